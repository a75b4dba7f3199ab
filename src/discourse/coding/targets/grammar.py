"""Who does what in a clause, read off the dependency tree."""

from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache

from discourse.text.tokens import TokenView

OBJECTS = ("dobj", "dative", "obj", "iobj")
PREDICATIVES = ("attr", "acomp", "oprd")
VERBS = ("VERB", "AUX")
_NEGATIONS = ("not", "never", "no", "hardly", "scarcely", "barely", "neither", "nor", "without", "nobody", "none")
_ONLY = ("only", "merely", "just", "simply")
_FUNCTIONS = {
    **dict.fromkeys(("nsubj", "csubj", "expl"), "agent"),
    **dict.fromkeys(("nsubjpass", "csubjpass", *OBJECTS), "patient"),
    **dict.fromkeys(("compound", "amod", "nmod", "nounmod"), "modifier"),
    **dict.fromkeys(PREDICATIVES, "predicative"),
    "poss": "possessor",
    "pobj": "prepositional",
    "appos": "apposition",
}
_SHORT = 4


@dataclass(frozen=True)
class Function:
    """The place of a phrase in its clause.

    Args:
        name: agent, patient, possessor, modifier, prepositional, predicative, apposition or other.
        governor: the row of the verb, noun or preposition that the phrase hangs on; -1 for none.
        row: the row of the phrase's head, that of the first of coordinated phrases.
    """

    name: str
    governor: int
    row: int


def head_of(view: TokenView, first: int, stop: int) -> int:
    """The row in a span that hangs on something outside it (the last such row: the head of an English
    name)."""
    heads = view.head
    inside = [row for row in range(first, stop) if not first <= int(heads[row]) < stop or int(heads[row]) == row]
    deps = view.column("dep")
    real = [row for row in inside if deps[row] not in ("punct", "det", "case", "prep", "cc")]
    return (real or inside or [stop - 1])[-1]


@lru_cache(maxsize=200_000)
def function(view: TokenView, row: int) -> Function:
    """Say what a phrase with its head at `row` does in its clause; a coordinated one does what the first
    does."""
    deps, heads = view.column("dep"), view.head
    for _ in range(6):
        if deps[row] != "conj" or int(heads[row]) == row or view.column("pos")[int(heads[row])] in VERBS:
            break
        row = int(heads[row])
    dep, head = deps[row], int(heads[row])
    if head == row:
        return Function("other", -1, row)
    if dep == "pobj" and deps[head] == "agent":
        return Function("agent", int(heads[head]), row)
    return Function(_FUNCTIONS.get(dep, "other"), head, row)


def child(view: TokenView, row: int, *deps: str) -> list[int]:
    """The rows that hang on `row` by one of the named relations, in text order."""
    names = view.column("dep")
    return [at for at in view.children[row] if names[at] in deps]


def under(view: TokenView, row: int, words: Container[str] | None = None) -> list[tuple[int, int]]:
    """The prepositions on a word, with their nouns, in text order: (*fight*) *against crime*.

    Args:
        view: the tokens.
        row: the word.
        words: the prepositions wanted; all where left out.
    """
    norms = view.column("norm")
    preps = [at for at in child(view, row, "prep") if words is None or norms[at] in words]
    return [(at, noun) for at in preps for noun in child(view, at, "pobj")]


def doers(view: TokenView, verb: int) -> list[int]:
    """The nouns after the *by* of a passive."""
    return [noun for at in child(view, verb, "agent") for noun in child(view, at, "pobj")]


def words_of(view: TokenView, *parts: int | str) -> str:
    """The words of rows, and other words as they stand, with blanks between."""
    return " ".join(view.column("word")[part] if isinstance(part, int) else part for part in parts)


def negated(view: TokenView, row: int) -> bool:
    """Whether a negation hangs on the word or its determiner; *not only* and *not merely* negate nothing."""
    norms, negators, only = view.column("norm"), _NEGATIONS, _ONLY
    return any(
        norms[at] in negators and not (at + 1 < view.size and norms[at + 1] in only) for at in view.children[row]
    )


def passive(view: TokenView, row: int) -> bool:
    """Whether the verb at `row` stands in the passive."""
    return bool(child(view, row, "nsubjpass", "auxpass"))


def lemma(view: TokenView, row: int) -> str:
    """The lemma of a verb with its particle ("stand up"), or of any other word."""
    word: str = view.column("lemma")[row]
    particle = child(view, row, "prt")
    return f"{word} {view.column('lemma')[particle[0]]}" if particle else word


def shared_verbs(view: TokenView, verb: int) -> list[tuple[int, float]]:
    """The verbs whose unsaid subject is that of `verb`, each with how surely: *vowed to fight*, *came and
    saw*."""
    found: list[tuple[int, float]] = []
    pos = view.column("pos")
    for at in view.children[verb]:
        dep = view.column("dep")[at]
        own = child(view, at, "nsubj", "nsubjpass", "expl")
        if pos[at] not in VERBS or own:
            continue
        if dep == "conj":
            found.append((at, 0.9))
        elif dep in ("xcomp", "ccomp") and not child(view, verb, *OBJECTS):
            found.append((at, 0.8))
        elif dep == "advcl" and view.column("tag")[at] in ("VBG", "VBN"):
            found.append((at, 0.6))
    return found


def coordinated(view: TokenView, row: int) -> list[int]:
    """The heads of all phrases that are coordinated with the one at `row`, itself included, in text order."""
    first = function(view, row).row
    chain, waiting = [], [first]
    while waiting:
        at = waiting.pop()
        chain.append(at)
        waiting.extend(child(view, at, "conj"))
    return sorted(chain)


def phrase_span(view: TokenView, row: int) -> tuple[int, int]:
    """The rows of a noun phrase as short as it can be named: what stands before its head, and one *of*
    phrase."""
    left = [at for at in child(view, row, "compound", "amod", "poss", "nummod", "nmod", "quantmod") if at < row]
    first = min((min(view.subtree(at)) for at in left), default=row)
    stop = row + 1
    inner = [noun for at, noun in under(view, row, ("of",)) if at == row + 1]
    if inner:
        stop = phrase_span(view, inner[0])[1]
    return first, stop


def phrase_text(view: TokenView, row: int) -> str:
    """The words of a noun phrase, as printed, with a phrase or two that are coordinated with it; empty for -1."""
    if row < 0:
        return ""
    first, stop = phrase_span(view, row)
    last = phrase_span(view, coordinated(view, row)[-1])[1]
    return view.text(first, last if stop < last <= stop + _SHORT else stop)


def subject_of(view: TokenView, verb: int) -> int:
    """The row of a verb's subject, also one that it shares with the verb it hangs on; -1 where none is
    said."""
    deps, heads = view.column("dep"), view.head
    for _ in range(5):
        own = child(view, verb, "nsubj", "nsubjpass", "csubj")
        if own:
            return _antecedent(view, own[0], verb)
        if doers(view, verb):
            return doers(view, verb)[0]
        if deps[verb] in ("relcl", "acl"):
            return int(heads[verb])
        if deps[verb] not in ("conj", "xcomp", "advcl", "ccomp", "aux", "pcomp") or int(heads[verb]) == verb:
            return -1
        verb = int(heads[verb])
    return -1


def _antecedent(view: TokenView, row: int, verb: int) -> int:
    """For *who* and *which* the noun that the clause hangs on."""
    relative = view.column("tag")[row] in ("WDT", "WP") or view.column("norm")[row] == "that"
    return int(view.head[verb]) if relative and view.column("dep")[verb] == "relcl" else row

"""Phrases: their head, their place in the clause, and what hangs on them."""

from dataclasses import dataclass
from functools import lru_cache

from discourse.text.tokens import TokenView
from discourse.text.tree import OBJECTS, PASSIVE_SUBJECTS, PREDICATIVES, SUBJECTS, VERBS, child

_FUNCTIONS = {
    **dict.fromkeys(SUBJECTS, "agent"), **dict.fromkeys((*PASSIVE_SUBJECTS, *OBJECTS), "patient"),
    **dict.fromkeys(("compound", "amod", "nmod", "nounmod"), "modifier"), **dict.fromkeys(PREDICATIVES, "predicative"),
    "poss": "possessor", "pobj": "prepositional", "appos": "apposition",
}  # fmt: skip


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
    """The row in a span that hangs on something outside it (the last such row: the head of an English name)."""
    heads, deps = view.head, view.column("dep")
    inside = [row for row in range(first, stop) if not first <= int(heads[row]) < stop or int(heads[row]) == row]
    real = [row for row in inside if deps[row] not in ("punct", "det", "case", "prep", "cc")]
    return (real or inside or [stop - 1])[-1]


@lru_cache(maxsize=200_000)
def function(view: TokenView, row: int) -> Function:
    """Say what a phrase with its head at `row` does in its clause; a coordinated one does what the first does."""
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


def under(view: TokenView, row: int) -> list[tuple[int, int]]:
    """The prepositions on a word with their nouns, in text order: (*fight*) *against crime*."""
    return [(at, noun) for at in child(view, row, "prep") for noun in child(view, at, "pobj")]


def lemma(view: TokenView, row: int) -> str:
    """The lemma of a verb with its particle ("stand up"), or of any other word."""
    parts = [row, *child(view, row, "prt")[:1]]
    return " ".join(view.column("lemma")[part] for part in parts)


def shared_verbs(view: TokenView, verb: int) -> list[tuple[int, float]]:
    """The verbs whose unsaid subject is that of `verb`, each with how surely: *vowed to fight*, *came and saw*."""
    found: list[tuple[int, float]] = []
    for at in view.children[verb]:
        dep = view.column("dep")[at]
        if view.column("pos")[at] not in VERBS or child(view, at, "nsubj", "nsubjpass", "expl"):
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
    chain, waiting = [], [function(view, row).row]
    while waiting:
        at = waiting.pop()
        chain.append(at)
        waiting += child(view, at, "conj")
    return sorted(chain)


def words_of(view: TokenView, *parts: int | str) -> str:
    """The words of rows, and other words as they stand, with blanks between."""
    return " ".join(view.column("word")[part] if isinstance(part, int) else part for part in parts)

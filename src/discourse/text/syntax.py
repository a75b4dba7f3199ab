"""One reading of the grammar: who does what in a clause, what is denied, supposed, quoted or reported.

The tree is the parser's (ClearNLP labels: nsubj, dobj, relcl ...); this module alone turns it into the terms of
grammar. Functions take a view and a row of it; `READERS` gives the same answers as columns of the view, for rules
(`view.column("subject")`) and in queries (`[subject="i|we" & negated="no"]`). Which answer was chosen where several
were possible, and how often each is right, stands in docs/architecture.md, "One reading of the grammar".

References:
    Quirk et al. (1985), A Comprehensive Grammar of the English Language, ch. 10 (subject, object), 10.54-70
    (negation). Huddleston & Pullum (2002), The Cambridge Grammar, ch. 4.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from discourse.io.words import word_kinds, word_set
from discourse.text.quoted import quoted

if TYPE_CHECKING:
    from discourse.text.tokens import TokenView

NONE = "none"
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
OBJECTS = ("dobj", "dative", "obj", "iobj")
PREDICATIVES = ("attr", "acomp", "oprd")
AUXILIARIES = ("aux", "auxpass")
VERBS = ("VERB", "AUX")
_NEGATING = ("neg", "det", "advmod", "preconj")
_REPORTING = ("verbal", "mental-cognition")
_RELATIVE = ("WDT", "WP")
_BY_ENTITY = {"PERSON": "person", "NORP": "person", "ORG": "institution", "GPE": "institution"}
_NAMES = ("NNP", "NNPS")
_HOPS = 6


def child(view: "TokenView", row: int, *deps: str) -> list[int]:
    """The rows that hang on `row` by one of the named relations, in text order."""
    names = view.column("dep")
    return [at for at in view.children[row] if names[at] in deps]


def main_verb(view: "TokenView", row: int) -> int:
    """The verb that an auxiliary or a *not* belongs to; another word is its own."""
    head = int(view.head[row])
    return head if view.column("dep")[row] in (*AUXILIARIES, "neg") and head != row else row


def verb_over(view: "TokenView", row: int) -> int:
    """The verb that a word is part of or said with: of an auxiliary, a predicative (*is glad*); else the word itself."""
    head, dep = int(view.head[row]), view.column("dep")[row]
    said = dep in PREDICATIVES and view.column("pos")[head] in VERBS
    return head if said else main_verb(view, row)


def subject(view: "TokenView", verb: int) -> int | None:
    """The head of a verb's subject, also where it shares one (*we came and saw*, *she wants to go*); none without one.

    For *who*, *which* and *that* it is the noun that the relative clause describes. In a passive it is what the
    act is done to; see `agent`. *There* and *it* are subjects too.
    """
    deps, head = view.column("dep"), view.head
    for _ in range(_HOPS):
        own = child(view, verb, *SUBJECTS)
        if own:
            return _antecedent(view, own[0], verb)
        over = int(head[verb])
        predicate = deps[verb] in PREDICATIVES and view.column("pos")[over] in VERBS
        if over == verb or not (predicate or deps[verb] in ("conj", "xcomp", "dep", *AUXILIARIES)):
            return None
        if deps[verb] == "xcomp" and (led := [at for at in child(view, over, *OBJECTS) if over < at < verb]):
            return led[-1]
        verb = over
    return None


def _antecedent(view: "TokenView", row: int, verb: int) -> int:
    relative = view.column("tag")[row] in _RELATIVE or view.column("norm")[row] == "that"
    for _ in range(_HOPS if relative else 0):
        if view.column("dep")[verb] == "relcl":
            return int(view.head[verb])
        if view.column("dep")[verb] != "conj":
            break
        verb = int(view.head[verb])
    return row


def agent(view: "TokenView", verb: int) -> int | None:
    """The head of the phrase with *by* in a passive; none without one."""
    return next((noun for at in child(view, verb, "agent") for noun in child(view, at, "pobj")), None)


def understood_subject(view: "TokenView", verb: int) -> int | None:
    """Who does or undergoes what a verb says, said or understood: the agent of a passive, the subject, the noun that a
    participle describes (*the man selling fish*), the subject above (*smiling, she left*); none where nobody is meant."""
    if (by := agent(view, verb)) is not None:
        return by
    deps, head = view.column("dep"), view.head
    for _ in range(_HOPS):
        if (found := subject(view, verb)) is not None:
            return found
        over = int(head[verb])
        if over == verb:
            return None
        if deps[verb] in ("relcl", "acl"):
            return over
        if deps[verb] not in ("conj", "xcomp", "advcl", "ccomp", "aux", "pcomp"):
            return None
        verb = over
    return None


def direct_object(view: "TokenView", verb: int) -> int | None:
    """The head of a verb's direct object; in a passive the subject, which the act is done to."""
    if passive(view, verb):
        return subject(view, verb)
    return next(iter(child(view, verb, "dobj", "obj")), None)


def passive(view: "TokenView", verb: int) -> bool:
    """Whether a verb stands in the passive."""
    return bool(child(view, verb, "nsubjpass", "auxpass"))


def modal(view: "TokenView", verb: int) -> int | None:
    """The modal verb, or the *to* of an infinitive, that a verb stands under, also where it shares one."""
    deps, tags = view.column("dep"), view.column("tag")
    for _ in range(_HOPS):
        own = [at for at in child(view, verb, "aux") if tags[at] in ("MD", "TO")]
        if own:
            return own[0]
        if deps[verb] != "conj" or tags[verb] != "VB" or child(view, verb, *SUBJECTS):
            return None
        verb = int(view.head[verb])
    return None


def negator(view: "TokenView", row: int) -> int | None:
    """The negator that has a word in its scope; none where the word is affirmed.

    In scope is what the negator hangs on (*did not come*, *no trial*), the predicate or the indefinite object of a
    negated verb (*was not fair*, *did not bring justice*, not *did not fulfil the requests*), the infinitive below it
    (*did not seem to work*), what describes a negated noun (*no fair trial*), what is joined by *or* and *nor*, the
    predicate of *nobody* and *no trial*, and the object of *without*. What hangs on it by a preposition is not, and
    *not only* denies nothing.
    """
    row = main_verb(view, row)
    early = view.column("dep")[row] == "advmod"  # Of adverbs only those after the negator: *probably did not*.
    for at in _governors(view, row):
        found = _negators(view, at, at == row)
        if found is not None and found != row and not (early and row < found):
            return found
    return None


def denied(view: "TokenView", row: int) -> bool:
    """Whether a negator hangs on the word itself; for callers that follow the scope of a negation by themselves."""
    return _negators(view, row, True) is not None


def _governors(view: "TokenView", row: int) -> Iterator[int]:
    """A word and those above it whose negation it shares, from the nearest on."""
    deps, head, pos = view.column("dep"), view.head, view.column("pos")
    yield row
    for _ in range(_HOPS):
        over, dep = int(head[row]), deps[row]
        if over == row:
            return
        shared = dep in (*PREDICATIVES, "advmod") or (dep in ("amod", "dobj") and not _definite(view, row, over))
        shared = shared or (dep == "xcomp" and not child(view, over, "dobj"))
        shared = shared or (dep == "conj" and bool(_forms(view, over, "cc") & {"or", "nor"}))
        if (kept_off := _kept_off(view, row, over)) is not None:
            yield kept_off
            return
        if not shared or (dep in ("dobj", "advmod") and pos[over] not in (*VERBS, "ADJ")):
            return
        row = over
        yield row


def _kept_off(view: "TokenView", row: int, over: int) -> int | None:
    """The *without* or the *far from*, after *be* or *seem*, that a word depends on."""
    norms, above = view.column("norm"), int(view.head[over])
    if norms[over] == "without" and view.column("dep")[row] in ("pobj", "pcomp"):
        return over
    copula = view.column("lemma")[int(view.head[above])] in word_set("grammar-words", "copula")
    return above if (norms[above], norms[over]) == ("far", "from") and copula else None


def _definite(view: "TokenView", row: int, over: int) -> bool:
    """Whether the noun (the word or what it describes) is taken as known: *these brave men* are brave all the same."""
    noun = over if view.column("dep")[row] == "amod" else row
    known = word_set("grammar-words", "definite")
    norms = view.column("norm")
    return any(norms[at] in known or view.column("dep")[at] == "poss" for at in view.children[noun] if at < noun)


def _negators(view: "TokenView", row: int, itself: bool) -> int | None:
    """The negator that hangs on a word, on its subject, or that it is itself; `itself`: the word asked about."""
    norms, deps = view.column("norm"), view.column("dep")
    nobody = word_set("grammar-words", "nobody")
    if not itself and (
        norms[row] in ("without", *nobody) or (norms[row] == "far" and "from" in _forms(view, row, "prep"))
    ):
        return row
    for at in view.children[row]:
        if deps[at] in ("nsubj", "nsubjpass") and (norms[at] in nobody or "no" in _forms(view, at, "det")):
            return at
        if norms[at] == "longer" and "no" in _forms(view, at, "neg", "det", "advmod"):
            return at
        negates = norms[at] in word_set("grammar-words", "negator") and deps[at] in _NEGATING
        if negates and (at < row or deps[at] == "neg") and not _only(view, at):
            return at
    return None


def _only(view: "TokenView", row: int) -> bool:
    """*Not only*, *not just* and *not to mention* deny nothing."""
    norms, after = view.column("norm"), row + 1
    if after + 1 < view.size and norms[after] == "to":
        return norms[after + 1] in word_set("grammar-words", "aside")
    return after < view.size and norms[after] in word_set("grammar-words", "focus")


def _forms(view: "TokenView", row: int, *deps: str) -> set[str]:
    return {view.column("norm")[at] for at in child(view, row, *deps)}


def reporting_verb(view: "TokenView", row: int) -> int | None:
    """The verb of saying or thinking whose clause a word stands in (*he said that it rained*); none outside one."""
    deps, lemmas = view.column("dep"), view.column("lemma")
    kinds = word_kinds("process-types")
    at = row
    for _ in range(3 * _HOPS):
        over = int(view.head[at])
        if over == at:
            return None
        if deps[at] in ("ccomp", "parataxis") and kinds.get(str(lemmas[over]).lower(), "") in _REPORTING:
            return over
        at = over
    return None


def subject_type(view: "TokenView", row: int | None) -> str:
    """What a subject is: i, we, you, he (also she, they), it, there, this, person, institution, thing, clause, none."""
    if row is None:
        return NONE
    norm, lemma, entity = view.column("norm")[row], view.column("lemma")[row], view.column("entity")[row][2:]
    listed = word_kinds("subject-types")
    found = word_kinds("pronouns").get(norm) or _BY_ENTITY.get(entity)
    found = found or listed.get(str(lemma).lower()) or listed.get(str(norm))
    return found or ("clause" if view.column("pos")[row] in VERBS else "thing")


def subject_kind(view: "TokenView", verb: int) -> str:
    """The type of a verb's subject; whatever *who* stands for is a person."""
    row = subject(view, verb)
    who = "who" in _forms(view, verb, *SUBJECTS) and view.column("dep")[verb] == "relcl"
    kind = subject_type(view, row)
    return "person" if kind == "thing" and who else kind


def process(view: "TokenView", verb: int) -> str:
    """A verb's process type by the list `process-types` (Halliday); material, the open class, where it is not listed."""
    return word_kinds("process-types").get(str(view.column("lemma")[verb]).lower(), "material")


def modality(view: "TokenView", verb: int) -> str:
    """The modal verb that a verb stands under by its form, with the semi-modals *have to*, *need to* and *ought to*."""
    row, over = modal(view, verb), int(view.head[verb])
    norms, lemmas = view.column("norm"), view.column("lemma")
    if row is None or norms[row] != "to":
        return NONE if row is None else str(norms[row])
    semi = view.column("dep")[verb] == "xcomp" and lemmas[over] in ("have", "need", "ought")
    return f"{lemmas[over]} to" if semi and not child(view, over, "dobj") else "to"


def name(view: "TokenView", row: int) -> str:
    """The proper name that a word is part of, in full as printed; none for other words."""
    tags, entities = view.column("tag"), view.column("entity")
    if tags[row] not in _NAMES:
        return NONE
    first, stop = row, row + 1
    while first > 0 and tags[first - 1] in _NAMES and entities[first - 1] and entities[first][:1] == "I":
        first -= 1
    while stop < view.size and tags[stop] in _NAMES and entities[stop][:1] == "I":
        stop += 1
    return view.text(first, stop)


def _of_verb(answer: "Callable[[TokenView, int], str]") -> "Reader":
    """A column that says of verbs, their auxiliaries and predicatives what the answer says of the verb."""

    def column(view: "TokenView") -> list[str]:
        verbs = [verb_over(view, row) for row in range(view.size)]
        pos = view.column("pos")
        known = {verb: answer(view, verb) for verb in sorted(set(verbs)) if pos[verb] in VERBS}
        return [known.get(verb, NONE) for verb in verbs]

    return column


def _form(view: "TokenView", row: int | None, column: str = "norm") -> str:
    return NONE if row is None else str(view.column(column)[row]).lower()


Reader = Callable[["TokenView"], list[str]]
READERS: dict[str, Reader] = {
    "subject": _of_verb(lambda view, verb: _form(view, subject(view, verb))),
    "subject_type": _of_verb(subject_kind),
    "object": _of_verb(lambda view, verb: _form(view, direct_object(view, verb))),
    "voice": _of_verb(lambda view, verb: "passive" if passive(view, verb) else "active"),
    "modality": _of_verb(modality),
    "process": _of_verb(lambda view, verb: process(view, verb).split("-")[0]),
    "negated": lambda view: ["no" if negator(view, row) is None else "yes" for row in range(view.size)],
    "quoted": lambda view: ["yes" if inside else "no" for inside in quoted(view)],
    "reported": lambda view: [_form(view, reporting_verb(view, row), "lemma") for row in range(view.size)],
    "name": lambda view: [name(view, row) for row in range(view.size)],
}
"""For each attribute of the grammar how its column is read; every value is a word, `none` where there is none."""

"""*will* and *be going to* as prediction, volition or commitment (Palmer 2001: 72, 76-79, 104-106)."""

from functools import lru_cache

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._modal_features import features
from discourse.io.words import word_kinds
from discourse.text import syntax
from discourse.text.tokens import TokenView

_CODES = {"epistemic": "will-prediction", "dynamic": "will-volition", "deontic": "will-commitment"}
_STATES = ("relational", "existential", "mental")


def will_sense(place: Place) -> Reading:
    """Hold where the cue's code is the reading: prediction (epistemic), volition (dynamic), commitment."""
    found, why = _reading(place.view, place.first, place.stop)
    wanted = _CODES.get(place.cue.code, place.cue.code)
    kind = found.removeprefix("will-")
    return Reading(wanted == found, f"{kind}: {why}" if wanted == found else f"{kind} instead: {why}")


@lru_cache(maxsize=4096)
def _reading(view: TokenView, first: int, stop: int) -> tuple[str, str]:
    seen = set(features(view, first, stop if stop > first + 1 else 0))
    verb = syntax.verb_of_modal(view, first, stop)
    kind = syntax.subject_kind(view, verb)
    words = _words(view, first, verb)
    if kind not in syntax.ACTING:
        return "will-prediction", "the subject is not one that wills or promises"
    if kind == "you" and "question" in seen and "inverted" in seen:
        return "will-volition", "a request to you"
    if "willing" in words:
        return "will-volition", f"'{words['willing']}' speaks of willingness"
    if "promise" in words:
        return "will-commitment", f"'{words['promise']}' makes it a promise"
    if "mark=if" in seen:
        return "will-volition", "in an if-clause with a subject that wills"
    if "forecast" in words:
        return "will-prediction", f"'{words['forecast']}' makes it a forecast"
    for form in ("perfect", "progressive", "passive"):
        if form in seen:
            return "will-prediction", f"the verb is {form}: nothing the subject does at will"
    negated = "negated" in seen
    process = syntax.process(view, verb).split("-")[0]
    lemma = str(view.column("lemma")[verb]).lower()
    if process in _STATES or word_kinds("will-contexts").get(lemma) == "uncontrolled":
        return "will-prediction", f"'{lemma}' is a state or befalls the subject ({process}), no act at will"
    if kind == "he" and not negated and _own_words(view, verb):
        return "will-commitment", "somebody tells of an act of their own"
    if kind == "person" and not negated and stop > first + 1:
        return "will-commitment", "going to do at will: an intention"
    return _acts(kind, negated)


def _acts(kind: str, negated: bool) -> tuple[str, str]:
    if kind == "i" and negated:
        return "will-volition", "a refusal in the first person"
    if kind in ("i", "we"):
        return "will-commitment", "first person and an act at will"
    if kind == "institution":
        return "will-commitment", "a state or body announces its own act"
    if negated and kind in ("he", "person"):
        return "will-volition", "a person's refusal to act"
    return "will-prediction", "third person: the writer foretells what somebody does"


def _own_words(view: TokenView, verb: int) -> bool:
    """Whether a person or body tells what *he*, *she* or *they* will do: *Dad says he will drive us*."""
    head = int(view.head[verb])
    if view.column("dep")[verb] != "ccomp" or not syntax.process(view, head).startswith("verbal"):
        return False
    return syntax.subject_type(view, syntax.subject(view, head)) in ("he", "person", "institution")


def _words(view: TokenView, modal: int, verb: int) -> dict[str, str]:
    """The telling words that govern the clause or modify its verb, by type."""
    listed, lemmas = word_kinds("will-contexts"), view.column("lemma")
    deps = view.column("dep")
    rows = [row for row in view.children[verb] if deps[row] in ("advmod", "intj")]
    top = verb
    while deps[top] == "conj" and int(view.head[top]) != top:
        top = int(view.head[top])
    rows += [int(view.head[top])] if deps[top] in ("ccomp", "acl") else []
    found: dict[str, str] = {}
    for row in rows:
        lemma = str(lemmas[row]).lower()
        if lemma in listed:
            found.setdefault(listed[lemma], lemma)
    return found

"""Rule `remedy`: something that is to be done, with who is to do it."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.targets.grammar import OBJECTS, child, negated, passive, phrase_text, subject_of
from discourse.io.words import read_words
from discourse.text.tokens import TokenView

_MODALS = ("must", "should", "ought", "need", "have", "has", "had")


def remedy(place: Place) -> Reading:
    """Hold where an act is called for; not for guesses (*must have lost*), the past, or a remedy that is
    denied."""
    view = place.view
    lemmas, tags, pos = view.column("lemma"), view.column("tag"), view.column("pos")
    head = next(
        (row for row in range(place.first, place.stop) if pos[row] in ("NOUN", "VERB", "ADJ", "AUX")),
        place.first,
    )
    if lemmas[place.first] in _MODALS:
        verb = max(row for row in range(place.first, place.stop) if pos[row] in ("VERB", "AUX", "NOUN"))
        why = _no_act(view, place.first, verb)
        if why:
            return Reading(False, why)
        return _who(view, verb, "says what is to be done")
    if (
        view.column("dep")[place.first] == "ROOT"
        and tags[place.first] == "VB"
        and child(view, place.first, "aux", "nsubj")
    ):
        return Reading(False, "no request: the verb has a subject or an auxiliary")
    if pos[head] == "NOUN" and negated(view, head):
        return Reading(False, "says that there is none")
    if lemmas[head] in ("suggest", "propose", "demand") and _finding(view, head):
        return Reading(False, "what is found, not what is to be done")
    if tags[head] == "MD" or lemmas[head] in ("will", "would", "can", "could"):
        verb = place.stop - 1
        return _who(view, verb, "says what a remedy would do")
    named = [row for row in range(place.first, place.stop) if view.column("norm")[row] in ("on", "upon", "to")]
    if (
        pos[head] == "VERB"
        and lemmas[head] in ("call", "urge", "exhort", "implore", "ask", "advise", "encourage", "press")
        and named
    ):
        return _asked(view, head, "calls on somebody to act")
    return _who(view, head, "names what is to be done")


def _no_act(view: TokenView, modal: int, verb: int) -> str:
    lemmas, tags, norms = view.column("lemma"), view.column("tag"), view.column("norm")
    if norms[modal] == "had" and norms[modal + 1] != "better":
        return "was to be done in the past"
    if any(lemmas[row] == "have" and tags[verb] == "VBN" for row in range(modal + 1, verb)):
        return "a guess or a reproach about the past, not an act called for"
    if read_words("rule-words").has(lemmas[verb], "state") and not passive(view, verb) and tags[verb] != "VBN":
        return "a state, not an act"
    if (
        lemmas[modal] == "have"
        and norms[modal + 1] == "to"
        and lemmas[verb] == "do"
        and any(lemmas[at] == "with" for at in child(view, verb, "prep"))
    ):
        return "'has to do with' is no duty"
    return ""


def _finding(view: TokenView, head: int) -> bool:
    """*The figures suggest that trade is slowing*: a clause without *should* and without a bare verb."""
    clauses = child(view, head, "ccomp")
    asked = any(view.column("norm")[at] in ("should", "must") for row in clauses for at in child(view, row, "aux"))
    bare = any(
        view.column("tag")[row] == "VB"
        or (
            child(view, row, "auxpass")
            and not asked
            and any(view.column("norm")[at] == "be" for at in child(view, row, "auxpass"))
        )
        for row in clauses
    )
    return bool(clauses) and not asked and not bare


def _asked(view: TokenView, head: int, why: str) -> Reading:
    found = child(view, head, *OBJECTS)
    found += [noun for at in child(view, head, "prep") for noun in child(view, at, "pobj")]
    return Reading(True, why, actor=phrase_text(view, found[0]) if found else "")


def _who(view: TokenView, verb: int, why: str) -> Reading:
    row = subject_of(view, verb)
    return Reading(True, why, actor=phrase_text(view, row) if row >= 0 else "")

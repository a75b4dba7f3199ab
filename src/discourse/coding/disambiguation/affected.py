"""Rule `affected`: a problem that is said to be there, with the one it falls on."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.targets.grammar import OBJECTS, child, negated, passive, phrase_text, subject_of
from discourse.io.words import read_words

_TOWARDS = ("to", "for", "on", "of", "in", "among", "between", "against")


def affected(place: Place) -> Reading:
    """Hold unless the problem is denied; `actor` is who or what is affected."""
    view, head = place.view, _head(place)
    if _denied(place, head):
        return Reading(False, "the problem is denied, not claimed")
    row = _who(place, head)
    return Reading(
        True,
        "says what is wrong" + (" and for whom" if row >= 0 else ""),
        actor=phrase_text(view, row) if row >= 0 else "",
    )


def _head(place: Place) -> int:
    pos = place.view.column("pos")
    rows = [row for row in range(place.first, place.stop) if pos[row] in ("NOUN", "VERB", "ADJ", "PROPN")]
    return rows[0] if rows else place.first


def _denied(place: Place, head: int) -> bool:
    """*No threat*, *never threatened*, *there was no crisis*; a negation that belongs to the cue itself
    denies nothing."""
    view = place.view
    inside = any(view.column("norm")[row] in ("not", "no") for row in range(place.first, place.stop))
    return not inside and negated(view, head)


def _who(place: Place, head: int) -> int:
    view = place.view
    pos, norms = view.column("pos"), view.column("norm")
    if pos[head] == "VERB":
        if read_words("rule-words").has(view.column("lemma")[head], "undergoing"):
            return subject_of(view, head)
        found = child(view, head, "nsubjpass") if passive(view, head) else child(view, head, *OBJECTS)
        return found[0] if found else subject_of(view, head)
    if pos[head] == "ADJ":
        return subject_of(view, int(view.head[head]))
    for at in child(view, head, "prep"):
        inner = child(view, at, "pobj")
        if inner and norms[at] in _TOWARDS:
            return inner[0]
    return -1

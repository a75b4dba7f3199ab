"""*About*, *around*, *nearly*, *some* before a number make it vague (*about 300 people*); else they are
prepositions."""

from discourse.coding.disambiguation import Place, Reading


def quantity_about(place: Place) -> Reading:
    """Hold where the first word modifies the number, not where the number is what something is about."""
    view, row = place.view, place.first
    heads, deps, tags = view.head, view.column("dep"), view.column("tag")
    head = int(heads[row])
    span = (row, row + 1)
    if deps[row] in ("advmod", "quantmod", "amod", "det") and head > row:
        return Reading(True, f"modifies {view.column('word')[head]}", span=span)
    # The parser calls *about* a preposition in both uses; only after *be* it can be a vague number.
    before = tags[row - 1] if row > view.sentence_start[row] else ""
    if tags[row] == "IN" and deps[row] == "prep" and before in ("VBD", "VBZ", "VBP", "MD", ":", ",", "CC"):
        lemma = view.column("lemma")[head]
        if lemma == "be":
            return Reading(True, "vague number after be", span=span)
    return Reading(False, "a preposition, not a vague number")

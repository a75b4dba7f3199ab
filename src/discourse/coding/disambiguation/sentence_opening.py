"""*Now* and *well* turn to a new topic only at the opening of a sentence."""

from discourse.coding.disambiguation import Place, Reading


def sentence_opening(place: Place) -> Reading:
    """Hold for the first word of a sentence or of a quotation; code that word."""
    view, row = place.view, place.first
    before = view.column("tag")[row - 1] if row > view.sentence_start[row] else ""
    if row == view.sentence_start[row] or before in ("``", "''"):
        return Reading(True, "opens the sentence", span=(row, row + 1))
    return Reading(False, "inside the sentence")

"""Code the first word of a match; the words after it are only the context that the cue needs."""

from discourse.coding.disambiguation import Place, Reading


def first_word(place: Place) -> Reading:
    """Keep the first word and say what followed it."""
    return Reading(True, f"before {place.view.text(place.first + 1, place.stop)}", span=(place.first, place.first + 1))

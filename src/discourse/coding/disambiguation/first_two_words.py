"""Code the first two words of a match; the words after them are only the context that the cue needs."""

from discourse.coding.disambiguation import Place, Reading


def first_two_words(place: Place) -> Reading:
    """Keep the first two words and say what followed them."""
    return Reading(True, f"before {place.view.text(place.first + 2, place.stop)}", span=(place.first, place.first + 2))

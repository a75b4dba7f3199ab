"""Code the words of a match without the punctuation at its ends, which only shows that they stand apart."""

from discourse.coding.disambiguation import Place, Reading


def bare_words(place: Place) -> Reading:
    """Keep the words from the first that holds a letter or digit to the last that does."""
    words = place.view.column("word")
    inside = [row for row in range(place.first, place.stop) if any(sign.isalnum() for sign in words[row])]
    if not inside:
        return Reading(False, "holds no word")
    return Reading(True, "set apart by punctuation", span=(inside[0], inside[-1] + 1))

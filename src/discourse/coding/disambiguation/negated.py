"""Negation turns an evaluation around: *not fair*, *no victory*, *hardly a success*, *far from perfect*."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._negation import far_from, negator

_OPPOSITE = {"positive": "negative", "negative": "positive"}


def negated(place: Place) -> Reading:
    """Accept every place; flip the polarity of the cue where a negator has it in its scope.

    In scope is a negator that hangs on the word, on the verb of which it is the predicate or the object
    (*was not fair*, *did not bring justice*), on the noun that it describes (*no fair trial*), or *without*
    before it; so is *far from* after *be* or *seem* (*is far from a success*). *Not only* does not negate.
    """
    row = _head(place)
    found = negator(place.view, row)
    if found is None:
        found = far_from(place.view, place.first)
    if found is None:
        return Reading(True)
    polarity = _OPPOSITE.get(place.cue.polarity, place.cue.polarity)
    return Reading(True, f"negated by '{place.view.column('word')[found]}'", polarity=polarity)


def _head(place: Place) -> int:
    heads = place.view.column("head")
    outside = [
        row for row in range(place.first, place.stop) if not place.first <= heads[row] < place.stop or heads[row] == row
    ]
    return outside[0] if outside else place.first

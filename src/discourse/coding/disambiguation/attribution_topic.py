"""Attribution by a noun and its topic: *calls for a vote*, *concerns about the cost*; the noun alone is the
cue."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._attribution import as_object
from discourse.coding.disambiguation.attribution_source import attribution_source


def attribution_topic(place: Place) -> Reading:
    """Accept the noun, without its preposition, unless a reporting verb has it as its object."""
    if (verb := as_object(place.view, place.first)) is not None:
        return Reading(False, f"part of what '{place.view.column('word')[verb]}' attributes")
    return attribution_source(Place(place.view, place.first, place.first + 1, place.cue))

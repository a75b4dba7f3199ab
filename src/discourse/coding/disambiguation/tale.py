"""Rule `tale`: one hero, three deeds or more in the past, one after the other."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.targets.grammar import child
from discourse.text.tokens import TokenView

_LEAST = 3


def tale(place: Place) -> Reading:
    """Hold where the verb and those coordinated with it tell at least three deeds of one subject in the
    past."""
    view = place.view
    deeds = _chain(view, place.first)
    if not child(view, place.first, "nsubj", "nsubjpass"):
        return Reading(False)
    if len(deeds) < _LEAST:
        return Reading(False)
    return Reading(True, "tells " + ", ".join(view.column("word")[row] for row in deeds))


def _chain(view: TokenView, verb: int) -> list[int]:
    found, waiting = [], [verb]
    while waiting:
        at = waiting.pop()
        if view.column("tag")[at] in ("VBD", "VBN", "VBZ"):
            found.append(at)
        waiting.extend(k for k in child(view, at, "conj") if view.column("pos")[k] == "VERB")
    return sorted(found)

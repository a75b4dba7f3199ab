"""Rule `purpose`: an infinitive that gives the aim of an act (*planted trees to reduce the heat*)."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.targets.grammar import child


def purpose(place: Place) -> Reading:
    """Hold where the infinitive is an adverbial clause or hangs on a noun of means; not after *begin*,
    *want*, *must*."""
    view = place.view
    verb = place.stop - 1
    over = int(view.head[verb])
    dep = view.column("dep")[verb]
    if dep == "advcl":
        return Reading(True, f"the aim of '{view.column('word')[over]}'")
    if dep == "acl" and view.column("pos")[over] in ("NOUN", "PROPN"):
        return Reading(True, f"what '{view.column('word')[over]}' is for")
    if dep in ("xcomp", "ccomp") and child(view, over, "dobj", "nsubjpass"):
        return Reading(True, f"the aim of '{view.column('word')[over]}'")
    return Reading(False, f"completes '{view.column('word')[over]}', names no aim")

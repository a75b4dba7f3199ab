"""*Should*: what is to be expected of a thing (*the map should be useful*), or what somebody ought to do."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._clause import subject_type
from discourse.coding.disambiguation._subjects import main_verb, subject_of

_THINGS = ("it", "this", "that", "thing", "clause", "there")


def expected_should(place: Place) -> Reading:
    """Hold where a thing is the subject of an active verb; a passive leaves open who ought to act."""
    view, row = place.view, place.first
    verb = main_verb(view, row)
    deps = {view.column("dep")[child] for child in view.children[verb]}
    if "auxpass" in deps:
        return Reading(False, "a passive: somebody ought to do it")
    kind = subject_type(view, subject_of(view, verb))
    if kind in _THINGS:
        return Reading(True, f"what is expected of its subject ({kind})")
    return Reading(False, f"what its subject ({kind}) ought to do")

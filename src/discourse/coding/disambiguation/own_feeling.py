"""A feeling marks the writer's attitude only when the writer has it: *I am glad*, not *she was glad*."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._subjects import main_verb, subject_of


def own_feeling(place: Place) -> Reading:
    """Hold where the subject of *be* is *I* or *we*; code the adjective."""
    subject = subject_of(place.view, main_verb(place.view, place.first))
    if subject is not None and place.view.column("norm")[subject] in ("i", "we"):
        return Reading(True, "the writer's own feeling", span=(place.stop - 1, place.stop))
    return Reading(False, "the feeling of somebody else")

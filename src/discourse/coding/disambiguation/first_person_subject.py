"""A verb of thinking hedges the writer's own claim only when the writer is its subject: *I think*, not
*they think*."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._subjects import subject_of

_OWN = ("i", "we")


def first_person_subject(place: Place) -> Reading:
    """Hold where the subject of the first word is *I* or *we*."""
    subject = subject_of(place.view, place.first)
    if subject is None:
        return Reading(False, "no subject of its own")
    word = place.view.column("word")[subject]
    if place.view.column("norm")[subject] in _OWN:
        return Reading(True, f"the subject is {word}", actor=word)
    return Reading(False, f"the subject is {word}, not the writer")

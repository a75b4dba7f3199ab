"""A verb of saying is evidence from another source when its subject is not the writer: *experts say*,
not *I say*."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._subjects import subject_of


def third_person_subject(place: Place) -> Reading:
    """Hold where the verb has a subject other than *I*, *we* and *you*."""
    view = place.view
    subject = subject_of(view, place.first)
    if subject is None:
        return Reading(False, "no source is named")
    word = view.column("word")[subject]
    if view.column("norm")[subject] in ("i", "we", "you", "it"):
        return Reading(False, f"the subject is {word}")
    return Reading(True, "another source speaks", actor=word)

"""*As far as* limits the writer's knowledge (*as far as I know*), or measures a distance (*as far as
the river*)."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._subjects import subject_of


def as_far_as_known(place: Place) -> Reading:
    """Hold where a clause with *I*, *we*, *anyone* or *one* as subject follows; code the clause's verb
    too."""
    view = place.view
    norms, tags = view.column("norm"), view.column("tag")
    for row in range(place.stop, min(place.stop + 4, int(view.sentence_end[place.first]))):
        if tags[row].startswith("VB"):
            subject = subject_of(view, row)
            if subject is not None and norms[subject] in ("i", "we", "one", "anyone"):
                return Reading(True, "a limit of knowledge", span=(place.first, row + 1))
    return Reading(False, "a distance or a topic")

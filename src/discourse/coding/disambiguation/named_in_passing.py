"""A source named in passing: *as Darwin observed, worms make the soil*; not *as he said this, he rose*, which
tells when, nor *as I said*."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._subjects import subject_of

_SELVES = ("i", "we", "you", "it", "one")


def named_in_passing(place: Place) -> Reading:
    """Hold for a verb of saying under *as*, said by a third person, with nothing or only *it* that is said."""
    view, row = place.view, place.first
    deps, norms = view.column("dep"), view.column("norm")
    if not any(norms[child] == "as" and child < row for child in view.children[row]):
        return Reading(False, "not under as")
    subject = subject_of(view, row)
    if subject is None or norms[subject] in _SELVES:
        return Reading(False, "no source is named")
    for child in view.children[row]:
        if deps[child] in ("ccomp", "xcomp", "dobj") and norms[child] != "it":
            return Reading(False, f"{view.column('word')[child]} is what is said")
    return Reading(True, "another source agrees", actor=view.column("word")[subject])

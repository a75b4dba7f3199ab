"""Obligations put on the reader: *we must*, *you should*, *one has to*, *it must be noted*."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._subjects import main_verb, subject_of

_ADDRESSED = ("we", "you", "one", "us")


def obligation_to_reader(place: Place) -> Reading:
    """Hold where *we*, *you* or *one* is obliged; code the modal with its *to*."""
    view, row = place.view, place.first
    norms, tags = view.column("norm"), view.column("tag")
    if norms[row] in ("have", "has", "need", "needs", "ought") and norms[place.stop - 1] != "to":
        return Reading(False, "no obligation: nothing to do follows")
    if norms[row] == "cannot" or (norms[row] in ("must", "should") and tags[row] != "MD"):
        return Reading(False, "no obligation")
    verb = main_verb(view, row)
    subject = subject_of(view, verb)
    if subject is not None and norms[subject] == "it" and _told(place, verb):
        return Reading(True, "what the reader is told to note")
    if subject is None or norms[subject] not in _ADDRESSED:
        who = "nobody named" if subject is None else view.column("word")[subject]
        return Reading(False, f"obliges {who}, not the reader")
    if "have" in norms[row + 1 : row + 3] and norms[row] == "must":
        return Reading(False, "a conclusion, not an obligation")
    return Reading(True, f"obliges {norms[subject]}", actor=view.column("word")[subject])


def _told(place: Place, verb: int) -> bool:
    """Whether it is the passive of *it must be noted that*: impersonal, with a clause."""
    deps = {place.view.column("dep")[child] for child in place.view.children[verb]}
    return "auxpass" in deps and bool(deps & {"ccomp", "csubj", "csubjpass"})

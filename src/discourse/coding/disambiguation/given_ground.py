"""*Given* gives a ground (*given the risk, they turned back*), or is a verb (*it was given away*)."""

from discourse.coding.disambiguation import Place, Reading


def given_ground(place: Place) -> Reading:
    """Hold where no auxiliary stands with it and an object or a that-clause follows."""
    view, row = place.view, place.first
    deps = [view.column("dep")[child] for child in view.children[row]]
    if {"aux", "auxpass", "nsubjpass", "nsubj"} & set(deps) or view.column("tag")[row] == "VBD":
        return Reading(False, "a verb with an auxiliary or a subject")
    if view.column("dep")[row] in ("acl", "relcl", "amod"):
        return Reading(False, "describes a noun")
    if set(deps) & {"dobj", "pobj", "ccomp", "dative", "pcomp"} or place.stop - row == 2:
        return Reading(True, "a ground for the claim")
    return Reading(False, "no ground follows")

"""A clause of its own in brackets or between dashes addresses the reader; a bare phrase, date or
reference does not."""

from discourse.coding.disambiguation import Place, Reading


def clause_aside(place: Place) -> Reading:
    """Hold where the stretch has a finite verb with a subject of its own inside."""
    view = place.view
    tags, deps = view.column("tag"), view.column("dep")
    inside = range(place.first + 1, place.stop - 1)
    if any(character.isdigit() for row in inside for character in view.column("word")[row]):
        return Reading(False, "figures or a reference")
    for row in inside:
        finite = tags[row] in ("VBD", "VBZ", "VBP", "MD")
        verb = int(view.head[row]) if deps[row] in ("aux", "auxpass") else row
        subjects = [c for c in view.children[verb] if deps[c] in ("nsubj", "nsubjpass", "expl")]
        if finite and deps[verb] not in ("relcl", "acl", "advcl") and any(c in inside for c in subjects):
            return Reading(True, "a clause of its own")
    return Reading(False, "a phrase, no clause")

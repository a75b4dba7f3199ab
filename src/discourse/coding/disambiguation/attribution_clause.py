"""Attribution by a word that also has other uses: it must govern a clause or stand beside a quotation."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._attributed import quotes
from discourse.coding.disambiguation._attribution import anchor
from discourse.coding.disambiguation.attribution_source import attribution_source


def attribution_clause(place: Place) -> Reading:
    """Accept *he added that ...* and *"...", he added*, not *he added sugar*; then find source and
    content."""
    row = anchor(place.view, place.first, place.stop)
    kind = place.view.column("complement")[row]
    clause = kind in ("that", "wh") or (kind == "zero" and _finite(place, row))
    if not clause and not (quotes(place.view, row) and not _busy(place, row)) and not _inserted(place, row):
        return Reading(False, "it governs no clause and stands beside no quotation")
    return attribution_source(place)


def _inserted(place: Place, row: int) -> bool:
    """*The plan, he added, would fail* and *as he explained*: the verb hangs on the clause that it
    reports."""
    view = place.view
    if view.column("dep")[row] == "parataxis":
        return True
    marks = [view.column("norm")[c] for c in view.children[row] if view.column("dep")[c] in ("mark", "advmod")]
    return "as" in marks and view.column("complement")[row] == "none"


def _finite(place: Place, row: int) -> bool:
    """Whether the clause without *that* is a whole one: *found it was gone*, not *found it empty*."""
    view = place.view
    tags, deps = view.column("tag"), view.column("dep")
    for clause in view.children[row]:
        if deps[clause] == "ccomp":
            verbs = [clause, *(c for c in view.children[clause] if deps[c] in ("aux", "auxpass"))]
            if any(tags[verb] in ("VBD", "VBZ", "VBP", "MD") for verb in verbs):
                return True
    return False


def _busy(place: Place, row: int) -> bool:
    """Whether the verb has an object of its own, so that a quotation nearby is not its content."""
    deps, view = place.view.column("dep"), place.view
    return any(
        (deps[c] == "dobj" and c > row and not view.column("tag")[c].startswith("PRP")) or deps[c] == "xcomp"
        for c in view.children[row]
    )

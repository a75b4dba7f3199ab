"""Rule `story`: a told sequence of events, at least two finite verbs in the past with somebody who acts."""

from discourse.coding.disambiguation import Place, Reading
from discourse.text.tokens import TokenView

_LEAST = 2


def story(place: Place) -> Reading:
    """Hold where the sentence tells of several deeds in the past; one date or one event is no story."""
    view = place.view
    rows = range(int(view.sentence_start[place.first]), int(view.sentence_end[place.first]))
    deeds = [row for row in rows if _deed(view, row)]
    if len(deeds) < _LEAST:
        return Reading(False, "fewer than two deeds in the past: no story")
    return Reading(True, "tells " + ", ".join(view.column("word")[row] for row in deeds[:4]))


def _deed(view: TokenView, row: int) -> bool:
    people = any(
        view.column("dep")[at] in ("nsubj", "nsubjpass") and view.column("norm")[at] != "it"
        for at in view.children[row]
    )
    linked = view.column("dep")[row] in ("conj", "xcomp")
    return view.column("tag")[row] == "VBD" and view.column("pos")[row] == "VERB" and (people or linked)

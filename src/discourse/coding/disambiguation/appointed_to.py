"""*Be to* as an order or arrangement (*you are to stay*), or as what fate had in store (*was to change his
life*): the future in the past (Palmer 1990: 160-162; Quirk et al. 1985: 4.48)."""

from discourse.coding.disambiguation import Place, Reading, _clause
from discourse.io.words import word_kinds

_PAST = ("was", "were")


def appointed_to(place: Place) -> Reading:
    """Hold for `epistemic` where a past *be to* foretells what nobody orders, for `deontic` elsewhere."""
    view, verb = place.view, place.stop - 1
    if view.column("dep")[verb] in ("aux", "auxpass"):
        verb = int(view.head[verb])
    process = _clause.process(view, verb).split("-")[0]
    lemma = str(view.column("lemma")[verb]).lower()
    kind = _clause.subject_type(view, _clause.subject(view, verb))
    befalls = process in ("relational", "mental") or word_kinds("will-contexts").get(lemma) == "uncontrolled"
    passive = any(view.column("dep")[child] in ("auxpass", "nsubjpass") for child in view.children[verb])
    past = view.column("norm")[place.first] in _PAST
    if past and not passive and (befalls or kind not in _clause.ACTING):
        return Reading(place.cue.code == "epistemic", "future in the past: what came, seen from before")
    return Reading(place.cue.code == "deontic", "an order or an arrangement")

"""Attribution by naming or by topic: *called the treaty a disgrace*, *described him as a friend*, *argued
for peace*."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._attribution import anchor
from discourse.coding.disambiguation.attribution_source import attribution_source
from discourse.text.tokens import TokenView

_PREDICATES = ("oprd", "xcomp", "ccomp")
_LINKS = ("as", "for", "against", "about", "of", "on", "with", "at", "to")


def attribution_label(place: Place) -> Reading:
    """Accept a verb whose object gets a name or a description of its own; the verb group alone is the cue.

    *Called the treaty a disgrace*, *described the prison as unsafe* and *argued for peace* attribute,
    *called her mother* does not.
    """
    view = place.view
    verb = anchor(view, place.first, place.stop)
    deps, norms = view.column("dep"), view.column("norm")
    linked = any(norms[row] in _LINKS and _joined(view, row, verb) for row in range(verb + 1, place.stop))
    named = any(deps[child] in _PREDICATES for child in view.children[verb])
    if not linked and not named:
        return Reading(False, "nothing is called by a name here")
    return attribution_source(Place(view, verb, verb + 1, place.cue))


def _joined(view: TokenView, row: int, verb: int) -> bool:
    """Whether a preposition belongs to the verb or to its object."""
    deps, head = view.column("dep"), int(view.column("head")[row])
    return head == verb or (
        int(view.column("head")[head]) == verb and deps[head] in ("dobj", "advmod", "prep", "nsubjpass")
    )

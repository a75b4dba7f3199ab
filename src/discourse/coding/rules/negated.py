"""Negation turns an evaluation around: *not fair*, *no victory*, *hardly a success*, *failed to impress*."""

from discourse.coding.rules import Place, Reading
from discourse.language.view import TokenView

_NEGATORS = (
    "not",
    "never",
    "no",
    "neither",
    "nor",
    "hardly",
    "scarcely",
    "barely",
    "without",
    "nobody",
    "none",
    "nothing",
)
_OPPOSITE = {"positive": "negative", "negative": "positive"}
_LINKS = ("acomp", "attr", "oprd", "xcomp", "amod", "advmod")


def negated(place: Place) -> Reading:
    """Accept every place; flip the polarity of the cue where a negator has it in its scope.

    In scope is a negator that hangs on the word, on the verb of which it is the predicate or the object
    (*was not fair*, *did not bring justice*), on the noun that it describes (*no fair trial*), or *without*
    before it. *Not only* does not negate.
    """
    row = _head(place)
    negator = _negator(place.view, row)
    if negator is None:
        return Reading(True)
    polarity = _OPPOSITE.get(place.cue.polarity, place.cue.polarity)
    return Reading(True, f"negated by '{place.view.column('word')[negator]}'", polarity=polarity)


def _head(place: Place) -> int:
    heads = place.view.column("head")
    outside = [
        row for row in range(place.first, place.stop) if not place.first <= heads[row] < place.stop or heads[row] == row
    ]
    return outside[0] if outside else place.first


def _negator(view: TokenView, row: int) -> int | None:
    deps, heads, norms, tags = (
        view.column("dep"),
        view.column("head"),
        view.column("norm"),
        view.column("tag"),
    )
    governors = [row]
    at = row
    for _ in range(3):
        linked = deps[at] in _LINKS or (deps[at] in ("dobj", "pobj", "prep") and not tags[heads[at]].startswith("N"))
        if not linked or heads[at] == at:
            break
        at = heads[at]
        governors.append(at)
    for governor in governors:
        if norms[governor] == "without":
            return int(governor)
        for child in view.children[governor]:
            only = child + 1 < view.size and norms[child + 1] in ("only", "just", "merely", "to")
            if (
                norms[child] in _NEGATORS
                and child < row
                and deps[child] in ("neg", "det", "advmod", "preconj", "prep")
                and not only
            ):
                return child
    return None

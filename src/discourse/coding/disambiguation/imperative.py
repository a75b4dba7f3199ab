"""Imperatives: a base form without subject at the head of its clause (*consider Norway*, *let us be
clear*)."""

from discourse.coding.disambiguation import Place, Reading
from discourse.text.tokens import TokenView

_KIN = ("aux", "auxpass", "nsubj", "nsubjpass", "expl", "csubj", "mark")
_FINITE = ("VBZ", "VBP", "VBD", "MD")
_HEADS = ("ROOT", "ccomp", "advcl", "parataxis")


def imperative(place: Place) -> Reading:
    """Hold for a base form that heads a sentence or a clause joined to one, without subject or auxiliary."""
    view, row = place.view, place.first
    deps = view.column("dep")
    if view.column("norm")[row] in ("thank", "please"):
        return Reading(False, "a courtesy")
    if deps[row] == "conj":
        if _bare(view, row) and _commands(view, int(view.head[row])):
            return Reading(True, "a second command to the reader")
        return Reading(False, "joined to a clause that is no command")
    if deps[row] not in _HEADS:
        return Reading(False, f"depends on {view.column('word')[int(view.head[row])]}")
    if _commands(view, row):
        return Reading(True, "a command to the reader")
    return Reading(False, "has a subject or an auxiliary, or does not open its clause")


def _commands(view: TokenView, row: int) -> bool:
    return _bare(view, row) and _opens(view, row)


def _bare(view: TokenView, row: int) -> bool:
    """Whether it is a base form with neither subject nor auxiliary; *do* and *please* may stand before it."""
    deps, norms = view.column("dep"), view.column("norm")
    kin = {deps[child] for child in view.children[row] if child < row and norms[child] not in ("do", "please")}
    return view.column("tag")[row] == "VB" and not kin & set(_KIN)


def _opens(view: TokenView, row: int) -> bool:
    """Whether only adverbs, address or a clause of its own (*if you can, come*) stands before it."""
    tags = view.column("tag")
    for at in range(row - 1, int(view.sentence_start[row]) - 1, -1):
        if tags[at] in ("``", "''", "-LRB-") or tags[at] == ":":
            return True
        if tags[at] == ",":
            return not _finite(view, at, row)
        if tags[at] not in ("RB", "CC", "UH", "VB", "VBP"):
            return False
    return True


def _finite(view: TokenView, before: int, row: int) -> bool:
    """Whether a finite verb stands before, other than in a clause that depends on the command."""
    tags, deps = view.column("tag"), view.column("dep")
    own = {at for child in view.children[row] if deps[child] == "advcl" for at in view.subtree(child)}
    earlier = range(int(view.sentence_start[row]), before)
    return any(tags[at] in _FINITE and at not in own for at in earlier)

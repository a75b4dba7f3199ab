"""A verb of saying or thinking lets another voice in: *she said that*; not *tell me*, *I said*, *two men were
writing letters* or *he told her to wait*."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation.imperative import imperative
from discourse.io.words import word_set
from discourse.text import syntax
from discourse.text.tokens import TokenView

_SELVES = ("i", "we", "you")
_MAKES = ("write", "add")


def reported_voice(place: Place) -> Reading:
    """Hold where the verb is no command to the reader, not the writer's own act, and what is said is a position."""
    view, row = place.view, place.first
    if imperative(place).holds:
        return Reading(False, "a command to the reader")
    subject = syntax.subject(view, row)
    if subject is not None and view.column("norm")[subject] in _SELVES:
        return Reading(False, f"the subject is {view.column('word')[subject]}")
    if _no_position(view, row):
        return Reading(False, "no position is reported")
    return Reading(True, "another voice", actor=view.column("word")[subject] if subject is not None else "")


def _no_position(view: TokenView, row: int) -> bool:
    """Whether what follows the verb is a thing made, a tale told or an order, and no clause."""
    deps, lemmas = view.column("dep"), view.column("lemma")
    kin = {deps[child]: child for child in view.children[row] if child > row}
    verb = lemmas[row]
    if "ccomp" in kin:
        return False
    if verb in _MAKES:
        return "dobj" in kin
    if verb == "tell":
        return "xcomp" in kin or ("dobj" in kin and lemmas[kin["dobj"]] in word_set("stance-words", "told"))
    return False

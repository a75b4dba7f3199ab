"""Rule `cause`: a link of cause and effect, with the cause."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.targets.colours import phrase
from discourse.coding.targets.grammar import child, negated, phrase_text, subject_of
from discourse.text.tokens import TokenView

_FROM = ("stem", "arise", "originate", "derive", "flow", "spring")
_WEAK = ("responsible", "contribute", "lead")
_MEANS = ("by",)


def cause(place: Place) -> Reading:
    """Hold where one thing is said to bring about another; `actor` is the cause."""
    view, head = place.view, _head(place)
    if negated(view, head):
        return Reading(False, "the link is denied")
    word = view.column("lemma")[head]
    if word in _WEAK and not _effect(view, head):
        return Reading(False, "no effect is named: a task, a gift or a way, not a cause")
    if view.column("norm")[place.first] in _MEANS and not _act(view, place.first):
        return Reading(False, "a way of doing something, without an effect that is good or bad")
    row = _which(place, head)
    return Reading(True, "links a cause with its effect", actor=phrase_text(view, row) if row >= 0 else "")


def _head(place: Place) -> int:
    pos = place.view.column("pos")
    rows = [row for row in range(place.first, place.stop) if pos[row] in ("VERB", "NOUN", "ADJ")]
    return rows[0] if rows else place.first


def _effect(view: TokenView, head: int) -> bool:
    """Whether what stands after *to* or *for* is something good or bad that happens, not a place or a
    task."""
    nouns = [noun for at in child(view, head, "prep", "prt") for noun in child(view, at, "pobj", "pcomp")]
    nouns += child(view, head, "pobj")
    return any(phrase(view, noun) or _happening(view, noun) for noun in nouns)


def _happening(view: TokenView, noun: int) -> bool:
    """A noun that is made of a verb or that has an *of* phrase under it: *a wave of*, *reduction*, *rise
    in*."""
    word = view.column("lemma")[noun]
    made = word.endswith(("tion", "sion", "ment", "ance", "ence", "ing", "ity", "ure"))
    return made or any(view.column("norm")[at] in ("of", "in") for at in child(view, noun, "prep"))


def _act(view: TokenView, by: int) -> bool:
    """Whether *by doing* hangs on a verb that changes something, so that doing it is the cause."""
    verb = int(view.head[by])
    objects = child(view, verb, "dobj", "nsubjpass")
    return bool(objects) and bool(phrase(view, verb) or any(phrase(view, at) for at in objects))


def _which(place: Place, head: int) -> int:
    view = place.view
    norms, pos = view.column("norm"), view.column("pos")
    words = norms[place.first : place.stop]
    if (words[0] == "because" and "of" not in words) or words[0] in (
        "therefore",
        "consequently",
        "hence",
        "thus",
        "thereby",
    ):
        return subject_of(view, int(view.head[place.first])) if words[0] == "because" else -1
    if pos[head] == "VERB" and view.column("lemma")[head] not in _FROM and words[-1] != "from":
        if view.column("lemma")[head] == "blame":
            found = child(view, head, "dobj", "nsubjpass")
            return found[0] if found else subject_of(view, head)
        return subject_of(view, head)
    last = place.stop - 1
    if words[-1] in ("of", "to", "from", "by", "out"):
        found = [noun for row in range(place.first, place.stop) for noun in child(view, row, "pobj")]
        deeper = [noun for at in child(view, last, "prep") for noun in child(view, at, "pobj")]
        if found or deeper:
            return (found or deeper)[0]
    return subject_of(view, int(view.head[head])) if int(view.head[head]) != head else subject_of(view, head)

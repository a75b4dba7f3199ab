"""Rule `authority`: whose word a statement rests on, a person's in office, an expert's, or a law's or
document's."""

from functools import lru_cache

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.targets.colours import own
from discourse.coding.targets.grammar import child, phrase_text, subject_of
from discourse.io.words import read_words
from discourse.text.tokens import TokenView

_KINDS = {
    "authorisation-personal": "person",
    "authorisation-expert": "expert",
    "authorisation-impersonal": "document",
}


def authority(place: Place) -> Reading:
    """Hold where the speaker is of the kind that the code names; `actor` is the speaker."""
    view = place.view
    row = _speaker(view, place.first, place.stop)
    if row < 0:
        return Reading(False, "nobody is named who says so")
    wanted, found = _KINDS[place.cue.code], kind_of_voice(view, row)
    named = phrase_text(view, row)
    if place.cue.code == "authorisation-personal" and not _weighs(view, place.first):
        return Reading(False, "reports words, justifies nothing", actor=named)
    if wanted not in found:
        return Reading(False, f"'{named}' is no voice of this kind", actor=named)
    return Reading(True, f"the word of '{named}'", actor=named)


def _weighs(view: TokenView, verb: int) -> bool:
    """Whether what is said calls for, promises or values something, so that the speaker's word lends it
    weight."""
    lemmas = view.column("lemma")
    rules = read_words("rule-words")
    if not rules.has(lemmas[verb], "report"):
        return True
    clauses = [row for at in child(view, verb, "ccomp", "xcomp") for row in view.subtree(at)]
    return any(rules.has(lemmas[row], "duty") or bool(own(view, row)) for row in clauses)


def _speaker(view: TokenView, first: int, stop: int) -> int:
    by = [noun for at in child(view, first, "agent") for noun in child(view, at, "pobj")]
    if by:
        return by[0]
    if view.column("norm")[first] == "according":
        last = stop - 1
        found = child(view, last, "pobj")
        return found[0] if found else -1
    return subject_of(view, first)


@lru_cache(maxsize=100_000)
def kind_of_voice(view: TokenView, row: int) -> frozenset[str]:
    """The kinds of authority that the speaker at `row` may be: person, expert, document; empty for others."""
    lexicon = read_words("voices-of-authority")
    words = [row, *child(view, row, "compound", "appos", "nmod")]
    words += [noun for at in child(view, row, "appos") for noun in child(view, at, "compound")]
    kinds = {group.name for at in words for group in lexicon.of(view.column("lemma")[at].lower(), "NOUN")}
    entity = view.column("entity")[row]
    quoted = row > 0 and view.column("norm")[row - 1] in ('"', "'")
    if entity.endswith("PERSON") and not kinds & {"expert"}:
        kinds.add("person")
    if entity.endswith(("LAW", "WORK_OF_ART")) or (quoted and view.column("pos")[row] in ("NOUN", "PROPN")):
        kinds.add("document")
    own = {group.name for group in lexicon.of(view.column("lemma")[row].lower(), "NOUN")}
    # "The minister's study": the head noun decides where it is itself a voice.
    return frozenset(own or kinds)

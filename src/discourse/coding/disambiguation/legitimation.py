"""Rules of legitimation, after van Leeuwen (2007): whose word a statement rests on, what an act is for, told stories."""

from functools import lru_cache

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.targets.colours import own
from discourse.io.words import read_words
from discourse.text.phrases import phrase_text
from discourse.text.syntax import understood_subject
from discourse.text.tokens import TokenView
from discourse.text.tree import child

_KINDS = {"authorisation-personal": "person", "authorisation-expert": "expert", "authorisation-impersonal": "document"}


def authority(place: Place) -> Reading:
    """Hold where the speaker, a person in office, an expert, or a law or document, is of the kind that the code names;
    `actor` is the speaker."""
    view, code = place.view, place.cue.code
    row = _speaker(view, place.first, place.stop)
    if row is None:
        return Reading(False, "nobody is named who says so")
    named = phrase_text(view, row)
    if code == "authorisation-personal" and not _weighs(view, place.first):
        return Reading(False, "reports words, justifies nothing", actor=named)
    if _KINDS[code] not in kind_of_voice(view, row):
        return Reading(False, f"'{named}' is no voice of this kind", actor=named)
    return Reading(True, f"the word of '{named}'", actor=named)


def _weighs(view: TokenView, verb: int) -> bool:
    """Whether what is said calls for, promises or values something, so that the speaker's word lends it weight."""
    lemmas, rules = view.column("lemma"), read_words("rule-words")
    if not rules.has(lemmas[verb], "report"):
        return True
    clauses = [row for at in child(view, verb, "ccomp", "xcomp") for row in view.subtree(at)]
    return any(rules.has(lemmas[row], "duty") or bool(own(view, row)) for row in clauses)


def _speaker(view: TokenView, first: int, stop: int) -> int | None:
    if view.column("form")[first] == "according":
        return next(iter(child(view, stop - 1, "pobj")), None)
    return understood_subject(view, first)


@lru_cache(maxsize=100_000)
def kind_of_voice(view: TokenView, row: int) -> frozenset[str]:
    """The kinds of authority that the speaker at `row` may be: person, expert, document; empty for others."""
    apposed = child(view, row, "appos")
    words = [row, *apposed, *child(view, row, "compound", "nmod")]
    words += [noun for at in apposed for noun in child(view, at, "compound")]
    head, *beside = (_voices(view, at) for at in words)
    kinds = head.union(*beside)
    entity, quoted = view.column("entity")[row], row > 0 and view.column("form")[row - 1] in ('"', "'")
    if entity.endswith("PERSON") and "expert" not in kinds:
        kinds |= {"person"}
    if entity.endswith(("LAW", "WORK_OF_ART")) or (quoted and view.column("pos")[row] in ("NOUN", "PROPN")):
        kinds |= {"document"}
    # "The minister's study": the head noun decides where it is itself a voice.
    return head or kinds


def _voices(view: TokenView, row: int) -> frozenset[str]:
    return frozenset(
        group.name for group in read_words("voices-of-authority").of(view.column("lemma")[row].lower(), "NOUN")
    )


def purpose(place: Place) -> Reading:
    """Hold where an infinitive gives the aim of an act (*planted trees to reduce the heat*) or says what a means is for;
    not after *begin*, *want*, *must*."""
    view, verb = place.view, place.stop - 1
    over, dep = int(view.head[verb]), view.column("dep")[verb]
    if dep == "acl" and view.column("pos")[over] in ("NOUN", "PROPN"):
        return Reading(True, f"what '{view.column('word')[over]}' is for")
    if dep == "advcl" or (dep in ("xcomp", "ccomp") and child(view, over, "dobj", "nsubjpass")):
        return Reading(True, f"the aim of '{view.column('word')[over]}'")
    return Reading(False, f"completes '{view.column('word')[over]}', names no aim")


def story(place: Place) -> Reading:
    """Hold where the sentence tells of two deeds or more in the past; one date or one event is no story."""
    view = place.view
    rows = range(int(view.sentence_start[place.first]), int(view.sentence_end[place.first]))
    deeds = [row for row in rows if _past_deed(view, row)]
    if len(deeds) < 2:
        return Reading(False, "fewer than two deeds in the past: no story")
    return Reading(True, "tells " + ", ".join(view.column("word")[row] for row in deeds[:4]))


def _past_deed(view: TokenView, row: int) -> bool:
    people = any(view.column("form")[at] != "it" for at in child(view, row, "nsubj", "nsubjpass"))
    linked = view.column("dep")[row] in ("conj", "xcomp")
    return view.column("tag")[row] == "VBD" and view.column("pos")[row] == "VERB" and (people or linked)


def tale(place: Place) -> Reading:
    """Hold where the verb and those coordinated with it tell at least three deeds of one subject in the past."""
    view, waiting, deeds = place.view, [place.first], []
    while waiting:
        at = waiting.pop()
        deeds += [at] if view.column("tag")[at] in ("VBD", "VBN", "VBZ") else []
        waiting += [joined for joined in child(view, at, "conj") if view.column("pos")[joined] == "VERB"]
    if len(deeds) < 3 or not child(view, place.first, "nsubj", "nsubjpass"):
        return Reading(False)
    return Reading(True, "tells " + ", ".join(view.column("word")[row] for row in sorted(deeds)))

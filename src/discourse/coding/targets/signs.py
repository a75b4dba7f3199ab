"""Further signs of how a named target is portrayed, beside those of its own clause: each with its words."""

from collections.abc import Iterator
from dataclasses import replace

from discourse.coding.targets import clauses
from discourse.coding.targets.colours import groups, own, phrase, strongest
from discourse.coding.targets.evidence import Evidence, told_of
from discourse.coding.targets.grammar import OBJECTS, VERBS, Function, child, function, lemma, negated, passive
from discourse.coding.targets.outcomes import brought_about, outcomes, planned
from discourse.coding.targets.phrases import before_preposition, of_doer, of_done_to, of_small_clause
from discourse.coding.targets.portrait import Portrait

_TOWARDS = ("toward", "towards", "to", "about", "on", "with")
_STATES = ("under", "in", "on", "without", "with", "amid")
_RESTS = ("be", "come", "leave", "remain", "find", "stand", "fall", "resign", "go", "quit", "stay", "emerge", "state")
_ASKED = ("request", "inquiry", "email", "call", "message", "question")
_LISTED = ("name", "list", "rank", "rate", "place", "include", "number", "count", "crown", "vote")
_SHADOWS = ("cloud", "shadow")
_MANNERS = ("attempt", "effort", "bid", "way", "manner", "fashion", "move", "tone", "style")
_SOURCES = (
    "cause",
    "source",
    "contributor",
    "driver",
    "reason",
    "root",
    "key",
    "force",
    "engine",
    "factor",
    "answer",
    "author",
)
_BECAUSE = ("because", "thanks", "due", "under")
_OWED, _OWNED = 0.6, 0.8


def signs(view: Portrait, row: int) -> Iterator[Evidence]:
    """Evidence on the phrase with its head at `row` that its nearest grammar does not show."""
    place = function(view, row)
    yield from _apposed(view, row)
    for at in child(view, row, "relcl"):
        yield from _state(view, at)
    if place.governor < 0:
        return
    if place.name == "agent":
        yield from _small_clause(view, place)
        yield from _source_of(view, place.governor)
        if view.column("pos")[place.governor] in VERBS:
            yield from of_doer(view, place.governor)
            yield from _left_undone(view, place)
            yield from _declined(view, place.governor)
            yield from _state(view, place.governor)
            yield from _made(view, place)
            yield from outcomes(view, place.governor)
    elif place.name == "patient":
        yield from of_done_to(view, place)
        yield from _listed_among(view, place)
        if passive(view, place.governor):
            yield from _state(view, place.governor)
    elif place.name == "prepositional":
        yield from _phrasal(view, place)
    elif place.name in ("possessor", "modifier"):
        yield from planned(view, place.governor)
        over = function(view, place.governor)
        if over.name == "prepositional" and not phrase(view, place.governor):
            yield from (replace(item, score=_OWNED * item.score) for item in _phrasal(view, over))


def _declined(view: Portrait, verb: int) -> Iterator[Evidence]:
    """*X refused to lie*: what is not done is bad, and not to do it is well done."""
    if any(group.name == "balk" for group in groups(view, verb)) and not negated(view, verb):
        for at in child(view, verb, "xcomp"):
            told = clauses.of_subject(view, at, 1.0, 1)
            worst = min((item[1] for item in told if item[0] == "act"), default=0.0)
            if worst <= -_OWED:
                yield Evidence("act", 0.5 - 0.6 * worst, f"{lemma(view, verb)} to {lemma(view, at)}", at)


def _small_clause(view: Portrait, place: Function) -> Iterator[Evidence]:
    """*It makes X appealing*, *they held X responsible*, *they forced X to pay*: what X is made to be or do."""
    said, words = place.governor, view.column("word")
    if view.column("dep")[said] not in ("ccomp", "xcomp", "oprd"):
        return
    listed = of_small_clause(view, said)
    value = phrase(view, said) if view.column("pos")[said] in ("ADJ", "NOUN") else 0.0
    if listed or value:
        yield Evidence("regard", listed or value, f"{words[place.row]} {words[said]}", said)


def _apposed(view: Portrait, row: int) -> Iterator[Evidence]:
    """*X, a man who lied*: the clauses of the apposition tell of X too."""
    for at in child(view, row, "appos"):
        if view.column("pos")[at] == "NOUN":
            yield from told_of(view, at, 0.9)


def _source_of(view: Portrait, verb: int) -> Iterator[Evidence]:
    """*X is the main cause of the flood*, *X is a key to peace*: what comes from X."""
    words = view.column("word")
    for at in child(view, verb, "attr"):
        if view.column("lemma")[at] not in _SOURCES or own(view, at):
            continue
        sign = -0.5 if negated(view, verb) else 1.0
        for prep in child(view, at, "prep"):
            for noun in child(view, prep, "pobj"):
                value = phrase(view, noun)
                if value:
                    yield Evidence("regard", sign * value, f"{words[at]} {words[prep]} {words[noun]}", noun)


def _left_undone(view: Portrait, place: Function) -> Iterator[Evidence]:
    """*X did not answer*: what is owed to others and not done. Not to answer a reporter's request says
    little."""
    verb = place.governor
    owed = any(group.name == "due" for group in groups(view, verb))
    norms = view.column("norm")
    marks = {norms[at] for at in child(view, verb, "mark", "aux")}
    if owed and {"if", "had"} <= marks:
        yield Evidence("act", -_OWED, f"if it had {norms[verb]}", verb)
        return
    things = [noun for at in child(view, verb, "prep") for noun in child(view, at, "pobj")]
    things += child(view, verb, *OBJECTS)
    asked = [at for at in things if view.column("lemma")[at] in _ASKED and child(view, at, "prep", "acl")]
    if owed and negated(view, verb) and not asked and not child(view, verb, "nsubjpass"):
        yield Evidence("act", -_OWED, f"not {lemma(view, verb)}", verb)


def _state(view: Portrait, verb: int) -> Iterator[Evidence]:
    """*X is under investigation*, *X left under a cloud*, *X tried it in a botched attempt*: a state or a manner
    that a preposition names."""
    words, norms, lemmas = view.column("word"), view.column("norm"), view.column("lemma")
    for at in child(view, verb, "prep"):
        for noun in child(view, at, "pobj"):
            manner = lemmas[noun] in _MANNERS and norms[at] in ("in", "with")
            state = lemmas[verb] in _RESTS and norms[at] in _STATES
            if not manner and not state:
                continue
            parts = [own(view, noun), *(phrase(view, part) for part in child(view, noun, "amod", "compound"))]
            value = max(parts, key=abs) or strongest(groups(view, noun), "patient")
            if norms[at] == "under" and lemmas[noun] in _SHADOWS:
                value = -0.8
            value = -value if norms[at] == "without" else value
            if value:
                share = -0.6 if negated(view, verb) else 0.8
                yield Evidence("regard", share * value, f"{words[verb]} {words[at]} {words[noun]}", noun)


def _made(view: Portrait, place: Function) -> Iterator[Evidence]:
    """*a hoax promoted by X*: what X acts on, where it stands before its clause, colours the act."""
    verb = place.governor
    noun = int(view.head[verb])
    if view.column("dep")[verb] != "acl" or view.column("tag")[verb] != "VBN" or view.column("pos")[noun] != "NOUN":
        return
    words = view.column("word")
    value = phrase(view, noun)
    if value:
        yield Evidence("act", 0.8 * value, f"{words[noun]} {words[verb]} by", noun)
        return
    over = function(view, noun)
    if over.name == "patient":
        told = clauses.of_object(view, over.governor, over.row, 0.6)
    elif over.name == "prepositional" and view.column("pos")[int(view.head[over.governor])] in VERBS:
        word = view.column("norm")[over.governor]
        told = clauses.of_prepositional(view, int(view.head[over.governor]), word, over.row, 0.6)
    else:
        told = []
    for kind, score, why, at in told:
        if kind == "regard":
            yield Evidence(kind, score, f"{why} by", at)


def _listed_among(view: Portrait, place: Function) -> Iterator[Evidence]:
    """*named X a hero*, *listed X among the most influential*: the place that X is given."""
    verb = place.governor
    if view.column("lemma")[verb] not in _LISTED:
        return
    words = view.column("word")
    sign = -0.5 if negated(view, verb) else 1.0
    nouns = [noun for noun in child(view, verb, "oprd", "attr", "dobj") if noun != place.row]
    for at in child(view, verb, "prep"):
        if view.column("norm")[at] in ("among", "on", "as", "in"):
            nouns += child(view, at, "pobj")
    for noun in nouns:
        value = phrase(view, noun)
        if value:
            yield Evidence("regard", sign * value, f"{words[verb]} {words[place.row]} {words[noun]}", noun)


def _phrasal(view: Portrait, place: Function) -> Iterator[Evidence]:
    """*tear into X*, *contrary to X*, *hostile towards X*: what stands before the preposition."""
    prep = place.governor
    word, over = view.column("norm")[prep], int(view.head[prep])
    words = view.column("word")
    if over == prep:
        return
    label = f"{words[over]} {words[prep]} {words[place.row]}"
    norm = view.column("norm")[over]
    if norm == "contrary" and word == "to":
        yield Evidence("regard", -_OWED, label, over)
        return
    if norm in _BECAUSE or word in _BECAUSE:
        told = list(brought_about(view, over if norm in _BECAUSE else prep))
        yield from told or ([Evidence("regard", _OWED, label, over)] if norm == "thanks" else [])
        return
    for at in child(view, over, "prep"):
        for noun in child(view, at, "pobj") if view.column("norm")[at] == "as" and at > prep else []:
            yield Evidence(
                "regard", phrase(view, noun), f"{words[over]} {word} {words[place.row]} as {words[noun]}", noun
            )
    value = before_preposition(view, over, word)
    if value:
        yield Evidence("regard", value, label, over)
    elif view.column("pos")[over] == "VERB" and word in ("of", "about"):
        for at in child(view, over, "advmod"):
            yield Evidence("regard", 0.8 * phrase(view, at), f"{words[over]} {words[at]} {word}", at)
    elif view.column("pos")[over] == "ADJ" and word in _TOWARDS:
        value = phrase(view, over)
        if value and not child(view, int(view.head[over]), "expl"):
            yield Evidence("regard", 0.8 * value, label, over)

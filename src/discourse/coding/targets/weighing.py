"""How much a piece of evidence counts for the portrayal of a named target."""

from collections.abc import Iterator
from dataclasses import replace
from math import exp

from discourse.coding.targets.colours import groups, own
from discourse.coding.targets.evidence import Evidence
from discourse.coding.targets.grammar import OBJECTS, VERBS, child, function, head_of, negated, passive
from discourse.coding.targets.phrases import says_nothing
from discourse.coding.targets.portrait import Portrait

_MODALS = ("must", "should", "would", "could", "may", "might", "can", "ought", "shall")
_UNREAL, _MISSED, _OF_ALL, _RAISED, _RIVAL, _DENIED = 0.4, -0.6, 0.3, 0.25, 0.2, -0.5
_WISHES = ("help", "let", "urge", "want", "ask", "tell", "force", "order", "expect", "allow", "enable", "require", "call", "hope",
           "need", "encourage", "wish")  # fmt: skip
_RIVALRY = ("run", "play", "compete", "race", "win", "lose", "face", "match", "draw", "score")
_SUFFERED = ("indictment", "impeachment", "conviction", "arrest", "trial", "ouster", "resignation", "heat")
_SPREAD = 8.0
_BACKGROUND, _ELSEWHERE, _CROWDED = 0.3, 0.6, 0.65
_NAMED = ("B-PERSON", "B-ORG", "B-GPE", "B-NORP")


def weighed(view: Portrait, row: int, item: Evidence) -> Evidence:
    """The evidence on the phrase at `row`, lighter where it is not told as a fact or hardly about the target."""
    share, place = 1.0, function(view, row)
    names = {group.name for group in groups(view, item.row)}
    owned = place.name in ("possessor", "modifier") and place.governor == item.row
    if item.kind == "act" and unreal(view, item.row):
        share *= _MISSED if item.score > 0 and _missed(view, item.row) else _UNREAL
    if item.kind == "act" and view.column("pos")[item.row] == "VERB" and says_nothing(view, item.row):
        share = 0.0
    if item.kind == "act" and item.score > 0 and _charged(view, item.row):
        share = 0.0
    if " without " in item.why and _bad_news(view, row):
        share *= -1.0
    if place.name == "agent" and _of_another(view, item):
        share = 0.0
    if item.kind == "act" and _not_kept(view, item):
        share *= _DENIED
    if owned and "goal" in names:
        share *= _OF_ALL
    if owned and place.name == "possessor" and "criticism" in names and "bad" not in names and item.kind == "act":
        share *= 1.0 if view.column("lemma")[item.row] in _SUFFERED else _RAISED
    if place.name == "prepositional" and _rivalry(view, place.governor):
        share *= _RIVAL
    if place.name == "prepositional" and _on_behalf(view, place.governor):
        share *= 0.0
    return replace(item, score=share * item.score) if share != 1.0 else item


def unreal(view: Portrait, row: int) -> bool:
    """Whether the word stands in a clause that is asked for, possible or supposed, not told."""
    verb = _verb_over(view, row)
    for _ in range(3):
        marks = {view.column("norm")[at] for at in child(view, verb, "aux", "mark")}
        if marks & {*_MODALS, "if", "whether", "unless"}:
            return True
        over = int(view.head[verb])
        if view.column("dep")[verb] in ("ccomp", "xcomp") and view.column("lemma")[over] in _WISHES:
            return True
        if view.column("dep")[verb] not in ("xcomp", "conj", "advcl") or over == verb:
            return False
        if view.column("dep")[verb] == "advcl" or view.column("pos")[over] not in VERBS:
            return False
        verb = over
    return False


def _missed(view: Portrait, row: int) -> bool:
    """*should have helped*, *could have saved them*: a good act that was not done."""
    marks = {view.column("norm")[at] for at in child(view, _verb_over(view, row), "aux")}
    return "have" in marks and bool(marks & {"should", "could", "ought", "might"})


def _verb_over(view: Portrait, row: int) -> int:
    for _ in range(4):
        if view.column("pos")[row] in VERBS or int(view.head[row]) == row:
            return row
        row = int(view.head[row])
    return row


def _of_another(view: Portrait, item: Evidence) -> bool:
    """*X called it a triumph*: a predicate of the object, not of the subject."""
    verb = int(view.head[item.row])
    of_object = view.column("dep")[item.row] == "oprd" and bool(child(view, verb, *OBJECTS))
    return of_object and not passive(view, verb) and " as " not in item.why


def _bad_news(view: Portrait, row: int) -> bool:
    """Whether the sentence tells mostly of bad things: *deaths that would not have happened without X*."""
    return sum(own(view, at) for at in range(int(view.sentence_start[row]), int(view.sentence_end[row]))) < -0.5


def _charged(view: Portrait, verb: int) -> bool:
    """*X accused the paper of fraud*: the fraud is the charge; it does not make the paper a villain whom X fights."""
    if not {group.name for group in groups(view, verb)} & {"blame", "penalise"}:
        return False
    return not any(
        own(view, part) for noun in child(view, verb, *OBJECTS) for part in (noun, *child(view, noun, "amod"))
    )


def _not_kept(view: Portrait, item: Evidence) -> bool:
    """*X never paid its fair share*: the good thing of X's own is the object of a denied act."""
    verb = int(view.head[item.row])
    mine = any(view.column("tag")[at] == "PRP$" for at in child(view, item.row, "poss"))
    return item.score > 0 and mine and view.column("dep")[item.row] in OBJECTS and negated(view, verb)


def _rivalry(view: Portrait, prep: int) -> bool:
    """*ran against X*, *won against X*: rivals in a race or a game, no reproach."""
    return view.column("norm")[prep] in ("against", "versus") and view.column("lemma")[int(view.head[prep])] in _RIVALRY


def _on_behalf(view: Portrait, prep: int) -> bool:
    return view.column("norm")[prep] == "of" and view.column("norm")[int(view.head[prep])] in ("behalf", "name")


def near(view: Portrait, first: int, stop: int) -> Iterator[Evidence]:
    """Words of evaluation in the same sentence, the nearer the more; less for what is only a topic of the
    sentence, for words of another clause, and where somebody else is named whom they may be about."""
    clause, entity = _clause(view, first), view.column("entity")
    sentence = range(int(view.sentence_start[first]), int(view.sentence_end[first]))
    crowded = any(entity[row] in _NAMED for row in sentence if not first - 1 <= row < stop)
    said_of_others = _said_of_others(view, first, stop)
    for row in sentence:
        if row in said_of_others:
            continue
        value = 0.0 if first <= row < stop else own(view, row)
        if value:
            distance = first - row if row < first else row - stop + 1
            share = exp(-distance / _SPREAD) * (-0.5 if negated(view, row) else 1.0) * (_CROWDED if crowded else 1.0)
            if {group.name for group in groups(view, row)} & {"ill", "goal"}:
                share *= _BACKGROUND
            if _clause(view, row) != clause:
                share *= _ELSEWHERE
            yield Evidence("near", share * value, f"near: {view.column('word')[row]}", row)


def _said_of_others(view: Portrait, first: int, stop: int) -> set[int]:
    """The words that the target uses of others: *X accused them of fraud*, *X praised their courage*."""
    place = function(view, head_of(view, first, stop))
    if place.name != "agent" or passive(view, place.governor):
        return set()
    speaks = {group.name for group in groups(view, place.governor)} & {"blame", "penalise", "praise", "doubt", "back"}
    return {row for row in view.subtree(place.governor) if row > place.governor} if speaks else set()


def _clause(view: Portrait, row: int) -> int:
    """The verb of the clause that a word stands in."""
    for _ in range(12):
        over = int(view.head[row])
        if over == row or (view.column("pos")[row] in VERBS and child(view, row, "nsubj", "nsubjpass", "expl")):
            return row
        row = over
    return row

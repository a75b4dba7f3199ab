"""How much a piece of evidence counts for the portrayal of a named target."""

from collections.abc import Iterator
from math import exp

from discourse.coding.targets.clauses import Evidence, turn
from discourse.coding.targets.colours import named, own
from discourse.coding.targets.signs import says_nothing
from discourse.coding.targets.weights import listed, weight
from discourse.text.negation import denied
from discourse.text.phrases import function, head_of
from discourse.text.syntax import passive
from discourse.text.tokens import TokenView
from discourse.text.tree import OBJECTS, VERBS, child

_NAMED = ("B-PERSON", "B-ORG", "B-GPE", "B-NORP")


def weighed(view: TokenView, row: int, item: Evidence) -> Evidence:
    """The evidence on the phrase at `row`, lighter where it is not told as a fact or hardly about the target."""
    share, place, lemmas = 1.0, function(view, row), view.column("lemma")
    owned = place.name in ("possessor", "modifier") and place.governor == item.row
    if item.kind == "act":
        share *= _told(view, item)
    if " without " in item.why and _bad_news(view, row):
        share *= -1.0
    if place.name == "agent" and _of_another(view, item):
        share = 0.0
    if owned and named(view, item.row, "goal"):
        share *= weight("goal of its own")
    if owned and place.name == "possessor" and item.kind == "act" and not named(view, item.row, "bad"):
        raised = named(view, item.row, "criticism") and not listed(lemmas[item.row], "suffered")
        share *= weight("criticism raised") if raised else 1.0
    if place.name == "prepositional":
        prep, over = view.column("form")[place.governor], int(view.head[place.governor])
        if prep in ("against", "versus") and listed(lemmas[over], "rivalry"):
            share *= weight("rival")  # "ran against X", "won against X": no reproach.
        if prep == "of" and view.column("form")[over] in ("behalf", "name"):
            share = 0.0
    return item._replace(score=share * item.score)


def _told(view: TokenView, item: Evidence) -> float:
    """How far an act is told as a fact of the target."""
    share, row, good = 1.0, item.row, item.score > 0
    if unreal(view, row):
        share *= weight("missed" if good and _missed(view, row) else "unreal")
    if (view.column("pos")[row] == "VERB" and says_nothing(view, row)) or (good and _charged(view, row)):
        return 0.0
    # "X never paid its fair share": the good thing of X's own is the object of a denied act.
    mine = any(view.column("tag")[at] == "PRP$" for at in child(view, row, "poss"))
    not_done = view.column("dep")[row] in OBJECTS and denied(view, int(view.head[row]))
    return share * (weight("denied") if good and mine and not_done else 1.0)


def unreal(view: TokenView, row: int) -> bool:
    """Whether the word stands in a clause that is asked for, possible or supposed, not told."""
    verb = _verb_over(view, row)
    for _ in range(3):
        if any(listed(view.column("form")[at], "unreal") for at in child(view, verb, "aux", "mark")):
            return True
        over, dep = int(view.head[verb]), view.column("dep")[verb]
        if dep in ("ccomp", "xcomp") and listed(view.column("lemma")[over], "wish"):
            return True
        if dep not in ("xcomp", "conj") or over == verb or view.column("pos")[over] not in VERBS:
            return False
        verb = over
    return False


def _missed(view: TokenView, row: int) -> bool:
    """*should have helped*, *could have saved them*: a good act that was not done."""
    marks = {view.column("form")[at] for at in child(view, _verb_over(view, row), "aux")}
    return "have" in marks and any(listed(mark, "missed") for mark in marks)


def _verb_over(view: TokenView, row: int) -> int:
    for _ in range(4):
        if view.column("pos")[row] in VERBS:
            return row
        row = int(view.head[row])
    return row


def _of_another(view: TokenView, item: Evidence) -> bool:
    """*X called it a triumph*: a predicate of the object, not of the subject."""
    verb = int(view.head[item.row])
    of_object = view.column("dep")[item.row] == "oprd" and bool(child(view, verb, *OBJECTS))
    return of_object and not passive(view, verb) and " as " not in item.why


def _bad_news(view: TokenView, row: int) -> bool:
    """Whether the sentence tells mostly of bad things: *deaths that would not have happened without X*."""
    return sum(own(view, at) for at in range(int(view.sentence_start[row]), int(view.sentence_end[row]))) < -0.5


def _charged(view: TokenView, verb: int) -> bool:
    """*X accused the paper of fraud*: the fraud is the charge; it does not make the paper a villain whom X fights."""
    charged = [part for noun in child(view, verb, *OBJECTS) for part in (noun, *child(view, noun, "amod"))]
    return named(view, verb, "blame", "penalise") and not any(own(view, part) for part in charged)


def near(view: TokenView, first: int, stop: int) -> Iterator[Evidence]:
    """Words of evaluation in the same sentence, the nearer the more; less for what is only a topic of the sentence,
    for words of another clause, and where somebody else is named whom they may be about."""
    clause, entity = _clause(view, first), view.column("entity")
    sentence = range(int(view.sentence_start[first]), int(view.sentence_end[first]))
    crowded = any(entity[row] in _NAMED for row in sentence if not first - 1 <= row < stop)
    of_others = _said_of_others(view, first, stop)
    for row, value in coloured_around(view, first, stop):
        if row in of_others:
            continue
        share = weight("crowded") if crowded else 1.0
        share *= weight("background") if named(view, row, "ill", "goal") else 1.0
        share *= weight("elsewhere") if _clause(view, row) != clause else 1.0
        yield Evidence("near", share * value, f"near: {view.column('word')[row]}", row)


def coloured_around(view: TokenView, first: int, stop: int) -> Iterator[tuple[int, float]]:
    """The words of evaluation in the sentence around a mention, each with its row and its colour, less with distance."""
    for row in range(int(view.sentence_start[first]), int(view.sentence_end[first])):
        value = 0.0 if first <= row < stop else own(view, row)
        if value:
            distance = first - row if row < first else row - stop + 1
            yield row, turn(view, row) * value * exp(-distance / weight("spread"))


def _said_of_others(view: TokenView, first: int, stop: int) -> set[int]:
    """The words that the target uses of others: *X accused them of fraud*, *X praised their courage*."""
    place = function(view, head_of(view, first, stop))
    verb = place.governor
    if place.name != "agent" or passive(view, verb):
        return set()
    speaks = named(view, verb, "blame", "penalise", "praise", "doubt", "back")
    return {row for row in view.subtree(verb) if row > verb} if speaks else set()


def _clause(view: TokenView, row: int) -> int:
    """The verb of the clause that a word stands in."""
    for _ in range(12):
        over = int(view.head[row])
        if over == row or (view.column("pos")[row] in VERBS and child(view, row, "nsubj", "nsubjpass", "expl")):
            return row
        row = over
    return row

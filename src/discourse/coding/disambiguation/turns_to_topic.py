"""Turning to a topic: *we return to the question of cost*, *to come back to my point*; not *we returned to
the village*, which is a journey."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._subjects import subject_of
from discourse.text.tokens import TokenView

_OF_TEXTS = (
    "argument", "aspect", "case", "cause", "chapter", "claim", "concept", "consequence", "debate", "discussion",
    "example", "finding", "idea", "implication", "issue", "matter", "notion", "objection", "part", "point",
    "problem", "proposal", "question", "reason", "section", "story", "subject", "theme", "theory", "topic", "view",
)  # fmt: skip
_WRITER = ("i", "we")


def turns_to_topic(place: Place) -> Reading:
    """Hold where the writer goes, in words, to something that texts deal with, or to a clause with *what* or *how*."""
    view = place.view
    verb = next(row for row in range(place.first, place.stop) if view.column("tag")[row].startswith("VB"))
    if view.column("tag")[verb] not in ("VB", "VBP", "VBG"):
        return Reading(False, "tells of what happened")
    subject = subject_of(view, verb)
    opens = place.first == view.sentence_start[place.first]
    if not opens and (subject is None or view.column("norm")[subject] not in _WRITER):
        return Reading(False, "not the writer's own step")
    goal = _goal(view, place.stop - 1)
    if goal is None:
        return Reading(False, "no topic follows")
    return Reading(True, f"turns to {goal}")


def _goal(view: TokenView, to: int) -> str | None:
    """The topic that follows: a noun for what texts deal with, or a question word."""
    for child in view.children[to]:
        known = view.column("lemma")[child] in _OF_TEXTS and view.column("dep")[child] == "pobj"
        if known or view.column("dep")[child] == "pcomp":
            return str(view.column("word")[child])
    return None

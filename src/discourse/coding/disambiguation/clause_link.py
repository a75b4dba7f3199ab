"""A connective links clauses (*she left and he stayed*); the same word may also join words (*salt and
pepper*),
open a question that is reported (*ask if it works*) or belong to a noun (*the day when it ends*)."""

from discourse.coding.disambiguation import Place, Reading
from discourse.text.tokens import TokenView

_VERBAL = ("VERB", "AUX")
_REPORTED = ("ccomp", "xcomp", "pcomp", "csubj", "relcl")


def clause_link(place: Place) -> Reading:
    """Decide by what the first word is in the dependency tree: coordinator, subordinator, preposition
    or adverb."""
    view, row = place.view, place.first
    dep, pos = view.column("dep")[row], view.column("pos")[row]
    if dep in ("cc", "preconj"):
        return _coordinator(view, row)
    if dep == "mark" or pos == "SCONJ" or view.column("tag")[row] == "WRB":
        return _subordinator(view, row, place.stop)
    if dep == "prep" or pos == "ADP":
        return _preposition(view, row, place.stop)
    return _adverb(view, row, place.stop)


def _coordinator(view: TokenView, row: int) -> Reading:
    heads, deps, pos = view.head, view.column("dep"), view.column("pos")
    if row == view.sentence_start[row]:
        return Reading(True, "opens the sentence: links it with the one before")
    head = int(heads[row])
    after = [child for child in view.children[head] if deps[child] == "conj" and child > row]
    joined = after[0] if after else head
    first = joined if joined < row else head
    if pos[joined] not in _VERBAL:
        return Reading(False, f"joins {view.column('word')[head]} and {view.column('word')[joined]}, no clauses")
    if pos[first] not in _VERBAL and not _has_subject(view, joined):
        return Reading(False, f"joins {view.column('word')[head]} and {view.column('word')[joined]}, no clauses")
    if (row - 1, row + 1) == (first, joined):
        return Reading(False, "joins two verbs that share what follows")
    return Reading(True, f"joins the clauses of {view.column('word')[head]} and {view.column('word')[joined]}")


def _has_subject(view: TokenView, verb: int) -> bool:
    deps = view.column("dep")
    return any(deps[child] in ("nsubj", "nsubjpass", "expl", "csubj") for child in view.children[verb])


def _subordinator(view: TokenView, row: int, stop: int) -> Reading:
    deps, pos, verb = view.column("dep"), view.column("pos"), int(view.head[row])
    if pos[verb] not in _VERBAL and not _has_subject(view, verb):
        return _preposition(view, row, stop) if pos[row] == "ADP" else Reading(False, "no clause follows")
    if deps[verb] in _REPORTED and deps[row] != "prep":
        return Reading(False, f"opens a clause that completes {view.column('word')[int(view.head[verb])]}")
    if verb < row:
        return Reading(False, "no clause follows")
    return Reading(True, f"subordinates the clause of {view.column('word')[verb]}")


def _preposition(view: TokenView, row: int, stop: int) -> Reading:
    deps, pos = view.column("dep"), view.column("pos")
    inside = set(range(row, stop))
    for at in inside:
        for child in view.children[at]:
            if child not in inside and deps[child] in ("pcomp", "advcl", "ccomp") and pos[child] in _VERBAL:
                return Reading(True, f"links the clause of {view.column('word')[child]}")
    return Reading(False, "a preposition before a noun")


def _adverb(view: TokenView, row: int, stop: int) -> Reading:
    heads, pos = view.head, view.column("pos")
    inside = set(range(row, stop))
    head = next((int(heads[at]) for at in sorted(inside) if int(heads[at]) not in inside), row)
    if pos[head] in _VERBAL or row == view.sentence_start[row]:
        return Reading(True, f"belongs to the clause of {view.column('word')[head]}")
    return Reading(False, f"belongs to {view.column('word')[head]}, not to a clause")

"""Attribution by a noun or a predicate: *her claim that*, *the need to*, *adamant that*, *criticism of the
bank*."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._attribution import anchor, as_object
from discourse.coding.disambiguation.attribution_source import attribution_source


def attribution_noun(place: Place) -> Reading:
    """Accept a noun with a clause as its content, or with a possessor and a prepositional content.

    *Her claim that*, *a pledge to*, *his criticism of the bank* attribute; *an insurance claim*, *the
    report* do not.
    """
    view = place.view
    row = anchor(view, place.first, place.stop)
    if (verb := as_object(view, row)) is not None:
        return Reading(False, f"part of what '{view.column('word')[verb]}' attributes")
    if _in_statement(place, row):
        return Reading(False, "the verb that it stands with is the cue")
    if view.column("complement")[row] in ("that", "to", "wh") or _opens(place):
        return attribution_source(place)
    deps, children = view.column("dep"), view.children[row]
    owned = any(deps[c] == "poss" for c in children)
    about = any(
        deps[c] == "prep" and view.column("norm")[c] in ("of", "for", "about", "on", "against", "over")
        for c in children
    )
    if owned and about:
        return attribution_source(place)
    return Reading(False, "the noun has neither a clause nor a possessor with what is attributed")


def _opens(place: Place) -> bool:
    """Whether *that* or *to* with a verb comes next: the parser hangs such clauses on the wrong word now and
    then."""
    view, at = place.view, place.stop
    if at + 1 >= view.sentence_end[place.first]:
        return False
    norms, tags = view.column("norm"), view.column("tag")
    clause = norms[at] == "that" and tags[at] == "IN"
    question = norms[at] == "whether" or (norms[at] in ("of", "about") and norms[at + 1] in ("whether", "why", "how"))
    return clause or question or (norms[at] == "to" and tags[at] == "TO" and tags[at + 1] == "VB")


def _in_statement(place: Place, row: int) -> bool:
    """*Said in a statement that*: the clause belongs to the verb."""
    view, heads, deps = place.view, place.view.column("head"), place.view.column("dep")
    if (
        deps[row] != "pobj"
        or deps[heads[row]] != "prep"
        or view.column("norm")[heads[row]] not in ("in", "at", "on", "during")
    ):
        return False
    verb = heads[heads[row]]
    return view.column("tag")[verb].startswith("V") and view.column("complement")[verb] in ("that", "zero")

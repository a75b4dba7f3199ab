"""Attribution: who says, thinks or wants what (Pareti 2015, 31-42): the rules of the codebook `attribution`.

`attribution-source` accepts a cue with its source and content unless another speaker's words are around it; the other
rules ask first whether a word that has other uses attributes here: by a clause or quotation (*he added that*), by a name
(*called the treaty a disgrace*), by a noun (*her claim that*) or by its topic (*calls for a vote*).
"""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation.attribution.content import content, quotes
from discourse.coding.disambiguation.attribution.cues import anchor, as_object, group, outer
from discourse.coding.disambiguation.attribution.source import phrase, source
from discourse.io.words import word_set
from discourse.text.quoted import quoted
from discourse.text.syntax import reports_quotation
from discourse.text.tokens import TokenView

_PREDICATES = ("oprd", "xcomp", "ccomp")


def attribution_source(place: Place) -> Reading:
    """Find who says or thinks it (parts `source` and its `head`, a word) and what (part `content`).

    A part that is not there is left out; the note says how the source was found.
    Rejected are cues inside quotation marks and inside the content of another cue: the scheme marks the
    outermost attribution only (Newell et al. 2018), the inner one is part of what is attributed.
    """
    view = place.view
    row = anchor(view, place.first, place.stop)
    if view.column("dep")[row] == "amod" and view.column("tag")[row].startswith("V"):
        return Reading(False, "a participle before a noun")
    if quoted(view)[row]:
        return Reading(False, "inside quotation marks another voice speaks")
    adjunct = view.column("dep")[row] == "prep"  # The parser hangs "according to" on any word of the sentence.
    if not adjunct and (higher := outer(view, row)) is not None:
        return Reading(False, f"part of what '{view.column('word')[higher]}' attributes")
    verbal = view.column("tag")[row].startswith(("V", "JJ"))
    span = _copular(view, row, *group(view, row, place.first, place.stop)) if verbal else (place.first, place.stop)
    return _reading(view, row, span)


def _copular(view: TokenView, row: int, first: int, stop: int) -> tuple[int, int]:
    """Take *is*, *has been* before an adjective into the cue: *is confident that*."""
    head = int(view.column("head")[row])
    if not view.column("tag")[row].startswith("J") or head >= row or view.column("pos")[head] not in ("AUX", "VERB"):
        return first, stop
    between = range(head + 1, first)
    light = all(view.column("tag")[at].startswith("RB") for at in between)
    return (group(view, head, head, stop)[0], stop) if light else (first, stop)


def _reading(view: TokenView, row: int, span: tuple[int, int]) -> Reading:
    head, how = source(view, row)
    parts = {}
    named = head is not None and not span[0] <= head < span[1]
    if head is not None and named:
        parts = {"source": phrase(view, head, *span), "head": (head, head + 1)}
    if (what := content(view, row, *span)) is not None:
        parts["content"] = what
    actor = view.text(*parts["source"]) if named else ""
    return Reading(True, f"source found as {how}" if named else f"no source named ({how})", actor, "", span, parts)


def attribution_clause(place: Place) -> Reading:
    """Accept *he added that ...* and *"...", he added*, not *he added sugar*; then find source and
    content."""
    row = anchor(place.view, place.first, place.stop)
    kind = place.view.column("complement")[row]
    clause = kind in ("that", "wh") or (kind == "zero" and _finite(place, row))
    if (
        not clause
        and not (quotes(place.view, row) and not _busy(place, row))
        and not _inserted(place, row)
        and not reports_quotation(place.view, row)
    ):
        return Reading(False, "it governs no clause and stands beside no quotation")
    return attribution_source(place)


def _inserted(place: Place, row: int) -> bool:
    """*The plan, he added, would fail* and *as he explained*: the verb hangs on the clause that it
    reports."""
    view = place.view
    if view.column("dep")[row] == "parataxis":
        return True
    marks = [view.column("form")[c] for c in view.children[row] if view.column("dep")[c] in ("mark", "advmod")]
    return "as" in marks and view.column("complement")[row] == "none"


def _finite(place: Place, row: int) -> bool:
    """Whether the clause without *that* is a whole one: *found it was gone*, not *found it empty*."""
    view = place.view
    tags, deps = view.column("tag"), view.column("dep")
    for clause in view.children[row]:
        if deps[clause] == "ccomp":
            verbs = [clause, *(c for c in view.children[clause] if deps[c] in ("aux", "auxpass"))]
            if any(tags[verb] in ("VBD", "VBZ", "VBP", "MD") for verb in verbs):
                return True
    return False


def _busy(place: Place, row: int) -> bool:
    """Whether the verb has an object of its own, so that a quotation nearby is not its content."""
    deps, view = place.view.column("dep"), place.view
    return any(
        (deps[c] == "dobj" and c > row and not view.column("tag")[c].startswith("PRP")) or deps[c] == "xcomp"
        for c in view.children[row]
    )


def attribution_label(place: Place) -> Reading:
    """Accept a verb whose object gets a name or a description of its own; the verb group alone is the cue.

    *Called the treaty a disgrace*, *described the prison as unsafe* and *argued for peace* attribute,
    *called her mother* does not.
    """
    view = place.view
    verb = anchor(view, place.first, place.stop)
    deps, forms = view.column("dep"), view.column("form")
    linked = any(
        forms[row] in word_set("attribution-words", "link") and _joined(view, row, verb)
        for row in range(verb + 1, place.stop)
    )
    named = any(deps[child] in _PREDICATES for child in view.children[verb])
    if not linked and not named:
        return Reading(False, "nothing is called by a name here")
    return attribution_source(Place(view, verb, verb + 1, place.cue))


def _joined(view: TokenView, row: int, verb: int) -> bool:
    """Whether a preposition belongs to the verb or to its object."""
    deps, head = view.column("dep"), int(view.column("head")[row])
    return head == verb or (
        int(view.column("head")[head]) == verb and deps[head] in ("dobj", "advmod", "prep", "nsubjpass")
    )


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
        deps[c] == "prep" and view.column("form")[c] in word_set("attribution-words", "topic") for c in children
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
    forms, tags = view.column("form"), view.column("tag")
    clause = forms[at] == "that" and tags[at] == "IN"
    question = forms[at] == "whether" or (forms[at] in ("of", "about") and forms[at + 1] in ("whether", "why", "how"))
    return clause or question or (forms[at] == "to" and tags[at] == "TO" and tags[at + 1] == "VB")


def _in_statement(place: Place, row: int) -> bool:
    """*Said in a statement that*: the clause belongs to the verb."""
    view, heads, deps = place.view, place.view.column("head"), place.view.column("dep")
    if (
        deps[row] != "pobj"
        or deps[heads[row]] != "prep"
        or view.column("form")[heads[row]] not in word_set("attribution-words", "occasion")
    ):
        return False
    verb = heads[heads[row]]
    return view.column("tag")[verb].startswith("V") and view.column("complement")[verb] in ("that", "zero")


def attribution_topic(place: Place) -> Reading:
    """Accept the noun, without its preposition, unless a reporting verb has it as its object."""
    if (
        place.first
        and place.view.column("tag")[place.first - 1] == "IN"
        and place.view.column("form")[place.stop - 1] == "of"
    ):
        return Reading(False, "part of a preposition: *in charge of*")
    if (verb := as_object(place.view, place.first)) is not None:
        return Reading(False, f"part of what '{place.view.column('word')[verb]}' attributes")
    return attribution_source(Place(place.view, place.first, place.first + 1, place.cue))

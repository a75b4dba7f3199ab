"""Attribution: who says, thinks or wants what (Pareti 2015, 31-42): the rules of the codebook `attribution`.

`attribution-source` accepts a cue with its source and content unless another speaker's words are around it; the other
rules ask first whether a word that has other uses attributes here: by a clause or quotation (*he added that*), by a name
(*called the treaty a disgrace*), by a noun (*her claim that*) or by its topic (*calls for a vote*).
"""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation.attribution.content import content, going_on, quotes
from discourse.coding.disambiguation.attribution.cues import anchor, as_object, group, outer
from discourse.coding.disambiguation.attribution.source import phrase, source
from discourse.io.words import word_set
from discourse.text.quoted import quoted
from discourse.text.syntax import reports_quotation
from discourse.text.tokens import TokenView
from discourse.text.tree import AUXILIARIES, SUBJECTS, VERBS, child, forms_of

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
    head, tags = int(view.head[row]), view.column("tag")
    verb = tags[row].startswith("J") and head < row and view.column("pos")[head] in VERBS
    light = verb and all(tags[at].startswith("RB") for at in range(head + 1, first))
    return (group(view, head, head, stop)[0], stop) if light else (first, stop)


def _reading(view: TokenView, row: int, span: tuple[int, int]) -> Reading:
    head, how = source(view, row)
    parts = {}
    inside = head is not None and span[0] <= head < span[1]  # *As Roe put it*: the cue holds its source.
    if head is not None and (not inside or view.column("dep")[head] in SUBJECTS):
        parts = {"source": phrase(view, head, *((-1, -1) if inside else span)), "head": (head, head + 1)}
    contents = content(view, row, *span)
    contents += [one for one in going_on(view, contents[0]) if one not in contents] if contents else []
    subject = next(iter(child(view, row, "nsubjpass")), None)
    if subject not in (None, head) and view.column("complement")[row] in ("to", "none"):
        contents.insert(0, phrase(view, subject, *span))  # *The loss is estimated to be small.*
    parts |= {f"content-{n}" if n > 1 else "content": one for n, one in enumerate(contents, start=1)}
    if "source" not in parts:
        return Reading(True, f"no source named ({how})", span=span, parts=parts)
    return Reading(True, f"source found as {how}", view.text(*parts["source"]), span=span, parts=parts)


def attribution_clause(place: Place) -> Reading:
    """Accept *he added that ...* and *"...", he added*, not *he added sugar*; then find source and content."""
    view = place.view
    row = anchor(view, place.first, place.stop)
    kind = view.column("complement")[row]
    clause = kind in ("that", "wh") or (kind == "zero" and _finite(view, row))
    inserted = view.column("dep")[row] == "parataxis" or (
        kind == "none" and "as" in forms_of(view, row, "mark", "advmod")
    )
    quotation = (quotes(view, row) and not _busy(view, row)) or reports_quotation(view, row)
    if not (clause or inserted or quotation):
        return Reading(False, "it governs no clause and stands beside no quotation")
    return attribution_source(place)


def _finite(view: TokenView, row: int) -> bool:
    """Whether the clause without *that* is a whole one: *found it was gone*, not *found it empty*."""
    verbs = (verb for clause in child(view, row, "ccomp") for verb in (clause, *child(view, clause, *AUXILIARIES)))
    return any(view.column("tag")[verb] in ("VBD", "VBZ", "VBP", "MD") for verb in verbs)


def _busy(view: TokenView, row: int) -> bool:
    """Whether the verb has an object of its own, so that a quotation nearby is not its content."""
    things = (at for at in child(view, row, "dobj") if at > row and not view.column("tag")[at].startswith("PRP"))
    return bool(child(view, row, "xcomp")) or any(things)


def attribution_label(place: Place) -> Reading:
    """Accept a verb whose object gets a name or a description of its own; the verb group alone is the cue.

    *Called the treaty a disgrace*, *described the prison as unsafe* and *argued for peace* attribute,
    *called her mother* does not.
    """
    view = place.view
    verb = anchor(view, place.first, place.stop)
    linked = set(view.column("form")[verb + 1 : place.stop]) & word_set("attribution-words", "link")
    if not linked and not child(view, verb, *_PREDICATES):
        return Reading(False, "nothing is called by a name here")
    return attribution_source(Place(view, verb, verb + 1, place.cue))


def attribution_noun(place: Place) -> Reading:
    """Accept a noun with a clause as its content, or with a possessor and a prepositional content.

    *Her claim that*, *a pledge to*, *his criticism of the bank* attribute; *an insurance claim*, *the
    report* do not.
    """
    view = place.view
    row = anchor(view, place.first, place.stop)
    if (verb := as_object(view, row)) is not None:
        return Reading(False, f"part of what '{view.column('word')[verb]}' attributes")
    about = child(view, row, "poss") and forms_of(view, row, "prep") & word_set("attribution-words", "topic")
    if view.column("complement")[row] in ("that", "to", "wh") or about or _opens(place):
        return attribution_source(place)
    return Reading(False, "the noun has neither a clause nor a possessor with what is attributed")


def _opens(place: Place) -> bool:
    """Whether *that* or *to* with a verb comes next: the parser hangs such clauses on the wrong word now and then."""
    view, at = place.view, place.stop
    if at + 1 >= view.sentence_end[place.first]:
        return False
    forms, tags = view.column("form"), view.column("tag")
    question = forms[at] == "whether" or (forms[at] in ("of", "about") and forms[at + 1] == "whether")
    return bool(question or (forms[at] == "that" and tags[at] == "IN") or (tags[at] == "TO" and tags[at + 1] == "VB"))


def attribution_topic(place: Place) -> Reading:
    """Accept the noun, without its preposition, unless a reporting verb has it as its object."""
    view = place.view
    before = view.column("tag")[place.first - 1] if place.first else ""
    if before == "IN" and view.column("form")[place.stop - 1] == "of":
        return Reading(False, "part of a preposition: *in charge of*")
    if (verb := as_object(view, place.first)) is not None:
        return Reading(False, f"part of what '{view.column('word')[verb]}' attributes")
    return attribution_source(Place(view, place.first, place.first + 1, place.cue))

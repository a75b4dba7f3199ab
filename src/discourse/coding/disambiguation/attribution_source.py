"""Attribution: accept a cue with its source and content, unless another speaker's words are around it."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._attributed import content
from discourse.coding.disambiguation._attribution import anchor, group, outer
from discourse.coding.disambiguation._sources import kind, phrase, source
from discourse.text.quoted import quoted
from discourse.text.tokens import TokenView


def attribution_source(place: Place) -> Reading:
    """Find who says or thinks it (`actor`) and what (`content` in the note).

    The note reads `source head START:END (KIND), found as HOW; content START:END`, in characters of the text
    as read; a part that is not there is left out. KIND is own voice, person, institution, document or other.
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


def source_head(view: TokenView, row: int) -> int | None:
    """The row of the source's head, given the row of a cue word; None where nobody is named.

    This is what accuracy "given the cue" measures: hand it the cue of the annotation, compare its answer.
    """
    return source(view, row)[0]


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
    starts, ends = view.column("start"), view.column("end")
    notes, actor = [], ""
    if head is not None and not span[0] <= head < span[1]:
        notes.append(f"source head {starts[head]}:{ends[head]} ({kind(view, head)}), found as {how}")
        actor = view.text(*phrase(view, head, *span))
    else:
        notes.append(f"no source named ({how})")
    if (what := content(view, row, *span)) is not None:
        notes.append(f"content {what[0]}:{what[1]}")
    return Reading(True, "; ".join(notes), actor=actor, span=span)

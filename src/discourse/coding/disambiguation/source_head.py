"""The head of the source of an attribution, coded on its own so that it can be counted and measured."""

from functools import lru_cache

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation import get as rule_named
from discourse.coding.disambiguation._attribution import anchor
from discourse.coding.disambiguation._sources import source
from discourse.io.codebooks import Cue, read_codebook
from discourse.text.query import find
from discourse.text.tokens import TokenView


def source_head(place: Place) -> Reading:
    """Accept a word that some cue of the codebook `attribution` names as the head of its source.

    The note gives the place of the first such cue, `cue START:END`, in characters.
    """
    spans = _heads(place.view).get(place.first)
    if not spans:
        return Reading(False, "no cue of attribution has it as its source")
    first, stop = spans
    starts, ends = place.view.column("start"), place.view.column("end")
    return Reading(True, f"cue {starts[first]}:{ends[stop - 1]}", actor=place.view.text(place.first, place.stop))


@lru_cache(maxsize=2)
def _heads(view: TokenView) -> dict[int, tuple[int, int]]:
    """For each row that heads a source the rows of the first cue that names it; the longest cue is asked
    first."""
    heads: dict[int, tuple[int, int]] = {}
    taken: set[int] = set()
    for first, stop, cue in sorted(_matches(view), key=lambda m: (m[0] - m[1], m[0])):
        if taken & set(range(first, stop)):
            continue
        reading = rule_named(cue.rule)(Place(view, first, stop, cue))
        if not reading.holds:
            continue
        taken.update(range(first, stop))
        head = source(view, anchor(view, first, stop))[0]
        if head is not None and not first <= head < stop:
            heads.setdefault(head, reading.span or (first, stop))
    return heads


def _matches(view: TokenView) -> list[tuple[int, int, Cue]]:
    found = []
    for cue in read_codebook("attribution").cues:
        if cue.rule and cue.code != "source":
            first, stop = find(view, cue.cue)
            found += [(a, b, cue) for a, b in zip(first.tolist(), stop.tolist(), strict=True)]
    return found

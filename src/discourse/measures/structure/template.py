"""The template of an argument: which moves its sections share, in the same order."""

import re
from collections import Counter
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from discourse.measures.structure._sections import SLOTS, Section, Slot, sections, slots
from discourse.text.tokens import TokenView

BOOKS = "modality,attribution,metadiscourse"
SHUFFLES, ENOUGH, LEAST, LEVEL = 999, 20, 3, 0.05
_COLUMNS = ["section", "span", "slot", "step", "sentences", "words", "by", "chance", "places"]
_LETTERS = dict(zip(SLOTS, "abcdefgh", strict=False))
_NAMES = {letter: name for name, letter in _LETTERS.items()}

Course = str
"""A sequence of slots, a letter for each."""


def template(view: TokenView, codings: pd.DataFrame, *, codebooks: str = BOOKS, seed: int = 1) -> pd.DataFrame:
    """Find the sections of a text and the sequence of moves that comes again from section to section.

    Sections run from one counted opening (*First, ...*) to the next; the last one ends at a formula of closing, or where
    it holds no more of the template. A text without such openings is compared paragraph by paragraph. What a sentence
    does is read off codes: duty (an obligation), authority (a document or expert speaks), leader (a person is named),
    deed (a finished act), contrast (*however*, *unlike*), outlook (*will*). The template is the sequence of at
    least three different slots that fills most cells: its length times the sections that hold it, others may stand between.
    Read `chance` first: the share of shuffles of the sentences, section breaks kept, in which any sequence fills as
    many cells. Above .05 nothing is shown, which is not to say that nothing is there. The trap: a template shows how a
    text is built, not that its author planned it.

    Args:
        codebooks: where duty, outlook, authority and contrast come from.
        seed: of the shuffles.

    Returns:
        One row per section and slot, in text order: section, span (its sentences), slot, step (its place in the template,
        0 if outside), sentences, words (that show it), by (counted or paragraphs), chance (NaN without three slots in
        common), places.

    References:
        Swales (1990), Genre Analysis, 137-166. Biber, Connor & Upton (2007), Discourse on the Move, 23-41. Besag &
        Clifford (1991), Biometrika 78(2), 301-304 (shuffling stops once the result is sure).
    """
    firsts = sorted({int(row) for row in view.sentence_start})
    bounds = [(first, int(view.sentence_end[first])) for first in firsts]
    marked = slots(view, codings, bounds)
    found = sections(view, bounds)
    by = "counted" if found else "paragraphs"
    found = found or _paragraphs(view, bounds)
    course, chance = _tested(found, ["".join(_LETTERS[name] for name, _, _ in one) for one in marked], seed)
    shown = course if chance < LEVEL else ""
    rows: list[dict[str, Any]] = []
    for one in found:
        steps = _steps(one, marked, shown)
        if by == "counted" or steps:
            one = _cut(view, bounds, one, steps) if one is found[-1] else one
            rows += _rows(view, bounds, one, marked, steps, shown)
    number = {span: n for n, span in enumerate(dict.fromkeys(row["span"] for row in rows), start=1)}
    table = pd.DataFrame([{**row, "section": number[row["span"]], "by": by, "chance": chance} for row in rows])
    return table.reindex(columns=_COLUMNS)


def _paragraphs(view: TokenView, bounds: list[tuple[int, int]]) -> list[Section]:
    paragraphs = [view.column("paragraph")[first] for first, _ in bounds]
    starts = [n for n, name in enumerate(paragraphs) if n == 0 or name != paragraphs[n - 1]]
    return [Section(a, b) for a, b in zip(starts, [*starts[1:], len(bounds)], strict=True)]


def _tested(found: list[Section], letters: list[str], seed: int) -> tuple[Course, float]:
    """The template, and the share of shuffles in which any sequence fills as many cells; NaN without one."""
    course, cells = _best(found, letters)
    if not course:
        return "", float("nan")
    random, first, stop = np.random.default_rng(seed), found[0].first, found[-1].stop
    reached = 0
    for done in range(1, SHUFFLES + 1):
        mixed = [letters[n] for n in first + random.permutation(stop - first)]
        reached += _best(found, [*letters[:first], *mixed])[1] >= cells
        if reached == ENOUGH:
            return course, reached / done
    return course, (reached + 1) / (SHUFFLES + 1)


def _best(found: list[Section], letters: list[str]) -> tuple[Course, int]:
    """The sequence that fills most cells and how many; of equals the longest, then the first in the order of the slots."""
    held = Counter(course for one in found for course in _courses(_joined(one, letters)))
    shared = [(-n * len(course), -len(course), course) for course, n in held.items() if n > 1]
    cells, _, course = min(shared, default=(0, 0, ""))
    return course, -cells


def _joined(one: Section, letters: list[str]) -> str:
    """What the sentences of a section do, equal neighbours once."""
    return re.sub(r"(.)\1+", r"\1", "".join(letters[one.first : one.stop]))


@lru_cache(maxsize=20_000)
def _courses(letters: str) -> frozenset[Course]:
    """All sequences of a section's slots in its order: each slot once, a duty also to open and to close."""
    waiting, found, duty = [("", 0)], set(), _LETTERS["duty"]
    while waiting:
        course, at = waiting.pop()
        if len(set(course)) >= LEAST:
            found.add(course)
        for letter in set(letters[at:]):
            if letter not in course or (letter == duty == course[0] and course[-1] != duty and course.count(duty) < 2):
                waiting.append((course + letter, letters.index(letter, at) + 1))
    return frozenset(found)


def _steps(one: Section, marked: list[list[Slot]], course: Course) -> list[int]:
    """The sentences at which a section takes the steps of the template, the earliest ones; none where it does not."""
    taken: list[int] = []
    for n in range(one.first, one.stop):
        for name, _, _ in marked[n]:
            if len(taken) < len(course) and name == _NAMES[course[len(taken)]]:
                taken.append(n)
    return taken if course and len(taken) == len(course) else []


def _cut(view: TokenView, bounds: list[tuple[int, int]], one: Section, steps: list[int]) -> Section:
    """The last section ends with the paragraph in which its template, or else its opening, stands."""
    paragraphs, last = view.column("paragraph"), steps[-1] if steps else one.first
    same = [n for n in range(one.first, one.stop) if paragraphs[bounds[n][0]] == paragraphs[bounds[last][0]]]
    return Section(one.first, max(same) + 1, one.opening)


def _rows(
    view: TokenView, bounds: list[tuple[int, int]], one: Section, marked: list[list[Slot]], steps: list[int], course: Course
) -> list[dict[str, Any]]:  # fmt: skip
    """The slots of a section in text order, each with its place in the template."""
    cells: dict[tuple[str, int], list[tuple[int, int, int]]] = {}
    if one.opening:
        cells["opening", 1] = [(one.first, bounds[one.first][0], one.opening)]
    for n in range(one.first, one.stop):
        for name, first, stop in marked[n]:
            places = [k for k, letter in enumerate(course) if _NAMES[letter] == name] if steps else []
            step = max((k for k in places if steps[k] <= n), default=places[0]) if places else -1
            title = f"closing {name}" if len(places) > 1 and step == places[-1] else name
            cells.setdefault((title, step + 1 + bool(one.opening and step >= 0)), []).append((n, first, stop))
    starts, ends = view.column("start"), view.column("end")
    return [
        {
            "span": f"{one.first + 1}-{one.stop}" if one.stop - one.first > 1 else f"{one.stop}", "slot": name, "step": step,
            "sentences": ", ".join(str(n + 1) for n in dict.fromkeys(n for n, _, _ in shown)),
            "words": ", ".join(dict.fromkeys(view.text(first, stop) for _, first, stop in shown)),
            "places": tuple((starts[first], ends[stop - 1]) for _, first, stop in shown),
        }
        for (name, step), shown in cells.items()
    ]  # fmt: skip

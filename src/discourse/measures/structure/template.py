"""The template of an argument: which moves its sections share, in the same order."""

import itertools
from collections import Counter
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from discourse.measures.structure._sections import SLOTS, Section, Slot, sections, slots
from discourse.text.tokens import TokenView

BOOKS = "modality,attribution,metadiscourse"
SHUFFLES, ENOUGH, LEAST = 999, 20, 3
LEVELS = {"counted": 0.05, "paragraphs": 0.01}
"""Paragraphs are many, and their own text does not say that they are points of one argument: they must be surer."""
_COLUMNS = ["section", "span", "slot", "step", "sentences", "words", "by", "chance", "places"]
_LETTERS = dict(zip(SLOTS, "abcdefgh", strict=False))

Course = str
"""A sequence of slots, a letter for each."""


def template(view: TokenView, ruled: pd.DataFrame, *, codebooks: str = BOOKS, seed: int = 1) -> pd.DataFrame:
    """Find the sections of a text and the sequence of moves that comes again from section to section.

    Sections run from one counted opening (*First, ...*) to the next; the last one ends at a formula of closing, or where
    it holds no more of the template. A text without such openings is compared paragraph by paragraph. What a sentence
    does is read off codes: duty (an obligation), authority (a document or expert speaks), leader (a person is named),
    deed (a finished act), contrast (*however*, *unlike*), outlook (*will*). The template is the sequence of at
    least three different slots that fills most cells: its length times the sections that hold it, others may stand between.
    Read `chance` first: the share of shuffles of the sentences, section breaks kept, in which any sequence fills as
    many cells. Above .05 (of paragraphs .01) nothing is shown, which is not to say that nothing is there. The trap: a
    template shows how a text is built, not that its author planned it.

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
    paragraphs = [view.column("paragraph")[first] for first in firsts]
    marked, said = slots(view, ruled, bounds), [view.text(*place) for place in bounds]
    found = sections(said)
    by = "counted" if found else "paragraphs"
    if not found:
        starts = [n for n, name in enumerate(paragraphs) if n == 0 or name != paragraphs[n - 1]]
        found = [(a, b, "") for a, b in itertools.pairwise([*starts, len(bounds)])]
    course, chance = _tested(found, ["".join(_LETTERS[slot[0]] for slot in one) for one in marked], seed)
    rows: list[dict[str, Any]] = []
    for first, stop, opening in found:
        steps = _steps(marked[first:stop], course if chance < LEVELS[by] else "")
        if stop == found[-1][1]:  # It ends with the paragraph in which its template, or else its opening, stands.
            last = paragraphs[first + (steps[-1] if steps else 0)]
            stop = max(n for n in range(first, stop) if paragraphs[n] == last) + 1
        if opening or steps:
            span = f"{first + 1}-{stop}" if stop - first > 1 else f"{stop}"
            at = view.column("start")[firsts[first]] + said[first].find(opening)
            opened = [("opening", opening, (at, at + len(opening)))] * bool(opening)
            rows += [
                {"span": span} | cell
                for cell in _cells(first, [[*opened, *marked[first]], *marked[first + 1 : stop]], steps, course)
            ]
    number = {span: n for n, span in enumerate(dict.fromkeys(row["span"] for row in rows), start=1)}
    table = pd.DataFrame([{**row, "section": number[row["span"]], "by": by, "chance": chance} for row in rows])
    return table.reindex(columns=_COLUMNS)


def _tested(found: list[Section], letters: list[str], seed: int) -> tuple[Course, float]:
    """The template, and the share of shuffles in which any sequence fills as many cells; NaN without one."""
    course, cells = _best(found, letters)
    if not course:
        return "", float("nan")
    random, first, stop = np.random.default_rng(seed), found[0][0], found[-1][1]
    reached = 0
    for done in range(1, SHUFFLES + 1):
        mixed = [letters[n] for n in first + random.permutation(stop - first)]
        reached += _best(found, [*letters[:first], *mixed])[1] >= cells
        if reached == ENOUGH:
            return course, reached / done
    return course, (reached + 1) / (SHUFFLES + 1)


def _best(found: list[Section], letters: list[str]) -> tuple[Course, int]:
    """The sequence that fills most cells and how many; of equals the longest, then the first in the order of the slots."""
    held = Counter(course for first, stop, _ in found for course in _courses("".join(letters[first:stop])))
    shared = [(-n * len(course), -len(course), course) for course, n in held.items() if n > 1]
    cells, _, course = min(shared, default=(0, 0, ""))
    return course, -cells


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


def _steps(marked: list[list[Slot]], course: Course) -> list[int]:
    """The sentences at which a section takes the steps of the template, the earliest ones; none where it does not."""
    taken: list[int] = []
    for n, name in ((n, name) for n, one in enumerate(marked) for name, _, _ in one):
        if len(taken) < len(course) and _LETTERS[name] == course[len(taken)]:
            taken.append(n)
    return taken if len(taken) == len(course) else []


def _cells(start: int, marked: list[list[Slot]], steps: list[int], course: Course) -> list[dict[str, Any]]:
    """What a section that begins with a sentence does, in text order, each with its place in the template."""
    cells: dict[tuple[str, int], list[tuple[int, Slot]]] = {}
    lead = int(any(slot[0] == "opening" for slot in marked[0]))
    for n, slot in ((n, slot) for n, one in enumerate(marked) for slot in one):
        mine = [k for k, letter in enumerate(course) if _LETTERS.get(slot[0]) == letter] if steps else []
        step = max((k for k in mine if steps[k] <= n), default=mine[0]) if mine else -1
        title = f"closing {slot[0]}" if len(mine) > 1 and step == mine[-1] else slot[0]
        place = 1 if slot[0] == "opening" else step + 1 + lead * (step >= 0)
        cells.setdefault((title, place), []).append((start + n + 1, slot))
    return [
        {
            "slot": title, "step": step, "sentences": ", ".join(dict.fromkeys(str(n) for n, _ in shown)),
            "words": ", ".join(dict.fromkeys(slot[1] for _, slot in shown)), "places": tuple(slot[2] for _, slot in shown),
        }
        for (title, step), shown in cells.items()
    ]  # fmt: skip

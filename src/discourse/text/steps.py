"""The steps a query is made of: each takes the matches so far and gives the longer ones."""

from collections.abc import Callable

import numpy as np

from discourse.base.errors import UsageError
from discourse.text.tokens import Mask, Rows, TokenView

Test = Callable[[TokenView], Mask]
Matches = Rows
"""Four rows of numbers, a column for each match: its first row, the row after its last, and the same of the target
within it; -1 where no target was met yet."""
Step = Callable[[TokenView, Matches], Matches]
FIRST, END, TARGET, TARGET_END = range(4)
_MOST, _MOST_PER_TOKEN = 5_000_000, 400
"""Beyond so many matches under way a query is given up: repetitions of repetitions multiply."""


def begin(rows: Rows) -> Matches:
    """The empty matches that begin at some rows."""
    none = np.full(len(rows), -1, dtype=np.int64)
    return np.stack([rows, rows, none, none])


def equals(value: str) -> Test:
    """Say of each row whether its `form` is this very form."""
    return lambda view: view.equal("form", value)


def matches(name: str, pattern: str, ignore_case: bool = False) -> Test:
    """Say of each row whether an attribute matches a regular expression."""
    return lambda view: view.mask(name, pattern, ignore_case)


def anything(view: TokenView) -> Mask:
    """Every row will do."""
    return np.ones(view.size, dtype=bool)


def opens(unit: str) -> Test:
    """Say of each row whether a sentence or paragraph begins with it."""

    def test(view: TokenView) -> Mask:
        start: Rows = view.sentence_start if unit == "s" else view.paragraph_start
        flags: Mask = start == np.arange(view.size)
        return flags

    return test


def one(test: Test) -> Step:
    """Take one more token that passes the test and is still in the sentence where the match began."""

    def step(view: TokenView, found: Matches) -> Matches:
        found = found[:, found[END] < view.sentence_end[found[FIRST]]]
        found = found[:, test(view)[found[END]]]
        longer: Matches = found + np.array([[0], [1], [0], [0]])
        return longer

    return step


def before(unit: str) -> Step:
    """Go on only where the next token opens a sentence or paragraph; nothing is taken."""

    def step(view: TokenView, found: Matches) -> Matches:
        found = found[:, found[END] < view.sentence_end[found[FIRST]]]
        return found[:, opens(unit)(view)[found[END]]]

    return step


def after(unit: str) -> Step:
    """Go on only where the last token closed a sentence or paragraph; nothing is taken."""

    def step(view: TokenView, found: Matches) -> Matches:
        found = found[:, found[END] == view.sentence_end[found[FIRST]]]
        return found[:, np.r_[opens(unit)(view), True][found[END]]]

    return step


def target(inner: Step) -> Step:
    """Mark what a step takes as the target of the match; targets that follow one another are one."""

    def step(view: TokenView, found: Matches) -> Matches:
        found = found.copy()
        found[TARGET] = np.where(found[TARGET] < 0, found[END], found[TARGET])
        found = inner(view, found).copy()
        found[TARGET_END] = found[END]
        return found

    return step


def sequence(steps: list[Step]) -> Step:
    """Take one step after the other."""

    def step(view: TokenView, found: Matches) -> Matches:
        for inner in steps:
            if not found.shape[1]:
                break
            found = inner(view, found)
        return found

    return step


def either(steps: list[Step]) -> Step:
    """Take any of several ways."""
    return lambda view, found: union(view, [inner(view, found) for inner in steps])


def repeated(inner: Step, least: int, most: int) -> Step:
    """Take a step again and again, at least and at most so many times."""

    def step(view: TokenView, found: Matches) -> Matches:
        kept = [found] if least == 0 else []
        for turn in range(1, most + 1):
            last, found = found, inner(view, found)
            if turn >= least:
                kept.append(found)
            # Nothing is left, or one more turn would change nothing.
            if not found.shape[1] or (found.shape == last.shape and (found == last).all()):
                return union(view, [*kept, found])
        return union(view, kept)

    return step


def union(view: TokenView, found: list[Matches]) -> Matches:
    """Put matches together, each once, in text order."""
    if not found:
        return np.zeros((4, 0), dtype=np.int64)
    every = np.concatenate(found, axis=1)
    view.ways += every.shape[1]
    if view.ways > _MOST + _MOST_PER_TOKEN * view.size:
        raise UsageError("query: it matches in millions of ways; write fewer or smaller repetitions.")
    every = every[:, np.lexsort(every[::-1])]
    new = np.r_[True, (every[:, 1:] != every[:, :-1]).any(axis=0)][: every.shape[1]]
    return every[:, new]


def longest(found: Matches) -> Matches:
    """Keep from each place the longest match, and of overlapping ones the first; of its targets the first, longest."""
    found = found[:, found[END] > found[FIRST]]
    found = found[:, np.lexsort((-found[TARGET_END], found[TARGET], -found[END], found[FIRST]))]
    keep, free = [], -1
    for place, (first, end) in enumerate(zip(found[FIRST].tolist(), found[END].tolist(), strict=True)):
        if first >= free:
            keep.append(place)
            free = end
    return found[:, keep]

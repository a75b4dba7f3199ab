"""The steps a query is made of: each takes the matches so far, as two arrays, and gives the longer ones."""

from collections.abc import Callable

import numpy as np

from discourse.text.tokens import Mask, Rows, TokenView

Test = Callable[[TokenView], Mask]
Step = Callable[[TokenView, Rows, Rows], tuple[Rows, Rows]]
"""Takes matches so far as (first row, row after the last) and gives the longer ones."""


def equals(value: str) -> Test:
    """Say of each row whether its `norm` is this very form."""
    return lambda view: view.equal("norm", value)


def matches(name: str, pattern: str, ignore_case: bool = False) -> Test:
    """Say of each row whether an attribute matches a regular expression."""
    return lambda view: view.mask(name, pattern, ignore_case)


def anything(view: TokenView) -> Mask:
    """Every row will do."""
    return np.ones(view.size, dtype=bool)


def one(test: Test) -> Step:
    """Take one more token that passes the test and is still in the sentence where the match began."""

    def step(view: TokenView, first: Rows, end: Rows) -> tuple[Rows, Rows]:
        inside = end < view.sentence_end[first]
        first, end = first[inside], end[inside]
        good = test(view)[end]
        return first[good], end[good] + 1

    return step


def sequence(steps: list[Step]) -> Step:
    """Take one step after the other."""

    def step(view: TokenView, first: Rows, end: Rows) -> tuple[Rows, Rows]:
        for inner in steps:
            if not len(first):
                break
            first, end = inner(view, first, end)
        return first, end

    return step


def either(steps: list[Step]) -> Step:
    """Take any of several ways."""

    def step(view: TokenView, first: Rows, end: Rows) -> tuple[Rows, Rows]:
        return union([inner(view, first, end) for inner in steps])

    return step


def repeated(inner: Step, least: int, most: int) -> Step:
    """Take a step again and again, at least and at most so many times."""

    def step(view: TokenView, first: Rows, end: Rows) -> tuple[Rows, Rows]:
        found = [(first, end)] if least == 0 else []
        for turn in range(1, most + 1):
            first, end = inner(view, first, end)
            if not len(first):
                break
            if turn >= least:
                found.append((first, end))
        return union(found)

    return step


def union(found: list[tuple[Rows, Rows]]) -> tuple[Rows, Rows]:
    """Put matches together, each once, in text order."""
    if not found:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    pairs = np.unique(np.stack([np.concatenate([f for f, _ in found]), np.concatenate([e for _, e in found])]), axis=1)
    return pairs[0], pairs[1]

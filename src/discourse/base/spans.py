"""Stretches of a text, laid out so that those which share a character with another one are found at once."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """Stretches as (start, end), by their number in the order given."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._sorted = sorted((start, end, number) for number, (start, end) in enumerate(spans))
        self._starts = [start for start, _, _ in self._sorted]
        # The furthest end so far never falls: what lies before it can be skipped.
        self._reach = list(accumulate((end for _, end, _ in self._sorted), max))

    def meeting(self, start: int, end: int) -> list[int]:
        """The numbers of those that share a character with a stretch, by where they begin."""
        last = bisect_left(self._starts, end)
        first = bisect_right(self._reach, start, 0, last)
        return [number for _, stop, number in self._sorted[first:last] if stop > start]

"""Stretches that meet a stretch, against the plain definition."""

from hypothesis import given
from hypothesis import strategies as st

from discourse.base.spans import Spans

SPAN = st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda pair: (pair[0], sum(pair)))


@given(st.lists(SPAN, max_size=20), SPAN)
def test_those_that_share_a_character_are_found(spans: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    start, end = asked
    assert sorted(Spans(spans).meeting(start, end)) == [n for n, (a, b) in enumerate(spans) if a < end and start < b]


def test_they_come_by_where_they_begin() -> None:
    assert Spans([(5, 9), (0, 20), (7, 8), (9, 12)]).meeting(7, 9) == [1, 0, 2]

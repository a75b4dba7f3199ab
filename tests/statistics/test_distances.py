"""Distances: their sum, their limits, and what they see that parts do not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.statistics.distances import (
    average_logarithmic_distance,
    average_reduced_frequency,
    average_waiting_time,
    gaps,
)

text = st.integers(1, 200).flatmap(
    lambda n: st.tuples(st.sets(st.integers(0, n - 1), min_size=1).map(list), st.just(n))
)


@given(text)
def test_gaps_go_once_round_the_text_and_arf_lies_between_one_and_the_count(
    case: tuple[list[int], int],
) -> None:
    places, n = case
    assert gaps(places, n).sum() == n
    assert 1 - 1e-9 <= average_reduced_frequency(places, n) <= len(places) + 1e-9
    turned = [(place + 7) % n for place in places]
    for measure in (average_reduced_frequency, average_logarithmic_distance, average_waiting_time):
        assert measure(turned, n) == pytest.approx(measure(places, n))


@given(text)
def test_waiting_time_is_the_mean_wait_from_every_place(case: tuple[list[int], int]) -> None:
    places, n = case
    waits = [min((place - start) % n or n for place in places) for start in range(n)]
    assert average_waiting_time(places, n) == pytest.approx(np.mean(waits))


def test_an_even_word_keeps_its_frequency_and_a_heaped_one_loses_it() -> None:
    assert average_reduced_frequency(range(0, 100, 10), 100) == pytest.approx(10)
    assert average_reduced_frequency(range(10), 100) == pytest.approx(1.9)


def test_an_absent_word_has_no_value() -> None:
    assert gaps([], 10).size == 0
    for measure in (average_reduced_frequency, average_logarithmic_distance, average_waiting_time):
        assert np.isnan(measure([], 10))


def test_wrong_places_are_told() -> None:
    for places in ([10], [-1], [0.5]):
        with pytest.raises(ValueError, match="no whole number from 0 to 9"):
            gaps(places, 10)
    with pytest.raises(ValueError, match="given twice"):
        gaps([3, 3], 10)

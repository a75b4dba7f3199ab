"""Intervals of Log Ratio: against scipy's exact test, and how often they hold the truth."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest
from scipy.stats.contingency import relative_risk

from discourse.statistics.effect_sizes import log_ratio
from discourse.statistics.ratio_intervals import conservative_log_ratio, log_ratio_interval

count = st.integers(0, 60)
size = st.integers(500, 50_000)


@given(st.integers(1, 60), st.integers(1, 60), size, size)
def test_exact_interval_is_clopper_and_pearsons(a: int, b: int, n1: int, n2: int) -> None:
    exact = binomtest(a, a + b).proportion_ci(0.9, method="exact")
    low, high = log_ratio_interval(a, b, n1, n2, confidence=0.9)
    for ours, theirs in ((low, exact.low), (high, exact.high)):
        assert float(ours) == pytest.approx(np.log2(theirs / (1 - theirs) * n2 / n1), abs=1e-7)


@given(st.integers(1, 60), st.integers(1, 60), size, size)
def test_katz_interval_is_scipys(a: int, b: int, n1: int, n2: int) -> None:
    theirs = relative_risk(a, n1, b, n2).confidence_interval(0.95)
    low, high = log_ratio_interval(a, b, n1, n2, method="katz")
    assert (float(low), float(high)) == pytest.approx((np.log2(theirs.low), np.log2(theirs.high)), abs=1e-7)


@given(st.integers(1, 60), count, size, size)
def test_the_ratio_lies_inside_and_the_conservative_bound_between_it_and_none(a: int, b: int, n1: int, n2: int) -> None:
    low, high = log_ratio_interval(a, b, n1, n2)
    ratio, bound = float(log_ratio(a, b, n1, n2)), float(conservative_log_ratio(a, b, n1, n2))
    assert low <= ratio <= high
    assert bound * ratio >= 0 and abs(bound) <= abs(ratio)
    assert float(conservative_log_ratio(b, a, n2, n1)) == pytest.approx(-bound, abs=1e-9)
    assert abs(float(conservative_log_ratio(a, b, n1, n2, comparisons=1000))) <= abs(bound)


def test_exact_interval_holds_the_truth_as_often_as_it_says() -> None:
    rng = np.random.default_rng(4)
    a, b = rng.poisson(6, 20_000), rng.poisson(3, 20_000)
    seen = (a + b) > 0
    low, high = log_ratio_interval(a[seen], b[seen], 1_000_000, 1_000_000)
    assert 0.95 <= np.mean((low <= 1) & (high >= 1)) < 0.99


def test_an_absent_word_has_an_open_side_and_none_anywhere_has_no_interval() -> None:
    low, high = log_ratio_interval([0, 5, 0], [5, 0, 0], 100, 100)
    assert low[0] == -np.inf and np.isfinite(high[0])
    assert np.isfinite(low[1]) and high[1] == np.inf
    assert np.isnan(low[2]) and np.isnan(high[2])
    assert np.isnan(conservative_log_ratio(0, 0, 100, 100))
    assert conservative_log_ratio(0, 5, 100, 100, positive=True) == -np.inf


def test_the_number_of_words_is_that_of_the_list_unless_given() -> None:
    whole = conservative_log_ratio([30, 30], [2, 2], 1000, 1000)
    assert whole[0] == conservative_log_ratio(30, 2, 1000, 1000, comparisons=2)
    assert whole[0] < conservative_log_ratio(30, 2, 1000, 1000)


def test_wrong_settings_are_told() -> None:
    with pytest.raises(ValueError, match="confidence is 95; it must lie between 0 and 1"):
        log_ratio_interval(1, 1, 10, 10, confidence=95)
    with pytest.raises(ValueError, match='method is "wald"'):
        log_ratio_interval(1, 1, 10, 10, method="wald")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="comparisons is 0"):
        conservative_log_ratio(1, 1, 10, 10, comparisons=0)

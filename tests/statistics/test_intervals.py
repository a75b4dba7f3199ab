"""Intervals: against scipy, and how often they hold the truth."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, chi2

from discourse.statistics.intervals import poisson, too_few, wilson


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_scipys(case: tuple[int, int]) -> None:
    theirs = binomtest(*case).proportion_ci(0.95, method="wilson")
    low, high = wilson(*case)
    assert (float(low), float(high)) == pytest.approx((theirs.low, theirs.high), abs=1e-9)
    assert 0 <= low <= case[0] / case[1] <= high <= 1


@given(st.integers(0, 1000))
def test_poisson_is_garwoods(k: int) -> None:
    low, high = poisson(k)
    assert float(low) == pytest.approx(chi2.ppf(0.025, 2 * k) / 2 if k else 0)
    assert float(high) == pytest.approx(chi2.ppf(0.975, 2 * k + 2) / 2)


def test_poisson_holds_the_truth_as_often_as_it_says() -> None:
    low, high = poisson(np.random.default_rng(2).poisson(5, 20_000))
    assert 0.95 <= np.mean((low <= 5) & (high >= 5)) < 0.99


def test_wilson_holds_the_truth_about_as_often_as_it_says() -> None:
    draw = np.random.default_rng(5)
    for n, p in ((20, 0.2), (36, 0.4), (100, 0.05), (400, 0.5)):
        low, high = wilson(draw.binomial(n, p, 20_000), n)
        assert 0.93 <= np.mean((low <= p) & (p <= high)) <= 0.985, (n, p)


def test_too_few_is_less_than_an_order_of_magnitude() -> None:
    assert too_few(range(6)).tolist() == [True, True, True, True, False, False]
    assert too_few([9, 10], span=4).tolist() == [True, False]
    assert bool(too_few(3)) is True


def test_no_trials_have_no_share_and_wrong_input_is_told() -> None:
    assert np.isnan(wilson([0, 1], [0, 1])[0]).tolist() == [True, False]
    with pytest.raises(ValueError, match="more successes than trials"):
        wilson(3, 2)
    with pytest.raises(ValueError, match="span is 1"):
        too_few(3, span=1)

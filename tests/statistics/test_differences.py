"""Differences of two texts: against printed values, against scipy, and how often they cry wolf."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import fisher_exact, mannwhitneyu

from discourse.statistics.differences import difference_of_rates, difference_of_shares, fisher, rank_sum, shuffled

# Newcombe (1998), Statistics in Medicine 17(8), 873-890, table II, method 10.
NEWCOMBE = [
    (56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090), (6, 7, 2, 7, 0.0582, 0.8062),
    (5, 56, 0, 29, -0.0381, 0.1926), (0, 10, 0, 20, -0.1611, 0.2775), (10, 10, 0, 10, 0.6075, 1.0),
]  # fmt: skip


@pytest.mark.parametrize(("k1", "n1", "k2", "n2", "low", "high"), NEWCOMBE)
def test_the_interval_of_a_difference_is_newcombes(k1: int, n1: int, k2: int, n2: int, low: float, high: float) -> None:
    assert [float(bound) for bound in difference_of_shares(k1, n1, k2, n2)] == pytest.approx([low, high], abs=6e-5)


def test_the_interval_of_rates_holds_the_truth_as_often_as_it_says() -> None:
    drawn = np.random.default_rng(3).poisson([[12], [8]], (2, 20_000))
    low, high = difference_of_rates(drawn[0], 600, drawn[1], 1000)
    assert 0.94 <= np.mean((low <= 12 / 600 - 8 / 1000) & (high >= 12 / 600 - 8 / 1000)) < 0.99


def test_the_interval_of_shares_holds_the_truth_as_often_as_it_says() -> None:
    drawn = np.random.default_rng(5).binomial([[60], [90]], [[0.3], [0.15]], (2, 20_000))
    low, high = difference_of_shares(drawn[0], 60, drawn[1], 90)
    assert 0.94 <= np.mean((low <= 0.15) & (high >= 0.15)) < 0.97


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.integers(0, 40))
def test_fisher_is_twice_the_smaller_tail_of_scipys(case: tuple[int, int], b: int) -> None:
    (a, n1), n2 = case, 40
    tails = [fisher_exact([[a, n1 - a], [b, n2 - b]], alternative=side).pvalue for side in ("less", "greater")]
    assert float(fisher(a, n1, b, n2)) == pytest.approx(min(1, 2 * min(tails)))


def test_more_than_there_is_is_refused() -> None:
    with pytest.raises(ValueError, match="More units"):
        fisher(5, 4, 1, 4)


def test_ranks_are_counted_by_hand() -> None:
    """Of the nine pairs the first is higher in 8 and equal in 1: (8 + 0.5) / 9."""
    found = rank_sum([3.0, 4, 5], [1, 2, 3])
    assert found.superiority == pytest.approx(8.5 / 9)
    # Without ties, three against three: the two most extreme of the 20 orders.
    assert rank_sum([4.0, 5, 6], [1, 2, 3]).p == pytest.approx(2 / 20)
    assert rank_sum([1.0, 1], [1, 1]) == (0.5, 1.0)
    with pytest.raises(ValueError, match="no text"):
        rank_sum([], [1.0])


@pytest.mark.parametrize("size", [8, 9])
def test_small_groups_without_ties_are_counted_out(size: int) -> None:
    """Two words at once; of eight texts or fewer in a group all orders are counted, of more they are not."""
    drawn = np.random.default_rng(1).permutation(4 * size).astype(float).reshape(2, 2, size)
    found = rank_sum(drawn[0].T, drawn[1].T)
    expected = [mannwhitneyu(one, two, method="auto").pvalue for one, two in zip(drawn[0], drawn[1], strict=True)]
    assert np.asarray(found.p) == pytest.approx(expected, abs=1e-12)
    exact = [mannwhitneyu(one, two, method="exact").pvalue for one, two in zip(drawn[0], drawn[1], strict=True)]
    assert (expected == exact) is (size == 8)


def test_what_is_heaped_in_one_sentence_is_one_event() -> None:
    """Ten words in one sentence of twenty: Fisher's test sees ten, the shuffled sentences one."""
    found, words = [10, *[0] * 39], [10] * 40
    first = [True] * 20 + [False] * 20
    assert float(fisher(10, 200, 0, 200)) < 0.01
    assert shuffled(found, words, first) == pytest.approx(1)
    spread = [1] * 10 + [0] * 30
    assert shuffled(spread, words, first) < 0.01

"""p values and corrections: against scipy and published examples."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, false_discovery_control, mannwhitneyu

from discourse.statistics.significance import benjamini_hochberg, bonferroni, holm, p_value, rank_sum

p_values = st.lists(st.floats(0, 1), min_size=1, max_size=30)


def test_p_values_are_those_of_chi_squared() -> None:
    g2 = np.array([0, 3.84, -15.13, 200])
    np.testing.assert_allclose(p_value(g2), chi2.sf(np.abs(g2), 1))
    np.testing.assert_allclose(p_value(g2, freedom=3), chi2.sf(np.abs(g2), 3))
    assert np.isnan(p_value(np.nan))
    with pytest.raises(ValueError, match="freedom is 0"):
        p_value(1, freedom=0)


@given(p_values)
def test_benjamini_hochberg_is_scipys(p: list[float]) -> None:
    np.testing.assert_allclose(benjamini_hochberg(p), false_discovery_control(p))


# 15 p values of Benjamini & Hochberg (1995), JRSS B 57(1), 295: at 0.05 Bonferroni rejects 3, they 4.
BH95 = [
    0.0001,
    0.0004,
    0.0019,
    0.0095,
    0.0201,
    0.0278,
    0.0298,
    0.0344,
    0.0459,
    0.3240,
    0.4262,
    0.5719,
    0.6528,
]
BH95 += [0.7590, 1.0000]


def test_the_published_example_comes_out() -> None:
    assert np.count_nonzero(bonferroni(BH95) < 0.05) == 3
    assert np.count_nonzero(holm(BH95) < 0.05) == 3
    assert np.count_nonzero(benjamini_hochberg(BH95) < 0.05) == 4


def test_holm_steps_down_as_in_r() -> None:
    # p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm") in R
    np.testing.assert_allclose(holm([0.05, 0.01, 0.03, 0.02, 0.04]), [0.09, 0.05, 0.09, 0.08, 0.09])


@given(p_values)
def test_corrections_keep_their_order(p: list[float]) -> None:
    raw = np.array(p)
    assert (benjamini_hochberg(p) >= raw - 1e-15).all()
    assert (holm(p) >= benjamini_hochberg(p) - 1e-12).all()
    assert (bonferroni(p) >= holm(p) - 1e-12).all()


@pytest.mark.parametrize("correct", [bonferroni, holm, benjamini_hochberg])
def test_undefined_tests_are_no_tests(correct: object) -> None:
    with_gap = correct([0.01, np.nan, 0.03])  # type: ignore[operator]
    assert np.isnan(with_gap).tolist() == [False, True, False]
    np.testing.assert_allclose(with_gap[[0, 2]], correct([0.01, 0.03]))  # type: ignore[operator]
    more = correct([0.01, 0.03], comparisons=20)  # type: ignore[operator]
    assert more[0] == pytest.approx(0.2)
    with pytest.raises(ValueError, match="outside 0 to 1"):
        correct([1.2])  # type: ignore[operator]
    with pytest.raises(ValueError, match="comparisons is 1, but 2"):
        correct([0.1, 0.2], comparisons=1)  # type: ignore[operator]
    with pytest.raises(ValueError, match="single row"):
        correct([[0.1], [0.2]])  # type: ignore[operator]


whole = st.lists(st.integers(0, 9), min_size=1, max_size=12)


@given(whole, whole)
def test_rank_sum_is_scipys(x: list[int], y: list[int]) -> None:
    ours = rank_sum(x, y)
    theirs = mannwhitneyu(x, y, method="asymptotic", use_continuity=True)
    assert ours.u == theirs.statistic
    assert ours.superiority == ours.u / (len(x) * len(y))
    if len(set(x + y)) == 1:
        assert np.isnan(ours.p)
    else:
        assert ours.p == pytest.approx(float(theirs.pvalue))


def test_rank_sum_needs_both_sides() -> None:
    with pytest.raises(ValueError, match="at least one part"):
        rank_sum([], [1])

"""The jackknife: for a mean it is the textbook standard error; what is undefined stays so."""

import numpy as np
import pytest
from scipy import stats

from discourse.statistics.jackknife import group_jackknife


def test_for_the_mean_of_single_values_it_is_the_t_interval() -> None:
    values = np.random.default_rng(7).integers(0, 50, size=40)
    low, high = group_jackknife(values, np.arange(40), lambda w: float(w.mean()))
    theirs = stats.t.interval(0.95, 39, loc=values.mean(), scale=stats.sem(values))
    assert (low, high) == pytest.approx(theirs)


def test_groups_are_left_out_whole() -> None:
    values, groups = np.array([1, 1, 5, 5]), np.array([0, 0, 1, 1])
    low, high = group_jackknife(values, groups, lambda w: float(w.mean()))
    # Without one group the mean is 5 or 1: SE^2 = 1/2 (4 + 4) = 4, t with 1 degree of freedom is 12.7062.
    assert (low, high) == pytest.approx((3 - 2 * 12.7062, 3 + 2 * 12.7062), abs=1e-3)


def test_what_is_undefined_stays_so() -> None:
    assert all(np.isnan(group_jackknife(np.array([1, 2]), np.array([0, 0]), lambda w: float(w.mean()))))
    assert all(np.isnan(group_jackknife(np.array([1, 2]), np.array([0, 1]), lambda w: float("nan"))))
    with pytest.raises(ValueError, match="must be as many"):
        group_jackknife(np.array([1, 2]), np.array([0]), lambda w: 0.0)

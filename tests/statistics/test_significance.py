"""p values and corrections: against scipy and published examples."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, false_discovery_control

from discourse.statistics.significance import benjamini_hochberg, holm, p_value

p_values = st.lists(st.floats(0, 1), min_size=1, max_size=30)


def test_p_values_are_those_of_chi_squared() -> None:
    g2 = np.array([0, 3.84, -15.13, 200])
    np.testing.assert_allclose(p_value(g2), chi2.sf(np.abs(g2), 1))
    assert np.isnan(p_value(np.nan))


@given(p_values)
def test_benjamini_hochberg_is_scipys(p: list[float]) -> None:
    np.testing.assert_allclose(benjamini_hochberg(p), false_discovery_control(p))


# 15 p values of Benjamini & Hochberg (1995), JRSS B 57(1), 295: at 0.05 Bonferroni rejects 3, they 4.
BH95 = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719]
BH95 += [0.6528, 0.7590, 1.0000]


def test_the_published_example_comes_out() -> None:
    assert np.count_nonzero(holm(BH95) < 0.05) == 3
    assert np.count_nonzero(benjamini_hochberg(BH95) < 0.05) == 4


def test_holm_steps_down_as_in_r() -> None:
    # p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm") in R
    np.testing.assert_allclose(holm([0.05, 0.01, 0.03, 0.02, 0.04]), [0.09, 0.05, 0.09, 0.08, 0.09])


@given(p_values)
def test_corrections_keep_their_order(p: list[float]) -> None:
    assert (benjamini_hochberg(p) >= np.array(p) - 1e-15).all()
    assert (holm(p) >= benjamini_hochberg(p) - 1e-12).all()


@pytest.mark.parametrize("correct", [holm, benjamini_hochberg])
def test_undefined_tests_are_no_tests(correct: object) -> None:
    with_gap = correct([0.01, np.nan, 0.03])  # type: ignore[operator]
    assert np.isnan(with_gap).tolist() == [False, True, False]
    np.testing.assert_allclose(with_gap[[0, 2]], correct([0.01, 0.03]))  # type: ignore[operator]
    for arguments, sentence in (([1.2], "outside 0 to 1"), ([[0.1], [0.2]], "single row")):
        with pytest.raises(ValueError, match=sentence):
            correct(arguments)  # type: ignore[operator]

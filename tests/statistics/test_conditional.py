"""Association in one direction: what the two directions share and where they differ."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.statistics import association_tests, conditional

pair = st.tuples(*[st.integers(1, 200)] * 4).map(
    lambda cells: (cells[0], cells[0] + cells[1], cells[0] + cells[2], sum(cells))
)


@given(pair)
def test_both_directions_multiplied_are_phi_squared(numbers: tuple[int, int, int, int]) -> None:
    f, f1, f2, n = numbers
    there, back = conditional.delta_p_forward(f, f1, f2, n), conditional.delta_p_backward(f, f1, f2, n)
    assert float(there * back) == pytest.approx(float(association_tests.phi_squared(f, f1, f2, n)), abs=1e-12)
    assert float(back) == pytest.approx(float(conditional.delta_p_forward(f, f2, f1, n)))
    assert -1 <= float(there) <= 1


@given(pair)
def test_minimum_sensitivity_is_the_weaker_condition(numbers: tuple[int, int, int, int]) -> None:
    f, f1, f2, _ = numbers
    both = [float(conditional.conditional_probability(f, given)) for given in (f1, f2)]
    assert float(conditional.minimum_sensitivity(f, f1, f2)) == min(both)


def test_what_is_undefined_is_nan() -> None:
    assert np.isnan(conditional.conditional_probability(0, 0))
    assert np.isnan(conditional.minimum_sensitivity(0, 0, 4))
    assert np.isnan(conditional.delta_p_forward(0, 0, 4, 100))
    assert np.isnan(conditional.delta_p_forward(4, 100, 4, 100))
    assert float(conditional.delta_p_forward(5, 5, 5, 100)) == 1


def test_a_pair_above_its_word_is_told() -> None:
    with pytest.raises(ValueError, match="more often than one of its words"):
        conditional.conditional_probability(3, 2)

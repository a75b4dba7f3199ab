"""What every statistic asks of its numbers first."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.statistics import arrays


def test_parts_agree_or_are_refused() -> None:
    counts, sizes = arrays.parts([1, 2], [2, 2])
    assert counts.tolist() == [1, 2] and sizes.tolist() == [2, 2], "two parts are enough, and a part may be full"
    assert arrays.parts([[1, 0, 2], [0, 0, 0]], [2, 3, 4])[0].shape == (2, 3)
    for counts, sizes in (([1], [2]), ([1, 2, 3], [4, 4]), ([[[1, 2]]], [4, 4]), ([1, 2], [[4, 4]])):
        with pytest.raises(ValueError, match="agree on 2 or more parts"):
            arrays.parts(counts, sizes)
    with pytest.raises(ValueError, match="more often than its part has tokens"):
        arrays.parts([1, 3], [2, 2])


def test_logarithms_of_nothing_are_undefined() -> None:
    assert arrays.log([1, 8], 2).tolist() == [0, 3] and float(arrays.log(math.e)) == pytest.approx(1)
    assert np.isnan(arrays.log([0, -1, 1])).tolist() == [True, True, False]


def test_g2_by_hand() -> None:
    """Observed 10 20 30 40: expected 12 18 28 42."""
    observed, expected = (10, 20, 30, 40), (12, 18, 28, 42)
    by_hand = 2 * sum(o * math.log(o / e) for o, e in zip(observed, expected, strict=True))
    assert float(arrays.g2_table(*map(np.float64, observed))) == pytest.approx(by_hand)
    assert math.isnan(float(arrays.g2_table(*map(np.float64, (0, 0, 3, 4)))))
    assert math.isnan(float(arrays.g2_table(*map(np.float64, (3, 4, 0, 0)))))
    assert math.isnan(float(arrays.g2_table(*map(np.float64, (0, 3, 0, 4)))))
    assert math.isnan(float(arrays.g2_table(*map(np.float64, (3, 0, 4, 0)))))
    assert float(arrays.g2_table(*map(np.float64, (1, 2, 2, 4)))) == pytest.approx(0, abs=1e-9)


@given(st.lists(st.sampled_from([0.0, -0.0, 1.5, -2.0, math.inf, -math.inf, math.nan]), max_size=40))
def test_downwards_keeps_the_order_of_equal_numbers(values: list[float]) -> None:
    expected = sorted(
        range(len(values)), key=lambda at: (math.isnan(values[at]), -values[at] if values[at] == values[at] else 0)
    )
    assert arrays.downwards(np.array(values)).tolist() == expected

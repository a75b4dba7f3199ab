"""Few, none or many: the chances are those of the distributions they are named after."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import nbinom, poisson

from discourse.statistics.absence import chance_of_so_few, chance_of_so_many, concentration, expected_count


def test_chances_are_those_of_poisson_and_negative_binomial() -> None:
    reference = np.array([10, 500, 3000])
    expected = expected_count(reference, 2000, 1_000_000)
    np.testing.assert_allclose(expected, [0.02, 1, 6])
    k, sizes = 0.4, (2000, 1_000_000)
    for count in (0, 1, 7):
        even, bursty = poisson(expected), nbinom(k, k / (k + expected))
        for given, law in ((np.inf, even), (np.nan, even), (k, bursty)):
            few = chance_of_so_few(count, reference, *sizes, concentration=given)
            np.testing.assert_allclose(few, law.cdf(count))
            many = chance_of_so_many(count, reference, *sizes, concentration=given)
            np.testing.assert_allclose(many, law.sf(count - 1))


def test_k_is_recovered_from_parts_of_unequal_size() -> None:
    rng = np.random.default_rng(3)
    sizes = rng.integers(500, 4000, 4000)
    rates = rng.gamma(0.7, 0.002 / 0.7, 4000)
    assert float(concentration(rng.poisson(rates * sizes), sizes)) == pytest.approx(0.7, rel=0.1)
    even = rng.poisson(0.002 * sizes)
    assert float(concentration(even, sizes)) > 20


def test_k_by_hand() -> None:
    """Ten in eight equal parts, nine of them in one: m = 1.25; k = 12.5 / (69.5 * 8/7 - 10)."""
    assert float(concentration([9, 0, 0, 1, 0, 0, 0, 0], [100] * 8)) == pytest.approx(12.5 / (69.5 * 8 / 7 - 10))


def test_a_word_spread_more_evenly_than_chance_is_poisson() -> None:
    assert float(concentration([3, 3, 3, 3], [100] * 4)) == np.inf
    assert float(chance_of_so_few(0, 500, 2000, 1_000_000, concentration=np.inf)) == pytest.approx(np.exp(-1))


def test_what_is_undefined_is_nan() -> None:
    assert np.isnan(chance_of_so_few(0, [0, 5], 100, 1000)).tolist() == [True, False]
    assert np.isnan(concentration([[0, 0], [1, 0]], [10, 10])).tolist() == [True, False]


def test_wrong_input_is_told() -> None:
    with pytest.raises(ValueError, match="concentration is 0 or less"):
        chance_of_so_few(0, 5, 100, 1000, concentration=0)
    with pytest.raises(ValueError, match="agree on 2 or more parts"):
        concentration([1, 2, 3], [10, 10])

"""Effect sizes: known ratios, their symmetries, and what is undefined."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats.contingency import odds_ratio as scipy_odds_ratio
from scipy.stats.contingency import relative_risk

from discourse.statistics import effect_sizes as es

count = st.integers(0, 500)
some = st.integers(1, 500)
size = st.integers(501, 100_000)


@given(some, some, size, size)
def test_ratios_agree_with_scipy(a: int, b: int, n1: int, n2: int) -> None:
    risk = relative_risk(a, n1, b, n2).relative_risk
    assert float(es.log_ratio(a, b, n1, n2)) == pytest.approx(np.log2(risk), abs=1e-9)
    assert float(es.percent_difference(a, b, n1, n2)) == pytest.approx(100 * (risk - 1), abs=1e-7)
    assert float(es.difference_coefficient(a, b, n1, n2)) == pytest.approx((risk - 1) / (risk + 1), abs=1e-9)
    table = [[a, b], [n1 - a, n2 - b]]
    assert float(es.odds_ratio(a, b, n1, n2)) == pytest.approx(scipy_odds_ratio(table, kind="sample").statistic)


@given(some, count, size, size)
def test_exchanging_the_corpora_turns_the_sign(a: int, b: int, n1: int, n2: int) -> None:
    for smoothing in ("zeros", "all"):
        there = es.log_ratio(a, b, n1, n2, smoothing=smoothing)
        back = es.log_ratio(b, a, n2, n1, smoothing=smoothing)
        assert float(there) == pytest.approx(-float(back), abs=1e-9)
    assert float(es.difference_coefficient(a, b, n1, n2)) == pytest.approx(
        -float(es.difference_coefficient(b, a, n2, n1)), abs=1e-12
    )
    assert float(es.simple_maths(a, b, n1, n2, k=50)) == pytest.approx(1 / float(es.simple_maths(b, a, n2, n1, k=50)))


def test_half_a_token_stands_for_none() -> None:
    assert float(es.log_ratio(4, 0, 1000, 1000)) == 3.0
    assert float(es.log_ratio(4, 1, 1000, 1000)) == 2.0
    assert float(es.log_ratio(1, 0, 1000, 1000, smoothing="all")) == pytest.approx(np.log2(3))
    assert float(es.odds_ratio(1, 0, 9, 9, adjustment=0.5)) == pytest.approx(1.5 * 9.5 / (0.5 * 8.5))


def test_what_is_undefined_is_nan() -> None:
    assert np.isnan(es.log_ratio(0, 0, 10, 10))
    assert np.isnan(es.percent_difference(3, 0, 10, 10))
    assert np.isnan(es.odds_ratio(3, 0, 10, 10))
    assert np.isnan(es.odds_ratio(0, 0, 10, 10, adjustment=0.5))
    assert np.isnan(es.difference_coefficient(0, 0, 10, 10))
    assert np.isnan(es.simple_maths(0, 0, 10, 10))
    assert float(es.percent_difference(0, 3, 10, 10)) == -100
    assert float(es.difference_coefficient(3, 0, 10, 10)) == 1


def test_a_larger_k_draws_towards_one() -> None:
    scores = [float(es.simple_maths(40, 1, 10_000, 10_000, k=k)) for k in (1, 100, 10_000)]
    assert scores[0] > scores[1] > scores[2] > 1
    assert scores[1] == pytest.approx(4100 / 200)


def test_wrong_settings_are_told() -> None:
    with pytest.raises(ValueError, match='smoothing is "some"'):
        es.log_ratio(1, 1, 10, 10, smoothing="some")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="k is 0; it must be above 0"):
        es.simple_maths(1, 1, 10, 10, k=0)
    with pytest.raises(ValueError, match="adjustment is -1"):
        es.odds_ratio(1, 1, 10, 10, adjustment=-1)

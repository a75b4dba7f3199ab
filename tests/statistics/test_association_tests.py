"""Tests of association: against nltk and scipy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.metrics.association import BigramAssocMeasures as Theirs
from scipy.stats import hypergeom
from scipy.stats.contingency import odds_ratio as scipy_odds_ratio

from discourse.statistics import association_tests as t

pair = st.tuples(st.integers(1, 50), st.integers(1, 300), st.integers(1, 300), st.integers(1, 50_000)).map(
    lambda cells: (cells[0], cells[0] + cells[1], cells[0] + cells[2], sum(cells))
)


@given(pair)
def test_agrees_with_nltk(numbers: tuple[int, int, int, int]) -> None:
    f, f1, f2, n = numbers
    theirs = (f, (f1, f2), n)
    assert float(t.t_score(*numbers)) == pytest.approx(Theirs.student_t(*theirs), abs=1e-6)
    assert float(t.g2(*numbers)) == pytest.approx(Theirs.likelihood_ratio(*theirs), rel=1e-6, abs=1e-6)
    assert float(t.x2(*numbers)) == pytest.approx(Theirs.chi_sq(*theirs), rel=1e-6, abs=1e-9)
    assert float(t.phi_squared(*numbers)) == pytest.approx(Theirs.phi_sq(*theirs), rel=1e-6, abs=1e-9)
    table = [[f, f1 - f], [f2 - f, n - f1 - f2 + f]]
    assert float(t.odds_ratio(*numbers)) == pytest.approx(scipy_odds_ratio(table, kind="sample").statistic)


@given(pair)
def test_signs_say_attraction_or_avoidance(numbers: tuple[int, int, int, int]) -> None:
    f, f1, f2, n = numbers
    direction = np.sign(f * n - f1 * f2)
    for score in (t.t_score(*numbers), t.z_score(*numbers), t.odds_ratio(*numbers) - 1):
        assert np.sign(np.round(float(score), 12)) == direction or abs(float(score)) < 1e-9
    signed = float(t.g2(*numbers, signed=True))
    assert signed == 0 or np.sign(signed) == direction or abs(signed) < 1e-9
    assert float(t.z_score(*numbers)) * np.sqrt(f1 * f2 / n) == pytest.approx(
        float(t.t_score(*numbers)) * np.sqrt(f), abs=1e-9
    )


@settings(max_examples=30)
@given(st.tuples(*[st.integers(0, 12)] * 3, st.integers(1, 12)))
def test_fisher_is_the_hypergeometric_distribution(cells: tuple[int, int, int, int]) -> None:
    a, b, c, d = cells
    numbers = (a, a + b, a + c, a + b + c + d)
    distribution = hypergeom(numbers[3], numbers[1], numbers[2])
    assert float(t.fisher_p(*numbers, alternative="greater")) == pytest.approx(distribution.sf(a - 1))
    assert float(t.fisher_p(*numbers, alternative="less")) == pytest.approx(distribution.cdf(a))


def test_fisher_takes_rows_of_pairs() -> None:
    p = t.fisher_p([1, 4], 4, 4, 8)
    assert p.shape == (2,)
    assert p[1] == pytest.approx(2 / 70)


def test_the_conditional_estimate_makes_the_expected_count_the_observed() -> None:
    from scipy.stats import nchypergeom_fisher

    estimate = t.conditional_odds_ratio(3, 10, 10, 19)
    assert nchypergeom_fisher(19, 10, 10, estimate).mean() == pytest.approx(3, abs=1e-6)


def test_what_is_undefined_is_nan() -> None:
    assert np.isnan(t.t_score(0, 5, 5, 100))
    assert np.isnan(t.z_score(0, 0, 5, 100))
    assert np.isnan(t.g2(0, 0, 5, 100)) and np.isnan(t.x2(5, 5, 10, 10))
    assert np.isnan(t.odds_ratio(5, 5, 10, 100))
    assert float(t.odds_ratio(5, 5, 10, 100, adjustment=0.5)) == pytest.approx(5.5 * 90.5 / (0.5 * 5.5))


def test_wrong_settings_are_told() -> None:
    with pytest.raises(ValueError, match="needs whole numbers"):
        t.fisher_p(1.5, 4, 4, 8)
    with pytest.raises(ValueError, match='alternative is "both"'):
        t.fisher_p(1, 4, 4, 8, alternative="both")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="adjustment is -1"):
        t.odds_ratio(1, 4, 4, 8, adjustment=-1)

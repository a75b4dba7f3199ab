"""Keyness: against scipy, nltk and draws from the posterior, and what must hold for any counts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.association import BigramAssocMeasures
from scipy.special import logit
from scipy.stats import binomtest, chi2_contingency
from scipy.stats.contingency import odds_ratio, relative_risk

from discourse.statistics import keyness

some, count = st.integers(1, 500), st.integers(0, 500)
size = st.integers(501, 100_000)
MEASURES = (
    keyness.g2_two_cell,
    keyness.g2_four_cell,
    keyness.log_ratio,
    keyness.percent_difference,
    keyness.odds_ratio,
    keyness.difference_coefficient,
    keyness.simple_maths,
    keyness.conservative_log_ratio,
)


@given(some, count, size, size)
def test_four_cells_agree_with_scipy_and_nltk(a: int, b: int, n1: int, n2: int) -> None:
    ours = float(keyness.g2_four_cell(a, b, n1, n2))
    theirs = chi2_contingency([[a, b], [n1 - a, n2 - b]], correction=False, lambda_="log-likelihood").statistic
    assert ours == pytest.approx(theirs, rel=1e-6, abs=1e-7)
    nltks = BigramAssocMeasures.likelihood_ratio(a, (a + b, n1), n1 + n2)
    assert ours == pytest.approx(nltks, rel=1e-6, abs=1e-6)


@given(some, some, size, size)
def test_ratios_agree_with_scipy(a: int, b: int, n1: int, n2: int) -> None:
    risk = relative_risk(a, n1, b, n2).relative_risk
    assert float(keyness.log_ratio(a, b, n1, n2)) == pytest.approx(np.log2(risk), abs=1e-9)
    assert float(keyness.percent_difference(a, b, n1, n2)) == pytest.approx(100 * (risk - 1), abs=1e-7)
    assert float(keyness.difference_coefficient(a, b, n1, n2)) == pytest.approx((risk - 1) / (risk + 1), abs=1e-9)
    table = [[a, b], [n1 - a, n2 - b]]
    assert float(keyness.odds_ratio(a, b, n1, n2)) == pytest.approx(odds_ratio(table, kind="sample").statistic)


@given(some, count, size, size)
def test_exchanging_the_corpora_turns_the_sign(a: int, b: int, n1: int, n2: int) -> None:
    for measure in (keyness.g2_two_cell, keyness.g2_four_cell):
        there, back = measure(a, b, n1, n2, signed=True), measure(b, a, n2, n1, signed=True)
        assert float(there) == pytest.approx(-float(back), rel=1e-9, abs=1e-6)
        assert abs(float(there)) == pytest.approx(float(measure(a, b, n1, n2)))
    for measure in (keyness.log_ratio, keyness.difference_coefficient, keyness.conservative_log_ratio):
        assert float(measure(a, b, n1, n2)) == pytest.approx(-float(measure(b, a, n2, n1)), abs=1e-9)


def test_two_cells_fall_short_of_four_for_frequent_words() -> None:
    two = float(keyness.g2_two_cell(300, 100, 1000, 1000))
    assert two == pytest.approx(2 * (300 * np.log(1.5) + 100 * np.log(0.5)))
    assert float(keyness.g2_four_cell(300, 100, 1000, 1000)) > two + 20


def test_half_a_token_stands_for_none_and_a_larger_k_draws_towards_one() -> None:
    assert float(keyness.log_ratio(4, 0, 1000, 1000)) == 3.0
    scores = [float(keyness.simple_maths(40, 1, 10_000, 10_000, k=k)) for k in (1, 100, 10_000)]
    assert scores[0] > scores[1] > scores[2] > 1
    assert scores[1] == pytest.approx(4100 / 200, rel=1e-9)


def test_what_is_undefined_is_nan() -> None:
    for measure in MEASURES:
        assert np.isnan(measure([0, 3], [0, 2], 10, 10)).tolist() == [True, False], measure.__name__
    assert np.isnan(keyness.g2_four_cell(10, 10, 10, 10))
    assert np.isnan(keyness.percent_difference(3, 0, 10, 10)) and np.isnan(keyness.odds_ratio(3, 0, 10, 10))
    assert float(keyness.percent_difference(0, 3, 10, 10)) == -100


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((-1, 1, 10, 10), "target holds a negative"),
        ((1, float("nan"), 10, 10), "reference holds a negative or missing"),
        ((1, 1, 0, 10), "target_size holds a size of 0"),
        ((11, 1, 10, 10), "more often than its corpus has tokens"),
        (([1, 2], [1, 2, 3], 10, 10), "shapes do not fit together: target (2,), reference (3,)"),
        ((["a"], 1, 10, 10), "target must hold numbers only"),
    ],
)
def test_wrong_input_ends_in_one_sentence(measure: object, arguments: tuple[object, ...], sentence: str) -> None:
    with pytest.raises(ValueError) as caught:
        measure(*arguments)  # type: ignore[operator]
    assert sentence in str(caught.value) and str(caught.value).endswith(".")


def test_bic_and_its_words_lie_on_wilsons_scale() -> None:
    assert float(keyness.bic(-44.3, 2_002_700)) == pytest.approx(44.3 - np.log(2_002_700))
    found = keyness.bic_in_words([-0.1, 0, 1.9, 2, 5.9, 6, 10, 10.1, np.nan]).tolist()
    words = ["against a difference", "bare mention", "bare mention", "positive", "positive", "strong", "strong"]
    assert found == [*words, "very strong", "undefined"]


few = st.integers(1, 60)


@given(few, few, size, size)
def test_exact_interval_is_clopper_and_pearsons(a: int, b: int, n1: int, n2: int) -> None:
    exact = binomtest(a, a + b).proportion_ci(0.95, method="exact")
    low, high = keyness.log_ratio_interval(a, b, n1, n2)
    for ours, theirs in ((low, exact.low), (high, exact.high)):
        assert float(ours) == pytest.approx(np.log2(theirs / (1 - theirs) * n2 / n1), abs=1e-7)


@given(few, st.integers(0, 60), size, size)
def test_the_conservative_bound_lies_between_the_ratio_and_none(a: int, b: int, n1: int, n2: int) -> None:
    low, high = keyness.log_ratio_interval(a, b, n1, n2)
    ratio, bound = float(keyness.log_ratio(a, b, n1, n2)), float(keyness.conservative_log_ratio(a, b, n1, n2))
    assert low <= ratio <= high
    assert bound * ratio >= 0 and abs(bound) <= abs(ratio)
    assert abs(float(keyness.conservative_log_ratio(a, b, n1, n2, comparisons=1000))) <= abs(bound)


def test_exact_interval_holds_the_truth_as_often_as_it_says() -> None:
    rng = np.random.default_rng(4)
    a, b = rng.poisson(6, 20_000), rng.poisson(3, 20_000)
    seen = (a + b) > 0
    low, high = keyness.log_ratio_interval(a[seen], b[seen], 1_000_000, 1_000_000)
    assert 0.95 <= np.mean((low <= 1) & (high >= 1)) < 0.99


def test_an_absent_word_has_an_open_side() -> None:
    low, high = keyness.log_ratio_interval([0, 5, 0], [5, 0, 0], 100, 100)
    assert low[0] == -np.inf and np.isfinite(high[0])
    assert np.isfinite(low[1]) and high[1] == np.inf
    assert np.isnan(low[2]) and np.isnan(high[2])


def test_the_number_of_comparisons_is_that_of_the_list_unless_given() -> None:
    whole = keyness.conservative_log_ratio([30, 30], [2, 2], 1000, 1000)
    assert whole[0] == keyness.conservative_log_ratio(30, 2, 1000, 1000, comparisons=2)
    assert whole[0] < keyness.conservative_log_ratio(30, 2, 1000, 1000)


def test_log_odds_and_error_are_those_of_the_posterior() -> None:
    target, reference, prior = np.array([40, 12, 948]), np.array([20, 60, 1920]), np.array([50, 30, 920])
    scores = keyness.log_odds_dirichlet(target, reference, prior, 1000, 2000, prior_size=500)
    rng = np.random.default_rng(8)
    draws = logit(rng.dirichlet(target + prior / 2, 40_000)) - logit(rng.dirichlet(reference + prior / 2, 40_000))
    np.testing.assert_allclose(scores.difference, draws.mean(axis=0), atol=0.015)
    # The variance leaves out the rest of the corpus, which is exact for rare words only.
    np.testing.assert_allclose(scores.error[:2], draws.std(axis=0)[:2], rtol=0.04)
    np.testing.assert_allclose(scores.z, scores.difference / scores.error)


def test_a_stronger_prior_draws_towards_no_difference() -> None:
    z = [
        abs(float(keyness.log_odds_dirichlet([9, 91], [1, 99], [5, 95], 100, 100, prior_size=size).z[0]))
        for size in (1, 100, 10_000)
    ]
    assert z[0] > z[1] > z[2] > 0
    for column in keyness.log_odds_dirichlet([3, 5], [0, 5], [0, 10], 100, 100, prior_size=10):
        assert np.isnan(column).tolist() == [True, False]


def test_wrong_settings_end_in_one_sentence() -> None:
    for call, sentence in (
        (lambda: keyness.bic(3, 0), "tokens holds a size of 0"),
        (lambda: keyness.simple_maths(1, 1, 10, 10, k=0), "k is 0; it must be above 0"),
        (lambda: keyness.conservative_log_ratio(1, 1, 10, 10, comparisons=0), "comparisons is 0"),
        (lambda: keyness.log_odds_dirichlet([1], [1], [0], 10, 10, prior_size=1), "prior holds no occurrence"),
        (lambda: keyness.log_odds_dirichlet([1], [1], [1], 10, 10, prior_size=0), "prior_size holds a size of 0"),
    ):
        with pytest.raises(ValueError, match=sentence):
            call()


def test_numbers_in_give_numbers_out_and_rows_give_rows() -> None:
    assert isinstance(keyness.g2_two_cell(3, 1, 10, 10), float)
    assert keyness.g2_four_cell([3, 4], [[1], [2]], 10, 10).shape == (2, 2)


@pytest.mark.parametrize("comparisons", [1, 60, 100_000])
def test_the_certain_log_ratio_is_the_bound_nearest_to_0(comparisons: int) -> None:
    a, b = (grid.ravel() for grid in np.meshgrid(np.r_[:40, 60:400:20], np.r_[:40, 60:400:20]))
    low, high = keyness.log_ratio_interval(a, b, 1_000, 3_000, comparisons=comparisons)
    nearest = np.where(np.isnan(low), np.nan, np.clip(0, low, high))
    assert np.array_equal(
        keyness.conservative_log_ratio(a, b, 1_000, 3_000, comparisons=comparisons), nearest, equal_nan=True
    )
    assert 0 < np.count_nonzero(nearest == 0) < len(nearest) - 1

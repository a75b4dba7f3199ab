"""Keyness: against scipy, and what must hold for any counts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.association import BigramAssocMeasures
from scipy.stats import chi2_contingency

from discourse.statistics import keyness

FOUR = (keyness.g2_two_cell, keyness.g2_four_cell, keyness.x2_two_cell, keyness.x2_four_cell)
count = st.integers(0, 500)
size = st.integers(501, 100_000)


@given(st.integers(1, 500), count, size, size)
def test_four_cells_agree_with_scipy(a: int, b: int, n1: int, n2: int) -> None:
    table = [[a, b], [n1 - a, n2 - b]]
    for ours, options in (
        (keyness.g2_four_cell(a, b, n1, n2), {"correction": False, "lambda_": "log-likelihood"}),
        (keyness.x2_four_cell(a, b, n1, n2), {"correction": False}),
        (keyness.x2_four_cell(a, b, n1, n2, yates=True), {"correction": True}),
    ):
        assert float(ours) == pytest.approx(chi2_contingency(table, **options).statistic, rel=1e-6, abs=1e-7)


@given(st.integers(1, 500), st.integers(1, 500), size, size)
def test_four_cells_agree_with_nltk(a: int, b: int, n1: int, n2: int) -> None:
    theirs = BigramAssocMeasures.likelihood_ratio(a, (a + b, n1), n1 + n2)
    assert float(keyness.g2_four_cell(a, b, n1, n2)) == pytest.approx(theirs, rel=1e-6, abs=1e-6)


@given(st.integers(1, 500), count, size, size)
def test_exchanging_the_corpora_turns_the_sign(a: int, b: int, n1: int, n2: int) -> None:
    for measure in FOUR:
        there, back = measure(a, b, n1, n2, signed=True), measure(b, a, n2, n1, signed=True)
        assert float(there) == pytest.approx(-float(back), rel=1e-9, abs=1e-6)
        assert np.sign(there) in (0, np.sign(a / n1 - b / n2)) or a / n1 == b / n2
        assert abs(float(there)) == pytest.approx(float(measure(a, b, n1, n2)))


def test_two_cells_fall_short_of_four_for_frequent_words() -> None:
    assert float(keyness.g2_two_cell(300, 100, 1000, 1000)) == pytest.approx(
        2 * (300 * np.log(1.5) + 100 * np.log(0.5))
    )
    assert float(keyness.g2_four_cell(300, 100, 1000, 1000)) > float(keyness.g2_two_cell(300, 100, 1000, 1000)) + 20


def test_a_word_that_occurs_nowhere_has_no_keyness() -> None:
    for measure in FOUR:
        assert np.isnan(measure([0, 3], 0, 10, 10)).tolist() == [True, False]
    assert np.isnan(keyness.g2_four_cell(10, 10, 10, 10))


@pytest.mark.parametrize("measure", FOUR)
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
def test_wrong_input_is_told_in_one_sentence(measure: object, arguments: tuple[object, ...], sentence: str) -> None:
    with pytest.raises(ValueError) as caught:
        measure(*arguments)  # type: ignore[operator]
    assert sentence in str(caught.value)
    assert str(caught.value).endswith(".")


def test_bic_and_its_words_lie_on_wilsons_scale() -> None:
    assert float(keyness.bic(-44.3, 2_002_700)) == pytest.approx(44.3 - np.log(2_002_700))
    words = keyness.bic_in_words([-0.1, 0, 1.9, 2, 5.9, 6, 10, 10.1, np.nan]).tolist()
    assert words == [
        "against a difference",
        "bare mention",
        "bare mention",
        "positive",
        "positive",
        "strong",
        "strong",
        "very strong",
        "undefined",
    ]
    with pytest.raises(ValueError, match="tokens holds a size of 0"):
        keyness.bic(3, 0)


def test_numbers_in_give_numbers_out_and_rows_give_rows() -> None:
    assert isinstance(keyness.g2_two_cell(3, 1, 10, 10), float)
    assert keyness.g2_four_cell([3, 4], [[1], [2]], 10, 10).shape == (2, 2)

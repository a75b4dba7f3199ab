"""Counts corrected for the coder's errors: a published example, and articles made by a coder whose errors are known."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from discourse.statistics.corrected import corrected_count


def test_the_published_prevalences_come_out() -> None:
    # Examples of the R package epiR (epi.prev): brucellosis, 23 of 150 cows by a test of sensitivity .96 and specificity
    # .89, 5.1 in 100; Helicobacter (Moujaber et al. 2008), 6 of 151 by .964 and .927, below 0 and so 0.
    value, _, _ = corrected_count([23, 6], [150, 151], 1000, [960, 964], 1000, [110, 73])
    assert (value / [150, 151]).round(3).tolist() == [0.051, 0]


def counted_one_by_one(found: int, base: int, coded: int, met: int, rest: int, wrong: int) -> tuple[float, float]:
    """The bounds as the docstring says them, each true number tried by itself; NaN where none of them fits."""
    s, e = Fraction(met + 1, coded + 2), Fraction(wrong + 1, rest + 2)
    fits = []
    for true in range(base + 1):
        other = base - true
        chance = true * s * (1 - s) + other * e * (1 - e)
        test = true**2 * s * (1 - s) / (coded + 2) + other**2 * e * (1 - e) / (rest + 2)
        if abs(found - true * s - other * e) <= 1.959963985 * math.sqrt(chance + test):
            fits.append(true)
    return (fits[0], fits[-1]) if fits else (math.nan, math.nan)


@pytest.mark.parametrize(
    "case", [(3, 10, 8, 6, 20, 2), (5, 30, 5, 4, 12, 1), (0, 12, 30, 20, 9, 0), (12, 12, 9, 8, 40, 3)]
)
def test_bounds_are_those_of_trying_every_number(case: tuple[int, ...]) -> None:
    _, low, high = corrected_count(*case)
    assert (low, high) == counted_one_by_one(*case)


small = st.integers(1, 6).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))


@settings(max_examples=60)
@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))), small, small)
def test_bounds_after_small_tests_are_those_of_trying_every_number(
    text: tuple[int, int], hits: tuple[int, int], slips: tuple[int, int]
) -> None:
    (base, found), (coded, met), (rest, wrong) = text, hits, slips
    assume(met * rest > wrong * coded)
    _, low, high = corrected_count(found, base, coded, met, rest, wrong)
    assert (low, high) == pytest.approx(counted_one_by_one(found, base, coded, met, rest, wrong), nan_ok=True)


def test_several_at_once_are_each_alone() -> None:
    cases = [(3, 10, 8, 6, 20, 2), (5, 30, 5, 4, 12, 1), (9, 12, 9, 8, 40, 3)]
    together = corrected_count(*map(list, zip(*cases, strict=True)))
    alone = [corrected_count(*case) for case in cases]
    assert [[float(x) for x in row] for row in zip(*together, strict=True)] == [
        [float(x) for x in one] for one in alone
    ]


def test_bounds_hold_the_truth_as_often_as_they_say() -> None:
    draw = np.random.default_rng(4)
    truth, base, coded, rest = 12, 200, 60, 900
    hits = [
        low <= truth <= high
        for _ in range(600)
        for found in [draw.binomial(truth, 0.7) + draw.binomial(base - truth, 0.03)]
        for _, low, high in [
            corrected_count(found, base, coded, draw.binomial(coded, 0.7), rest, draw.binomial(rest, 0.03))
        ]
    ]
    assert 0.93 <= np.mean(hits) <= 0.99


def test_none_found_may_have_been_missed() -> None:
    value, low, high = corrected_count(0, 40, 20, 10, 400, 1)
    assert (value, low) == (0, 0) and 3 <= high <= 8


def test_a_perfect_coder_on_a_large_test_is_not_corrected() -> None:
    value, low, high = corrected_count(7, 40, 100_000, 100_000, 100_000, 0)
    assert (value, low, high) == (7, 7, 7)


def test_what_says_nothing_is_nan() -> None:
    # It finds no more in coded sentences than in others; or nobody knows.
    for known in ((20, 1, 100, 5), (np.nan, np.nan, np.nan, np.nan)):
        assert np.isnan(corrected_count(3, 40, *known)).all()
    with pytest.raises(ValueError, match="found holds a negative"):
        corrected_count(-1, 40, 20, 10, 400, 1)

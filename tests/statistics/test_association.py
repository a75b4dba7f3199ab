"""Association: against nltk, and how the measures hang together."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.association import BigramAssocMeasures as Theirs

from discourse.statistics import association as a

pair = st.tuples(st.integers(1, 50), st.integers(0, 300), st.integers(0, 300), st.integers(1, 50_000)).map(
    lambda cells: (cells[0], cells[0] + cells[1], cells[0] + cells[2], sum(cells))
)


@given(pair)
def test_agrees_with_nltk(numbers: tuple[int, int, int, int]) -> None:
    f, f1, f2, n = numbers
    theirs = (f, (f1, f2), n)
    assert float(a.pmi(f, f1, f2, n)) == pytest.approx(Theirs.pmi(*theirs), abs=1e-9)
    assert float(a.dice(f, f1, f2)) == pytest.approx(Theirs.dice(*theirs))
    assert float(a.jaccard(f, f1, f2)) == pytest.approx(Theirs.jaccard(*theirs))
    # nltk's mi_like leaves n out and takes no logarithm.
    cubed = np.log2(Theirs.mi_like(*theirs, power=3) * n)
    assert float(a.mi_power(f, f1, f2, n)) == pytest.approx(cubed, abs=1e-9)


@given(pair)
def test_the_measures_hang_together(numbers: tuple[int, int, int, int]) -> None:
    f, f1, f2, n = numbers
    d, j = float(a.dice(f, f1, f2)), float(a.jaccard(f, f1, f2))
    assert j == pytest.approx(d / (2 - d))
    assert float(a.log_dice(f, f1, f2)) == pytest.approx(14 + np.log2(d))
    assert float(a.log_dice(f, f1, f2)) <= 14 + 1e-9
    assert float(a.mi_power(f, f1, f2, n, power=2)) == pytest.approx(float(a.pmi(f, f1, f2, n)) + np.log2(f))
    assert -1 - 1e-9 <= float(a.npmi(f, f1, f2, n)) <= 1 + 1e-9
    for measure in (a.pmi, a.mi_power, a.npmi):
        assert float(measure(f, f1, f2, n)) == pytest.approx(float(measure(f, f2, f1, n)))


def test_log_dice_does_not_move_with_corpus_size() -> None:
    assert float(a.log_dice(10, 40, 60)) == pytest.approx(float(a.log_dice(100, 400, 600)))


def test_what_is_undefined_is_nan() -> None:
    assert np.isnan(a.pmi([0, 1], 5, 5, 100)).tolist() == [True, False]
    assert np.isnan(a.npmi([0, 5], 5, 5, 5 + 5)).tolist() == [True, False]
    assert np.isnan(a.npmi(5, 5, 5, 5))
    assert np.isnan(a.log_dice(0, 5, 5))
    assert float(a.dice(0, 5, 5)) == 0
    assert np.isnan(a.dice(0, 0, 0)) and np.isnan(a.jaccard(0, 0, 0))


def test_numbers_that_cannot_belong_together_are_told() -> None:
    with pytest.raises(ValueError, match="pair occurs more often than one of its words"):
        a.pmi(6, 5, 10, 100)
    with pytest.raises(ValueError, match="n is smaller than the places"):
        a.pmi(1, 60, 50, 100)
    with pytest.raises(ValueError, match="pair occurs more often"):
        a.dice(6, 5, 10)
    with pytest.raises(ValueError, match="power is 0"):
        a.mi_power(1, 2, 2, 10, power=0)

"""Dispersion and evenness: against corpus-dispersion, at their limits, and for any counts."""

from __future__ import annotations

from collections.abc import Callable

import corpus_dispersion
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.statistics import dispersion, evenness

Measure = Callable[..., np.ndarray]
UNEVEN: list[Measure] = [
    dispersion.dp,
    dispersion.dp_norm,
    dispersion.dp_egbert,
    dispersion.kl_divergence,
    dispersion.dkl,
]
EVEN: list[Measure] = [
    evenness.juilland_d,
    evenness.carroll_d2,
    evenness.rosengren_s,
    evenness.burch_da,
]
parts = st.lists(st.tuples(st.integers(0, 30), st.integers(30, 400)), min_size=2, max_size=12).filter(
    lambda rows: any(count for count, _ in rows)
)


@given(parts)
def test_agrees_with_corpus_dispersion(rows: list[tuple[int, int]]) -> None:
    counts, sizes = (list(map(float, column)) for column in zip(*rows, strict=True))
    theirs = corpus_dispersion.CorpusWordAnalyzer(counts, sizes, sum(sizes))
    for ours, other in (
        (dispersion.parts_with_word, theirs.get_range()),
        (dispersion.dp, theirs.get_dp()),
        (dispersion.dp_norm, theirs.get_dp_norm()),
        (dispersion.kl_divergence, theirs.get_kl_divergence()),
        (evenness.juilland_d, theirs.get_juilland_d()),
        (evenness.carroll_d2, theirs.get_carroll_d2()),
        (evenness.rosengren_s, theirs.get_roschengren_s_adj()),
    ):
        assert float(ours(counts, sizes)) == pytest.approx(other, abs=1e-9), ours.__name__


@given(parts)
def test_da_is_the_mean_over_pairs(rows: list[tuple[int, int]]) -> None:
    counts, sizes = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    rates = counts / sizes
    gaps = [abs(x - y) for place, x in enumerate(rates) for y in rates[place + 1 :]]
    assert float(evenness.burch_da(counts, sizes)) == pytest.approx(1 - np.mean(gaps) / (2 * rates.mean()))


@given(parts, st.randoms(use_true_random=False))
def test_the_order_of_the_parts_is_indifferent_and_bounds_hold(rows: list[tuple[int, int]], random: object) -> None:
    shuffled = rows[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    for measure in UNEVEN + EVEN:
        value = float(measure(*zip(*rows, strict=True)))
        assert value == pytest.approx(float(measure(*zip(*shuffled, strict=True))), abs=1e-12)
        assert value >= -1e-12
        if measure is not dispersion.kl_divergence:
            assert value <= 1 + 1e-12
    assert float(dispersion.dp(*zip(*rows, strict=True))) < 1
    assert float(dispersion.dkl(*zip(*rows, strict=True))) < 1


def test_the_ends_of_the_scales() -> None:
    sizes = [100, 100, 100, 100]
    for measure in UNEVEN:
        assert float(measure([5, 5, 5, 5], sizes)) == pytest.approx(0, abs=1e-12)
    for measure in EVEN:
        assert float(measure([5, 5, 5, 5], sizes)) == pytest.approx(1)
    heaped = [8, 0, 0, 0]
    assert float(dispersion.dp(heaped, sizes)) == 0.75
    assert float(dispersion.dp_norm(heaped, sizes)) == 1
    assert float(dispersion.dp_egbert(heaped, [200, 100, 100, 100])) == pytest.approx(1)
    assert float(evenness.rosengren_s(heaped, sizes)) == pytest.approx(0.25)
    for measure in (evenness.juilland_d, evenness.carroll_d2, evenness.burch_da):
        assert float(measure(heaped, sizes)) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("measure", UNEVEN + EVEN)
def test_an_absent_word_has_none_and_rows_are_words(measure: Measure) -> None:
    sizes = [90, 100, 110]
    matrix = measure([[0, 0, 0], [1, 2, 3], [4, 0, 0]], sizes)
    assert np.isnan(matrix).tolist() == [True, False, False]
    assert matrix[1] == pytest.approx(float(measure([1, 2, 3], sizes)))


def test_the_range_of_an_absent_word_is_none() -> None:
    assert dispersion.parts_with_word([[0, 0], [1, 0]], [5, 5]).tolist() == [0, 1]


@pytest.mark.parametrize("measure", [dispersion.parts_with_word, *UNEVEN, *EVEN])
def test_wrong_parts_are_told(measure: Measure) -> None:
    with pytest.raises(ValueError, match="agree on 2 or more parts"):
        measure([1, 2, 3], [10, 10])
    with pytest.raises(ValueError, match="agree on 2 or more parts"):
        measure([1], [10])
    with pytest.raises(ValueError, match="more often than its part has tokens"):
        measure([11, 1], [10, 10])
    with pytest.raises(ValueError, match="part_sizes holds a size of 0"):
        measure([1, 1], [10, 0])


def test_an_unknown_normalisation_is_told() -> None:
    with pytest.raises(ValueError, match='normalisation is "log"'):
        dispersion.dkl([1, 1], [10, 10], normalisation="log")  # type: ignore[arg-type]

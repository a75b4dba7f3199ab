"""Dispersion: against corpus-dispersion, at the ends of the scales, and for any counts."""

from collections.abc import Callable

import corpus_dispersion
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from discourse.statistics import dispersion as d

Measure = Callable[..., np.ndarray]
UNEVEN: list[Measure] = [d.dp, d.dp_norm, d.kl_divergence, d.dkl]
EVEN: list[Measure] = [d.juilland_d, d.carroll_d2, d.rosengren_s, d.burch_da]
parts = st.lists(st.tuples(st.integers(0, 30), st.integers(30, 400)), min_size=2, max_size=12).filter(
    lambda rows: any(count for count, _ in rows)
)


@given(parts)
def test_agrees_with_corpus_dispersion(rows: list[tuple[int, int]]) -> None:
    counts, sizes = (list(map(float, column)) for column in zip(*rows, strict=True))
    theirs = corpus_dispersion.CorpusWordAnalyzer(counts, sizes, sum(sizes))
    for ours, other in (
        (d.dp, theirs.get_dp()),
        (d.dp_norm, theirs.get_dp_norm()),
        (d.kl_divergence, theirs.get_kl_divergence()),
        (d.juilland_d, theirs.get_juilland_d()),
        (d.carroll_d2, theirs.get_carroll_d2()),
        (d.rosengren_s, theirs.get_roschengren_s_adj()),
    ):
        assert float(ours(counts, sizes)) == pytest.approx(other, abs=1e-9), ours.__name__
    rates = np.array(counts) / sizes
    gaps = [abs(x - y) for place, x in enumerate(rates) for y in rates[place + 1 :]]
    assert float(d.burch_da(counts, sizes)) == pytest.approx(1 - np.mean(gaps) / (2 * rates.mean()))


@given(parts)
def test_counts_that_are_mostly_0_give_the_same(rows: list[tuple[int, int]]) -> None:
    counts, sizes = zip(*rows, strict=True)
    table = np.array([counts, counts[::-1]])
    assert d.dp_sparse(csr_array(table), sizes) == pytest.approx(d.dp(table, sizes), abs=1e-12)


@given(parts, st.randoms(use_true_random=False))
def test_the_order_of_the_parts_is_indifferent_and_bounds_hold(rows: list[tuple[int, int]], random: object) -> None:
    shuffled = rows[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    for measure in UNEVEN + EVEN:
        value = float(measure(*zip(*rows, strict=True)))
        assert value == pytest.approx(float(measure(*zip(*shuffled, strict=True))), abs=1e-12)
        assert value >= -1e-12
        assert value <= 1 + 1e-12 or measure is d.kl_divergence


def test_the_ends_of_the_scales() -> None:
    sizes, heaped = [100, 100, 100, 100], [8, 0, 0, 0]
    for measure in UNEVEN:
        assert float(measure([5, 5, 5, 5], sizes)) == pytest.approx(0, abs=1e-12)
    for measure in EVEN:
        assert float(measure([5, 5, 5, 5], sizes)) == pytest.approx(1)
        assert float(measure([1, 2, 4], [100, 200, 400])) == pytest.approx(1, abs=1e-12)
    assert float(d.dp(heaped, sizes)) == 0.75
    assert float(d.dp_norm(heaped, sizes)) == 1
    assert float(d.rosengren_s(heaped, sizes)) == pytest.approx(0.25)
    for measure in (d.juilland_d, d.carroll_d2, d.burch_da):
        assert float(measure(heaped, sizes)) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("measure", UNEVEN + EVEN)
def test_an_absent_word_has_none_rows_are_words_and_wrong_parts_are_refused(measure: Measure) -> None:
    matrix = measure([[0, 0, 0], [1, 2, 3], [4, 0, 0]], [90, 100, 110])
    assert np.isnan(matrix).tolist() == [True, False, False]
    assert matrix[1] == pytest.approx(float(measure([1, 2, 3], [90, 100, 110])))
    for counts, sizes, sentence in (
        ([1, 2, 3], [10, 10], "agree on 2 or more parts"),
        ([1], [10], "agree on 2 or more parts"),
        ([11, 1], [10, 10], "more often than its part has tokens"),
        ([1, 1], [10, 0], "part_sizes holds a size of 0"),
    ):
        with pytest.raises(ValueError, match=sentence):
            measure(counts, sizes)

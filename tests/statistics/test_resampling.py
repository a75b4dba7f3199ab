"""Resampling: what is drawn, how often, and always the same; intervals against scipy and a plain loop of draws."""

import random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse.statistics import resampling
from discourse.statistics.arrays import Floats, Interval
from discourse.statistics.resampling import (
    block_length,
    block_weights,
    count_interval,
    document_interval,
    document_weights,
    percentile_interval,
)


@settings(max_examples=40)
@given(st.integers(1, 60))
def test_every_redrawn_article_has_as_many_sentences(n: int) -> None:
    weights = block_weights(n, resamples=20)
    assert weights.shape == (20, n)
    assert (weights.sum(axis=1) == n).all() and (weights >= 0).all()


def correlation(weights: np.ndarray[Any, Any]) -> float:
    first, second = weights[:, 49] - 1.0, weights[:, 50] - 1.0
    return float(first @ second / np.sqrt((first @ first) * (second @ second)))


def test_neighbours_come_together(monkeypatch: pytest.MonkeyPatch) -> None:
    # Two neighbours share four of five blocks of five that hold either.
    assert correlation(block_weights(100, resamples=4000)) == pytest.approx(0.8, abs=0.06)
    monkeypatch.setattr(resampling, "block_length", lambda _: 1)
    assert abs(correlation(block_weights(100, resamples=4000))) < 0.06


def test_documents_are_drawn_alike_and_the_seed_decides() -> None:
    weights = document_weights(10, resamples=20_000)
    np.testing.assert_allclose(weights.mean(axis=0), 1, atol=0.03)
    np.testing.assert_allclose(weights.var(axis=0), 0.9, atol=0.04)
    assert (weights[:9] == document_weights(10, resamples=9)).all()
    one, again, other = (block_weights(30, resamples=9, seed=seed) for seed in (3, 3, 4))
    assert (one == again).all() and (one != other).any()


def test_block_length_is_the_cube_root() -> None:
    assert [block_length(n) for n in (1, 8, 27, 100, 1000)] == [1, 2, 3, 5, 10]


def test_percentiles_leave_out_few_undefined_replicates_and_refuse_many() -> None:
    values = np.arange(100.0)
    few, many = values.copy(), values.copy()
    few[[3, 50]] = np.nan
    many[:10] = np.nan
    low, high = percentile_interval(np.stack([values, few, many], axis=1))
    np.testing.assert_allclose(low[:2], [np.quantile(values, 0.025), np.nanquantile(few, 0.025)])
    assert np.isfinite(high[:2]).all() and np.isnan(low[2]) and np.isnan(high[2])


def rate_interval(counts: Floats, sizes: Floats) -> Interval:
    """Bound rates per 1,000 words."""
    return count_interval(lambda count, size, _: 1000.0 * count / size, counts, sizes)


def test_the_interval_has_the_width_that_a_loop_of_draws_gives() -> None:
    counts = np.random.default_rng(7).poisson(1.0, size=(60, 1)).astype(float)
    low, high = rate_interval(counts, np.full(60, 25.0))
    # Independent: blocks of four sentences (cube root of 60), drawn one by one with Python's own generator.
    draw = random.Random(3)
    rates = []
    for _ in range(4000):
        picked: list[int] = []
        while len(picked) < 60:
            start = draw.randrange(57)
            picked += range(start, start + 4)
        rates.append(1000 * counts[picked[:60], 0].sum() / 1500)
    expected = np.quantile(rates, [0.025, 0.975])
    assert low[0] == pytest.approx(expected[0], rel=0.06)
    assert high[0] == pytest.approx(expected[1], rel=0.06)


def held(block: int | None, monkeypatch: pytest.MonkeyPatch) -> float:
    """Give the share of articles whose interval holds the true rate, words being bursty."""
    monkeypatch.setattr(resampling, "block_length", lambda n: block or block_length(n))
    rng, hits = np.random.default_rng(9), 0
    for _ in range(200):
        mood = np.repeat(rng.gamma(1, 1, 40), 5)[:200]
        counts = rng.poisson(0.5 * mood)[:, None].astype(float)
        low, high = rate_interval(counts, np.full(200, 20.0))
        hits += bool(low[0] <= 25 <= high[0])
    return hits / 200


def test_blocks_hold_the_truth_more_often_than_single_sentences_where_words_are_bursty(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert held(1, monkeypatch) < 0.82
    assert 0.86 < held(None, monkeypatch) <= 0.97


def test_many_types_are_drawn_in_pieces_with_the_same_result() -> None:
    counts = np.random.default_rng(1).poisson(0.5, size=(30, 1203)).astype(float)
    sizes = np.full(30, 700.0)
    whole, last = (rate_interval(x, sizes) for x in (counts, counts[:, 1100:]))
    assert np.array_equal(whole[0][1100:], last[0]) and np.array_equal(whole[1][1100:], last[1])


def test_too_few_sentences_give_no_bootstrap() -> None:
    low, high = count_interval(lambda count, size, _: count / size, np.ones((19, 2)), np.ones(19))
    assert np.isnan(low).all() and np.isnan(high).all()


def test_a_long_text_is_drawn_in_batches_of_the_same_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = np.random.default_rng(5).poisson(0.8, size=(200, 3)).astype(float)
    whole = rate_interval(counts, np.full(200, 20.0))
    monkeypatch.setattr(resampling, "_CELLS", 200 * 300)
    parts = rate_interval(counts, np.full(200, 20.0))
    # Other draws of the same article: the bounds agree but for chance.
    assert np.concatenate(parts) == pytest.approx(np.concatenate(whole), rel=0.05)


def test_documents_and_not_rows_are_drawn() -> None:
    # Two bad documents among twenty: the interval must be wide, though there are 2,000 rows.
    right = np.concatenate([np.arange(100) < n for n in [98] * 18 + [10, 12]]).astype(float)
    low, high = document_interval(lambda rows: float(right[rows].mean()), np.repeat(np.arange(20), 100))
    assert float(high - low) > 0.15
    assert np.isnan(document_interval(lambda rows: 1.0, np.zeros(5, dtype=np.int64))[0])


def test_drawn_documents_hold_the_truth_nearly_as_often_as_they_say() -> None:
    """Forty documents of ten cases that hang together: right in 70 of 100 on the whole, from document to document between 40 and 100."""
    rng, held = np.random.default_rng(6), 0
    documents = rng.permutation(np.repeat(np.arange(40), 10))
    for _ in range(200):
        right = rng.random(400) < rng.uniform(0.4, 1.0, 40)[documents]
        low, high = document_interval(lambda rows, right=right: float(right[rows].mean()), documents, resamples=200)  # type: ignore[misc]
        held += bool(low <= 0.7 <= high)
    assert 0.89 <= held / 200 <= 0.98


def test_the_rows_of_a_document_are_drawn_together_wherever_they_stand() -> None:
    """Three documents of one, two and three rows, mixed: each row comes as often as its document, and no row alone."""
    documents = np.array([2, 0, 1, 2, 1, 2])
    seen: list[np.ndarray[Any, Any]] = []

    def look(rows: np.ndarray[Any, Any]) -> float:
        seen.append(np.bincount(rows, minlength=6))
        return 0.0

    document_interval(look, documents, resamples=50)
    assert len(seen) == 50 and any((times != 1).any() for times in seen)
    for times in seen:
        assert times[0] == times[3] == times[5] and times[2] == times[4] and times[0] + times[1] + times[2] == 3


def test_no_replicates_end_in_one_sentence() -> None:
    with pytest.raises(ValueError, match="no replicates"):
        percentile_interval([])

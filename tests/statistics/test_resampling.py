"""Resampling weights: what is drawn, how often, and always the same."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse.statistics.resampling import block_length, block_weights, document_weights, percentile_interval


@settings(max_examples=40)
@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.just(n), st.integers(1, n))))
def test_every_redrawn_article_has_as_many_sentences(case: tuple[int, int]) -> None:
    n, block = case
    weights = block_weights(n, resamples=20, block=block)
    assert weights.shape == (20, n)
    assert (weights.sum(axis=1) == n).all() and (weights >= 0).all()


def correlation(weights: np.ndarray[Any, Any]) -> float:
    first, second = weights[:, 49] - 1.0, weights[:, 50] - 1.0
    return float(first @ second / np.sqrt((first @ first) * (second @ second)))


def test_neighbours_come_together() -> None:
    single = correlation(block_weights(100, resamples=4000, block=1))
    five = correlation(block_weights(100, resamples=4000, block=5))
    assert abs(single) < 0.06
    # Two neighbours share four of five blocks that hold either.
    assert five == pytest.approx(0.8, abs=0.06)


def test_one_block_as_long_as_the_article_is_the_article() -> None:
    assert (block_weights(7, resamples=5, block=7) == 1).all()


def test_documents_are_drawn_alike() -> None:
    weights = document_weights(10, resamples=20_000)
    np.testing.assert_allclose(weights.mean(axis=0), 1, atol=0.03)
    np.testing.assert_allclose(weights.var(axis=0), 0.9, atol=0.04)


def test_the_seed_decides() -> None:
    assert (block_weights(30, seed=3) == block_weights(30, seed=3)).all()
    assert (block_weights(30, seed=3) != block_weights(30, seed=4)).any()
    assert (document_weights(30, seed=3) != document_weights(30, seed=4)).any()


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


def test_wrong_settings_are_told() -> None:
    for call, sentence in (
        (lambda: block_length(0), "0 sentences"),
        (lambda: block_weights(5, block=6), "block is 6"),
        (lambda: block_weights(5, resamples=0), "resamples is 0"),
        (lambda: document_weights(0), "0 documents"),
        (lambda: percentile_interval([]), "no replicates"),
    ):
        with pytest.raises(ValueError, match=sentence):
            call()

"""Bootstrap intervals: against scipy's bootstrap, their coverage, and their use for keyness and scores."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest
from scipy.stats import bootstrap as scipy_bootstrap

from discourse.statistics.accuracy import macro_f1
from discourse.statistics.bootstrap import bootstrap_counts, bootstrap_documents, bootstrap_rates, bootstrap_scores
from discourse.statistics.effect_sizes import log_ratio
from discourse.statistics.keyness import g2_two_cell
from discourse.statistics.resampling import block_weights, document_weights

RNG = np.random.default_rng(12)


def test_with_blocks_of_one_it_is_the_ordinary_bootstrap() -> None:
    sizes, counts = RNG.integers(8, 40, 120), RNG.poisson(0.7, 120)
    low, high = bootstrap_rates(counts, sizes, block_weights(120, block=1, resamples=8000))
    theirs = scipy_bootstrap(
        (counts, sizes),
        lambda x, n, axis=-1: 1000 * x.sum(axis=axis) / n.sum(axis=axis),
        paired=True,
        method="percentile",
        n_resamples=8000,
        rng=np.random.default_rng(1),
    ).confidence_interval
    assert (float(low), float(high)) == pytest.approx((theirs.low, theirs.high), rel=0.03)


def held(block: int | None) -> float:
    """Give the share of articles whose interval holds the true rate, words being bursty."""
    rng, hits = np.random.default_rng(9), 0
    for article in range(300):
        mood = np.repeat(rng.gamma(1, 1, 40), 5)[:200]
        low, high = bootstrap_rates(
            rng.poisson(0.5 * mood), [20] * 200, block_weights(200, block=block, resamples=400, seed=article)
        )
        hits += bool(low <= 25 <= high)
    return hits / 300


def test_blocks_hold_the_truth_more_often_than_single_sentences_where_words_are_bursty() -> None:
    assert held(1) < 0.82
    assert 0.86 < held(None) <= 0.97


def test_any_keyness_value_can_be_bounded() -> None:
    counts = np.column_stack([RNG.poisson(0.5, 90), RNG.poisson(0.02, 90), np.zeros(90)])
    sizes, weights = np.full(90, 22), block_weights(90, resamples=600)
    reference, size = np.array([2000, 900, 50]), 1_000_000

    def against(measure: Any, x: Any, n: Any) -> Any:
        return measure(x, reference, n, size)

    for measure in (log_ratio, g2_two_cell):
        low, high = bootstrap_counts(partial(against, measure), counts, sizes, weights)
        value = measure(counts.sum(axis=0), reference, sizes.sum(), size)
        assert low.shape == (3,)
        assert low[0] < value[0] < high[0]
        # An absent word never comes back: its interval has no width and shows the limit of the method.
        assert low[2] == pytest.approx(high[2])


def test_documents_and_not_cases_are_drawn() -> None:
    # Two bad documents among twenty: the interval must be wide, though there are 2,000 cases.
    right = np.array([98] * 18 + [10, 12])
    estimate = bootstrap_documents(
        lambda t: t[..., 0] / t[..., 1], np.column_stack([right, np.full(20, 100)]), document_weights(20)
    )
    assert float(estimate.value) == right.sum() / 2000
    assert float(estimate.high - estimate.low) > 0.15


def test_scores_are_those_of_all_cases_and_lie_inside() -> None:
    tp, fp, fn = RNG.integers(5, 30, 40), RNG.integers(0, 9, 40), RNG.integers(0, 9, 40)
    scores = bootstrap_scores(tp, fp, fn)
    assert scores.precision.value == tp.sum() / (tp.sum() + fp.sum())
    assert scores.recall.value == tp.sum() / (tp.sum() + fn.sum())
    assert scores.f1.value == pytest.approx(2 / (1 / scores.precision.value + 1 / scores.recall.value))
    for estimate in scores:
        assert estimate.low < estimate.value < estimate.high
    assert bootstrap_scores(tp, fp, fn) == scores
    assert bootstrap_scores(tp, fp, fn, seed=2) != scores


def test_confusion_matrices_go_through_and_undefined_scores_are_nan() -> None:
    tables = RNG.integers(0, 9, (15, 3, 3))
    estimate = bootstrap_documents(macro_f1, tables, document_weights(15))
    assert estimate.low < estimate.value < estimate.high
    empty = bootstrap_scores([0, 0], [0, 0], [1, 2])
    assert np.isnan(empty.precision.value) and np.isnan(empty.precision.low)
    assert empty.recall == (0, 0, 0)


def test_wrong_shapes_are_told() -> None:
    weights = block_weights(3, resamples=2)
    with pytest.raises(ValueError, match="do not fit"):
        bootstrap_rates([1, 2], [1, 2, 3], weights)
    with pytest.raises(ValueError, match="do not fit"):
        bootstrap_rates([1, 2], [1, 2], weights)
    with pytest.raises(ValueError, match="do not fit"):
        bootstrap_documents(lambda t: t, [1, 2], weights)
    with pytest.raises(ValueError, match="one number for each document"):
        bootstrap_scores([1, 2], [1], [1, 2])

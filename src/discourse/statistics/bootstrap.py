"""Intervals by resampling: bounds for the numbers of one article, and for the accuracy of a rule.

The weights come from `resampling`: drawn once, they serve all numbers of an article, which then move
together.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from ._arrays import Floats, counts, ratio
from .accuracy import f_score, precision, recall
from .resampling import Interval, Weights, document_weights, percentile_interval


class Estimate(NamedTuple):
    """A value with the bounds of its interval."""

    value: Any
    low: Any
    high: Any


class Scores(NamedTuple):
    """Precision, recall and F1, each with its interval."""

    precision: Estimate
    recall: Estimate
    f1: Estimate


def bootstrap_counts(
    statistic: Callable[[Floats, Floats], Floats],
    sentence_counts: ArrayLike,
    sentence_sizes: ArrayLike,
    weights: Weights,
    *,
    confidence: float = 0.95,
) -> Interval:
    """Bound any function of an article's counts, such as Log Ratio or G2 against a fixed reference.

    Read it as the values that articles made of the same passages would give. The trap: it knows only the
    words that are there, and takes the reference as fixed; a word that stands in one sentence has a low bound
    of "none".

    statistic(W X, W n) over all rows of W, then `percentile_interval`.

    Args:
        statistic: takes counts (resamples x words) and sizes (resamples x 1), gives resamples x words.
        sentence_counts: occurrences in each sentence, sentences x words or sentences.
        sentence_sizes: tokens of each sentence, sentences.
        weights: from `block_weights`.
        confidence: share of intervals that hold the true value.

    Returns:
        Low and high for each word.

    Raises:
        ValueError: shapes do not fit, or a count is negative.

    References:
        Künsch (1989), Annals of Statistics 17(3), 1217-1241. Gries (2006), Corpora 1(2), 109-151.

    >>> from discourse.statistics.resampling import block_weights
    >>> weights = block_weights(6, resamples=500)
    >>> low, high = bootstrap_counts(lambda x, n: 1000 * x / n, [1, 0, 1, 0, 1, 1], [10] * 6, weights)
    >>> bool(low < 1000 * 4 / 60 < high)
    True
    """
    x, n = counts("sentence_counts", sentence_counts), counts("sentence_sizes", sentence_sizes)
    if n.ndim != 1 or not x.ndim or x.shape[0] != n.size or weights.ndim != 2 or weights.shape[1] != n.size:
        raise ValueError(f"Counts {x.shape}, sizes {n.shape} and weights {weights.shape} do not fit.")
    drawn = weights.astype(np.float64)
    redrawn, size = drawn @ x, drawn @ n
    replicates = statistic(redrawn, size[:, None] if x.ndim > 1 else size)
    return percentile_interval(replicates, confidence=confidence)


def bootstrap_rates(
    sentence_counts: ArrayLike,
    sentence_sizes: ArrayLike,
    weights: Weights,
    *,
    per: float = 1000.0,
    confidence: float = 0.95,
) -> Interval:
    """Bound rates per 1,000 words (or per anything) of one article.

    Read it beside the rate and its count. The trap: as for `bootstrap_counts`.

    per * (W x)/(W n), then `percentile_interval`.

    Args:
        sentence_counts: occurrences in each sentence, sentences x words or sentences.
        sentence_sizes: tokens of each sentence, sentences.
        weights: from `block_weights`.
        per: tokens to which the rate refers.
        confidence: share of intervals that hold the true value.

    Returns:
        Low and high for each word.

    Raises:
        ValueError: as for `bootstrap_counts`.

    References:
        Künsch (1989), Annals of Statistics 17(3), 1217-1241.

    >>> from discourse.statistics.resampling import block_weights
    >>> low, high = bootstrap_rates([1, 1, 1, 1], [10] * 4, block_weights(4, resamples=50))
    >>> float(low), float(high)
    (100.0, 100.0)
    """
    return bootstrap_counts(
        lambda x, n: per * ratio(x, n), sentence_counts, sentence_sizes, weights, confidence=confidence
    )


def bootstrap_documents(
    statistic: Callable[[Floats], Floats],
    per_document: ArrayLike,
    weights: Weights,
    *,
    confidence: float = 0.95,
) -> Estimate:
    """Bound any statistic of sums over documents, such as macro-F1 of confusion matrices.

    Read it as the values that other test sets of the same kind would give. The trap: the statistic must take
    a stack of sums with the resamples first, and single sums too.

    statistic(sum over documents of weight * table), then `percentile_interval`.

    Args:
        statistic: takes ... x table, gives ... (one number for each table).
        per_document: one table, row or number for each document, documents x ...
        weights: from `document_weights`.
        confidence: share of intervals that hold the true value.

    Returns:
        Value on the documents as they are, low, high.

    Raises:
        ValueError: shapes do not fit, or a count is negative.

    References:
        Field & Welsh (2007), Journal of the Royal Statistical Society B 69(3), 369-390.

    >>> right_and_all = [[9, 10], [7, 10], [8, 10], [10, 10]]
    >>> estimate = bootstrap_documents(lambda t: t[..., 0] / t[..., 1], right_and_all, document_weights(4))
    >>> round(float(estimate.value), 2), bool(estimate.low < 0.85 < estimate.high)
    (0.85, True)
    """
    tables = counts("per_document", per_document)
    if tables.ndim == 0 or weights.ndim != 2 or weights.shape[1] != tables.shape[0]:
        raise ValueError(f"per_document {tables.shape} and weights {weights.shape} do not fit.")
    low, high = percentile_interval(
        statistic(np.tensordot(weights.astype(np.float64), tables, axes=1)), confidence=confidence
    )
    return Estimate(statistic(tables.sum(axis=0)), low, high)


def bootstrap_scores(
    true_positives: ArrayLike,
    false_positives: ArrayLike,
    false_negatives: ArrayLike,
    *,
    resamples: int = 2000,
    seed: int = 1,
    confidence: float = 0.95,
) -> Scores:
    """Bound precision, recall and F1 of a rule that was checked on several documents.

    Read each value with its bounds. The trap: the values are of all cases together (micro), so long documents
    weigh more.

    `document_weights`, sums of tp, fp and fn, `precision`, `recall` and `f_score` of `accuracy`.

    Args:
        true_positives: cases found and right, documents.
        false_positives: cases found and wrong, documents.
        false_negatives: cases missed, documents.
        resamples: test sets to draw.
        seed: seed of the random numbers.
        confidence: share of intervals that hold the true value.

    Returns:
        Precision, recall, F1: value, low, high; NaN where undefined.

    Raises:
        ValueError: shapes do not fit, or a count is negative.

    References:
        Field & Welsh (2007), 369-390. Berg-Kirkpatrick, Burkett & Klein (2012), EMNLP-CoNLL, 995-1005.

    >>> scores = bootstrap_scores([8, 9, 7], [2, 1, 3], [0, 1, 3])
    >>> round(scores.precision.value, 2), round(scores.recall.value, 3)
    (0.8, 0.857)
    """
    columns = [
        counts("true_positives", true_positives),
        counts("false_positives", false_positives),
        counts("false_negatives", false_negatives),
    ]
    if columns[0].ndim != 1 or len({column.shape for column in columns}) > 1:
        raise ValueError("Each count needs one number for each document.")
    tables = np.stack(columns, axis=1)
    weights = document_weights(tables.shape[0], resamples=resamples, seed=seed)

    def bound(score: Callable[[Floats, Floats, Floats], Floats]) -> Estimate:
        estimate = bootstrap_documents(
            lambda t: score(t[..., 0], t[..., 1], t[..., 2]), tables, weights, confidence=confidence
        )
        return Estimate(*(float(number) for number in estimate))

    return Scores(
        bound(lambda tp, fp, fn: precision(tp, fp)),
        bound(lambda tp, fp, fn: recall(tp, fn)),
        bound(f_score),
    )

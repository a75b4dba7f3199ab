"""Resampling: how far would a number move if the article, or the test set, were another of its kind?

Sentences of one article hang together, so blocks of neighbouring sentences are drawn, not single ones. Every
draw is held as weights (how often each sentence or document was drawn), so that all replicates of all words
are one matrix product. With the same seed the same numbers come out, on every machine. `bootstrap` makes
intervals of them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._arrays import Floats, confidence_level, numbers, tidy

Weights = NDArray[np.int64]
Interval = tuple[Floats, Floats]


def block_length(sentences: int) -> int:
    """Choose how many neighbouring sentences are drawn together: the cube root of their number, rounded.

    Read it with the interval it served. The trap: it is a rule of order; intervals that change much when it
    is halved or doubled are not to be trusted.

    l = round(n^(1/3)), at least 1.

    Args:
        sentences: n, sentences of the article.

    Returns:
        Sentences in a block.

    Raises:
        ValueError: there is no sentence.

    References:
        Hall, Horowitz & Jing (1995), Biometrika 82(3), 561-574. Künsch (1989), Annals of Statistics 17(3),
        1217-1241.

    >>> block_length(120)
    5
    """
    if sentences < 1:
        raise ValueError(f"There are {sentences} sentences; at least 1 is needed.")
    return max(1, round(float(np.cbrt(sentences))))


def block_weights(sentences: int, *, resamples: int = 2000, block: int | None = None, seed: int = 1) -> Weights:
    """Draw articles of the same length from one article by blocks of sentences (moving-block bootstrap).

    Read row r as one redrawn article: how often it holds each sentence. Draw once and use the same weights
    for every number of the article. The trap: sentences within a block length of either end are drawn a
    little less often, and an article of fewer than about 20 sentences has too few different blocks for any
    bootstrap.

    ceil(n/l) blocks begin at random sentences 0..n-l; the last is cut so that n sentences come together.

    Args:
        sentences: n, sentences of the article.
        resamples: articles to draw.
        block: l, sentences in a block; `block_length` if None.
        seed: seed of the random numbers.

    Returns:
        Whole numbers, resamples x sentences; every row adds up to n.

    Raises:
        ValueError: there is no sentence, `resamples` is below 1, or `block` is not from 1 to n.

    References:
        Künsch (1989), Annals of Statistics 17(3), 1217-1241, at 1218.

    >>> block_weights(4, resamples=3, block=2).sum(axis=1).tolist()
    [4, 4, 4]
    """
    length = block_length(sentences) if block is None else block
    if not 1 <= length <= sentences:
        raise ValueError(f"block is {length}; it must lie between 1 and the {sentences} sentences.")
    _enough(resamples)
    blocks = -(-sentences // length)
    starts = np.random.default_rng(seed).integers(0, sentences - length + 1, size=(resamples, blocks))
    drawn = (starts[:, :, None] + np.arange(length)).reshape(resamples, -1)[:, :sentences]
    return _tally(drawn, sentences)


def document_weights(documents: int, *, resamples: int = 2000, seed: int = 1) -> Weights:
    """Draw sets of documents of the same size, with replacement (cluster bootstrap).

    Read row r as one redrawn test set: how often it holds each document. Cases of one document stay together,
    as their faults do. The trap: with fewer than about 20 documents intervals come out too narrow.

    n documents, each drawn with chance 1/n.

    Args:
        documents: n.
        resamples: sets to draw.
        seed: seed of the random numbers.

    Returns:
        Whole numbers, resamples x documents; every row adds up to n.

    Raises:
        ValueError: there is no document, or `resamples` is below 1.

    References:
        Field & Welsh (2007), Journal of the Royal Statistical Society B 69(3), 369-390.

    >>> document_weights(5, resamples=2).sum(axis=1).tolist()
    [5, 5]
    """
    if documents < 1:
        raise ValueError(f"There are {documents} documents; at least 1 is needed.")
    _enough(resamples)
    return _tally(np.random.default_rng(seed).integers(0, documents, size=(resamples, documents)), documents)


def percentile_interval(replicates: ArrayLike, *, confidence: float = 0.95) -> Interval:
    """Bound a statistic by the percentiles of its replicates.

    Read it as the values the statistic takes when the sample is redrawn. The trap: replicates in which the
    statistic is undefined are left out as long as they are few; above a share of 1 - confidence the interval
    would be chosen by the rest, and is NaN.

    Quantiles (1-confidence)/2 and (1+confidence)/2, interpolated.

    Args:
        replicates: resamples x anything.
        confidence: share of intervals that hold the true value, such as 0.95.

    Returns:
        Low and high, one number each for every column.

    Raises:
        ValueError: there are no replicates, or `confidence` is not between 0 and 1.

    References:
        Efron & Tibshirani (1993), An Introduction to the Bootstrap, 170-174.

    >>> low, high = percentile_interval(range(101), confidence=0.9)
    >>> round(float(low), 6), round(float(high), 6)
    (5.0, 95.0)
    """
    values = numbers("replicates", replicates)
    alpha = 1 - confidence_level(confidence)
    if values.ndim == 0 or not values.shape[0]:
        raise ValueError("There are no replicates.")
    undefined = np.isnan(values).mean(axis=0) > alpha
    # nanquantile is many times slower than quantile, and warns of columns without a number.
    known = np.where(undefined, 0, values)
    quantile = np.nanquantile if np.isnan(known).any() else np.quantile
    low, high = quantile(known, [alpha / 2, 1 - alpha / 2], axis=0)
    return tidy(np.where(undefined, np.nan, low)), tidy(np.where(undefined, np.nan, high))


def _enough(resamples: int) -> None:
    if resamples < 1:
        raise ValueError(f"resamples is {resamples}; at least 1 is needed.")


def _tally(drawn: NDArray[np.int64], places: int) -> Weights:
    rows = drawn.shape[0]
    flat = (drawn + places * np.arange(rows)[:, None]).ravel()
    return np.bincount(flat, minlength=rows * places).reshape(rows, places)

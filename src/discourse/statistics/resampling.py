"""Resampling: how far would a number move if the article, or the test set, were another of its kind?

Sentences of one article hang together, so blocks of neighbouring sentences are drawn, not single ones. Every draw
is held as weights (how often each sentence or document was drawn), so that all replicates of all words are one
matrix product. With the same seed the same numbers come out, on every machine.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from discourse.statistics.arrays import CONFIDENCE, Floats, Interval, numbers, tidy

if TYPE_CHECKING:
    from scipy.sparse import csc_array

Whole = NDArray[np.int64]
Counts: TypeAlias = "Floats | csc_array"
"""Sentences x types: most types stand in few sentences, so a long text is held as a sparse matrix."""
LEAST_SENTENCES = 20
"""Fewer sentences have too few different blocks for any bootstrap."""
RESAMPLES = 1000
_CHUNK = 500
_CELLS = 20_000_000


def block_length(sentences: int) -> int:
    """Choose how many neighbouring sentences are drawn together: the cube root of their number, rounded.

    The trap: intervals that change much when it is halved or doubled are not to be trusted. Hall, Horowitz & Jing
    (1995), Biometrika 82(3), 561-574.
    """
    return max(1, round(float(np.cbrt(sentences))))


def block_weights(sentences: int, *, resamples: int, seed: int = 1) -> Whole:
    """Draw articles of the same length from one article by blocks of sentences (moving-block bootstrap).

    Read row r as one redrawn article: how often it holds each sentence; draw once and use the same weights for every
    number of the article. ceil(n/l) blocks of l = `block_length` begin at random sentences 0..n-l; the last is cut so
    that n sentences come together. The trap: sentences near either end are drawn a little less often. Künsch (1989),
    Annals of Statistics 17(3), 1217-1241, at 1218.
    """
    length = block_length(sentences)
    blocks = -(-sentences // length)
    starts = np.random.default_rng(seed).integers(0, sentences - length + 1, size=(resamples, blocks))
    drawn = (starts[:, :, None] + np.arange(length)).reshape(resamples, -1)[:, :sentences]
    return _tally(drawn, sentences)


def document_weights(documents: int, *, resamples: int = 2000) -> Whole:
    """Draw sets of documents of the same size, with replacement (cluster bootstrap), as `block_weights`.

    Cases of one document stay together, as their faults do. The trap: with fewer than about 20 documents intervals
    come out too narrow. Field & Welsh (2007), Journal of the Royal Statistical Society B 69(3), 369-390.
    """
    return _tally(np.random.default_rng(1).integers(0, documents, size=(resamples, documents)), documents)


def _tally(drawn: Whole, places: int) -> Whole:
    rows = drawn.shape[0]
    flat = (drawn + places * np.arange(rows)[:, None]).ravel()
    return np.bincount(flat, minlength=rows * places).reshape(rows, places)


def percentile_interval(replicates: ArrayLike) -> Interval:
    """Bound a statistic by the percentiles of its replicates (resamples x anything), one pair for every column.

    The trap: replicates in which the statistic is undefined are left out as long as they are few; above a share of .05
    the interval would be chosen by the rest, and is NaN. Efron & Tibshirani (1993), An Introduction to the Bootstrap,
    170-174.
    """
    values = numbers("replicates", replicates)
    alpha = 1 - CONFIDENCE
    if values.ndim == 0 or not values.shape[0]:
        raise ValueError("There are no replicates.")
    undefined = np.isnan(values).mean(axis=0) > alpha
    # nanquantile is many times slower than quantile, and warns of columns without a number.
    known = np.where(undefined, 0, values)
    quantile = np.nanquantile if np.isnan(known).any() else np.quantile
    low, high = quantile(known, [alpha / 2, 1 - alpha / 2], axis=0)
    return tidy(np.where(undefined, np.nan, low)), tidy(np.where(undefined, np.nan, high))


def count_interval(statistic: Callable[[Floats, Floats, slice], Floats], counts: Counts, sizes: Floats) -> Interval:
    """Bound any function of an article's counts by the moving-block bootstrap over its sentences (seeded).

    Read it as the values that articles made of the same passages would give. The trap: it knows only the words
    that are there, and an article of fewer than 20 sentences has too few different blocks: both bounds are NaN.

    `statistic` takes redrawn counts (resamples x types), redrawn sizes (resamples x 1) and which types these are;
    `counts` is sentences x types, `sizes` the words of each sentence.
    """
    types = counts.shape[1]
    low, high = np.full(types, np.nan), np.full(types, np.nan)
    if len(sizes) < LEAST_SENTENCES:
        return low, high
    redrawn, size = _redrawn(counts, sizes)
    for start in range(0, types, _CHUNK):
        part = slice(start, start + _CHUNK)
        low[part], high[part] = percentile_interval(statistic(redrawn[:, part], size, part))
    return low, high


def _redrawn(counts: Counts, sizes: Floats) -> tuple[Floats, Floats]:
    """Draw the article again and again: its counts (resamples x types) and sizes (resamples x 1)."""
    redrawn, size = np.empty((RESAMPLES, counts.shape[1])), np.empty((RESAMPLES, 1))
    # A corpus of many sentences is drawn in batches: the weights of all draws would not fit into memory.
    batch = min(RESAMPLES, max(1, _CELLS // len(sizes)))
    for seed, start in enumerate(range(0, RESAMPLES, batch), start=1):
        some = slice(start, min(start + batch, RESAMPLES))
        weights = block_weights(len(sizes), resamples=some.stop - start, seed=seed).astype(np.float64)
        redrawn[some], size[some] = weights @ counts, (weights @ sizes)[:, None]
    return redrawn, size


def document_interval(statistic: Callable[[Whole], float], documents: Whole, *, resamples: int = 1000) -> Interval:
    """Bound a statistic of rows by drawing whole documents with replacement; NaN for a single document.

    `statistic` takes the numbers of the redrawn rows, some of them several times; documents are numbered from 0.
    """
    names = int(documents.max(initial=-1)) + 1
    if names < 2:
        return tidy(np.nan), tidy(np.nan)
    members, lengths = np.argsort(documents, kind="stable"), np.bincount(documents, minlength=names)
    weights = document_weights(names, resamples=resamples)
    return percentile_interval([statistic(np.repeat(members, np.repeat(times, lengths))) for times in weights])

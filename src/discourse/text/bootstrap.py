"""Intervals for one article: its sentences are drawn again, in blocks, and every number is counted anew."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csc_array

from discourse.statistics.intervals import poisson_rate
from discourse.statistics.resampling import block_weights, percentile_interval

Floats = NDArray[np.float64]
Interval = tuple[Floats, Floats]
Counts: TypeAlias = "Floats | csc_array"
"""Sentences x types: most types stand in few sentences, so a long text is held as a sparse matrix."""
LEAST_SENTENCES = 20
RESAMPLES = 1000
_CHUNK = 500
_CELLS = 20_000_000


def by_sentence(occurrences: pd.DataFrame, words: pd.DataFrame, by: str, types: list[str]) -> tuple[Counts, Floats]:
    """Count types sentence by sentence.

    Args:
        occurrences: from `counts.units`; columns `by`, document, sentence.
        words: the counted words, for the sizes of the sentences.
        by: the column that names the types.
        types: the types that are wanted, each once.

    Returns:
        Counts, sentences x types, and the sizes of the sentences in counted words; sentences in text order.
    """
    sizes = words.groupby(["document", "sentence"], sort=False, observed=True).size()
    kept = occurrences[occurrences[by].isin(types)]
    keys = pd.MultiIndex.from_frame(kept[["document", "sentence"]])
    rows, columns = sizes.index.get_indexer(keys), pd.Index(types).get_indexer(pd.Index(kept[by]))
    counts = csc_array((np.ones(len(kept)), (rows, columns)), shape=(len(sizes), len(types)))
    return counts, np.asarray(sizes, dtype=np.float64)


def interval(statistic: Callable[[Floats, Floats, slice], Floats], counts: Counts, sizes: Floats) -> Interval:
    """Bound any function of an article's counts by the moving-block bootstrap over its sentences (seeded).

    Read it as the values that articles made of the same passages would give. The trap: it knows only the
    words that are there, and an article of fewer than 20 sentences has too few different blocks: both
    bounds are NaN.

    Args:
        statistic: takes redrawn counts (resamples x types), redrawn sizes (resamples x 1) and which types
            these are.
        counts: sentences x types. sizes: words of each sentence.

    Returns:
        Low and high of the 95 % percentile interval for each type.

    References:
        Künsch (1989), Annals of Statistics 17(3), 1217-1241. Gries (2006), Corpora 1(2), 109-151.
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


def rate_interval(counts: Counts, sizes: Floats, *, base: float, per: float = 1000.0) -> Interval:
    """Bound rates by the moving-block bootstrap; by the exact Poisson interval below 20 sentences.

    A type that does not occur cannot be redrawn: its upper bound is the exact Poisson one, too.

    Args:
        counts: sentences x types. sizes: words of each sentence.
        base: words of the whole article. per: words that the rate refers to.
    """
    found = np.asarray(counts.sum(axis=0), dtype=np.float64)
    exact = [np.atleast_1d(bound) for bound in poisson_rate(found, base, per=per)]
    if len(sizes) < LEAST_SENTENCES:
        return exact[0], exact[1]
    low, high = interval(lambda count, size, _: per * count / size, counts, sizes)
    return np.where(found == 0, exact[0], low), np.where(found == 0, exact[1], high)

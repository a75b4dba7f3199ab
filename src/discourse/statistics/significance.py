"""From statistics to p values, and what many p values at once are worth."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import chdtrc, ndtr

from ._arrays import Floats, midranks, numbers, tidy


class RankSum(NamedTuple):
    """Rank sum of the target's parts, U, the share of pairs the target wins, and a two-sided p."""

    rank_sum: float
    u: float
    superiority: float
    p: float


def p_value(statistic: ArrayLike, *, freedom: int = 1) -> Floats:
    """Turn G2 or X2 into the chance of so large a value without a difference.

    Read a small p as "hardly chance", never as "large difference". The trap: it presumes independent tokens
    and one test; correct it with `holm` or `benjamini_hochberg` for a list of words. A sign is dropped.

    p = 1 - F(|statistic|), F the chi-squared distribution.

    Args:
        statistic: G2 or X2 of each word.
        freedom: degrees of freedom, 1 for target against reference.

    Returns:
        p of each word; NaN where the statistic is NaN.

    Raises:
        ValueError: `freedom` is below 1.

    References:
        Dunning (1993), Computational Linguistics 19(1), 61-74.

    >>> round(float(p_value(3.84)), 3)
    0.05
    """
    if freedom < 1:
        raise ValueError(f"freedom is {freedom}; a test has at least 1 degree of freedom.")
    return tidy(chdtrc(freedom, np.abs(numbers("statistic", statistic))))


def bonferroni(p: ArrayLike, *, comparisons: int | None = None) -> Floats:
    """Correct p values so that the chance of even one false keyword stays below the level; the strictest way.

    Read the corrected p against the usual level. The trap: if words were dropped beforehand by their counts,
    give `comparisons`; `holm` promises the same and finds as much or more.

    p' = min(1, m p).

    Args:
        p: p values, words; NaN is no test and stays NaN.
        comparisons: m; the number of p values if None.

    Returns:
        Corrected p values.

    Raises:
        ValueError: a p lies outside 0 to 1, or `comparisons` is below the number of p values.

    References:
        Dunn (1961), Journal of the American Statistical Association 56, 52-64.

    >>> [round(value, 3) for value in bonferroni([0.01, 0.02, 0.5]).tolist()]
    [0.03, 0.06, 1.0]
    """
    values, m = _tests(p, comparisons)
    return tidy(np.minimum(values * m, 1))


def holm(p: ArrayLike, *, comparisons: int | None = None) -> Floats:
    """Correct p values step by step, keeping the chance of even one false keyword below the level.

    Read the corrected p against the usual level. The trap: it promises that no keyword is false; for an
    exploratory list `benjamini_hochberg` is the fairer choice.

    p'(i) = max over j <= i of min(1, (m-j+1) p(j)), p sorted upwards.

    Args:
        p: p values, words; NaN is no test and stays NaN.
        comparisons: m; the number of p values if None.

    Returns:
        Corrected p values, in the order given.

    Raises:
        ValueError: a p lies outside 0 to 1, or `comparisons` is below the number of p values.

    References:
        Holm (1979), Scandinavian Journal of Statistics 6(2), 65-70.

    >>> [round(value, 3) for value in holm([0.01, 0.04, 0.03]).tolist()]
    [0.03, 0.06, 0.06]
    """
    values, m = _tests(p, comparisons)
    order = np.argsort(values)  # NaN sorts to the end
    steps = np.maximum.accumulate(values[order] * (m - np.arange(values.size)))
    result = np.empty_like(values)
    result[order] = np.minimum(steps, 1)
    return result


def benjamini_hochberg(p: ArrayLike, *, comparisons: int | None = None) -> Floats:
    """Correct p values so that the expected share of false keywords in the list stays below the level.

    Read the keywords with a corrected p under 0.05 as a list of which about one in twenty may be false. The
    trap: it says nothing of any single word, and presumes tests that are independent or rise and fall
    together.

    p'(i) = min over j >= i of min(1, m p(j)/j), p sorted upwards.

    Args:
        p: p values, words; NaN is no test and stays NaN.
        comparisons: m; the number of p values if None.

    Returns:
        Corrected p values, in the order given.

    Raises:
        ValueError: a p lies outside 0 to 1, or `comparisons` is below the number of p values.

    References:
        Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57(1), 289-300, at 293.

    >>> [round(value, 3) for value in benjamini_hochberg([0.01, 0.04, 0.03]).tolist()]
    [0.03, 0.04, 0.04]
    """
    values, m = _tests(p, comparisons)
    order = np.argsort(values)
    scaled = values[order] * m / np.arange(1, values.size + 1)
    result = np.empty_like(values)
    result[order] = np.minimum(np.fmin.accumulate(scaled[::-1])[::-1], 1)
    result[np.isnan(values)] = np.nan
    return result


def _tests(p: ArrayLike, comparisons: int | None) -> tuple[Floats, int]:
    values = np.atleast_1d(numbers("p", p))
    if values.ndim > 1:
        raise ValueError("p must be a single row of p values.")
    if (values < 0).any() or (values > 1).any():
        raise ValueError("A p value lies outside 0 to 1.")
    tested = int(np.count_nonzero(~np.isnan(values)))
    if comparisons is not None and comparisons < tested:
        raise ValueError(f"comparisons is {comparisons}, but {tested} p values are given.")
    return values, tested if comparisons is None else comparisons


def rank_sum(target: ArrayLike, reference: ArrayLike) -> RankSum:
    """Compare a word's frequencies in the parts of target and reference by ranks (Mann-Whitney, Wilcoxon).

    Read `superiority`: the chance that a part of the target has more of the word than a part of the
    reference, 0.5 where they do not differ. One document full of the word counts as one document. The trap:
    with fewer than five parts a side no p below .05 can be had, and many ties (zeros) weaken the normal
    approximation of p.

    W = sum of the target's midranks, U = W - n(n+1)/2, z = (|U - nm/2| - 1/2)/s, s corrected for ties.

    Args:
        target: the word's frequency in each part of the target, per the same number of tokens.
        reference: the word's frequency in each part of the reference, likewise.

    Returns:
        Rank sum, U, superiority = U/(nm), two-sided p (NaN where all parts are equal).

    Raises:
        ValueError: a side is empty or holds NaN.

    References:
        Kilgarriff (2001), International Journal of Corpus Linguistics 6(1), 97-133, at 104 and (reprint) 238.

    >>> rank_sum([12, 15, 18, 24, 88], [3, 3, 13, 27, 33]).rank_sum
    31.0
    """
    x, y = numbers("target", target).ravel(), numbers("reference", reference).ravel()
    if not x.size or not y.size or np.isnan(x).any() or np.isnan(y).any():
        raise ValueError("Both sides need at least one part, and a frequency for each part.")
    together = np.concatenate([x, y])
    ranks, n, m = midranks(together), x.size, y.size
    w = float(ranks[:n].sum())
    u = w - n * (n + 1) / 2
    ties = np.unique(together, return_counts=True)[1].astype(np.float64)
    whole = n + m
    variance = n * m / 12 * (whole + 1 - (ties**3 - ties).sum() / max(whole * (whole - 1), 1))
    p = float("nan")
    if variance > 0:
        p = min(1.0, float(2 * ndtr(-(abs(u - n * m / 2) - 0.5) / np.sqrt(variance))))
    return RankSum(w, u, u / (n * m), p)

"""Intervals for one proportion or one count, and the point below which a count says too little."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaincinv, ndtri

from ._arrays import Floats, confidence_level, counts, ratio, sizes, tidy, together

Interval = tuple[Floats, Floats]


def wilson(successes: ArrayLike, trials: ArrayLike, *, confidence: float = 0.95) -> Interval:
    """Bound a proportion by Wilson's score interval.

    Read it as the proportions with which the observed one is compatible. It stays inside 0 to 1 and is right
    for small numbers and for 0 of n, where the textbook interval has no width. The trap: trials must be
    independent; sentences of one article are not quite, see `resampling`.

    (p + z^2/2n +- z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n).

    Args:
        successes: cases with the property.
        trials: n, all cases.
        confidence: share of intervals that hold the true value, such as 0.95.

    Returns:
        Low and high, from 0 to 1; NaN where there was no trial.

    Raises:
        ValueError: a count is negative, successes exceed trials, or `confidence` is not between 0 and 1.

    References:
        Wilson (1927), Journal of the American Statistical Association 22, 209-212. Brown, Cai & DasGupta
        (2001), Statistical Science 16(2), 101-133.

    >>> low, high = wilson(0, 10)
    >>> round(float(low), 3), round(float(high), 3)
    (0.0, 0.278)
    """
    k, n = together(successes=counts("successes", successes), trials=counts("trials", trials))
    if (k > n).any():
        raise ValueError("There are more successes than trials.")
    z2 = ndtri((1 + confidence_level(confidence)) / 2) ** 2
    p = ratio(k, n)
    middle = p + ratio(z2, 2 * n)
    half = np.sqrt(z2 * (ratio(p * (1 - p), n) + ratio(z2, 4 * n**2)))
    scale = 1 + ratio(z2, n)
    # Rounding leaves 1e-17 where 0 of n or n of n make a bound exactly 0 or 1.
    low = np.where(k == 0, p, (middle - half) / scale)
    return tidy(low), tidy(np.where(k == n, p, (middle + half) / scale))


def poisson(count: ArrayLike, *, confidence: float = 0.95) -> Interval:
    """Bound a count by the exact Poisson interval.

    Read it as the mean counts with which the observed one is compatible: 4 occurrences, 1.1 to 10.2. The
    trap: words come in bursts, so the true interval is wider; compare `resampling`.

    low = chi-squared quantile(alpha/2, 2k)/2, high = quantile(1-alpha/2, 2k+2)/2.

    Args:
        count: k, occurrences.
        confidence: share of intervals that hold the true value, at least.

    Returns:
        Low and high, in occurrences; low is 0 for a count of 0.

    Raises:
        ValueError: a count is negative, or `confidence` is not between 0 and 1.

    References:
        Garwood (1936), Biometrika 28(3/4), 437-442.

    >>> low, high = poisson(4)
    >>> round(float(low), 2), round(float(high), 2)
    (1.09, 10.24)
    """
    k = counts("count", count)
    tail = (1 - confidence_level(confidence)) / 2
    low = np.where(k > 0, gammaincinv(np.where(k > 0, k, 1), tail), 0)
    return tidy(low), tidy(gammaincinv(k + 1, 1 - tail))


def poisson_rate(count: ArrayLike, tokens: ArrayLike, *, per: float = 1000.0, confidence: float = 0.95) -> Interval:
    """Bound a rate, such as occurrences per 1,000 words, by the exact Poisson interval.

    Read it beside the rate. The trap: as for `poisson`.

    The bounds of `poisson` times per/tokens.

    Args:
        count: occurrences.
        tokens: tokens in which they were counted.
        per: tokens to which the rate refers.
        confidence: share of intervals that hold the true value, at least.

    Returns:
        Low and high, occurrences per `per` tokens.

    Raises:
        ValueError: a count is negative, a size or `per` is not above 0, or `confidence` is not between 0 and
        1.

    References:
        Garwood (1936), Biometrika 28(3/4), 437-442.

    >>> low, high = poisson_rate(10, 2000)
    >>> round(float(low), 2), round(float(high), 2)
    (2.4, 9.2)
    """
    scale = sizes("per", per) / sizes("tokens", tokens)
    low, high = poisson(count, confidence=confidence)
    return tidy(low * scale), tidy(high * scale)


def too_few(count: ArrayLike, *, span: float = 10.0) -> NDArray[np.bool_]:
    """Say whether a count is too small to carry a statement about frequency.

    Read True as "print the count, but draw nothing from it". The rule: the exact 95 per cent Poisson interval
    of the count must be narrower than an order of magnitude, that is its upper bound below ten times its
    lower. This holds from 4 occurrences on (1.09 to 10.24, 9.4 times); 3 (0.62 to 8.77, 14 times) do not even
    fix the number of digits of the rate. For finer statements ask for less: span=4 ("between half and
    double") needs 10 occurrences. The trap: few occurrences in a long text do say that the word is rare; what
    they cannot say is how rare. For a comparison put in the smaller of both counts, for a share the smaller
    of k and n - k.

    too few = high(k)/low(k) >= span.

    Args:
        count: occurrences.
        span: how many times the lower bound the upper may be, above 1.

    Returns:
        True where there are too few.

    Raises:
        ValueError: a count is negative or `span` is not above 1.

    References:
        Garwood (1936), Biometrika 28(3/4), 437-442, for the interval.

    >>> too_few([0, 3, 4, 20]).tolist()
    [True, True, False, False]
    """
    if not span > 1:
        raise ValueError(f"span is {span}; it must be above 1.")
    low, high = poisson(count)
    result: NDArray[np.bool_] = np.asarray(high >= span * low)[()]
    return result

"""Intervals for one proportion or one count, and the point below which a count says too little.

They take trials, or occurrences, as independent. Sentences of one article are not quite, and words come in bursts:
the true interval is wider; compare `resampling`.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaincinv, ndtri

from discourse.statistics.arrays import CONFIDENCE, Interval, counts, ratio, tidy, together


def wilson(successes: ArrayLike, trials: ArrayLike) -> Interval:
    """Bound a proportion by Wilson's score interval; NaN where there was no trial.

    It stays inside 0 to 1 and is right for small numbers and for 0 of n, where the textbook interval has no width.
    (p + z^2/2n +- z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n). Wilson (1927), Journal of the American Statistical
    Association 22, 209-212. Brown, Cai & DasGupta (2001), Statistical Science 16(2), 101-133.

    >>> [round(float(bound), 3) for bound in wilson(0, 10)]
    [0.0, 0.278]
    """
    k, n = together(successes=counts("successes", successes), trials=counts("trials", trials))
    if (k > n).any():
        raise ValueError("There are more successes than trials.")
    z2 = ndtri((1 + CONFIDENCE) / 2) ** 2
    p = ratio(k, n)
    middle = p + ratio(z2, 2 * n)
    half = np.sqrt(z2 * (ratio(p * (1 - p), n) + ratio(z2, 4 * n**2)))
    scale = 1 + ratio(z2, n)
    # Rounding leaves 1e-17 where 0 of n or n of n make a bound exactly 0 or 1.
    low = np.where(k == 0, p, (middle - half) / scale)
    return tidy(low), tidy(np.where(k == n, p, (middle + half) / scale))


def poisson(count: ArrayLike) -> Interval:
    """Bound a count by the exact Poisson interval: 4 occurrences, 1.1 to 10.2.

    Chi-squared quantiles (alpha/2, 2k)/2 and (1-alpha/2, 2k+2)/2; low is 0 for a count of 0. Garwood (1936),
    Biometrika 28(3/4), 437-442.

    >>> [round(float(bound), 2) for bound in poisson(4)]
    [1.09, 10.24]
    """
    k = counts("count", count)
    tail = (1 - CONFIDENCE) / 2
    low = np.where(k > 0, gammaincinv(np.where(k > 0, k, 1), tail), 0)
    return tidy(low), tidy(gammaincinv(k + 1, 1 - tail))


def too_few(count: ArrayLike, *, span: float = 10.0) -> NDArray[np.bool_]:
    """Say whether a count is too small to carry a statement about frequency.

    Read True as "print the count, but draw nothing from it": the upper bound of the exact 95 per cent Poisson
    interval must be below `span` times its lower. With 10 this holds from 4 occurrences on (1.09 to 10.24); 3 do
    not even fix the number of digits of the rate. span=4 ("between half and double") needs 10 occurrences. The
    trap: few occurrences in a long text do say that the word is rare; what they cannot say is how rare. For a
    comparison put in the smaller of both counts, for a share the smaller of k and n - k.

    >>> too_few([0, 3, 4, 20]).tolist()
    [True, True, False, False]
    """
    if not span > 1:
        raise ValueError(f"span is {span}; it must be above 1.")
    low, high = poisson(count)
    result: NDArray[np.bool_] = np.asarray(high >= span * low)[()]
    return result

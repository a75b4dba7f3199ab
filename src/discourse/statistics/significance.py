"""From statistics to p values, and what many p values at once are worth."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import erfc

from discourse.statistics.arrays import Floats, numbers, tidy


def p_value(statistic: ArrayLike) -> Floats:
    """Turn G2 into the chance of so large a value without a difference (chi-squared, one degree of freedom).

    Read a small p as "hardly chance", never as "large difference". The trap: it presumes independent tokens and
    one test; correct it with `holm` or `benjamini_hochberg` for a list of words. A sign is dropped, NaN stays.
    Dunning (1993), Computational Linguistics 19(1), 61-74.
    """
    return tidy(erfc(np.sqrt(np.abs(numbers("statistic", statistic)) / 2)))


def holm(p: ArrayLike) -> Floats:
    """Correct p values step by step, keeping the chance of even one false keyword below the level.

    Read the corrected p against the usual level. The trap: it promises that no keyword is false; for an exploratory
    list `benjamini_hochberg` is the fairer choice. p'(i) = max over j <= i of min(1, (m-j+1) p(j)), p sorted upwards, m
    their number. NaN is no test and stays NaN. Holm (1979), Scandinavian Journal of Statistics 6(2), 65-70.
    """
    values, m = _tests(p)
    order = np.argsort(values)  # NaN sorts to the end
    steps = np.maximum.accumulate(values[order] * (m - np.arange(values.size)))
    result = np.empty_like(values)
    result[order] = np.minimum(steps, 1)
    return result


def benjamini_hochberg(p: ArrayLike) -> Floats:
    """Correct p values so that the expected share of false keywords in the list stays below the level.

    Read the keywords with a corrected p under 0.05 as a list of which about one in twenty may be false. The trap: it
    says nothing of any single word, and presumes tests that are independent or rise and fall together. p'(i) = min over
    j >= i of min(1, m p(j)/j), p sorted upwards. Benjamini & Hochberg (1995), Journal of the Royal Statistical Society
    B 57(1), 289-300, at 293.
    """
    # scipy.stats has the same without gaps, and takes a second to import: it is the test's check.
    values, m = _tests(p)
    order = np.argsort(values)
    scaled = values[order] * m / np.arange(1, values.size + 1)
    result = np.empty_like(values)
    result[order] = np.minimum(np.fmin.accumulate(scaled[::-1])[::-1], 1)
    result[np.isnan(values)] = np.nan
    return result


def _tests(p: ArrayLike) -> tuple[Floats, int]:
    values = np.atleast_1d(numbers("p", p))
    if values.ndim > 1:
        raise ValueError("p must be a single row of p values.")
    if (values < 0).any() or (values > 1).any():
        raise ValueError("A p value lies outside 0 to 1.")
    return values, int(np.count_nonzero(~np.isnan(values)))

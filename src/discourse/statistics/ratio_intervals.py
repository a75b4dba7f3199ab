"""Log Ratio with its certainty: intervals, and the conservative bound by which keywords are best ranked."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betaincinv, ndtri

from ._arrays import Floats, confidence_level, tidy
from .keyness import checked

Interval = tuple[Floats, Floats]


def log_ratio_interval(
    target: ArrayLike,
    reference: ArrayLike,
    target_size: ArrayLike,
    reference_size: ArrayLike,
    *,
    confidence: float = 0.95,
    method: Literal["exact", "katz"] = "exact",
) -> Interval:
    """Bound the Log Ratio of each word from below and above.

    Read the two together: where they enclose 0 the data do not say which side uses the word more. The trap:
    the interval holds for one word chosen beforehand; for a whole list use `conservative_log_ratio`, and both
    take tokens as independent draws (compare `resampling`).

    exact: given a+b occurrences, a is binomial with p = N1 r/(N1 r + N2); the Clopper-Pearson bounds of p
    become bounds of r, and an absent word's open side is infinite, as it should be. katz: log2(a N2/(b N1))
    +- z sqrt(1/a - 1/N1 + 1/b - 1/N2)/ln 2, with 0.5 for a count of 0.

    Args:
        target: occurrences in the target, words.
        reference: occurrences in the reference, words.
        target_size: tokens in the target.
        reference_size: tokens in the reference.
        confidence: share of intervals that hold the true value, such as 0.95.
        method: "exact" (holds its confidence for small counts too) or "katz" (narrower, for counts of 5 and
            more).

    Returns:
        Low and high, in doublings; NaN for a word that occurs in neither.

    Raises:
        ValueError: as for `keyness.checked`, or `confidence` or `method` is unknown.

    References:
        Katz et al. (1978), Biometrics 34(3), 469-474, at 470. Evert (2022), Measuring keyness, DH2022,
        202-205.

    >>> low, high = log_ratio_interval(20, 10, 10_000, 10_000)
    >>> round(float(low), 2), round(float(high), 2)
    (-0.16, 2.26)
    """
    a, b, n1, n2 = checked(target, reference, target_size, reference_size)
    alpha = 1 - confidence_level(confidence)
    absent = (a == 0) & (b == 0)
    if method == "exact":
        low, high = _exact(a, b, n1, n2, alpha / 2)
    elif method == "katz":
        low, high = _katz(a, b, n1, n2, alpha)
    else:
        raise ValueError(f'method is "{method}"; it must be "exact" or "katz".')
    return tidy(np.where(absent, np.nan, low)), tidy(np.where(absent, np.nan, high))


def _exact(a: Floats, b: Floats, n1: Floats, n2: Floats, tail: float) -> Interval:
    # The beta quantiles have no shape parameter of 0: that side of the interval is open.
    low = np.where(a > 0, betaincinv(np.maximum(a, 1), b + 1, tail), 0)
    high_rest = np.where(b > 0, betaincinv(np.maximum(b, 1), a + 1, tail), 0)
    with np.errstate(divide="ignore"):
        bound_low = np.log2(low) - np.log2(1 - low)
        bound_high = np.log2(1 - high_rest) - np.log2(high_rest)
    return bound_low + np.log2(n2 / n1), bound_high + np.log2(n2 / n1)


def _katz(a: Floats, b: Floats, n1: Floats, n2: Floats, alpha: float) -> Interval:
    a, b = np.where(a == 0, 0.5, a), np.where(b == 0, 0.5, b)
    middle = np.log2(a * n2 / (b * n1))
    # An empty rest (a = N1, b = N2) leaves a variance of 0 that rounding may push below it.
    half = -ndtri(alpha / 2) * np.sqrt(np.maximum(1 / a - 1 / n1 + 1 / b - 1 / n2, 0)) / np.log(2)
    return middle - half, middle + half


def conservative_log_ratio(
    target: ArrayLike,
    reference: ArrayLike,
    target_size: ArrayLike,
    reference_size: ArrayLike,
    *,
    confidence: float = 0.95,
    comparisons: int | None = None,
    positive: bool = False,
) -> Floats:
    """Give each word the Log Ratio that is certain: the bound of its exact interval nearest to 0 (LRC).

    Read it as "at least so many doublings, even allowing for chance and for the number of words looked at"; 0
    means that nothing is certain. It ranks keywords by size and certainty at once and favours neither rare
    nor common words. The trap: `comparisons` must be the number of all words that could have been keywords
    (the target's types), not of those kept for the table.

    The exact bounds of `log_ratio_interval` at 1 - (1-confidence)/m; low if low > 0, high if high < 0,
    otherwise 0.

    Args:
        target: occurrences in the target, words.
        reference: occurrences in the reference, words.
        target_size: tokens in the target.
        reference_size: tokens in the reference.
        confidence: confidence of the whole list together.
        comparisons: m, words looked at; the number of words given if None.
        positive: only look for words of the target: one-sided lower bound, left below 0 where it falls there.

    Returns:
        LRC of each word, in doublings; NaN for a word that occurs in neither; minus infinity for an absent
        word if `positive`.

    Raises:
        ValueError: as for `keyness.checked`, `confidence` is unknown, or `comparisons` is below 1.

    References:
        Evert (2022), Measuring keyness, Digital Humanities 2022, 202-205; R package corpora, keyness().

    >>> conservative_log_ratio([300, 6], [100, 2], 10_000, 10_000).round(2).tolist()
    [1.21, 0.0]
    """
    a, b, n1, n2 = checked(target, reference, target_size, reference_size)
    m = a.size if comparisons is None else comparisons
    if m < 1:
        raise ValueError(f"comparisons is {m}; at least one word is compared.")
    alpha = (1 - confidence_level(confidence)) / m
    low, high = _exact(a, b, n1, n2, alpha if positive else alpha / 2)
    bound = low if positive else np.where(low > 0, low, np.where(high < 0, high, 0))
    return tidy(np.where((a == 0) & (b == 0), np.nan, bound))

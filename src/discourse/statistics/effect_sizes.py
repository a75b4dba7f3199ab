"""Keyness as size: how much more frequent is a word in the target than in the reference?

The four arguments and their checks are those of `keyness`. An effect size says nothing about certainty: the
largest ratios belong to the smallest counts. `ratio_intervals` holds the ratios that carry their certainty
with them.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from ._arrays import Floats, ratio, tidy
from .keyness import checked


def log_ratio(
    target: ArrayLike,
    reference: ArrayLike,
    target_size: ArrayLike,
    reference_size: ArrayLike,
    *,
    smoothing: Literal["zeros", "all"] = "zeros",
) -> Floats:
    """Measure a frequency difference in doublings: the binary logarithm of the ratio of relative frequencies.

    Read 1 as twice as frequent in the target, 2 as four times, -1 as half as frequent, 0 as equal. The trap:
    where the reference has no occurrence the value rests on an invented half token and mostly tells how large
    the corpora are; rank by `conservative_log_ratio` instead.

    LR = log2((a/N1) / (b/N2)). "zeros": 0.5 stands for a count of 0, other words stay exact (Hardie). "all":
    0.5 is added to every count and size (Evert), which also tames counts of 1 and 2.

    Args:
        target: occurrences in the target, words.
        reference: occurrences in the reference, words.
        target_size: tokens in the target.
        reference_size: tokens in the reference.
        smoothing: what to do about 0, "zeros" or "all".

    Returns:
        Log Ratio of each word; NaN for a word that occurs in neither.

    Raises:
        ValueError: as for `keyness.checked`, or `smoothing` is unknown.

    References:
        Hardie (2014), Log Ratio: an informal introduction, ESRC CASS. Evert (2022), Measuring keyness,
        DH2022, 202-205.

    >>> log_ratio([8, 4, 0, 0], [2, 4, 2, 0], 1000, 1000).tolist()
    [2.0, 0.0, -2.0, nan]
    """
    a, b, n1, n2 = checked(target, reference, target_size, reference_size)
    if smoothing not in ("zeros", "all"):
        raise ValueError(f'smoothing is "{smoothing}"; it must be "zeros" or "all".')
    absent = (a == 0) & (b == 0)
    if smoothing == "all":
        a, b, n1, n2 = a + 0.5, b + 0.5, n1 + 0.5, n2 + 0.5
    a, b = np.where(a == 0, 0.5, a), np.where(b == 0, 0.5, b)
    return tidy(np.where(absent, np.nan, np.log2((a / n1) / (b / n2))))


def percent_difference(
    target: ArrayLike, reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike
) -> Floats:
    """Measure a frequency difference in per cent of the reference's relative frequency (%DIFF).

    Read 100 as twice as frequent, -50 as half as frequent, -100 as absent from the target. The trap: the
    scale is lopsided (no bound above, -100 below), so do not average it, and it has no value where the
    reference has none.

    %DIFF = 100 (p1 - p2) / p2.

    Args:
        target: occurrences in the target, words.
        reference: occurrences in the reference, words.
        target_size: tokens in the target.
        reference_size: tokens in the reference.

    Returns:
        Per cent for each word; NaN where the reference lacks the word. (The authors put a tiny number for 0
        there, which prints a huge figure that means nothing.)

    Raises:
        ValueError: as for `keyness.checked`.

    References:
        Gabrielatos & Marchi (2012), Keyness: appropriate metrics and practical issues, CADS Conference,
        Bologna.

    >>> round(float(percent_difference(206523, 178174, 959641, 1562358)), 1)
    88.7
    """
    a, b, n1, n2 = checked(target, reference, target_size, reference_size)
    return tidy(100 * ratio(a / n1 - b / n2, b / n2))


def odds_ratio(
    target: ArrayLike,
    reference: ArrayLike,
    target_size: ArrayLike,
    reference_size: ArrayLike,
    *,
    adjustment: float = 0.0,
) -> Floats:
    """Measure a frequency difference as the ratio of the odds of the word against all other words.

    Read 1 as equal, 2 as odds twice as high in the target. For words it is all but the ratio of relative
    frequencies, since no word fills much of a corpus. The trap: with an adjustment, words of the reference's
    count 0 come first.

    OR = (a (N2-b)) / (b (N1-a)), `adjustment` (Haldane and Anscombe: 0.5) added to each of the four.

    Args:
        target: occurrences in the target, words.
        reference: occurrences in the reference, words.
        target_size: tokens in the target.
        reference_size: tokens in the reference.
        adjustment: added to each of the four counts; 0 leaves them as they are.

    Returns:
        Odds ratio of each word; NaN where the reference (or the rest of the target) is 0 and nothing is
        added.

    Raises:
        ValueError: as for `keyness.checked`, or `adjustment` is below 0.

    References:
        Pojanapunya & Watson Todd (2018), Corpus Linguistics and Linguistic Theory 14(1), 133-167, at 154.

    >>> round(float(odds_ratio(16217, 735, 2796938, 2087946)), 1)
    16.6
    """
    a, b, n1, n2 = checked(target, reference, target_size, reference_size)
    if adjustment < 0:
        raise ValueError(f"adjustment is {adjustment}; it must be 0 or more.")
    absent = (a == 0) & (b == 0)
    cells = [cell + adjustment for cell in (a, n2 - b, b, n1 - a)]
    return tidy(np.where(absent, np.nan, ratio(cells[0] * cells[1], cells[2] * cells[3])))


def difference_coefficient(
    target: ArrayLike, reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike
) -> Floats:
    """Measure a frequency difference between -1 (only in the reference) and 1 (only in the target).

    Read 0 as equal, 0.33 as twice as frequent in the target. The trap: every word that one side lacks gets
    exactly 1 or -1, whether it occurs once or a thousand times.

    DC = (p1 - p2) / (p1 + p2).

    Args:
        target: occurrences in the target, words.
        reference: occurrences in the reference, words.
        target_size: tokens in the target.
        reference_size: tokens in the reference.

    Returns:
        Coefficient of each word; NaN for a word that occurs in neither.

    Raises:
        ValueError: as for `keyness.checked`.

    References:
        Hofland & Johansson (1982), Word Frequencies in British and American English, 471.

    >>> round(float(difference_coefficient(18, 35, 1_000_000, 1_000_000)), 2)
    -0.32
    """
    a, b, n1, n2 = checked(target, reference, target_size, reference_size)
    return tidy(ratio(a / n1 - b / n2, a / n1 + b / n2))


def simple_maths(
    target: ArrayLike,
    reference: ArrayLike,
    target_size: ArrayLike,
    reference_size: ArrayLike,
    *,
    k: float = 1.0,
) -> Floats:
    """Measure a frequency difference as a ratio of rates per million, each raised by k.

    Read it as a ratio of frequencies that has been drawn towards 1: a larger k brings forward commoner words,
    a smaller k rarer ones. The trap: it is per million, so for an article of 2,000 words one occurrence is
    already 500 and k = 1 does nothing; take k = 100 or more there, and name k wherever the list is printed.

    SM = (1e6 a/N1 + k) / (1e6 b/N2 + k).

    Args:
        target: occurrences in the target, words.
        reference: occurrences in the reference, words.
        target_size: tokens in the target.
        reference_size: tokens in the reference.
        k: occurrences per million added on both sides, above 0.

    Returns:
        Score of each word; NaN for a word that occurs in neither.

    Raises:
        ValueError: as for `keyness.checked`, or k is not above 0.

    References:
        Kilgarriff (2009), Simple maths for keywords, Proceedings of Corpus Linguistics 2009, Liverpool.

    >>> round(float(simple_maths(35, 263, 112289776, 1559716979)), 4)
    1.1224
    """
    a, b, n1, n2 = checked(target, reference, target_size, reference_size)
    if not k > 0:
        raise ValueError(f"k is {k}; it must be above 0.")
    absent = (a == 0) & (b == 0)
    return tidy(np.where(absent, np.nan, (1e6 * a / n1 + k) / (1e6 * b / n2 + k)))

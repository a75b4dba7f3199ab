"""Dispersion over parts, as unevenness: is a word spread over the text, or heaped in one place?

All take a matrix of words x parts (or one row) and the sizes of the parts in tokens; parts may differ in
size. But for the range, 0 is even here; `evenness` holds the measures of which 1 is even. Each keeps the
direction of its source.

A word that occurs nowhere has no dispersion: NaN. Below about 10 occurrences every measure mostly restates
the count.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import rel_entr

from ._arrays import Floats, parts, ratio, tidy


def _shares(x: Floats, n: Floats) -> tuple[Floats, Floats]:
    return ratio(x, x.sum(axis=-1, keepdims=True)), n / n.sum()


def parts_with_word(part_counts: ArrayLike, part_sizes: ArrayLike) -> Floats:
    """Count the parts in which a word occurs (its range).

    Read it beside the number of parts: 3 of 20. The trap: larger parts catch more words, so compare ranges
    only over the same parts. For a word that occurs nowhere the range is truly 0.

    R = number of parts with x > 0.

    Args:
        part_counts: occurrences in each part, words x parts or parts.
        part_sizes: tokens of each part, parts.

    Returns:
        Number of parts for each word.

    Raises:
        ValueError: shapes do not fit, fewer than 2 parts, a count is negative or above its part's size.

    References:
        Gries (2008), International Journal of Corpus Linguistics 13(4), 403-437, at 406.

    >>> float(parts_with_word([2, 0, 1], [10, 10, 10]))
    2.0
    """
    x, _ = parts(part_counts, part_sizes)
    return tidy(np.count_nonzero(x, axis=-1))


def dp(part_counts: ArrayLike, part_sizes: ArrayLike) -> Floats:
    """Measure unevenness by the deviation of proportions: half the sum of |observed - expected| shares.

    Read 0 as spread exactly as the text is, values near 1 as heaped in a small part; it is the share of
    occurrences that would have to move. The trap: a word of few occurrences cannot reach 0, whatever its
    spread.

    DP = 1/2 sum |v_i - s_i|, v_i = part's share of the occurrences, s_i = part's share of the tokens.

    Args:
        part_counts: occurrences in each part, words x parts or parts.
        part_sizes: tokens of each part, parts.

    Returns:
        DP of each word, from 0 to 1 - min(s); NaN for a word that occurs nowhere.

    Raises:
        ValueError: as for `parts_with_word`.

    References:
        Gries (2008), International Journal of Corpus Linguistics 13(4), 403-437, at 415.

    >>> round(float(dp([1, 2, 3, 4, 5], [9, 10, 10, 10, 11])), 2)
    0.18
    """
    v, s = _shares(*parts(part_counts, part_sizes))
    return tidy(np.abs(v - s).sum(axis=-1) / 2)


def dp_norm(part_counts: ArrayLike, part_sizes: ArrayLike) -> Floats:
    """Measure unevenness by DP, stretched so that 1 is reached: all occurrences in the smallest part.

    Read it as `dp`; it can be compared between texts cut into different numbers of parts. The trap: one tiny
    last part changes all values; cut texts into nearly equal parts.

    DPnorm = DP / (1 - min s).

    Args:
        part_counts: occurrences in each part, words x parts or parts.
        part_sizes: tokens of each part, parts.

    Returns:
        DPnorm of each word, from 0 to 1; NaN for a word that occurs nowhere.

    Raises:
        ValueError: as for `parts_with_word`.

    References:
        Lijffijt & Gries (2012), International Journal of Corpus Linguistics 17(1), 147-149, at 148.

    >>> round(float(dp_norm([2, 1, 0], [1000, 1000, 1000])), 2)
    0.5
    """
    x, n = parts(part_counts, part_sizes)
    return tidy(dp(x, n) / (1 - (n / n.sum()).min()))


def dp_egbert(part_counts: ArrayLike, part_sizes: ArrayLike) -> Floats:
    """Measure unevenness by DP, stretched by the smallest part in which the word occurs.

    Read it as `dp_norm`: 1 is reached by every word that stands in one part only. The trap: some software
    prints this under the name of Lijffijt & Gries; the two differ wherever the smallest part lacks the word.

    DP / (1 - min s over parts with the word).

    Args:
        part_counts: occurrences in each part, words x parts or parts.
        part_sizes: tokens of each part, parts.

    Returns:
        A value from 0 to 1 for each word; NaN for a word that occurs nowhere.

    Raises:
        ValueError: as for `parts_with_word`.

    References:
        Egbert, Burch & Biber (2020), International Journal of Corpus Linguistics 25(1), 89-115.

    >>> round(float(dp_egbert([3, 0, 0], [20, 10, 10])), 2)
    1.0
    """
    x, n = parts(part_counts, part_sizes)
    smallest = np.where(x > 0, n / n.sum(), np.inf).min(axis=-1)
    return tidy(dp(x, n) / (1 - np.where(np.isinf(smallest), np.nan, smallest)))


def kl_divergence(part_counts: ArrayLike, part_sizes: ArrayLike) -> Floats:
    """Measure unevenness in bits: the Kullback-Leibler divergence of the word's spread from that of the text.

    Read 0 as even; it has no upper bound, so `dkl` is easier to compare. The trap: log 2 here, natural
    logarithms elsewhere.

    KLD = sum v_i log2(v_i/s_i).

    Args:
        part_counts: occurrences in each part, words x parts or parts.
        part_sizes: tokens of each part, parts.

    Returns:
        Bits for each word; NaN for a word that occurs nowhere.

    Raises:
        ValueError: as for `parts_with_word`.

    References:
        Gries (2020), Analyzing dispersion, in Paquot & Gries, A Practical Handbook of Corpus Linguistics,
        99-118.

    >>> round(float(kl_divergence([4, 0, 0, 0], [10] * 4)), 2)
    2.0
    """
    v, s = _shares(*parts(part_counts, part_sizes))
    return tidy(np.maximum(rel_entr(v, s).sum(axis=-1) / np.log(2), 0))


def dkl(
    part_counts: ArrayLike,
    part_sizes: ArrayLike,
    *,
    normalisation: Literal["exp", "exp2", "odds"] = "exp",
) -> Floats:
    """Measure unevenness by the Kullback-Leibler divergence, brought between 0 and 1.

    Read 0 as even and values near 1 as heaped. The trap: three normalisations are in print and give different
    numbers for one word; name the one used.

    exp: 1 - e^-KLD. exp2: 1 - 2^-KLD. odds: KLD/(1+KLD), which is 1 minus the 1/(1+KLD) of some software. KLD
    in bits.

    Args:
        part_counts: occurrences in each part, words x parts or parts.
        part_sizes: tokens of each part, parts.
        normalisation: "exp" (Gries), "exp2" or "odds".

    Returns:
        DKL of each word, from 0 up to, not reaching, 1; NaN for a word that occurs nowhere.

    Raises:
        ValueError: as for `parts_with_word`, or `normalisation` is unknown.

    References:
        Gries (2020), Analyzing dispersion, 99-118. Sönning (2025), R package tlda, disp_DKL().

    >>> round(1 - float(dkl([1, 2, 3, 4, 5], [9, 10, 10, 10, 11], normalisation="odds")), 4)
    0.8795
    """
    bits = kl_divergence(part_counts, part_sizes)
    if normalisation == "exp":
        return tidy(-np.expm1(-bits))
    if normalisation == "exp2":
        return tidy(1 - np.exp2(-bits))
    if normalisation == "odds":
        return tidy(bits / (1 + bits))
    raise ValueError(f'normalisation is "{normalisation}"; it must be "exp", "exp2" or "odds".')

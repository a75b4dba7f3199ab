"""Dispersion over parts, as evenness: 1 is a word with the same rate in every part.

All take a matrix of words x parts (or one row) and the sizes of the parts in tokens, as `dispersion` does,
where 0 is even. A word that occurs nowhere has no dispersion: NaN.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import rel_entr

from ._arrays import Floats, parts, ratio, tidy


def juilland_d(part_counts: ArrayLike, part_sizes: ArrayLike) -> Floats:
    """Measure evenness by the variation of the word's rates over the parts.

    Read 1 as the same rate in every part, 0 as all in one part. The trap: with many parts every word comes
    close to 1 (500 texts: mostly above 0.9), so it tells words apart only with about 10 parts.

    D = 1 - (sd/mean)/sqrt(n-1) of the rates, sd of the population.

    Args:
        part_counts: occurrences in each part, words x parts or parts.
        part_sizes: tokens of each part, parts.

    Returns:
        D of each word, from 0 to 1; NaN for a word that occurs nowhere.

    Raises:
        ValueError: as for `dispersion.parts_with_word`.

    References:
        Juilland, Brodin & Davidovitch (1970), Frequency Dictionary of French Words. Gries (2008), 407.

    >>> round(float(juilland_d([0, 4, 3, 2, 1], [100] * 5)), 4)
    0.6464
    """
    x, n = parts(part_counts, part_sizes)
    rates = x / n
    return tidy(1 - ratio(rates.std(axis=-1), rates.mean(axis=-1)) / np.sqrt(n.size - 1))


def carroll_d2(part_counts: ArrayLike, part_sizes: ArrayLike) -> Floats:
    """Measure evenness by the entropy of the word's rates over the parts.

    Read 1 as the same rate in every part, 0 as all in one part. The trap: it is lenient; two of ten parts
    already give 0.3.

    D2 = -sum p_i log2 p_i / log2 n, p_i = part's rate / sum of the rates.

    Args:
        part_counts: occurrences in each part, words x parts or parts.
        part_sizes: tokens of each part, parts.

    Returns:
        D2 of each word, from 0 to 1; NaN for a word that occurs nowhere.

    Raises:
        ValueError: as for `dispersion.parts_with_word`.

    References:
        Carroll (1970), An alternative to Juilland's usage coefficient, ETS Research Bulletin 1970(2), 13.

    >>> round(float(carroll_d2([2, 1, 1, 1, 0], [100] * 5)), 4)
    0.8277
    """
    x, n = parts(part_counts, part_sizes)
    shares = ratio(x / n, (x / n).sum(axis=-1, keepdims=True))
    return tidy(np.abs(rel_entr(shares, 1.0).sum(axis=-1)) / np.log(n.size))


def rosengren_s(part_counts: ArrayLike, part_sizes: ArrayLike) -> Floats:
    """Measure evenness by the square of summed roots: the share of the frequency that survives adjustment.

    Read 1 as even; times the frequency it is Rosengren's adjusted frequency. The trap: the least value is the
    share of the smallest part, not 0.

    S = (sum sqrt(s_i x_i))^2 / sum x_i, s_i = part's share of the tokens.

    Args:
        part_counts: occurrences in each part, words x parts or parts.
        part_sizes: tokens of each part, parts.

    Returns:
        S of each word, from min(s) to 1; NaN for a word that occurs nowhere.

    Raises:
        ValueError: as for `dispersion.parts_with_word`.

    References:
        Rosengren (1971), Études de linguistique appliquée 1, 103-127. Gries (2008), 407.

    >>> round(float(rosengren_s([1, 2, 3, 4, 5], [10] * 5)), 3)
    0.937
    """
    x, n = parts(part_counts, part_sizes)
    return tidy(ratio(np.sqrt(x * n / n.sum()).sum(axis=-1) ** 2, x.sum(axis=-1)))


def burch_da(part_counts: ArrayLike, part_sizes: ArrayLike) -> Floats:
    """Measure evenness by how much the word's rates differ between any two parts.

    Read 1 as the same rate in every part, 0 as all in one part. The trap: with hundreds of short parts most
    rates are 0 and values sink near 0; it wants parts in which the word could be expected to occur.

    DA = 1 - mean |r_i - r_j| over pairs / (2 mean r), found from sorted rates without forming the pairs.

    Args:
        part_counts: occurrences in each part, words x parts or parts.
        part_sizes: tokens of each part, parts.

    Returns:
        DA of each word, from 0 to 1; NaN for a word that occurs nowhere.

    Raises:
        ValueError: as for `dispersion.parts_with_word`.

    References:
        Burch, Egbert & Biber (2017), Journal of Research Design and Statistics in Linguistics and
        Communication Science 3(2), 189-216.

    >>> round(float(burch_da([1, 2, 3, 4, 5], [9, 10, 10, 10, 11])), 5)
    0.69745
    """
    x, n = parts(part_counts, part_sizes)
    rates = np.sort(x / n, axis=-1)
    weights = 2 * np.arange(n.size) - n.size + 1
    mean_gap = (rates * weights).sum(axis=-1) / (n.size * (n.size - 1) / 2)
    return tidy(1 - ratio(mean_gap, 2 * rates.mean(axis=-1)))

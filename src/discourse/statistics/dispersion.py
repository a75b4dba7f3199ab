"""Dispersion over parts: is a word spread over the text, or heaped in one place?

All take occurrences in each part, words x parts (or one row of parts), and the sizes of the parts in tokens; parts
may differ in size, two at least. Each keeps the direction of its source. A word that occurs nowhere has no
dispersion (NaN). Below about 10 occurrences every measure mostly restates the count.

v = part's share of the occurrences, s = its share of the tokens, r = rate in it, n = parts.

    measure        even   heaped  trap
    dp             0      1-min s  a word of few occurrences cannot reach 0, whatever its spread
    dp_norm        0      1        one tiny last part changes all values; cut texts into nearly equal parts
    kl_divergence  0      no end   in bits here, in natural logarithms elsewhere
    dkl            0      below 1  other normalisations (1-2^-KLD, KLD/(1+KLD)) are in print: name the one used
    juilland_d     1      0        with many parts every word comes close to 1
    carroll_d2     1      0        lenient: two of ten parts already give 0.3
    rosengren_s    1      min s    the least value is not 0; times the count it is the adjusted frequency
    burch_da       1      0        with hundreds of short parts values sink near 0
"""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import rel_entr

from discourse.statistics.arrays import Floats, counts, parts, ratio, tidy

if TYPE_CHECKING:
    from scipy.sparse import csr_array


def dp(part_counts: ArrayLike, part_sizes: ArrayLike) -> Floats:
    """Deviation of proportions, 1/2 sum |v - s|: the share of occurrences that would have to move.

    Gries (2008), International Journal of Corpus Linguistics 13(4), 403-437, at 415.

    >>> round(float(dp([1, 2, 3, 4, 5], [9, 10, 10, 10, 11])), 2)
    0.18
    """
    v, s = _shares(*parts(part_counts, part_sizes))
    return tidy(np.abs(v - s).sum(axis=-1) / 2)


def dp_norm(part_counts: ArrayLike, part_sizes: ArrayLike) -> Floats:
    """DP / (1 - min s), which compares texts cut into different numbers of parts.

    Lijffijt & Gries (2012), International Journal of Corpus Linguistics 17(1), 147-149, at 148. (Some software
    prints under this name DP stretched by the smallest part that has the word: Egbert, Burch & Biber 2020.)
    """
    x, n = parts(part_counts, part_sizes)
    return tidy(dp(x, n) / (1 - (n / n.sum()).min()))


def dp_sparse(part_counts: "csr_array", part_sizes: ArrayLike) -> Floats:
    """`dp` of every word of a large corpus, from counts (words x parts) that are mostly 0 and held as a sparse matrix.

    A part without the word adds its share of the tokens, and all shares add up to 1; so only the parts that have it are
    looked at. Parts without tokens are allowed and add nothing.
    """
    n = counts("part_sizes", part_sizes)
    shares, total = n / n.sum(), np.asarray(part_counts.sum(axis=1), dtype=np.float64).ravel()
    row = np.repeat(np.arange(part_counts.shape[0]), np.diff(part_counts.indptr))
    v, s = ratio(part_counts.data, total[row]), shares[part_counts.indices]
    with_it = np.bincount(row, weights=np.abs(v - s) - s, minlength=part_counts.shape[0])
    return tidy(np.where(total > 0, (1 + with_it) / 2, np.nan))


def kl_divergence(part_counts: ArrayLike, part_sizes: ArrayLike) -> Floats:
    """Kullback-Leibler divergence of the word's spread from that of the text, sum v log2(v/s), in bits.

    Gries (2020), in Paquot & Gries, A Practical Handbook of Corpus Linguistics, 99-118.
    """
    v, s = _shares(*parts(part_counts, part_sizes))
    return tidy(np.maximum(rel_entr(v, s).sum(axis=-1) / np.log(2), 0))


def dkl(part_counts: ArrayLike, part_sizes: ArrayLike) -> Floats:
    """`kl_divergence` brought between 0 and 1: 1 - e^-KLD, KLD in bits. Gries (2020), 99-118.

    >>> round(float(dkl([4, 0, 0, 0], [10] * 4)), 3)
    0.865
    """
    return tidy(-np.expm1(-kl_divergence(part_counts, part_sizes)))


def juilland_d(part_counts: ArrayLike, part_sizes: ArrayLike) -> Floats:
    """1 - (sd r/mean r)/sqrt(n-1), sd of the population.

    Juilland, Brodin & Davidovitch (1970), Frequency Dictionary of French Words. Gries (2008), 407.
    """
    x, n = parts(part_counts, part_sizes)
    rates = x / n
    return tidy(1 - ratio(rates.std(axis=-1), rates.mean(axis=-1)) / np.sqrt(n.size - 1))


def carroll_d2(part_counts: ArrayLike, part_sizes: ArrayLike) -> Floats:
    """Entropy of the rates over its greatest value: -sum p log p / log n, p = r over the sum of r.

    Carroll (1970), An alternative to Juilland's usage coefficient, ETS Research Bulletin 1970(2), 13.
    """
    x, n = parts(part_counts, part_sizes)
    shares = ratio(x / n, (x / n).sum(axis=-1, keepdims=True))
    return tidy(np.abs(rel_entr(shares, 1.0).sum(axis=-1)) / np.log(n.size))


def rosengren_s(part_counts: ArrayLike, part_sizes: ArrayLike) -> Floats:
    """(sum sqrt(s x))^2 / f: the share of the frequency that survives adjustment.

    Rosengren (1971), Études de linguistique appliquée 1, 103-127. Gries (2008), 407.
    """
    x, n = parts(part_counts, part_sizes)
    return tidy(ratio(np.sqrt(x * n / n.sum()).sum(axis=-1) ** 2, x.sum(axis=-1)))


def burch_da(part_counts: ArrayLike, part_sizes: ArrayLike) -> Floats:
    """1 - mean |r_i - r_j| over pairs of parts / (2 mean r), found from sorted rates without forming the pairs.

    Burch, Egbert & Biber (2017), Journal of Research Design and Statistics in Linguistics 3(2), 189-216.
    """
    x, n = parts(part_counts, part_sizes)
    rates = np.sort(x / n, axis=-1)
    weights = 2 * np.arange(n.size) - n.size + 1
    mean_gap = (rates * weights).sum(axis=-1) / (n.size * (n.size - 1) / 2)
    return tidy(1 - ratio(mean_gap, 2 * rates.mean(axis=-1)))


def _shares(x: Floats, n: Floats) -> tuple[Floats, Floats]:
    return ratio(x, x.sum(axis=-1, keepdims=True)), n / n.sum()

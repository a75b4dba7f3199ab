"""Few, none or many: how surprising is a count in the target, if it were written like the reference?

One model for absent words, for words that are rarer than expected and for codes beside their norm: the texts of the
reference differ in how often they use a word, so that counts in a text follow a negative binomial. `reference` is the
word's occurrences in the reference, `target_size` and `reference_size` the tokens of either.
"""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betainc, gammainc, gammaincc

from discourse.statistics.arrays import Floats, counts, parts, sizes, tidy, together


def expected_count(reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike) -> Floats:
    """Say how often a word would occur in the target if it were as frequent there as in the reference: N1 b/N2.

    Read it in tokens: 4.2 means about four. The trap: it is an average over texts; most texts have none of a
    bursty word and a few have many (Rayson & Garside 2000, Comparing corpora using frequency profiling, 3).
    """
    b, n1, n2 = together(
        reference=counts("reference", reference),
        target_size=sizes("target_size", target_size),
        reference_size=sizes("reference_size", reference_size),
    )
    return tidy(n1 * b / n2)


def concentration(part_counts: ArrayLike, part_sizes: ArrayLike) -> Floats:
    """Estimate how bursty a word is: the parameter k of a negative binomial over the parts of the reference.

    Read a small k (below 1) as bursty, a large one as evenly spread; infinity means no burstier than chance. The
    trap: it needs many parts; from fewer than about 20 it is a guess.

    k = sum m^2 / sum ((x-m)^2 - m), x = count in the part, m = part size times the word's overall rate. The
    spread is raised by parts/(parts-1), because the rate is estimated from the parts. Church & Gale (1995),
    Poisson mixtures, Natural Language Engineering 1(2), 163-190.

    Takes occurrences, words x parts or parts, and the tokens of each part; NaN for a word that occurs in no part.

    >>> round(float(concentration([9, 0, 0, 1, 0, 0, 0, 0], [100] * 8)), 2)
    0.18
    """
    x, n = parts(part_counts, part_sizes)
    m = x.sum(axis=-1, keepdims=True) * n / n.sum()
    excess = ((x - m) ** 2).sum(axis=-1) * n.size / (n.size - 1) - m.sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        k = np.where(excess > 0, (m**2).sum(axis=-1) / excess, np.inf)
    return tidy(np.where(x.sum(axis=-1) > 0, k, np.nan))


def chance_of_so_few(
    count: ArrayLike, reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike, *,
    concentration: ArrayLike | None = None,
) -> Floats:  # fmt: skip
    """Give the chance of `count` or fewer occurrences in a target that uses the word as the reference does.

    Read a small chance of 0 occurrences as a telling absence. The trap: without `concentration` every word counts as
    evenly spread (Poisson) and the chance comes out far too small for bursty words (names, topics); thousands of words
    are tested at once, so correct the list as p values. Negative binomial of mean E (`expected_count`) and parameter k;
    for 0 occurrences (1 + E/k)^-k, or e^-E where k is infinite. Church & Gale (1995), Natural Language Engineering 1(2),
    163-190.

    `concentration` is k of each word over whole texts, infinity for Poisson, NaN (unknown) counts as infinity. NaN for a
    word that the reference lacks.

    >>> chances = chance_of_so_few(0, [1500, 1500], 2_000, 1_000_000, concentration=[float("inf"), 0.2])
    >>> [round(chance, 3) for chance in chances.tolist()]
    [0.05, 0.574]
    """
    x, expected, k, even = _model(count, reference, target_size, reference_size, concentration)
    chance = np.where(even, gammaincc(x + 1, expected), betainc(k, x + 1, k / (k + expected)))
    return tidy(np.where(expected > 0, chance, np.nan))


def chance_of_so_many(
    count: ArrayLike, reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike, *,
    concentration: ArrayLike | None = None,
) -> Floats:  # fmt: skip
    """Give the chance of `count` or more occurrences, as `chance_of_so_few` gives that of fewer."""
    x, expected, k, even = _model(count, reference, target_size, reference_size, concentration)
    some = np.maximum(x, 1)
    chance = np.where(even, gammainc(some, expected), betainc(some, k, expected / (k + expected)))
    return tidy(np.where(expected > 0, np.where(x > 0, chance, 1), np.nan))


def _model(
    count: ArrayLike, reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike,
    concentration: ArrayLike | None,
) -> list[Floats]:  # fmt: skip
    """Count, expected count, k (1 where it is infinite or unknown), and whether it is."""
    expected = expected_count(reference, target_size, reference_size)
    given = np.asarray(np.inf if concentration is None else concentration, dtype=np.float64)
    if (given <= 0).any():
        raise ValueError("A concentration is 0 or less; it must be above 0, or infinity for evenly spread words.")
    x, mean, k = together(count=counts("count", count), expected=np.asarray(expected), concentration=given)
    even = ~np.isfinite(k)
    return [x, mean, np.where(even, 1.0, k), even]

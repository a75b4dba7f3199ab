"""A share estimated from what a machine says of every unit and a person of some, drawn at random."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betaincinv

from discourse.statistics.arrays import CONFIDENCE, Floats, Interval, counts, ratio, sizes, tidy


def estimated_share(
    found: ArrayLike, strata: ArrayLike, read: ArrayLike, missed: ArrayLike, wrong: ArrayLike, held: ArrayLike,
    *, unmarked: ArrayLike = False,
) -> tuple[Floats, Floats, Floats]:  # fmt: skip
    """Estimate the share of units that have a code, with low and high bounds (95 %): the difference estimator.

    Read the three as "corrected 8.0 % [4.9, 11.1]": the machine's share, moved by what a person found it to miss and to
    get wrong among units drawn at random. The text is a finite population: where all units were read the bounds are the
    share itself. The trap: to check the units that the machine marked, and no others, says nothing of those it
    missed; such a sample gives no estimate, however large. With fewer than about five errors seen the bounds hold more
    often than they say.

    found/N + sum over strata of N_h/N (missed_h - wrong_h)/n_h. Bounds: those of each proportion (Jeffreys, with n_h
    raised to n_h (N_h - 1)/(N_h - n_h) for the finite population) put together by the method of variance estimates
    recovery, missed and wrong of one stratum as parts of a multinomial, and half a unit for continuity; then cut to what
    the units read leave possible.

    Args:
        found: for each code the units that the machine gives it, of all.
        strata, read: for each stratum the number of its units, and of those drawn and read.
        missed, wrong: (codes, strata) of those read, how many only the person gives the code, and only the machine.
        held: for each code the units read to which the person gives it.
        unmarked: for each stratum whether it was made of units that the machine gives no code, so that none can be wrong.

    References:
        Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 221-225. Angelopoulos et al. (2023), Science
        382, 669-674. Zou, Huang & Zhang (2009), Computational Statistics & Data Analysis 53, 1080-1085 (bounds). Brown,
        Cai & DasGupta (2001), Statistical Science 16(2), 101-133 (Jeffreys).

    61 of 900 sentences are marked; of 200 read, 6 were missed and 3 wrong: 61/900 + (6 - 3)/200.

    >>> [round(float(one), 3) for one in estimated_share(61, [900], [200], [6], [3], 17)]
    [0.083, 0.056, 0.112]
    """
    size, n = sizes("strata", strata), sizes("read", read)
    if (n > size).any():
        raise ValueError("More units were read than a stratum has.")
    miss, err = counts("missed", missed), counts("wrong", wrong)
    if (miss + err > n).any():
        raise ValueError("More units were missed or wrong than were read.")
    marked, own, base = counts("found", found), counts("held", held), size.sum()
    weight, p, q = size / base, miss / n, err / n
    value = marked / base + ((p - q) * weight).sum(axis=-1)
    full = n == size
    more = n * ratio(size - 1, np.where(full, np.nan, size - n))
    (p_low, p_high), (q_low, q_high) = (_jeffreys(x, np.where(full, n, more)) for x in (p, q))
    # No more can be wrong than were marked.
    q_high = np.maximum(q, np.minimum(q_high, np.expand_dims(marked, -1) / base / weight))
    q_high = np.where(np.asarray(unmarked), q, q_high)
    related = -np.sqrt(ratio(p * q, (1 - p) * (1 - q)))
    # Half a unit for continuity: a share of a short text goes in steps.
    step = 0 if full.all() else 0.5 / base
    low = value - _together(p - p_low, q_high - q, related, np.where(full, 0, weight)) - step
    high = value + _together(p_high - p, q - q_low, related, np.where(full, 0, weight)) + step
    least, most = own / base, 1 - (n.sum() - own) / base
    return tidy(np.clip(value, least, most)), tidy(np.clip(low, least, most)), tidy(np.clip(high, least, most))


def from_reading(
    chances: Sequence[float], found: int, marked: ArrayLike, true: ArrayLike, any_marked: ArrayLike | None = None
) -> tuple[float, float, float, int, int, int]:
    """Estimate a share from units that were read, each drawn with a known chance; those of one chance are a stratum.

    Args:
        chances: of each unit read.
        found: the units that the machine gives the code, of all.
        marked, true: for each unit read whether the machine gives it the code, and whether the person does.
        any_marked: where strata were made by what the machine marks at all, whether it gives a unit any code.

    Returns:
        Share, low and high as `estimated_share` gives them; units that have the code, missed and wrong of these.

    >>> from_reading([0.5, 0.5], 2, [True, False], [True, True])[3:]
    (2, 1, 0)
    """
    strata = np.unique(chances)
    of = (np.asarray(chances) == strata[:, None]).astype(float)
    true, marked = np.asarray(true, dtype=bool), np.asarray(marked, dtype=bool)
    drawn, missed, wrong = of.sum(axis=1), of @ (true & ~marked), of @ (marked & ~true)
    unmarked = False if any_marked is None else of @ np.asarray(any_marked, dtype=float) == 0
    held = int(true.sum())
    share, low, high = estimated_share(found, np.round(drawn / strata), drawn, missed, wrong, held, unmarked=unmarked)
    return float(share), float(low), float(high), held, int(missed.sum()), int(wrong.sum())


def _together(one: Floats, other: Floats, related: Floats, weight: Floats) -> Floats:
    """How far a weighted sum of differences may lie from its estimate, from how far its parts may."""
    both = np.where(np.isfinite(related), related, 0) * one * other
    parts = (one**2 + other**2 - 2 * both) * weight**2
    result: Floats = np.sqrt(np.maximum(parts.sum(axis=-1), 0))
    return result


def _jeffreys(share: Floats, trials: Floats) -> Interval:
    """Bounds of a proportion, which may be of a number of trials that is not whole."""
    tail = (1 - CONFIDENCE) / 2
    a, b = share * trials + 0.5, (1 - share) * trials + 0.5
    low = np.where(share > 0, betaincinv(a, b, tail), 0)
    return np.minimum(low, share), np.where(share < 1, np.maximum(betaincinv(a, b, 1 - tail), share), 1)

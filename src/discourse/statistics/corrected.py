"""A count of a coder that errs, corrected for the errors it is known to make."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri

from discourse.statistics.arrays import CONFIDENCE, Floats, counts, ratio, sizes, tidy, together


def corrected_count(
    found: ArrayLike, base: ArrayLike, coded: ArrayLike, met: ArrayLike, rest: ArrayLike, wrong: ArrayLike
) -> tuple[Floats, Floats, Floats]:
    """Estimate how many units have a code of which a coder with known errors found `found`, with low and high bounds.

    Read the three as "corrected 8, 3 to 14": the units that a careful reader would code, and the numbers of them under
    which so many would be found. The text is taken as it is, no sample of others: the bounds hold the coder's chance
    errors in it and what the test of the coder leaves open. The trap: they presume that the coder errs here as it did
    there; an article unlike the test is off by more. NaN where the coder finds no more in coded units than in others.

    (found - base e) / (s - e), s = met/coded and e = wrong/rest, kept within 0 to `base`. The bounds are the numbers T
    at which found lies within z standard errors of T s + (base - T) e, whose variance is T s(1-s) + (base-T) e(1-e) +
    T^2 s(1-s)/coded + (base-T)^2 e(1-e)/rest, s and e there each drawn to 1/2 by one unit of either kind. Rogan & Gladen
    (1978), American Journal of Epidemiology 107(1), 71-76. Lang & Reiczigel (2014), Preventive Veterinary Medicine
    113(1), 13-22 (bounds).

    Args:
        found: units that were found in the article.
        base: all units of the article, sentences or words.
        coded: units of the test that have the code.
        met: of these, how many the coder found.
        rest: units of the test that have not.
        wrong: of these, how many it found all the same.

    Brucellosis in 150 cows by a test of sensitivity .96 and specificity .89, 23 positive: a prevalence of 5.1 % (epiR):

    >>> round(float(corrected_count(23, 150, 100, 96, 100, 11)[0]) / 150, 3)
    0.051
    """
    z = ndtri((1 + CONFIDENCE) / 2)
    known = {"coded": coded, "met": met, "rest": rest, "wrong": wrong}
    missing = np.isnan(together(**{name: np.asarray(value, dtype=float) for name, value in known.items()})).any(axis=0)
    told = {name: np.where(np.isnan(np.asarray(value, dtype=float)), 1, value) for name, value in known.items()}
    x, n, c, m, r, w = together(
        found=counts("found", found), base=sizes("base", base), **{k: counts(k, v) for k, v in told.items()},
    )  # fmt: skip
    hit, false = ratio(m, c), ratio(w, r)
    able = (hit > false) & ~missing
    value = np.clip(ratio(x - n * false, np.where(able, hit - false, np.nan)), 0, n)
    s, e = (m + 1) / (c + 2), (w + 1) / (r + 2)
    true = np.arange(int(n.max(initial=0)) + 1, dtype=np.float64).reshape(-1, *[1] * x.ndim)
    other = np.maximum(n - true, 0)
    spread = (
        true * s * (1 - s) + other * e * (1 - e) + true**2 * s * (1 - s) / (c + 2) + other**2 * e * (1 - e) / (r + 2)
    )
    likely = (np.abs(x - true * s - other * e) <= z * np.sqrt(spread)) & (true <= n)
    low, high = np.where(likely, true, np.inf).min(axis=0), np.where(likely, true, -np.inf).max(axis=0)
    undefined = ~able | ~likely.any(axis=0)
    return tidy(value), tidy(np.where(undefined, np.nan, low)), tidy(np.where(undefined, np.nan, high))

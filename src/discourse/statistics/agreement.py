"""Agreement: how far do coders (or a coder and a rule) give the same units the same codes?

nltk.metrics.agreement computes alpha and kappa from lists of triples in time quadratic in the units, and
raises an error where chance agreement is certain; these take arrays, answer NaN there, and are fast enough
for a bootstrap.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from ._arrays import Floats, midranks, numbers


def percent_agreement(first: ArrayLike, second: ArrayLike) -> float:
    """Give the share of units that two coders coded alike.

    Read it beside alpha or kappa only. The trap: where one code is common, coders agree often by chance.

    units coded alike / units coded by both.

    Args:
        first: code of each unit, numbers; NaN is not coded.
        second: the same by the other coder.

    Returns:
        Share, from 0 to 1; NaN where no unit was coded by both.

    Raises:
        ValueError: lengths differ.

    References:
        Artstein & Poesio (2008), Computational Linguistics 34(4), 555-596, at 558.

    >>> percent_agreement([1, 1, 0, 0], [1, 0, 0, 0])
    0.75
    """
    a, b = _pair(first, second)
    return float((a == b).mean()) if a.size else float("nan")


def cohen_kappa(first: ArrayLike, second: ArrayLike) -> float:
    """Give two coders' agreement beyond what their own habits would yield by chance.

    Read 0 as chance, 1 as perfect; 0.8 is the customary demand, 0.67 the least for tentative conclusions. The
    trap: chance is taken from each coder's own shares, so coders who disagree on how common a code is are
    rewarded.

    kappa = (Ao - Ae)/(1 - Ae), Ae = sum over codes of both shares multiplied.

    Args:
        first: code of each unit, numbers; NaN is not coded.
        second: the same by the other coder.

    Returns:
        Kappa, at most 1; NaN where no unit was coded by both or both used one and the same code only.

    Raises:
        ValueError: lengths differ.

    References:
        Cohen (1960), Educational and Psychological Measurement 20(1), 37-46.

    >>> cohen_kappa([1, 1, 0, 0], [1, 0, 0, 0])
    0.5
    """
    a, b = _pair(first, second)
    if not a.size:
        return float("nan")
    table = np.array([[((a == i) & (b == j)).sum() for j in np.unique([a, b])] for i in np.unique([a, b])])
    observed = float((a == b).mean())
    chance = float((table.sum(axis=0) / a.size) @ (table.sum(axis=1) / a.size))
    return (observed - chance) / (1 - chance) if chance < 1 else float("nan")


def krippendorff_alpha(codes: ArrayLike) -> float:
    """Give any number of coders' agreement beyond chance, for unordered codes, with gaps.

    Read 0 as chance, 1 as perfect; Krippendorff asks for 0.8, and 0.667 for tentative conclusions. The trap:
    a unit coded once says nothing and is left out; and with one very common code alpha is low although coders
    mostly agree.

    alpha = 1 - Do/De = 1 - (n-1) sum of unequal coincidences / sum over unequal codes of n_c n_k.

    Args:
        codes: code of each unit by each coder, coders x units, numbers; NaN is not coded.

    Returns:
        Alpha, at most 1; NaN where fewer than two codes occur or no unit was coded twice.

    Raises:
        ValueError: `codes` is not coders x units.

    References:
        Hayes & Krippendorff (2007), Communication Methods and Measures 1(1), 77-89. Krippendorff (2019),
        Content Analysis, 4th ed., 283-293.

    >>> round(krippendorff_alpha([[0, 1, 0, 1, 0], [0, 1, 0, 0, 0]]), 3)
    0.571
    """
    values = numbers("codes", codes)
    if values.ndim != 2:
        raise ValueError(f"codes must be coders x units; it has the shape {values.shape}.")
    known = np.unique(values[~np.isnan(values)])
    tally = np.stack([(values == code).sum(axis=0) for code in known], axis=-1) if known.size else np.zeros((1, 1))
    pairable = tally[tally.sum(axis=-1) > 1].astype(np.float64)
    total = pairable.sum()
    margins = pairable.sum(axis=0)
    expected = total**2 - (margins**2).sum()
    if not expected:
        return float("nan")
    # Ordered pairs of unequal codes in a unit with m codings, each weighing 1/(m-1).
    m = pairable.sum(axis=-1)
    unequal = ((m**2 - (pairable**2).sum(axis=-1)) / (m - 1)).sum()
    return float(1 - (total - 1) * unequal / expected)


def spearman(x: ArrayLike, y: ArrayLike) -> float:
    """Give the correlation of two rankings.

    Read 1 as the same order, -1 as reversed, 0 as unrelated. The trap: its square is no explained share; ties
    share their mean rank.

    Pearson's correlation of the midranks.

    Args:
        x: a number for each case; cases with NaN in x or y are left out.
        y: the same.

    Returns:
        rho; NaN for fewer than 2 cases or where one side does not vary.

    Raises:
        ValueError: lengths differ.

    References:
        Spearman (1904), American Journal of Psychology 15(1), 72-101.

    >>> round(spearman([1, 2, 3, 4], [10, 20, 40, 30]), 6)
    0.8
    """
    a, b = _pair(x, y)
    ranks = [midranks(side) - (side.size + 1) / 2 for side in (a, b)]
    spread = np.sqrt((ranks[0] ** 2).sum() * (ranks[1] ** 2).sum())
    return float((ranks[0] * ranks[1]).sum() / spread) if spread else float("nan")


def _pair(first: ArrayLike, second: ArrayLike) -> tuple[Floats, Floats]:
    a, b = numbers("first", first), numbers("second", second)
    if a.ndim != 1 or a.shape != b.shape:
        raise ValueError("Both sides need one number for each unit, in two rows of equal length.")
    both = ~(np.isnan(a) | np.isnan(b))
    return a[both], b[both]

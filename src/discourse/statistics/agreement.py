"""Agreement between coders, and accuracy of a rule against coders.

Coders' codes of the same units make a table (`meetings`, unit by unit: of two coders rows the first, columns the
second); all coefficients but alpha are functions of it, and take a stack of tables (... x codes x codes) as well, so
that the replicates of a bootstrap are computed at once. Alpha takes `coincidences`, which leave room for units that
some did not code. A value is at most 1; chance is 0 for all
but the shares.

    coefficient         read                                  trap
    percent_agreement   share of units coded alike            where one code is common, agreement comes by chance
    specific_agreement  the same for one code (its F1)        of a rare code a few units decide
    cohen_kappa         .8 demanded, .67 tentative            rewards coders who differ on how common a code is
    gwet_ac1            as kappa, steady where a code is rare  generous: most units that lack a code agree on it
    pabak               as kappa, all codes equally likely    takes no account of how common codes are
    krippendorff_alpha  .8 demanded, .667 tentative           low with one very common code, though most units agree
    auc                 0.5 blind, 1 perfect order            blind to where the threshold lies
    spearman            1 same order, -1 reversed             its square is no explained share

Cohen (1960), Educational and Psychological Measurement 20(1), 37-46. Gwet (2008), British Journal of Mathematical
and Statistical Psychology 61(1), 29-48. Byrt, Bishop & Carlin (1993), Journal of Clinical Epidemiology 46(5),
423-429 (PABAK; for more than two codes Bennett's S). Cicchetti & Feinstein (1990), Journal of Clinical Epidemiology
43(6), 551-558 (specific agreement). Krippendorff (2019), Content Analysis, 4th ed., 283-293. Hanley &
McNeil (1982), Radiology 143(1), 29-36 (AUC).
"""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from discourse.statistics.arrays import Floats, counts, numbers, ratio, tidy

Level = Literal["nominal", "ordinal", "interval"]


def meetings(codes: ArrayLike, *, codes_used: int) -> Floats:
    """Count how often each code met each code within each unit, over all pairs of its coders, a unit adding up to 1.

    Summed over units this is the table of two coders; of more coders it is symmetric, and the coefficients of it are
    those for several coders: kappa is Fleiss's (1971, Psychological Bulletin 76(5), 378-382), AC1 Gwet's (2008).

    Args:
        codes: coders x units, numbered from 0; NaN is not coded. A unit coded once adds nothing.
        codes_used: how many codes there are.

    Returns:
        units x codes x codes.

    >>> meetings([[0, 1], [0, 0]], codes_used=2).sum(axis=0).tolist()
    [[1.0, 0.0], [1.0, 0.0]]
    """
    values = numbers("codes", codes)
    given = (values[..., None] == np.arange(codes_used)).astype(float)
    if len(values) == 2:
        return np.asarray(given[0][:, :, None] * given[1][:, None, :])
    tally = given.sum(axis=0)
    pairs = tally[:, :, None] * tally[:, None, :] - tally[:, :, None] * np.eye(codes_used)
    coders = tally.sum(axis=-1)
    return np.asarray(pairs / np.maximum(coders * (coders - 1), 1)[:, None, None])


def percent_agreement(table: ArrayLike) -> Floats:
    """Share of units on the diagonal; NaN where no unit was coded by both."""
    square = _square(table)
    return tidy(ratio(np.trace(square, axis1=-2, axis2=-1), square.sum(axis=(-2, -1))))


def specific_agreement(table: ArrayLike) -> Floats:
    """Agreement on each code, 2 both/(first + second): ... x codes; NaN for a code that nobody used."""
    square = _square(table)
    return tidy(ratio(2 * np.diagonal(square, axis1=-2, axis2=-1), square.sum(axis=-1) + square.sum(axis=-2)))


def cohen_kappa(table: ArrayLike) -> Floats:
    """(Ao - Ae)/(1 - Ae), Ae = sum of both coders' shares multiplied; NaN where both used one and the same code only."""
    rows, columns = _shares(table)
    return _beyond(table, (rows * columns).sum(axis=-1))


def gwet_ac1(table: ArrayLike) -> Floats:
    """(Ao - Ae)/(1 - Ae), Ae = sum q(1-q)/(codes-1), q the mean share of each code.

    >>> round(float(gwet_ac1([[118, 5], [2, 0]])), 4)
    0.9408
    """
    rows, columns = _shares(table)
    mean = (rows + columns) / 2
    return _beyond(table, (mean * (1 - mean)).sum(axis=-1) / max(mean.shape[-1] - 1, 1))


def pabak(table: ArrayLike) -> Floats:
    """(Ao - 1/codes)/(1 - 1/codes): kappa as it were with all codes equally common. Two codes: 2 Ao - 1."""
    codes = _square(table).shape[-1]
    return _beyond(table, np.asarray(1 / codes)) if codes > 1 else tidy(np.nan)


def coincidences(codes: ArrayLike) -> Floats:
    """Count the ordered pairs of codes within each unit, each weighing 1/(m-1) in a unit of m codings.

    `codes` is coders x units, numbered from 0; NaN is not coded, and a unit coded once is left out. Gives units x
    codes x codes; add them up for `krippendorff_alpha`, weighted by draws for its interval.

    >>> coincidences([[0, 1], [0, 0]]).sum(axis=0).tolist()
    [[2.0, 1.0], [1.0, 0.0]]
    """
    values = numbers("codes", codes)
    if values.ndim != 2:
        raise ValueError(f"codes must be coders x units; it has the shape {values.shape}.")
    known = int(np.nan_to_num(values, nan=-1).max(initial=-1)) + 1
    tally = (values[..., None] == np.arange(known)).sum(axis=0, dtype=float)
    pairs = tally[:, :, None] * tally[:, None, :] - tally[:, :, None] * np.eye(known)
    codings = tally.sum(axis=-1)
    weight = np.where(codings > 1, 1 / np.maximum(codings - 1, 1), 0)
    return np.asarray(pairs * weight[:, None, None], dtype=np.float64)


def krippendorff_alpha(coincidence: ArrayLike, *, level: Level = "nominal", values: ArrayLike | None = None) -> Floats:
    """1 - Do/De over coincidences; NaN where fewer than two codes occur or no unit was coded twice.

    Args:
        coincidence: sums of `coincidences`, ... x codes x codes, codes in rising order of value.
        level: distance of two codes: "nominal" 0 or 1, "ordinal" by the units between them, "interval" the squared
            difference of their `values` (the codes themselves, 0, 1, 2 ..., if None).

    >>> round(float(krippendorff_alpha(coincidences([[0, 1, 0, 1, 0], [0, 1, 0, 0, 0]]).sum(axis=0))), 3)
    0.571
    """
    square = _square(coincidence)
    margins = square.sum(axis=-1)
    total = margins.sum(axis=-1)
    distance = _distance(margins, level, values)
    expected = (margins[..., :, None] * margins[..., None, :] * distance).sum(axis=(-2, -1))
    return tidy(1 - ratio((total - 1) * (square * distance).sum(axis=(-2, -1)), expected))


def _distance(margins: Floats, level: str, values: ArrayLike | None) -> Floats:
    codes = margins.shape[-1]
    if level == "nominal":
        return 1 - np.eye(codes)
    if level == "interval":
        scale = np.arange(codes) if values is None else numbers("values", values)
        return np.asarray((scale[:, None] - scale[None, :]) ** 2, dtype=np.float64)
    if level == "ordinal":
        # Units below the middle of each code; their difference is what lies between, both ends counted half.
        middle = np.cumsum(margins, axis=-1) - margins / 2
        return np.asarray((middle[..., :, None] - middle[..., None, :]) ** 2)
    raise ValueError(f'level is "{level}"; it must be "nominal", "ordinal" or "interval".')


def _square(table: ArrayLike) -> Floats:
    square = counts("table", table)
    if square.ndim < 2 or square.shape[-1] != square.shape[-2]:
        raise ValueError(f"A table of agreement is square; this one is {square.shape}.")
    return square


def _shares(table: ArrayLike) -> tuple[Floats, Floats]:
    square = _square(table)
    total = square.sum(axis=(-2, -1))[..., None]
    return ratio(square.sum(axis=-1), total), ratio(square.sum(axis=-2), total)


def _beyond(table: ArrayLike, chance: Floats) -> Floats:
    # One and the same code throughout leaves a chance of 1 but for rounding.
    return tidy(ratio(percent_agreement(table) - chance, np.where(1 - chance < 1e-12, 0, 1 - chance)))


def auc(positive: ArrayLike, scores: ArrayLike) -> float:
    """Chance that a positive case scores above another, ties half; NaN where all are positive or none is."""
    from scipy.stats import mannwhitneyu  # slow to import, and needed for evaluation only

    true, score = numbers("positive", positive) == 1, numbers("scores", scores)
    if true.shape != score.shape or true.ndim != 1 or np.isnan(score).any():
        raise ValueError("positive and scores need one number for each case, in two rows of equal length.")
    one, other = score[true], score[~true]
    return float(mannwhitneyu(one, other).statistic / (one.size * other.size)) if one.size and other.size else np.nan


def spearman(x: ArrayLike, y: ArrayLike) -> float:
    """Rank correlation, ties by mean rank; NaN where one side does not vary.

    Spearman (1904), American Journal of Psychology 15(1), 72-101.
    """
    from scipy.stats import spearmanr

    one, other = numbers("x", x), numbers("y", y)
    if one.shape != other.shape or one.ndim != 1:
        raise ValueError("x and y need one number for each case, in two rows of equal length.")
    varies = len(np.unique(one)) > 1 and len(np.unique(other)) > 1
    return float(spearmanr(one, other).statistic) if varies else np.nan

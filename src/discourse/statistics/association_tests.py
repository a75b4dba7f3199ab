"""Association as evidence: how sure is it that two words meet more often than by chance?

Arguments and their checks are those of `association`: f joint, f1 and f2 single occurrences, n places looked
at.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammaln, logsumexp

from ._arrays import Floats, ratio, tidy
from ._tables import g2_table, x2_table
from .association import checked


def _cells(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> tuple[Floats, Floats, Floats, Floats]:
    joint, one, two, total = checked(f, f1, f2, n)
    return joint, one - joint, two - joint, total - one - two + joint


def t_score(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Floats:
    """Score the evidence for a pair by the distance from chance in rough standard errors.

    Read 2 and above as customary threshold, and the list as one of frequent, safe pairs. The trap: it is no
    real t test, since counts are not normal; rank by it, take no p value from it.

    t = (f - E)/sqrt(f), E = f1 f2/n.

    Args:
        f: joint occurrences.
        f1: occurrences of the first word.
        f2: occurrences of the second word.
        n: places looked at.

    Returns:
        t of each pair; NaN where the two never meet.

    Raises:
        ValueError: as for `association.checked`.

    References:
        Manning & Schuetze (1999), Foundations of Statistical Natural Language Processing, 163-166.

    >>> round(float(t_score(20, 42, 20, 14_307_668)), 4)
    4.4721
    """
    joint, one, two, total = checked(f, f1, f2, n)
    return tidy(ratio(joint - one * two / total, np.sqrt(joint)))


def z_score(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Floats:
    """Score the evidence for a pair by the distance from chance in standard errors of the expected count.

    Read 3 and above as a candidate. The trap: where less than one meeting was expected it explodes, so rare
    pairs come out on top.

    z = (f - E)/sqrt(E), E = f1 f2/n.

    Args:
        f: joint occurrences.
        f1: occurrences of the first word.
        f2: occurrences of the second word.
        n: places looked at.

    Returns:
        z of each pair; NaN where a word does not occur.

    Raises:
        ValueError: as for `association.checked`.

    References:
        Evert (2008), Corpora and collocations, 1212-1248. Berry-Rogghe (1973), in Aitken et al., The Computer
        and Literary Studies, 103-112, with a slightly larger E.

    >>> round(float(z_score(9, 40, 100, 1000)), 2)
    2.5
    """
    joint, one, two, total = checked(f, f1, f2, n)
    expected = one * two / total
    return tidy(ratio(joint - expected, np.sqrt(expected)))


def g2(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike, *, signed: bool = False) -> Floats:
    """Score the evidence for a pair by Dunning's log-likelihood ratio.

    Read it as `keyness.g2_four_cell`: above 10.83 p < .001 for one pair chosen beforehand. The trap:
    avoidance scores as high as attraction unless `signed`.

    G2 = 2 sum O ln(O/E) over the four cells.

    Args:
        f: joint occurrences.
        f1: occurrences of the first word.
        f2: occurrences of the second word.
        n: places looked at.
        signed: below 0 where the pair is rarer than by chance.

    Returns:
        G2 of each pair; NaN where a word is nowhere or everywhere.

    Raises:
        ValueError: as for `association.checked`.

    References:
        Dunning (1993), Computational Linguistics 19(1), 61-74.

    >>> round(float(g2(110, 2552, 221, 31777)), 2)
    270.72
    """
    a, b, c, d = _cells(f, f1, f2, n)
    score = g2_table(a, b, c, d)
    return tidy(np.where(a * d < b * c, -score, score)) if signed else score


def x2(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike, *, yates: bool = False) -> Floats:
    """Score the evidence for a pair by Pearson's chi-squared.

    Read it on the scale of G2. The trap: with expected counts under 5, the rule for word pairs, it claims too
    much.

    X2 = n (ad - bc)^2 / (row and column sums multiplied); `yates` takes n/2 from |ad - bc| first.

    Args:
        f: joint occurrences.
        f1: occurrences of the first word.
        f2: occurrences of the second word.
        n: places looked at.
        yates: apply Yates' correction for continuity.

    Returns:
        X2 of each pair; NaN where a word is nowhere or everywhere.

    Raises:
        ValueError: as for `association.checked`.

    References:
        Manning & Schuetze (1999), Foundations of Statistical Natural Language Processing, 169-172.

    >>> round(float(x2(8, 15828, 4675, 14_307_668)), 2)
    1.55
    """
    return x2_table(*_cells(f, f1, f2, n), yates=yates)


def phi_squared(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Floats:
    """Measure attraction (or avoidance) by chi-squared freed from corpus size.

    Read 0 as chance, 1 as never apart. The trap: its square hides whether the two attract or avoid each
    other.

    phi^2 = X2/n.

    Args:
        f: joint occurrences.
        f1: occurrences of the first word.
        f2: occurrences of the second word.
        n: places looked at.

    Returns:
        phi^2 of each pair, from 0 to 1; NaN where a word is nowhere or everywhere.

    Raises:
        ValueError: as for `association.checked`.

    References:
        Church & Gale (1991), Concordances for parallel text, 12.

    >>> round(float(phi_squared(31950, 43954, 36743, 897077)), 2)
    0.62
    """
    return tidy(x2(f, f1, f2, n) / np.asarray(n, dtype=np.float64))


def odds_ratio(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike, *, adjustment: float = 0.0) -> Floats:
    """Measure attraction by the ratio of the odds of meeting.

    Read 1 as chance, 10 as odds ten times as high. The trap: it is infinite where one word never occurs
    without the other (NaN here); `adjustment` of 0.5 gives a finite, invented value.

    OR = (ad)/(bc), `adjustment` added to each cell.

    Args:
        f: joint occurrences.
        f1: occurrences of the first word.
        f2: occurrences of the second word.
        n: places looked at.
        adjustment: added to each of the four cells; 0 leaves them as they are.

    Returns:
        Odds ratio of each pair; NaN where it has no finite value.

    Raises:
        ValueError: as for `association.checked`, or `adjustment` is below 0.

    References:
        Evert (2008), Corpora and collocations, 1212-1248. Haldane (1956), Annals of Human Genetics 20(4),
        309-311.

    >>> float(odds_ratio(10, 20, 30, 100))
    3.0
    """
    if adjustment < 0:
        raise ValueError(f"adjustment is {adjustment}; it must be 0 or more.")
    a, b, c, d = (cell + adjustment for cell in _cells(f, f1, f2, n))
    return tidy(ratio(a * d, b * c))


def fisher_p(
    f: ArrayLike,
    f1: ArrayLike,
    f2: ArrayLike,
    n: ArrayLike,
    *,
    alternative: Literal["two-sided", "less", "greater"] = "two-sided",
) -> Floats:
    """Give the exact chance of so many (or so few) meetings if the two words ignored each other.

    Read a small p as "hardly chance"; it holds for the smallest counts too. The trap: it is slow for very
    large counts, where G2 says the same; use it for tables of rare pairs.

    p = sum of hypergeometric probabilities; two-sided: of all tables no likelier than this one.

    Args:
        f: joint occurrences, whole numbers.
        f1: occurrences of the first word.
        f2: occurrences of the second word.
        n: places looked at.
        alternative: "greater" for attraction, "less" for avoidance, "two-sided" for either.

    Returns:
        p of each pair.

    Raises:
        ValueError: as for `association.checked`, a count is no whole number, or `alternative` is unknown.

    References:
        Pedersen (1996), Fishing for exactness, Proceedings of SCSUG 96, 188-200 (10 of the preprint).

    >>> round(float(fisher_p(1, 4, 4, 8)), 3)
    0.486
    """
    if alternative not in ("two-sided", "less", "greater"):
        raise ValueError(f'alternative is "{alternative}"; it must be "two-sided", "less" or "greater".')
    cells = np.stack(_cells(f, f1, f2, n), axis=-1)
    if (cells != np.floor(cells)).any():
        raise ValueError("Fisher's test needs whole numbers.")
    tables = cells.reshape(-1, 4).astype(np.int64).tolist()
    p = [_fisher_one(a, b, c, d, alternative) for a, b, c, d in tables]
    return tidy(np.reshape(p, cells.shape[:-1]))


def _fisher_one(a: int, b: int, c: int, d: int, alternative: str) -> float:
    # Ours because scipy's takes a second to import and milliseconds a table.
    row, column, total = a + b, a + c, a + b + c + d
    k = np.arange(max(0, row + column - total), min(row, column) + 1)
    ways = -gammaln(k + 1) - gammaln(row - k + 1) - gammaln(column - k + 1) - gammaln(total - row - column + k + 1)
    chance = np.exp(ways - logsumexp(ways))
    # Two-sided, tables as likely as this one belong to it; rounding must not decide.
    tails = {"less": k <= a, "greater": k >= a}
    tail = tails.get(alternative, chance <= chance[k == a] * (1 + 1e-7))
    return float(min(chance[tail].sum(), 1.0))


def conditional_odds_ratio(f: int, f1: int, f2: int, n: int) -> float:
    """Estimate the odds ratio of one pair given its margins, as Fisher's test in R prints it.

    Read it as `odds_ratio`; it lies a little nearer to 1. The trap: it differs from the plain odds ratio in
    small tables, so never mix the two in one table.

    The maximum of the noncentral hypergeometric likelihood of f.

    Args:
        f: joint occurrences, a whole number.
        f1: occurrences of the first word.
        f2: occurrences of the second word.
        n: places looked at.

    Returns:
        The estimate; NaN where a margin is empty.

    Raises:
        ValueError: as for `association.checked`.

    References:
        R Core Team, fisher.test(). Cornfield (1956), Proceedings of the Third Berkeley Symposium 4, 135-148.

    >>> round(conditional_odds_ratio(3, 10, 10, 19), 4)
    0.1395
    """
    from scipy.stats.contingency import odds_ratio as conditional

    table = np.array([float(cell) for cell in _cells(f, f1, f2, n)]).reshape(2, 2).astype(np.int64)
    return float(conditional(table, kind="conditional").statistic)

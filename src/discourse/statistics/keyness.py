"""Keyness: is a word's frequency in the target other than in the reference, by how much, and how surely?

All take the same four numbers, or arrays of words: `target` (a) and `reference` (b), the word's counts; `target_size`
(N1) and `reference_size` (N2), the tokens of either. The reference must not contain the target. A word that occurs
in neither is NaN; a count above its corpus size (types mistaken for tokens) is a ValueError. p1 = a/N1, p2 = b/N2.

    measure                 read                                      trap
    g2_two_cell             above 10.83 p < .001 for one word          evidence, not size: grows with the corpora
    g2_four_cell            the same, the cells of all other words in  takes tokens as independent, but words burst
    bic                     below 0 for "no difference", see words     give it the unsigned G2, or the sign is dropped
    log_ratio               1 twice as frequent, -1 half               a count of 0 rests on an invented half token
    percent_difference      100 twice as frequent, -50 half            lopsided scale; none where the reference has none
    odds_ratio              2 odds twice as high                       all but the ratio p1/p2; none where b is 0
    difference_coefficient  -1 only reference, 0.33 twice, 1 only      every word that one side lacks gets 1 or -1
    simple_maths            ratio drawn towards 1; larger k, commoner  k is per million: name it; 100 for an article
    conservative_log_ratio  so many doublings at least; 0 none sure    `comparisons` are all words that could be key
    log_odds_dirichlet      z beyond 1.96; rank by it                  the size of the prior decides: state it
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betaincinv, rel_entr

from discourse.statistics.arrays import (
    CONFIDENCE,
    Floats,
    Interval,
    counts,
    g2_table,
    log,
    numbers,
    ratio,
    sizes,
    tidy,
    together,
)


class LogOdds(NamedTuple):
    """Difference of log-odds of each word, its standard error, and z = difference / error."""

    difference: Floats
    error: Floats
    z: Floats


def _checked(
    target: ArrayLike, reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike
) -> tuple[Floats, Floats, Floats, Floats]:
    a, b, n1, n2 = together(
        target=counts("target", target), reference=counts("reference", reference),
        target_size=sizes("target_size", target_size), reference_size=sizes("reference_size", reference_size),
    )  # fmt: skip
    if (a > n1).any() or (b > n2).any():
        raise ValueError("A word occurs more often than its corpus has tokens; sizes are counted in tokens.")
    return a, b, n1, n2


def g2_two_cell(
    target: ArrayLike, reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike, *, signed: bool = False
) -> Floats:
    """Log-likelihood over the word's own two cells: 2 (a ln(a/E1) + b ln(b/E2)), E1 = N1 (a+b)/(N1+N2).

    `signed` puts it below 0 where the word is rarer in the target. 3.84 is p = .05, 6.63 .01, 10.83 .001, 15.13 .0001.
    Rayson & Garside (2000), Comparing corpora using frequency profiling, 3.
    """
    a, b, n1, n2 = _checked(target, reference, target_size, reference_size)
    share = ratio(a + b, np.where(a + b > 0, n1 + n2, 0))
    g2 = np.maximum(2 * (rel_entr(a, n1 * share) + rel_entr(b, n2 * share)), 0)
    return _signed(g2, a, b, n1, n2) if signed else tidy(g2)


def g2_four_cell(
    target: ArrayLike, reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike, *, signed: bool = False
) -> Floats:
    """Log-likelihood of the full table: 2 sum O ln(O/E) over (a, b, N1-a, N2-b).

    It departs from two cells for frequent words only. Dunning (1993), Computational Linguistics 19(1), 61-74.
    """
    a, b, n1, n2 = _checked(target, reference, target_size, reference_size)
    g2 = g2_table(a, b, n1 - a, n2 - b)
    return _signed(g2, a, b, n1, n2) if signed else g2


def _signed(statistic: Floats, a: Floats, b: Floats, n1: Floats, n2: Floats) -> Floats:
    return tidy(np.where(a / n1 < b / n2, -statistic, statistic))


def bic(g2: ArrayLike, tokens: ArrayLike) -> Floats:
    """G2 as an approximate Bayes factor that allows for corpus size: |G2| - ln(N1 + N2).

    Wilson (2013), in Bieswanger & Koll-Stobbe, New Approaches to the Study of Linguistic Variability, 3-11.
    """
    return tidy(np.abs(numbers("g2", g2)) - log(sizes("tokens", tokens)))


def bic_in_words(values: ArrayLike) -> NDArray[np.str_]:
    """Say what a BIC means: below 0 against · to 2 bare mention · to 6 positive · to 10 strong · above very strong.

    "Against a difference" means that the frequencies look alike, not that the word is rare. Wilson (2013), 3-11;
    Raftery (1995), Sociological Methodology 25, 111-163, table 6.

    >>> bic_in_words([29.8, 3, -1]).tolist()
    ['very strong', 'positive', 'against a difference']
    """
    array = numbers("values", values)
    phrases = np.array(["against a difference", "bare mention", "positive", "strong", "very strong", "undefined"])
    place = np.select([array < 0, array < 2, array < 6, array <= 10, array > 10], [0, 1, 2, 3, 4], default=5)
    result: NDArray[np.str_] = phrases[place]
    return result


def log_ratio(target: ArrayLike, reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike) -> Floats:
    """Doublings: log2(p1/p2), half a token for a count of 0. Hardie (2014), Log Ratio: an informal introduction.

    >>> log_ratio([8, 4, 0, 0], [2, 4, 2, 0], 1000, 1000).tolist()
    [2.0, 0.0, -2.0, nan]
    """
    a, b, n1, n2 = _checked(target, reference, target_size, reference_size)
    absent = (a == 0) & (b == 0)
    a, b = np.where(a == 0, 0.5, a), np.where(b == 0, 0.5, b)
    return tidy(np.where(absent, np.nan, np.log2((a / n1) / (b / n2))))


def percent_difference(
    target: ArrayLike, reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike
) -> Floats:
    """%DIFF: 100 (p1 - p2)/p2. Gabrielatos & Marchi (2012), Keyness: appropriate metrics, CADS, Bologna."""
    a, b, n1, n2 = _checked(target, reference, target_size, reference_size)
    return tidy(100 * ratio(a / n1 - b / n2, b / n2))


def odds_ratio(target: ArrayLike, reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike) -> Floats:
    """Odds against all other words: a (N2-b) / (b (N1-a)). Pojanapunya & Watson Todd (2018), CLLT 14(1), 154."""
    a, b, n1, n2 = _checked(target, reference, target_size, reference_size)
    return tidy(ratio(a * (n2 - b), b * (n1 - a)))


def difference_coefficient(
    target: ArrayLike, reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike
) -> Floats:
    """(p1 - p2)/(p1 + p2). Hofland & Johansson (1982), Word Frequencies in British and American English, 471."""
    a, b, n1, n2 = _checked(target, reference, target_size, reference_size)
    return tidy(ratio(a / n1 - b / n2, a / n1 + b / n2))


def simple_maths(
    target: ArrayLike, reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike, *, k: float = 1.0
) -> Floats:
    """(1e6 p1 + k)/(1e6 p2 + k). Kilgarriff (2009), Simple maths for keywords, Corpus Linguistics, Liverpool.

    In an article of 2,000 words one occurrence is 500 per million, and k = 1 does nothing.
    """
    a, b, n1, n2 = _checked(target, reference, target_size, reference_size)
    if not k > 0:
        raise ValueError(f"k is {k}; it must be above 0.")
    absent = (a == 0) & (b == 0)
    return tidy(np.where(absent, np.nan, (1e6 * a / n1 + k) / (1e6 * b / n2 + k)))


def log_ratio_interval(
    target: ArrayLike, reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike, *, comparisons: int = 1
) -> Interval:
    """Bound the Log Ratio of each word, exactly for small counts too; the open side of an absent word is infinite.

    Read the two together: where they enclose 0 the data do not say which side uses the word more. The trap: it
    holds for one word chosen beforehand and takes tokens as independent draws (compare `resampling`). Given a+b
    occurrences, a is binomial with p = N1 r/(N1 r + N2); the Clopper-Pearson bounds of p become bounds of r. The
    interval is widened (Bonferroni) for `comparisons`. Evert (2022), Measuring keyness, DH2022, 202-205.

    >>> [round(float(bound), 2) for bound in log_ratio_interval(20, 10, 10_000, 10_000)]
    [-0.16, 2.26]
    """
    a, b, n1, n2 = _checked(target, reference, target_size, reference_size)
    if comparisons < 1:
        raise ValueError(f"comparisons is {comparisons}; at least one word is compared.")
    tail = (1 - CONFIDENCE) / comparisons / 2
    # The beta quantiles have no shape parameter of 0: that side of the interval is open.
    low = np.where(a > 0, betaincinv(np.maximum(a, 1), b + 1, tail), 0)
    high_rest = np.where(b > 0, betaincinv(np.maximum(b, 1), a + 1, tail), 0)
    with np.errstate(divide="ignore"):
        bound_low = np.log2(low) - np.log2(1 - low)
        bound_high = np.log2(1 - high_rest) - np.log2(high_rest)
    shift = np.where((a == 0) & (b == 0), np.nan, np.log2(n2 / n1))
    return tidy(bound_low + shift), tidy(bound_high + shift)


def conservative_log_ratio(
    target: ArrayLike, reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike, *,
    comparisons: int | None = None,
) -> Floats:  # fmt: skip
    """The Log Ratio that is certain (LRC): the bound of its exact interval nearest to 0, at 1 - .05/m.

    It ranks keywords by size and certainty at once and favours neither rare nor common words. `comparisons` is m,
    the words looked at (the target's types, not those kept for the table); the number of words given if None.
    Evert (2022), Measuring keyness, DH2022, 202-205; R package corpora, keyness().

    >>> conservative_log_ratio([300, 6], [100, 2], 10_000, 10_000).round(2).tolist()
    [1.21, 0.0]
    """
    a, b, n1, n2 = _checked(target, reference, target_size, reference_size)
    m = max(a.size, 1) if comparisons is None else comparisons
    result = np.where((a == 0) & (b == 0), np.nan, 0.0)
    # The interval takes long and is not needed where it holds 0: the chance of a in a+b draws is at least this (Ash 1965,
    # Information Theory, lemma 4.7.1), and 0 is left out only where the chance of a or more is below a tail of the interval.
    chance = np.exp(-g2_two_cell(a, b, n1, n2) / 2) / np.sqrt(np.maximum(8 * a * b / np.maximum(a + b, 1), 1))
    tried = chance * m < 1 - CONFIDENCE
    low, high = log_ratio_interval(a[tried], b[tried], n1[tried], n2[tried], comparisons=m)
    result[tried] = np.select([low > 0, high < 0], [low, high], 0.0)
    return tidy(result)


def log_odds_dirichlet(
    target: ArrayLike, reference: ArrayLike, prior: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike, *,
    prior_size: float,
) -> LogOdds:  # fmt: skip
    """Compare log-odds in target and reference, adding to both what is known of the language at large.

    The prior draws rare words towards no difference, so neither hapaxes nor function words crowd the top. A prior as
    large as the reference drowns a short article; a few times the article's length is a common choice. d =
    ln((a+q)/(N1+Q-a-q)) - ln((b+q)/(N2+Q-b-q)), variance 1/(a+q) + 1/(b+q), q the word's share of the prior of size Q.
    Monroe, Colaresi & Quinn (2008), Fightin' words, Political Analysis 16(4), 372-403, section 3.5.1. `prior` holds all
    words that matter, as its sum is taken for its size; it is scaled to `prior_size` tokens (Q). NaN where word and
    prior together have no occurrence on a side.

    >>> log_odds_dirichlet([30, 1], [10, 0], [400, 4], 1000, 1000, prior_size=404).z.round(2).tolist()
    [0.98, 0.33]
    """
    a, b, n1, n2 = _checked(target, reference, target_size, reference_size)
    q = counts("prior", prior)
    total = float(q.sum())
    if total == 0:
        raise ValueError("prior holds no occurrence; an informative prior needs counts.")
    wanted = float(sizes("prior_size", prior_size))
    a, b, n1, n2, q = together(target=a, reference=b, target_size=n1, reference_size=n2, prior=q * wanted / total)
    difference = _log_odds(a + q, n1 + wanted) - _log_odds(b + q, n2 + wanted)
    error = np.sqrt(ratio(1, a + q) + ratio(1, b + q))
    return LogOdds(tidy(difference), tidy(np.where(np.isnan(difference), np.nan, error)), tidy(difference / error))


def _log_odds(part: Floats, whole: Floats) -> Floats:
    return log(part) - log(whole - part)

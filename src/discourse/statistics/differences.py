"""Two texts, or two groups of texts: how far are their rates apart, and could chance have put them there?

    function              of                                     trap
    difference_of_shares  sentences that hold a code             sentences of one text hang together: truly wider
    difference_of_rates   occurrences per word                   words come in bursts: truly wider
    difference            two estimates with intervals           takes them as independent
    fisher                k of n against k of n, exact           the same as for the two above
    shuffled              the same, sentences dealt anew         sentences beside one another hang together still
    rank_sum              rates of the texts of two groups       says which is larger, not by how much

For all positive means more in the first. What is compared are rates, so that length alone makes no difference.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammaln

from discourse.statistics.arrays import Floats, Interval, counts, numbers, ratio, sizes, tidy, together
from discourse.statistics.intervals import poisson, wilson

_SMALL = 8
"""Texts of the smaller group up to which the rank sum is counted exactly."""


class RankSum(NamedTuple):
    """The chance that a text of the first group has the higher rate (ties count half), and p (two-sided)."""

    superiority: Floats
    p: Floats


def difference(
    one: ArrayLike, one_low: ArrayLike, one_high: ArrayLike, two: ArrayLike, two_low: ArrayLike, two_high: ArrayLike
) -> Interval:
    """Bound the difference of two estimates by the bounds of each: square and add (MOVER).

    one - two - sqrt((one - low1)^2 + (high2 - two)^2), and the same to the other side. NaN where a bound is unknown.
    Zou & Donner (2008), Statistics in Medicine 27(10), 1693-1702.
    """
    a, a_low, a_high, b, b_low, b_high = (
        numbers("estimates", value) for value in (one, one_low, one_high, two, two_low, two_high)
    )
    low = a - b - np.sqrt((a - a_low) ** 2 + (b_high - b) ** 2)
    return tidy(low), tidy(a - b + np.sqrt((a_high - a) ** 2 + (b - b_low) ** 2))


def difference_of_shares(k1: ArrayLike, n1: ArrayLike, k2: ArrayLike, n2: ArrayLike) -> Interval:
    """Bound the difference of two shares, k1/n1 - k2/n2, by Newcombe's interval: Wilson's bounds, squared and added.

    It keeps its level for small numbers and for 0 of n. Newcombe (1998), Statistics in Medicine 17(8), 873-890,
    method 10.

    >>> [round(float(bound), 4) for bound in difference_of_shares(56, 70, 48, 80)]
    [0.0524, 0.3339]
    """
    return difference(ratio(k1, n1), *wilson(k1, n1), ratio(k2, n2), *wilson(k2, n2))


def difference_of_rates(k1: ArrayLike, n1: ArrayLike, k2: ArrayLike, n2: ArrayLike) -> Interval:
    """Bound the difference of two rates of occurrence, k1/n1 - k2/n2, by the exact Poisson bounds of either, squared and added.

    Li, Tang & Wong (2014), Computational Statistics 29(1-2), 43-62 (MOVER for Poisson rates).
    """
    (low1, high1), (low2, high2) = poisson(k1), poisson(k2)
    return difference(
        ratio(k1, n1), ratio(low1, n1), ratio(high1, n1), ratio(k2, n2), ratio(low2, n2), ratio(high2, n2)
    )


def fisher(k1: ArrayLike, n1: ArrayLike, k2: ArrayLike, n2: ArrayLike) -> Floats:
    """Give the chance of so large a difference of two shares if there were none: Fisher's exact test, two-sided.

    Twice the smaller tail, at most 1: the rule that fits the intervals. The trap: it takes sentences, or words, as
    independent. Fisher (1935), Journal of the Royal Statistical Society 98(1), 39-82.

    >>> round(float(fisher(3, 4, 1, 4)), 3)
    0.486
    """
    a, size1, b, size2 = together(k1=counts("k1", k1), n1=sizes("n1", n1), k2=counts("k2", k2), n2=sizes("n2", n2))
    if (a > size1).any() or (b > size2).any():
        raise ValueError("More units have it than there are units.")
    made = [_two_tails(*map(int, case)) for case in zip(a.flat, size1.flat, b.flat, size2.flat, strict=True)]
    return tidy(np.reshape(made, a.shape))


def _two_tails(a: int, n1: int, b: int, n2: int) -> float:
    """Twice the smaller tail of the hypergeometric distribution of a, given all margins."""
    every = np.arange(max(0, a + b - n2), min(n1, a + b) + 1, dtype=np.float64)
    logs = -gammaln(every + 1) - gammaln(n1 - every + 1) - gammaln(a + b - every + 1) - gammaln(n2 - a - b + every + 1)
    chances = np.exp(logs - logs.max())
    chances /= chances.sum()
    return float(min(1.0, 2 * min(chances[every <= a].sum(), chances[every >= a].sum())))


def shuffled(found: ArrayLike, words: ArrayLike, first: ArrayLike, *, shuffles: int = 2000) -> float:
    """Give the chance of so large a gap of rates if the sentences of both texts were dealt to them at random (seeded).

    Read it beside `fisher`: what stands ten times in one sentence counts there as ten, here as one. `found` and `words` are
    the occurrences and the words of each sentence, `first` says which sentences are those of the first text. Manly (2007),
    Randomization, Bootstrap and Monte Carlo Methods in Biology, 112-115.
    """
    x, n = counts("found", found), sizes("words", words)
    mine = np.asarray(first, dtype=bool)
    order = np.random.default_rng(1).permuted(np.tile(np.arange(len(x)), (shuffles, 1)), axis=1)
    one, two = order[:, : mine.sum()], order[:, mine.sum() :]
    gaps = x[one].sum(axis=1) / n[one].sum(axis=1) - x[two].sum(axis=1) / n[two].sum(axis=1)
    gap = x[mine].sum() / n[mine].sum() - x[~mine].sum() / n[~mine].sum()
    return float((1 + np.count_nonzero(np.abs(gaps) >= abs(gap) - 1e-12)) / (shuffles + 1))


def rank_sum(one: ArrayLike, two: ArrayLike) -> RankSum:
    """Compare the rates of two groups of texts by their ranks (Wilcoxon, Mann & Whitney); one column a word or code.

    Read `superiority` as: take a text of either group, how often has that of the first the higher rate? 0.5 is no
    difference. p is exact for small groups without ties. The trap: with fewer than five texts on a side hardly any
    difference can come out. Each text counts once, so one text that is full of a word makes no keyword.

    Takes texts x columns, or one row of texts. Mann & Whitney (1947), Annals of Mathematical Statistics 18(1), 50-60.
    Kilgarriff (2001), International Journal of Corpus Linguistics 6(1), 97-133. Vargha & Delaney (2000), Journal of
    Educational and Behavioral Statistics 25(2), 101-132 (superiority).

    >>> round(float(rank_sum([3, 4, 5], [1, 2, 3]).superiority), 2)
    0.94
    """
    from scipy.stats import mannwhitneyu  # It takes a second to load, and only groups need it.

    a, b = numbers("one", one), numbers("two", two)
    if not len(a) or not len(b):
        raise ValueError("A group holds no text.")
    found = mannwhitneyu(a, b, axis=0, method="asymptotic")
    # Where every rate is the same there is nothing to rank.
    p = np.atleast_1d(np.where(np.isnan(found.pvalue), 1.0, found.pvalue))
    ranked = np.sort(np.concatenate([a, b]), axis=0)
    untied = np.atleast_1d((np.diff(ranked, axis=0) > 0).all(axis=0))
    if untied.any() and min(len(a), len(b)) <= _SMALL:
        one, two = (part.reshape(len(part), -1)[:, untied] for part in (a, b))
        p[untied] = mannwhitneyu(one, two, axis=0, method="exact").pvalue
    return RankSum(tidy(found.statistic / (len(a) * len(b))), tidy(p.reshape(found.pvalue.shape)))

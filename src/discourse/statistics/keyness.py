"""Keyness as evidence: is a word's frequency in the target other than in the reference, beyond chance?

Arguments are always the same four: the word's count in the target, its count in the reference, and the sizes
of both in tokens. Numbers and arrays mix freely. The reference must not contain the target: subtract it
first.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import rel_entr

from ._arrays import Floats, counts, log, numbers, ratio, sizes, tidy, together
from ._tables import g2_table, williams_factor, x2_table


def checked(
    target: ArrayLike, reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return the four arguments of every keyness measure as arrays of one shape.

    Read the error it raises: it names the argument that is wrong. The trap it closes: a count above its
    corpus size (types mistaken for tokens) would give a plausible, wrong number.

    Args:
        target: occurrences of each word in the target, words.
        reference: occurrences of each word in the reference, words.
        target_size: tokens in the target, one number or words.
        reference_size: tokens in the reference, one number or words.

    Returns:
        The four arrays, broadcast to one shape.

    Raises:
        ValueError: a count is negative or above its corpus size, a size is not above 0, or the shapes do not
            fit.

    References:
        Rayson & Garside (2000), Comparing corpora using frequency profiling, 3: the table of four numbers.

    >>> [array.tolist() for array in checked([1, 2], 3, 10, 20)]
    [[1.0, 2.0], [3.0, 3.0], [10.0, 10.0], [20.0, 20.0]]
    """
    a, b, n1, n2 = together(
        target=counts("target", target),
        reference=counts("reference", reference),
        target_size=sizes("target_size", target_size),
        reference_size=sizes("reference_size", reference_size),
    )
    if (a > n1).any() or (b > n2).any():
        raise ValueError("A word occurs more often than its corpus has tokens; sizes are counted in tokens.")
    return a, b, n1, n2


def _signed(statistic: Floats, a: Floats, b: Floats, n1: Floats, n2: Floats, wanted: bool) -> Floats:
    return tidy(np.where(a / n1 < b / n2, -statistic, statistic)) if wanted else tidy(statistic)


def g2_two_cell(
    target: ArrayLike,
    reference: ArrayLike,
    target_size: ArrayLike,
    reference_size: ArrayLike,
    *,
    signed: bool = False,
) -> Floats:
    """Score how sure a frequency difference is by the log-likelihood of Rayson & Garside (two cells).

    Read it as evidence, not as size: above 3.84 p < .05, 6.63 p < .01, 10.83 p < .001, 15.13 p < .0001 for
    one word chosen beforehand. The trap: it grows with corpus size, so among many words and tokens everything
    is significant; read an effect size beside it and correct for the number of words. It leaves out the cells
    of all other words and so falls short of `g2_four_cell` for frequent words.

    G2 = 2 (a ln(a/E1) + b ln(b/E2)), E1 = N1 (a+b)/(N1+N2), E2 = N2 (a+b)/(N1+N2).

    Args:
        target: occurrences in the target, words.
        reference: occurrences in the reference, words.
        target_size: tokens in the target.
        reference_size: tokens in the reference.
        signed: below 0 where the word is rarer in the target.

    Returns:
        G2 for each word; NaN for a word that occurs in neither.

    Raises:
        ValueError: as for `checked`.

    References:
        Rayson & Garside (2000), Comparing corpora using frequency profiling, 3.

    >>> round(float(g2_two_cell(355, 200, 1_000_000, 1_002_700)), 1)  # "shall" in LOB and FLOB, Leech (2003)
    44.3
    """
    a, b, n1, n2 = checked(target, reference, target_size, reference_size)
    share = ratio(a + b, np.where(a + b > 0, n1 + n2, 0))
    g2 = np.maximum(2 * (rel_entr(a, n1 * share) + rel_entr(b, n2 * share)), 0)
    return _signed(g2, a, b, n1, n2, signed)


def g2_four_cell(
    target: ArrayLike,
    reference: ArrayLike,
    target_size: ArrayLike,
    reference_size: ArrayLike,
    *,
    signed: bool = False,
    williams: bool = False,
) -> Floats:
    """Score how sure a frequency difference is by Dunning's log-likelihood of the full table (four cells).

    Read it as `g2_two_cell`; the two differ by the cells of all other words, which matters for frequent words
    only. The trap: both take every token as an independent draw, while words come in bursts, so a G2 that
    rests on one document says less than it seems to.

    G2 = 2 sum O ln(O/E) over (a, b, N1-a, N2-b).

    Args:
        target: occurrences in the target, words.
        reference: occurrences in the reference, words.
        target_size: tokens in the target.
        reference_size: tokens in the reference.
        signed: below 0 where the word is rarer in the target.
        williams: divide by Williams' q, which brings G2 of small tables nearer to the chi-squared
            distribution.

    Returns:
        G2 for each word; NaN for a word that occurs in neither, or that is all there is.

    Raises:
        ValueError: as for `checked`.

    References:
        Dunning (1993), Computational Linguistics 19(1), 61-74. Williams (1976), Biometrika 63(1), 33-37.

    >>> round(float(g2_four_cell(728, 2860 - 728, 56857, 981716 - 56857)), 1)  # "she" in Brown romance
    1163.3
    """
    a, b, n1, n2 = checked(target, reference, target_size, reference_size)
    g2 = g2_table(a, b, n1 - a, n2 - b)
    if williams:
        g2 = g2 / williams_factor(a, b, n1 - a, n2 - b)
    return _signed(g2, a, b, n1, n2, signed)


def x2_two_cell(
    target: ArrayLike,
    reference: ArrayLike,
    target_size: ArrayLike,
    reference_size: ArrayLike,
    *,
    signed: bool = False,
) -> Floats:
    """Score a frequency difference by chi-squared over the word's own two cells, as in the 1990s' word lists.

    Read it on the same scale as G2. The trap: it overstates rare words; trust it only where both expected
    counts are 5 or more, and use it to compare with older tables rather than for new ones.

    X2 = (a-E1)^2/E1 + (b-E2)^2/E2, E as in `g2_two_cell`.

    Args:
        target: occurrences in the target, words.
        reference: occurrences in the reference, words.
        target_size: tokens in the target.
        reference_size: tokens in the reference.
        signed: below 0 where the word is rarer in the target.

    Returns:
        X2 for each word; NaN for a word that occurs in neither.

    Raises:
        ValueError: as for `checked`.

    References:
        Rayson, Leech & Hodges (1997), International Journal of Corpus Linguistics 2(1), 133-152.

    >>> round(float(x2_two_cell(7134, 22623, 1714443, 2593452)), 1)  # "she", men and women in the BNC
    3109.7
    """
    a, b, n1, n2 = checked(target, reference, target_size, reference_size)
    share = (a + b) / (n1 + n2)
    x2 = ratio((a - n1 * share) ** 2, n1 * share) + ratio((b - n2 * share) ** 2, n2 * share)
    return _signed(x2, a, b, n1, n2, signed)


def x2_four_cell(
    target: ArrayLike,
    reference: ArrayLike,
    target_size: ArrayLike,
    reference_size: ArrayLike,
    *,
    signed: bool = False,
    yates: bool = False,
) -> Floats:
    """Score a frequency difference by Pearson's chi-squared of the full table.

    Read it on the same scale as G2. The trap: with expected counts under 5 it claims too much; `yates` makes
    it cautious, often too cautious.

    X2 = N (max(|ad - bc| - N/2 if yates, 0))^2 / ((a+b)(c+d)(a+c)(b+d)), c = N1-a, d = N2-b.

    Args:
        target: occurrences in the target, words.
        reference: occurrences in the reference, words.
        target_size: tokens in the target.
        reference_size: tokens in the reference.
        signed: below 0 where the word is rarer in the target.
        yates: apply Yates' correction for continuity.

    Returns:
        X2 for each word; NaN for a word that occurs in neither.

    Raises:
        ValueError: as for `checked`.

    References:
        Manning & Schuetze (1999), Foundations of Statistical Natural Language Processing, 169-172.
        Yates (1934), Supplement to the Journal of the Royal Statistical Society 1(2), 217-235.

    >>> round(float(x2_four_cell(3, 7, 10, 9, yates=True)), 3)
    2.632
    """
    a, b, n1, n2 = checked(target, reference, target_size, reference_size)
    return _signed(x2_table(a, b, n1 - a, n2 - b, yates=yates), a, b, n1, n2, signed)


def bic(g2: ArrayLike, tokens: ArrayLike) -> Floats:
    """Turn G2 into an approximate Bayes factor that allows for corpus size.

    Read it with `bic_in_words`: below 0 the data speak for "no difference". The trap: it takes each token as
    an independent case, so bursty words still look too sure. Give it the unsigned G2 or the sign is dropped.

    BIC = |G2| - ln(N), N = tokens of target and reference together, one degree of freedom.

    Args:
        g2: G2 of each word.
        tokens: tokens in target and reference together.

    Returns:
        BIC for each word; NaN where G2 is NaN.

    Raises:
        ValueError: `tokens` is not above 0.

    References:
        Wilson (2013), in Bieswanger & Koll-Stobbe, New Approaches to the Study of Linguistic Variability,
        3-11.

    >>> round(float(bic(44.3, 2_002_700)), 1)
    29.8
    """
    return tidy(np.abs(numbers("g2", g2)) - log(sizes("tokens", tokens)))


def bic_in_words(values: ArrayLike) -> NDArray[np.str_]:
    """Say what a BIC means, on the scale of Wilson after Raftery.

    Read each phrase as the strength of the evidence for a difference. The trap: "against a difference" means
    that the frequencies look alike, not that the word is rare.

    Below 0 against · 0 to 2 bare mention · 2 to 6 positive · 6 to 10 strong · above 10 very strong.

    Args:
        values: BIC of each word.

    Returns:
        A phrase for each word; "undefined" where BIC is NaN.

    Raises:
        ValueError: `values` holds something that is no number.

    References:
        Wilson (2013), 3-11; Raftery (1995), Sociological Methodology 25, 111-163, table 6.

    >>> bic_in_words([29.8, 3, -1]).tolist()
    ['very strong', 'positive', 'against a difference']
    """
    array = numbers("values", values)
    phrases = np.array(["against a difference", "bare mention", "positive", "strong", "very strong", "undefined"])
    place = np.select([array < 0, array < 2, array < 6, array <= 10, array > 10], [0, 1, 2, 3, 4], default=5)
    result: NDArray[np.str_] = phrases[place]
    return result

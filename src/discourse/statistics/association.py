"""Association: how closely do two words belong together, and how sure is that?

All take the same counts, numbers or arrays of pairs: `f`, how often the two occur together; `f1` and `f2`, how
often each occurs; `n`, the places in which they could meet. With a window, f1 must be counted in the same places
as f: words in reach of the node, not words of the text (Evert 2008, Corpora and collocations, 1226). E = f1 f2/n
is the count expected by chance. A logarithm of 0 or a division by 0 is NaN. A pair that occurs more often than one
of its words, or an n smaller than the places that the two fill, is a ValueError.

    measure              read                                   trap
    pmi                  doublings over chance; 3 is customary  hapaxes on top: ask for 5 meetings, or use another
    mi_power             a ranking only, no natural zero        favours frequent pairs, up to function words
    npmi                 1 never apart, 0 chance, -1 avoiding   only softens MI's liking for rare pairs
    t_score              2 and above; frequent, safe pairs      no real t test: rank by it, take no p from it
    g2                   above 10.83 p < .001 for one pair      without `signed` avoidance scores as attraction
    dice, log_dice       1 (14) never apart, 0 never together   knows nothing of chance; low for a rare word's pair
    minimum_sensitivity  each has the other so often beside it  ruled by the commoner word, as Dice is
    delta_p_*            how far one word raises the chance of  has a direction: read both before calling a pair
                         the other: 0 not at all, 1 certain     a collocation
"""

import numpy as np
from numpy.typing import ArrayLike

from discourse.statistics.arrays import Floats, counts, g2_table, log, ratio, sizes, tidy, together


def _checked(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike | None = None) -> tuple[Floats, ...]:
    joint, one, two = together(f=counts("f", f), f1=counts("f1", f1), f2=counts("f2", f2))
    if (joint > one).any() or (joint > two).any():
        raise ValueError("A pair occurs more often than one of its words.")
    if n is None:
        return joint, one, two
    joint, one, two, total = together(f=joint, f1=one, f2=two, n=sizes("n", n))
    if (one + two - joint > total).any():
        raise ValueError("n is smaller than the places that the two words fill together.")
    return joint, one, two, total


def pmi(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Floats:
    """(Pointwise) mutual information, log2(f/E). Church & Hanks (1990), Computational Linguistics 16(1), 24."""
    return mi_power(f, f1, f2, n, power=1)


def mi_power(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike, *, power: int = 3) -> Floats:
    """MI with the joint count raised to a power (MI2, MI3), log2(f^k/E). Daille (1994), thesis, Paris 7, 139."""
    joint, one, two, total = _checked(f, f1, f2, n)
    return tidy(power * log(joint, 2) + log(total, 2) - log(one, 2) - log(two, 2))


def npmi(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Floats:
    """MI divided by its greatest possible value, MI / -log2(f/n). Bouma (2009), GSCL, 31-40, at 36."""
    joint, one, two, total = _checked(f, f1, f2, n)
    return tidy(ratio(pmi(joint, one, two, total), -log(joint / total, 2)))


def t_score(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Floats:
    """Distance from chance in rough standard errors, (f - E)/sqrt(f). Manning & Schuetze (1999), 163-166."""
    joint, one, two, total = _checked(f, f1, f2, n)
    return tidy(ratio(joint - one * two / total, np.sqrt(joint)))


def g2(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike, *, signed: bool = False) -> Floats:
    """Log-likelihood ratio, 2 sum O ln(O/E) over four cells. Dunning (1993), Computational Linguistics 19(1), 61-74.

    `signed` puts it below 0 where the pair is rarer than by chance. NaN where a word is nowhere or everywhere.

    >>> round(float(g2(110, 2552, 221, 31777)), 2)
    270.72
    """
    joint, one, two, total = _checked(f, f1, f2, n)
    a, b, c, d = joint, one - joint, two - joint, total - one - two + joint
    score = g2_table(a, b, c, d)
    return tidy(np.where(a * d < b * c, -score, score)) if signed else score


def dice(f: ArrayLike, f1: ArrayLike, f2: ArrayLike) -> Floats:
    """Share of the two words' occurrences that are joint, 2f/(f1 + f2). Smadja et al. (1996), CL 22(1), 13."""
    joint, one, two = _checked(f, f1, f2)
    return tidy(ratio(2 * joint, one + two))


def log_dice(f: ArrayLike, f1: ArrayLike, f2: ArrayLike) -> Floats:
    """Dice on a scale that ends at 14 and does not move with corpus size, 14 + log2 Dice; each point is a doubling.

    Rychlý (2008), A lexicographer-friendly association score, RASLAN, 9.
    """
    return tidy(14 + log(dice(f, f1, f2), 2))


def minimum_sensitivity(f: ArrayLike, f1: ArrayLike, f2: ArrayLike) -> Floats:
    """The smaller of f/f1 and f/f2. Pedersen & Bruce (1996), What to infer from a description, SMU, 12."""
    joint, one, two = _checked(f, f1, f2)
    return tidy(np.minimum(ratio(joint, one), ratio(joint, two)))


def delta_p_forward(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Floats:
    """Chance of the second word with the first, less that without it: f/f1 - (f2-f)/(n-f1).

    Authors differ in what they call forward; here it is from the first word to the second. Gries (2013),
    International Journal of Corpus Linguistics 18(1), 137-166, at 144.
    """
    joint, one, two, total = _checked(f, f1, f2, n)
    return tidy(ratio(joint, one) - ratio(two - joint, total - one))


def delta_p_backward(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Floats:
    """`delta_p_forward` with the words exchanged: how far the second raises the chance of the first."""
    return delta_p_forward(f, f2, f1, n)

"""Association: how strongly do two words attract each other?

All take the same four numbers: f, how often the two occur together; f1 and f2, how often each occurs; n, the
number of places in which they could meet. With a window, f1 must be counted in the same places as f: words in
reach of the node, not words of the text (Evert 2008, 1226). Numbers and arrays mix freely. Undefined is NaN.

This module holds symmetric scores of closeness; `conditional` says what one word tells of the other, and
`association_tests` how sure a pair is.
"""

from __future__ import annotations

from numpy.typing import ArrayLike

from ._arrays import Floats, counts, enough, log, ratio, sizes, tidy, together


def checked(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> tuple[Floats, Floats, Floats, Floats]:
    """Return the four arguments of every association measure as arrays of one shape.

    Read the error it raises: it says which numbers cannot belong to one table. The trap it closes: a joint
    count above a single count, the sign of windows counted one way for the pair and another way for the
    words.

    Args:
        f: joint occurrences, pairs.
        f1: occurrences of the first word, pairs.
        f2: occurrences of the second word, pairs.
        n: places looked at, one number or pairs.

    Returns:
        The four arrays, broadcast to one shape.

    Raises:
        ValueError: a count is negative, f is above f1 or f2, f1 + f2 - f is above n, or the shapes do not
            fit.

    References:
        Evert (2008), Corpora and collocations, in Lüdeling & Kytö, Corpus Linguistics, 1212-1248, at 1226.

    >>> [float(number) for number in checked(8, 13, 32, 31777)]
    [8.0, 13.0, 32.0, 31777.0]
    """
    joint, one, two, total = together(f=counts("f", f), f1=counts("f1", f1), f2=counts("f2", f2), n=sizes("n", n))
    if (joint > one).any() or (joint > two).any():
        raise ValueError("A pair occurs more often than one of its words.")
    if (one + two - joint > total).any():
        raise ValueError("n is smaller than the places that the two words fill together.")
    return joint, one, two, total


def pmi(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Floats:
    """Measure attraction in doublings over chance: (pointwise) mutual information, MI.

    Read 0 as chance, 3 as eight times chance, the customary threshold. The trap: pairs of hapaxes come out on
    top; ask for at least 5 joint occurrences or use `mi_power`, `npmi` or `log_dice`.

    MI = log2(f n / (f1 f2)).

    Args:
        f: joint occurrences.
        f1: occurrences of the first word.
        f2: occurrences of the second word.
        n: places looked at.

    Returns:
        MI of each pair; NaN where the two never meet.

    Raises:
        ValueError: as for `checked`.

    References:
        Church & Hanks (1990), Computational Linguistics 16(1), 22-29, at 24.

    >>> round(float(pmi(8, 1105, 44, 15_000_000)), 1)
    11.3
    """
    return mi_power(f, f1, f2, n, power=1)


def mi_power(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike, *, power: int = 3) -> Floats:
    """Measure attraction by mutual information with the joint count raised to a power: MI2, MI3.

    Read it as a ranking only: MI3 has no natural zero. The trap: it mends the rare-pair fault of MI by
    favouring frequent pairs, up to function words.

    MI^k = log2(f^k n / (f1 f2)); with k = 2 it is log2 of the squared geometric mean of both conditional
    probabilities, plus log2 n.

    Args:
        f: joint occurrences.
        f1: occurrences of the first word.
        f2: occurrences of the second word.
        n: places looked at.
        power: k, 1 or more; 3 for MI3.

    Returns:
        MI^k of each pair; NaN where the two never meet.

    Raises:
        ValueError: as for `checked`, or `power` is below 1.

    References:
        Daille (1994), Approche mixte pour l'extraction automatique de terminologie, thesis, Paris 7, 139.

    >>> round(float(mi_power(20, 42, 20, 14_307_668)), 2)
    27.02
    """
    if power < 1:
        raise ValueError(f"power is {power}; it must be 1 or more.")
    joint, one, two, total = checked(f, f1, f2, n)
    return tidy(power * log(joint, 2) + log(total, 2) - log(one, 2) - log(two, 2))


def npmi(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Floats:
    """Measure attraction by mutual information divided by its greatest possible value.

    Read 1 as never apart, 0 as chance, towards -1 as avoiding each other. The trap: it only softens MI's
    liking for rare pairs.

    NPMI = MI / -log2(f/n).

    Args:
        f: joint occurrences.
        f1: occurrences of the first word.
        f2: occurrences of the second word.
        n: places looked at.

    Returns:
        NPMI of each pair; NaN where the two never meet (its limit is -1) or fill all places.

    Raises:
        ValueError: as for `checked`.

    References:
        Bouma (2009), Normalized (pointwise) mutual information in collocation extraction, GSCL, 31-40, at 36.

    >>> round(float(npmi(10, 10, 10, 100)), 6)
    1.0
    """
    joint, one, two, total = checked(f, f1, f2, n)
    return tidy(ratio(pmi(joint, one, two, total), -log(joint / total, 2)))


def dice(f: ArrayLike, f1: ArrayLike, f2: ArrayLike) -> Floats:
    """Measure attraction by the share of the two words' occurrences that are joint.

    Read 1 as never apart, 0 as never together. The trap: between a common and a rare word it stays low
    however loyal the rare one is; see `conditional.delta_p_backward`.

    Dice = 2f / (f1 + f2).

    Args:
        f: joint occurrences.
        f1: occurrences of the first word.
        f2: occurrences of the second word.

    Returns:
        Dice of each pair, from 0 to 1; NaN where neither word occurs.

    Raises:
        ValueError: as for `checked`.

    References:
        Smadja, McKeown & Hatzivassiloglou (1996), Computational Linguistics 22(1), 1-38, at 13.

    >>> round(float(dice(130, 3121, 143)), 2)
    0.08
    """
    joint, one, two, _ = checked(f, f1, f2, enough(f1, f2))
    return tidy(ratio(2 * joint, one + two))


def log_dice(f: ArrayLike, f1: ArrayLike, f2: ArrayLike) -> Floats:
    """Measure attraction by Dice on a scale that ends at 14 and does not move with corpus size.

    Read 14 as never apart, each point less as half as close; 7 and above is usually a collocation. The trap:
    it knows nothing of chance, so two frequent words that merely meet often get middling values.

    logDice = 14 + log2 Dice.

    Args:
        f: joint occurrences.
        f1: occurrences of the first word.
        f2: occurrences of the second word.

    Returns:
        logDice of each pair; NaN where the two never meet.

    Raises:
        ValueError: as for `checked`.

    References:
        Rychlý (2008), A lexicographer-friendly association score, RASLAN 2008, 6-9, at 9.

    >>> float(log_dice(50, 100, 100))
    13.0
    """
    return tidy(14 + log(dice(f, f1, f2), 2))


def jaccard(f: ArrayLike, f1: ArrayLike, f2: ArrayLike) -> Floats:
    """Measure attraction by the share of places with either word that hold both.

    Read 1 as never apart, 0 as never together; it ranks exactly as Dice. The trap: it is not Dice; J =
    D/(2-D).

    J = f / (f1 + f2 - f).

    Args:
        f: joint occurrences.
        f1: occurrences of the first word.
        f2: occurrences of the second word.

    Returns:
        Jaccard of each pair, from 0 to 1; NaN where neither word occurs.

    Raises:
        ValueError: as for `checked`.

    References:
        Evert (2008), Corpora and collocations, 1212-1248. Jaccard (1912), New Phytologist 11(2), 37-50.

    >>> round(float(jaccard(50, 100, 100)), 3)
    0.333
    """
    joint, one, two, _ = checked(f, f1, f2, enough(f1, f2))
    return tidy(ratio(joint, one + two - joint))

"""Association in one direction: what does one word tell of the other?

Arguments and their checks are those of `association`: f joint, f1 and f2 single occurrences, n places looked
at.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from ._arrays import Floats, enough, ratio, tidy
from .association import checked


def minimum_sensitivity(f: ArrayLike, f1: ArrayLike, f2: ArrayLike) -> Floats:
    """Measure attraction by the smaller of the two conditional probabilities.

    Read 0.2 as "each word has the other beside it at least one time in five". The trap: it is ruled by the
    commoner word, as Dice is.

    MS = min(f/f1, f/f2).

    Args:
        f: joint occurrences.
        f1: occurrences of the first word.
        f2: occurrences of the second word.

    Returns:
        Minimum sensitivity of each pair, from 0 to 1; NaN where a word does not occur.

    Raises:
        ValueError: as for `association.checked`.

    References:
        Pedersen & Bruce (1996), What to infer from a description, Technical Report 96-CSE-04, SMU, 12.

    >>> round(float(minimum_sensitivity(17, 257, 1018)), 4)
    0.0167
    """
    joint, one, two, _ = checked(f, f1, f2, enough(f1, f2))
    return tidy(np.minimum(ratio(joint, one), ratio(joint, two)))


def conditional_probability(f: ArrayLike, f_given: ArrayLike) -> Floats:
    """Give the share of a word's occurrences that have the other word with them.

    Read 0.2 as one time in five. The trap: it says nothing of how often the other word turns up anyway;
    `delta_p_forward` subtracts that.

    P = f / f_given.

    Args:
        f: joint occurrences.
        f_given: occurrences of the word taken as given.

    Returns:
        Share of each pair, from 0 to 1; NaN where the given word does not occur.

    Raises:
        ValueError: a count is negative or f is above `f_given`.

    References:
        Durrant (2008), High frequency collocations and second language learning, thesis, Nottingham, 84.

    >>> round(float(conditional_probability(28, 8030)), 5)
    0.00349
    """
    joint, given, _, _ = checked(f, f_given, f_given, enough(f_given, f_given))
    return tidy(ratio(joint, given))


def delta_p_forward(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Floats:
    """Measure how far the first word raises the chance of the second.

    Read 0 as not at all, 1 as makes it certain, below 0 as lowers it. It has a direction: "of" hardly
    predicts "course" (0.03), "course" predicts "of" (0.70). The trap: read both ways before calling a pair a
    collocation.

    Delta P(w2|w1) = f/f1 - (f2-f)/(n-f1).

    Args:
        f: joint occurrences.
        f1: occurrences of the first word.
        f2: occurrences of the second word.
        n: places looked at.

    Returns:
        Delta P of each pair, from -1 to 1; NaN where the first word is nowhere or everywhere.

    Raises:
        ValueError: as for `association.checked`.

    References:
        Gries (2013), International Journal of Corpus Linguistics 18(1), 137-166, at 144.

    >>> round(float(delta_p_forward(5610, 174548, 7867, 10409858)), 3)
    0.032
    """
    joint, one, two, total = checked(f, f1, f2, n)
    return tidy(ratio(joint, one) - ratio(two - joint, total - one))


def delta_p_backward(f: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Floats:
    """Measure how far the second word raises the chance of the first.

    Read it as `delta_p_forward`, with the words exchanged. The trap: authors differ in which direction is
    "forward"; here forward is from the first word to the second.

    Delta P(w1|w2) = f/f2 - (f1-f)/(n-f2).

    Args:
        f: joint occurrences.
        f1: occurrences of the first word.
        f2: occurrences of the second word.
        n: places looked at.

    Returns:
        Delta P of each pair, from -1 to 1; NaN where the second word is nowhere or everywhere.

    Raises:
        ValueError: as for `association.checked`.

    References:
        Gries (2013), International Journal of Corpus Linguistics 18(1), 137-166, at 144.

    >>> round(float(delta_p_backward(5610, 174548, 7867, 10409858)), 3)
    0.697
    """
    return delta_p_forward(f, f2, f1, n)

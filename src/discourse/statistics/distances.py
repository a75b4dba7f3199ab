"""Dispersion from distances: how far apart a word's occurrences stand, without cutting the text into parts.

All take the positions of one word's tokens (counted from 0) and the number of tokens of the text, and see the
text as a ring: the way from the last occurrence to the first goes round its end.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from ._arrays import Floats, numbers


def gaps(positions: ArrayLike, tokens: int) -> Floats:
    """List the distances from each occurrence to the next, round the end of the text.

    Read them in tokens; they add up to the length of the text. The trap: positions count all tokens of the
    text, in the same way as `tokens` does.

    d_1 = p_1 + N - p_f, d_i = p_i - p_(i-1).

    Args:
        positions: places of the word's tokens, from 0, in any order.
        tokens: tokens of the text.

    Returns:
        As many distances as there are occurrences; none for an absent word.

    Raises:
        ValueError: a position lies outside the text, repeats, or is no whole number.

    References:
        Savický & Hlaváčová (2002), Journal of Quantitative Linguistics 9(3), 215-231.

    >>> gaps([0, 2, 7], 10).tolist()
    [3.0, 2.0, 5.0]
    """
    places = np.sort(numbers("positions", positions).ravel())
    if not places.size:
        return np.empty(0)
    if places[0] < 0 or places[-1] >= tokens or (places != np.floor(places)).any():
        raise ValueError(f"A position is no whole number from 0 to {tokens - 1}.")
    result: Floats = np.diff(places, prepend=places[-1] - tokens)
    if (result[1:] == 0).any():
        raise ValueError("A position is given twice.")
    return result


def average_reduced_frequency(positions: ArrayLike, tokens: int) -> float:
    """Count a word's occurrences, those close together less than those far apart (ARF).

    Read it as a frequency: near the raw count for an even word, near 1 for one heaped in a single place. The
    trap: it falls with evenness and with frequency alike; divide by the count to see evenness alone.

    ARF = f/N sum min(d_i, N/f).

    Args:
        positions: places of the word's tokens, from 0.
        tokens: tokens of the text.

    Returns:
        ARF, from 1 to the count; NaN for an absent word.

    Raises:
        ValueError: as for `gaps`.

    References:
        Savický & Hlaváčová (2002), 215-231. Gries (2008), IJCL 13(4), 403-437, at 410.

    >>> round(average_reduced_frequency([0, 1, 2, 50], 100), 2)
    2.08
    """
    distances = gaps(positions, tokens)
    if not distances.size:
        return float("nan")
    step = tokens / distances.size
    return float(np.minimum(distances, step).sum() / step)


def average_logarithmic_distance(positions: ArrayLike, tokens: int) -> float:
    """Give the mean logarithm of the distance from any token to the word's next occurrence (ALD).

    Read it as an order of magnitude: 2 means about a hundred tokens. The trap: lower is more frequent or more
    even, the reverse of ARF.

    ALD = 1/N sum d_i log10 d_i.

    Args:
        positions: places of the word's tokens, from 0.
        tokens: tokens of the text.

    Returns:
        ALD, in powers of ten; NaN for an absent word.

    Raises:
        ValueError: as for `gaps`.

    References:
        Savický & Hlaváčová (2002), 215-231. Gries (2008), IJCL 13(4), 403-437, at 410.

    >>> average_logarithmic_distance([0, 10], 20)
    1.0
    """
    distances = gaps(positions, tokens)
    return float((distances * np.log10(distances)).sum() / tokens) if distances.size else float("nan")


def average_waiting_time(positions: ArrayLike, tokens: int) -> float:
    """Give the mean number of tokens one reads from a random place until the word comes (AWT).

    Read it in tokens. The trap: one long gap outweighs many short ones, since distances are squared.

    AWT = 1/2 (1 + 1/N sum d_i^2).

    Args:
        positions: places of the word's tokens, from 0.
        tokens: tokens of the text.

    Returns:
        AWT, in tokens; NaN for an absent word.

    Raises:
        ValueError: as for `gaps`.

    References:
        Savický & Hlaváčová (2002), 215-231. Gries (2008), IJCL 13(4), 403-437, at 410.

    >>> average_waiting_time([0, 10], 20)
    5.5
    """
    distances = gaps(positions, tokens)
    return float((1 + (distances**2).sum() / tokens) / 2) if distances.size else float("nan")

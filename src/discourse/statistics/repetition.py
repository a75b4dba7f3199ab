"""Diversity from a frequency list: how far do a few words carry the text?

All take the tokens of each type (as `diversity.spectrum` gives them), in any order; types of frequency 0 have
no say.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import entr

from ._arrays import Floats, counts


def _checked(frequencies: ArrayLike) -> tuple[Floats, float]:
    f = counts("frequencies", frequencies).ravel()
    return f[f > 0], float(f.sum())


def _divide(above: float, below: float) -> float:
    return float(above / below) if below else float("nan")


def yule_k(frequencies: ArrayLike) -> float:
    """Measure repetition by Yule's characteristic K: how likely two random tokens are the same word.

    Read about 100 for running English, more as more repetitive; it hardly moves with length. The trap: a
    handful of function words decides it, so it says more of style than of vocabulary. Some packages leave out
    the -N.

    K = 10^4 (sum f^2 - N)/N^2.

    Args:
        frequencies: tokens of each type.

    Returns:
        K; NaN for an empty text.

    Raises:
        ValueError: a frequency is negative.

    References:
        Yule (1944), The Statistical Study of Literary Vocabulary, 57. Miranda-García & Calle-Martín (2005),
        Language Resources and Evaluation 39(4), 287-294.

    >>> yule_k([1, 1, 1, 2, 2, 3])
    1000.0
    """
    f, n = _checked(frequencies)
    return _divide(1e4 * (float((f**2).sum()) - n), n**2)


def yule_i(frequencies: ArrayLike) -> float:
    """Measure diversity by Yule's I, larger for richer texts.

    Read higher as more varied. The trap: it is not 1/K, though often said to be; it moves with length.

    I = V^2/(sum f^2 - V), V = types.

    Args:
        frequencies: tokens of each type.

    Returns:
        I; NaN where no word repeats.

    Raises:
        ValueError: a frequency is negative.

    References:
        Yule (1944), The Statistical Study of Literary Vocabulary. Oakes (1998), Statistics for Corpus
        Linguistics, 204.

    >>> yule_i([3, 1, 1, 1, 1, 1, 1, 1])
    8.0
    """
    f, _ = _checked(frequencies)
    return _divide(f.size**2, float((f**2).sum()) - f.size)


def simpson_d(frequencies: ArrayLike) -> float:
    """Measure repetition by the chance that two tokens drawn from the text are the same word.

    Read 0.01 as one pair in a hundred. The trap: lower is richer, and some print 1 - D.

    D = sum f(f-1)/(N(N-1)).

    Args:
        frequencies: tokens of each type.

    Returns:
        D, from 0 to 1; NaN for fewer than 2 tokens.

    Raises:
        ValueError: a frequency is negative.

    References:
        Simpson (1949), Nature 163, 688.

    >>> round(simpson_d([3, 1, 1, 1, 1, 1, 1, 1]), 4)
    0.0667
    """
    f, n = _checked(frequencies)
    return _divide(float((f * (f - 1)).sum()), n * (n - 1))


def entropy(frequencies: ArrayLike, *, base: float = 2.0) -> float:
    """Measure diversity by Shannon's entropy of the frequency list.

    Read it in bits: how many yes-or-no questions it takes on average to find the next word, context apart.
    The trap: it rises with length, and in short texts falls well short of its true value.

    H = -sum p log p, p = f/N.

    Args:
        frequencies: tokens of each type.
        base: base of the logarithm; 2 gives bits.

    Returns:
        Entropy; NaN for an empty text.

    Raises:
        ValueError: a frequency is negative, or `base` is not above 1.

    References:
        Shannon (1948), Bell System Technical Journal 27, 379-423. Popescu et al. (2009), Word Frequency
        Studies, 176.

    >>> entropy([2, 1, 1])
    1.5
    """
    if not base > 1:
        raise ValueError(f"base is {base}; the base of a logarithm here is above 1.")
    f, n = _checked(frequencies)
    return float(entr(f / n).sum() / np.log(base)) if n else float("nan")


def repeat_rate(frequencies: ArrayLike) -> float:
    """Measure repetition by the sum of squared shares.

    Read 1 as one word only, 1/types as all equally frequent. The trap: it counts a token as its own pair,
    unlike `simpson_d`, which matters in short texts.

    RR = sum (f/N)^2.

    Args:
        frequencies: tokens of each type.

    Returns:
        RR; NaN for an empty text.

    Raises:
        ValueError: a frequency is negative.

    References:
        Popescu et al. (2009), Word Frequency Studies, 165-170.

    >>> repeat_rate([2, 1, 1])
    0.375
    """
    f, n = _checked(frequencies)
    return _divide(float((f**2).sum()), n**2)

"""Diversity of vocabulary: how varied are the words of a text, whatever its length?

`mattr`, `hdd` and `mtld` take the text as a row of word codes (numbers or strings, one per token, in text order);
`yule_k` and `entropy` take the tokens of each type, as `spectrum` gives them. What counts as a word (form or lemma,
case, numbers) is decided before and changes every value; never compare values counted differently.

    measure   read                                             trap
    mattr     0.72: 36 different words in 50 on average        depends on the window: 50, 100, 500 are in use
    mtld      80: so many tokens until the ratio falls to .72  packages differ; below 100 tokens the rest decides
    hdd       0.8: 34 types in 42 tokens drawn at random       some packages print it times 42
    yule_k    about 100 in running English; more, repetitive   function words decide it; some leave out the -N
    entropy   bits: yes-no questions to guess the next word    rises with length, too low in short texts
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import entr, gammaln

from discourse.statistics.arrays import Floats, counts

Codes = NDArray[np.intp]


def _codes(words: ArrayLike) -> Codes:
    array: NDArray[Any] = np.asarray(words)
    if array.ndim != 1:
        raise ValueError("words must be a single row, one code per token.")
    if array.dtype.kind == "f" and np.isnan(array).any():
        raise ValueError("words holds NaN; every token needs a code.")
    return np.unique(array, return_inverse=True)[1]


def spectrum(words: ArrayLike) -> Floats:
    """Count how often each type occurs, in the sorted order of the codes, not of frequency."""
    return np.bincount(_codes(words)).astype(np.float64)


def mattr(words: ArrayLike, *, window: int = 50) -> float:
    """Mean type-token ratio of all windows of `window` tokens; NaN for a text shorter than the window.

    Covington & McFall (2010), Journal of Quantitative Linguistics 17(2), 94-100.

    >>> mattr(["a", "b", "a", "c"], window=2)
    1.0
    """
    coded = _codes(words)
    if window < 1:
        raise ValueError(f"window is {window}; a window holds at least 1 token.")
    starts = coded.size - window + 1
    if starts < 1:
        return float("nan")
    # A token is new in the windows that begin after its type's last occurrence: all windows are done at once.
    order = np.argsort(coded, kind="stable")
    previous = np.full(coded.size, -1)
    same = coded[order][1:] == coded[order][:-1]
    previous[order[1:][same]] = order[:-1][same]
    place = np.arange(coded.size)
    first = np.maximum(np.maximum(previous + 1, place - window + 1), 0)
    last = np.minimum(place, starts - 1)
    return float(np.maximum(last - first + 1, 0).sum() / (window * starts))


def hdd(words: ArrayLike, *, draws: int = 42) -> float:
    """Type-token ratio expected in `draws` tokens drawn at random without replacement (HD-D); NaN for fewer tokens.

    1/n sum over types of (1 - hypergeometric chance of 0 in n draws); word order plays no part. McCarthy & Jarvis
    (2010), Behavior Research Methods 42(2), 381-392, at 383.
    """
    if draws < 1:
        raise ValueError(f"draws is {draws}; at least 1 token is drawn.")
    frequencies = spectrum(words)
    tokens = frequencies.sum()
    if draws > tokens:
        return float("nan")
    rest = tokens - frequencies
    possible = rest >= draws
    # log of C(rest, n)/C(tokens, n); where fewer than n other tokens are left the type cannot be missed.
    safe = np.where(possible, rest, draws)
    missed = gammaln(safe + 1) - gammaln(safe - draws + 1)
    whole = gammaln(tokens + 1) - gammaln(tokens - draws + 1)
    chance = np.where(possible, np.exp(missed - whole), 0)
    return float((1 - chance).sum() / draws)


def mtld(words: ArrayLike, *, threshold: float = 0.72, at: bool = False) -> float:
    """Mean length of stretches that keep a type-token ratio of 0.72 (MTLD); it hardly depends on text length.

    Tokens / factors, the mean of `mtld_forward` in both directions; the unfinished stretch counts (1 - ratio)/(1 -
    threshold) of a factor. McCarthy & Jarvis (2010), Behavior Research Methods 42(2), 381-392, at 384-385.

    Args:
        threshold: ratio at which a stretch ends, between 0 and 1.
        at: a factor ends when the ratio falls below the threshold (published; koRpus, lexical_diversity), or also
            at it (LexicalRichness).

    Returns:
        Tokens per factor; NaN for a text in which no word repeats, or that is empty.

    >>> round(mtld(["a", "b", "a", "b", "c", "a"]), 2)
    6.0
    """
    return float(np.mean([mtld_forward(way, threshold=threshold, at=at) for way in (words, np.asarray(words)[::-1])]))


def mtld_forward(words: ArrayLike, *, threshold: float = 0.72, at: bool = False) -> float:
    """`mtld` from the first word to the last only."""
    if not 0 < threshold < 1:
        raise ValueError(f"threshold is {threshold}; it must lie between 0 and 1, such as 0.72.")
    sequence = _codes(words).tolist()
    factors, length = 0.0, 0
    seen: set[int] = set()
    for code in sequence:
        seen.add(code)
        length += 1
        ratio = len(seen) / length
        if ratio < threshold or (at and ratio == threshold):
            factors, length = factors + 1, 0
            seen.clear()
    if length:
        factors += (1 - len(seen) / length) / (1 - threshold)
    return len(sequence) / factors if factors else float("nan")


def yule_k(frequencies: ArrayLike) -> float:
    """Yule's characteristic, how likely two random tokens are the same word: 10^4 (sum f^2 - N)/N^2.

    Yule (1944), The Statistical Study of Literary Vocabulary, 57. Miranda-García & Calle-Martín (2005), Language
    Resources and Evaluation 39(4), 287-294.
    """
    f = counts("frequencies", frequencies).ravel()
    n = float(f.sum())
    return 1e4 * (float((f**2).sum()) - n) / n**2 if n else float("nan")


def entropy(frequencies: ArrayLike) -> float:
    """Shannon's entropy in bits: -sum p log2 p, p = f/N. Shannon (1948), Bell System Technical Journal 27, 379-423."""
    f = counts("frequencies", frequencies).ravel()
    n = float(f.sum())
    return float(entr(f[f > 0] / n).sum() / np.log(2.0)) if n else float("nan")

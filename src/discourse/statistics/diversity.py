"""Diversity of vocabulary: how varied are the words of a text, whatever its length?

All take the text as a sequence of word codes (numbers or strings, one per token, in text order). What counts
as a word (form or lemma, case, numbers) is decided before and changes every value; never compare values
counted differently. The raw type-token ratio falls with length and is here only because other formulas are
built on it. `mtld` holds McCarthy's measure, `richness` the older formulas of tokens and types.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaln

from ._arrays import Floats

Codes = NDArray[np.intp]


def codes(words: ArrayLike) -> Codes:
    """Number the words of a text, so that equal words have equal numbers.

    Read the numbers as names only. The trap: "The" and "the" are two words here.

    Words are numbered in sorted order, from 0.

    Args:
        words: one code per token, in text order; numbers or strings.

    Returns:
        One whole number per token.

    Raises:
        ValueError: `words` is not one row, or holds NaN.

    References:
        Tweedie & Baayen (1998), Computers and the Humanities 32(5), 323-352, at 324: tokens and types.

    >>> codes(["b", "a", "b"]).tolist()
    [1, 0, 1]
    """
    array: NDArray[Any] = np.asarray(words)
    if array.ndim != 1:
        raise ValueError("words must be a single row, one code per token.")
    if array.dtype.kind == "f" and np.isnan(array).any():
        raise ValueError("words holds NaN; every token needs a code.")
    return np.unique(array, return_inverse=True)[1]


def spectrum(words: ArrayLike) -> Floats:
    """Count how often each type occurs.

    Read it as a frequency list without its words. The trap: order is that of the codes, not of frequency.

    f_v = tokens of type v.

    Args:
        words: one code per token, in text order.

    Returns:
        Tokens of each type; none for an empty text.

    Raises:
        ValueError: as for `codes`.

    References:
        Tweedie & Baayen (1998), Computers and the Humanities 32(5), 323-352, at 324.

    >>> spectrum(["b", "a", "b"]).tolist()
    [1.0, 2.0]
    """
    return np.bincount(codes(words)).astype(np.float64)


def mattr(words: ArrayLike, *, window: int = 50) -> float:
    """Measure diversity by the mean type-token ratio of all windows of a given length (MATTR).

    Read 0.72 as "on average 36 different words in 50". It does not depend on text length and may head a
    table. The trap: it depends on the window; 50 and 100 and 500 are all in use, so name it.

    MATTR = mean over all windows of types in window / window.

    Args:
        words: one code per token, in text order.
        window: tokens in a window.

    Returns:
        Mean ratio, from 1/window to 1; NaN for a text shorter than the window (some packages give its plain
        type-token ratio, which cannot be compared).

    Raises:
        ValueError: as for `codes`, or `window` is below 1.

    References:
        Covington & McFall (2010), Journal of Quantitative Linguistics 17(2), 94-100.

    >>> mattr(["a", "b", "a", "c"], window=2)
    1.0
    """
    coded = codes(words)
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


def msttr(words: ArrayLike, *, segment: int = 100) -> float:
    """Measure diversity by the mean type-token ratio of consecutive segments (MSTTR).

    Read it as `mattr`, which is steadier. The trap: the last, incomplete segment is dropped, so up to
    segment-1 tokens have no say.

    MSTTR = mean over full segments of types in segment / segment.

    Args:
        words: one code per token, in text order.
        segment: tokens in a segment.

    Returns:
        Mean ratio; NaN for a text shorter than a segment.

    Raises:
        ValueError: as for `codes`, or `segment` is below 1.

    References:
        Johnson (1944), Studies in language behavior I, Psychological Monographs 56(2), 1-15.

    >>> msttr(["a", "a", "b", "c", "d"], segment=2)
    0.75
    """
    coded = codes(words)
    if segment < 1:
        raise ValueError(f"segment is {segment}; a segment holds at least 1 token.")
    full = coded.size // segment
    if not full:
        return float("nan")
    rows = np.sort(coded[: full * segment].reshape(full, segment), axis=1)
    return float((1 + np.count_nonzero(np.diff(rows, axis=1), axis=1)).mean() / segment)


def hdd(words: ArrayLike, *, draws: int = 42) -> float:
    """Measure diversity by the type-token ratio expected in a random draw of 42 tokens (HD-D).

    Read 0.8 as "42 tokens drawn at random hold 34 types on average". The trap: two scales are in use; times
    42 it is the sum of some packages (0.85 against 35.5). Word order plays no part.

    HD-D = 1/n sum over types of (1 - hypergeometric chance of 0 in n draws).

    Args:
        words: one code per token.
        draws: n, tokens drawn without replacement.

    Returns:
        Expected ratio, from 1/n to 1; NaN for a text shorter than n.

    Raises:
        ValueError: as for `codes`, or `draws` is below 1.

    References:
        McCarthy & Jarvis (2010), Behavior Research Methods 42(2), 381-392, at 383.

    >>> round(hdd(["a", "b", "a", "b"], draws=2), 4)
    0.8333
    """
    if draws < 1:
        raise ValueError(f"draws is {draws}; at least 1 token is drawn.")
    return float(_expected_types(spectrum(words), np.array([draws]))[0] / draws)


def vocd_d(words: ArrayLike) -> float:
    """Measure diversity by the D whose curve fits the type-token ratios of draws of 35 to 50 tokens.

    Read 50 as poor, 100 and above as rich in running prose. The trap: the programs draw at random and so give
    another value at each run; here the exact expectation is fitted, their long-run mean. It says the same as
    `hdd`.

    ratio(n) = D/n (sqrt(1 + 2n/D) - 1), D by least squares over n = 35, ..., 50.

    Args:
        words: one code per token.

    Returns:
        D; NaN for a text shorter than 50 tokens, or in which no word repeats.

    Raises:
        ValueError: as for `codes`.

    References:
        Malvern et al. (2004), Lexical Diversity and Language Development, 47-59. McCarthy & Jarvis (2007),
        Language Testing 24(4), 459-488.

    >>> round(vocd_d(list(range(40)) * 4), 1)
    29.1
    """
    from scipy.optimize import minimize_scalar  # slow to import, and needed here only

    sizes = np.arange(35, 51)
    ratios = _expected_types(spectrum(words), sizes) / sizes
    if np.isnan(ratios).any() or (ratios >= 1 - 1e-12).all():
        return float("nan")

    def misfit(log_d: float) -> float:
        d = np.exp(log_d)
        return float(((d / sizes * (np.sqrt(1 + 2 * sizes / d) - 1) - ratios) ** 2).sum())

    best = minimize_scalar(misfit, bounds=(np.log(0.01), np.log(1e6)), method="bounded", options={"xatol": 1e-10})
    return float(np.exp(best.x))


def _expected_types(frequencies: Floats, draws: NDArray[np.intp]) -> Floats:
    tokens = frequencies.sum()
    rest = tokens - frequencies[:, None]
    possible = rest >= draws
    # log of C(rest, n)/C(tokens, n); where fewer than n other tokens are left the type cannot be missed.
    safe = np.where(possible, rest, draws)
    missed = gammaln(safe + 1) - gammaln(safe - draws + 1)
    whole = gammaln(tokens + 1) - gammaln(np.maximum(tokens - draws, 0) + 1)
    chance = np.where(possible, np.exp(missed - whole), 0)
    return np.where(draws <= tokens, (1 - chance).sum(axis=0), np.nan)

"""Diversity from two numbers: the older formulas of tokens and types.

All take the number of tokens and of types; numbers and arrays mix freely. Every one of them still moves with
text length: compare texts of equal length only, and prefer `diversity.mattr` or `mtld.mtld`. Where a formula
has logarithms whose base changes its value, `base` names it; packages differ, and 10 and e are both in print.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from ._arrays import Floats, counts, log, ratio, tidy, together


def _checked(tokens: ArrayLike, types: ArrayLike) -> tuple[Floats, Floats]:
    n, v = together(tokens=counts("tokens", tokens), types=counts("types", types))
    if (v > n).any():
        raise ValueError("There are more types than tokens.")
    return n, v


def type_token_ratio(tokens: ArrayLike, types: ArrayLike) -> Floats:
    """Give the share of tokens that are new words.

    Read 0.5 as every second word new. The trap: it falls with length for every text; never a headline.

    TTR = V/N.

    Args:
        tokens: N.
        types: V.

    Returns:
        Ratio, from 0 to 1; NaN for an empty text.

    Raises:
        ValueError: a number is negative, or there are more types than tokens.

    References:
        Tweedie & Baayen (1998), Computers and the Humanities 32(5), 323-352, at 325.

    >>> float(type_token_ratio(10, 8))
    0.8
    """
    n, v = _checked(tokens, types)
    return tidy(ratio(v, n))


def guiraud_r(tokens: ArrayLike, types: ArrayLike) -> Floats:
    """Give Guiraud's R, types over the root of tokens (root TTR).

    Read higher as richer, at equal length. The trap: it rises with length up to some thousand tokens, then
    falls.

    R = V/sqrt(N).

    Args:
        tokens: N.
        types: V.

    Returns:
        R; NaN for an empty text.

    Raises:
        ValueError: as for `type_token_ratio`.

    References:
        Guiraud (1954), Les caractères statistiques du vocabulaire. Tweedie & Baayen (1998), 325.

    >>> round(float(guiraud_r(10, 8)), 4)
    2.5298
    """
    n, v = _checked(tokens, types)
    return tidy(ratio(v, np.sqrt(n)))


def carroll_cttr(tokens: ArrayLike, types: ArrayLike) -> Floats:
    """Give Carroll's corrected type-token ratio (CTTR), Guiraud's R over the root of 2.

    Read higher as richer, at equal length. The trap: it corrects nothing that R does not.

    CTTR = V/sqrt(2N).

    Args:
        tokens: N.
        types: V.

    Returns:
        CTTR; NaN for an empty text.

    Raises:
        ValueError: as for `type_token_ratio`.

    References:
        Carroll (1964), Language and Thought, 54.

    >>> round(float(carroll_cttr(10, 8)), 4)
    1.7889
    """
    n, v = _checked(tokens, types)
    return tidy(ratio(v, np.sqrt(2 * n)))


def herdan_c(tokens: ArrayLike, types: ArrayLike) -> Floats:
    """Give Herdan's C, the logarithm of types over that of tokens.

    Read nearer to 1 as richer, at equal length. The trap: values crowd between 0.8 and 0.95, so small
    differences are large. The base makes no difference.

    C = log V / log N.

    Args:
        tokens: N.
        types: V.

    Returns:
        C, from 0 to 1; NaN for fewer than 2 tokens.

    Raises:
        ValueError: as for `type_token_ratio`.

    References:
        Herdan (1960), Type-Token Mathematics. Tweedie & Baayen (1998), 327.

    >>> round(float(herdan_c(10, 8)), 4)
    0.9031
    """
    n, v = _checked(tokens, types)
    return tidy(ratio(log(v), log(n)))


def summer_s(tokens: ArrayLike, types: ArrayLike, *, base: float = np.e) -> Floats:
    """Give Summer's S, the double logarithm of types over that of tokens.

    Read nearer to 1 as richer, at equal length. The trap: base 10 and base e give different values, and
    neither is defined for the smallest texts.

    S = log log V / log log N.

    Args:
        tokens: N.
        types: V.
        base: base of the logarithms, 10 or e.

    Returns:
        S; NaN where a double logarithm is undefined or that of N is 0.

    Raises:
        ValueError: as for `type_token_ratio`, or `base` is not above 1.

    References:
        Somers (1966), in Leed, The Computer and Literary Style, 128-140. Tweedie & Baayen (1998), 327.

    >>> round(float(summer_s(556, 294, base=10)), 2)
    0.89
    """
    n, v = _checked(tokens, types)
    return tidy(ratio(log(log(v, _base(base)), base), log(log(n, base), base)))


def dugast_u(tokens: ArrayLike, types: ArrayLike, *, base: float = np.e) -> Floats:
    """Give Dugast's U (Uber index), the squared logarithm of tokens over the gap between both logarithms.

    Read higher as richer, at equal length. The trap: it grows without bound as repetition vanishes, and base
    10 gives 0.43 times the value of base e.

    U = (log N)^2 / (log N - log V).

    Args:
        tokens: N.
        types: V.
        base: base of the logarithms, 10 or e.

    Returns:
        U; NaN where no word repeats.

    Raises:
        ValueError: as for `type_token_ratio`, or `base` is not above 1.

    References:
        Dugast (1980), La statistique lexicale. Tweedie & Baayen (1998), 327.

    >>> round(float(dugast_u(556, 294, base=10)), 2)
    27.23
    """
    n, v = _checked(tokens, types)
    big, small = log(n, _base(base)), log(v, base)
    return tidy(ratio(big**2, np.where(n == v, 0, big - small)))


def maas_a2(tokens: ArrayLike, types: ArrayLike, *, base: float = np.e) -> Floats:
    """Give Maas' a squared, the reciprocal of U: here a lower value is the richer text.

    Read lower as richer, at equal length. The trap: some packages print its root a, some the square; and the
    base matters.

    a^2 = (log N - log V) / (log N)^2.

    Args:
        tokens: N.
        types: V.
        base: base of the logarithms, 10 or e.

    Returns:
        a^2; NaN for fewer than 2 tokens.

    Raises:
        ValueError: as for `type_token_ratio`, or `base` is not above 1.

    References:
        Maas (1972), Zeitschrift für Literaturwissenschaft und Linguistik 2(8), 73-79. Tweedie & Baayen
        (1998), 327.

    >>> round(float(maas_a2(180, 104, base=10)), 5)
    0.04684
    """
    n, v = _checked(tokens, types)
    big, small = log(n, _base(base)), log(v, base)
    return tidy(ratio(big - small, big**2))


def _base(base: float) -> float:
    if not base > 1:
        raise ValueError(f"base is {base}; the base of a logarithm here is above 1.")
    return base

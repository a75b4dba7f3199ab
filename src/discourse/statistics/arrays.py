"""What the statistics share: checking what comes in, dividing and taking logarithms where that is defined."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import rel_entr

Floats = NDArray[np.float64]
Interval = tuple[Floats, Floats]
"""Low and high bounds."""
CONFIDENCE = 0.95
"""Share of intervals that hold the true value, throughout."""


def counts(name: str, values: ArrayLike) -> Floats:
    """Return `values` as finite, non-negative floats, or say in one sentence what is wrong with them."""
    array = numbers(name, values)
    if not np.isfinite(array).all() or (array < 0).any():
        raise ValueError(f"{name} holds a negative or missing number; counts are 0 or more.")
    return array


def sizes(name: str, values: ArrayLike) -> Floats:
    """Return `values` as finite floats above 0: corpora and parts that hold no token cannot be compared."""
    array = numbers(name, values)
    if not np.isfinite(array).all() or (array <= 0).any():
        raise ValueError(f"{name} holds a size of 0 or less; every size must be above 0.")
    return array


def numbers(name: str, values: ArrayLike) -> Floats:
    """Return `values` as floats; NaN is allowed."""
    try:
        return np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} must hold numbers only, in rows of equal length.") from error


def together(**arrays: Floats) -> list[Floats]:
    """Broadcast the arrays against each other, or name those whose shapes do not fit."""
    try:
        return list(np.broadcast_arrays(*arrays.values()))
    except ValueError as error:
        shapes = ", ".join(f"{name} {array.shape}" for name, array in arrays.items())
        raise ValueError(f"The shapes do not fit together: {shapes}.") from error


def tidy(values: Any) -> Floats:
    """Turn arrays of no dimension into numbers, so that numbers in give a number out."""
    result: Floats = np.asarray(values, dtype=np.float64)[()]
    return result


def downwards(values: NDArray[Any]) -> NDArray[np.int64]:
    """The order of numbers, the largest first; equal ones stay as they stand, NaN comes last.

    A stable sort, by two quick ones: of the numbers, and of the places of those that are equal.
    """
    order = np.argsort(-values)
    found = values[order]
    same = (found[1:] == found[:-1]) | (np.isnan(found[1:]) & np.isnan(found[:-1]))
    packed: NDArray[np.int64] = np.cumsum(np.r_[True, ~same][: len(order)], dtype=np.int64) << 32 | order
    packed.sort()
    return packed & 0xFFFFFFFF


def ratio(numerator: ArrayLike, denominator: ArrayLike) -> Floats:
    """Divide; 0 as denominator gives NaN, never infinity."""
    below = np.asarray(denominator, dtype=np.float64)
    safe = np.where(below == 0, np.nan, below)
    result: Floats = np.asarray(numerator, dtype=np.float64) / safe
    return result


def log(values: ArrayLike, base: float | None = None) -> Floats:
    """Take the logarithm (natural unless `base` is given); of 0 and below it is NaN, never minus infinity."""
    array = np.asarray(values, dtype=np.float64)
    result: Floats = np.log(np.where(array > 0, array, np.nan))
    return result if base is None else result / np.log(base)


def parts(part_counts: ArrayLike, part_sizes: ArrayLike) -> tuple[Floats, Floats]:
    """Return counts (words x parts, or parts) and part sizes, checked against each other."""
    x, n = counts("part_counts", part_counts), sizes("part_sizes", part_sizes)
    if n.ndim != 1 or n.size < 2 or x.ndim not in (1, 2) or x.shape[-1] != n.size:
        raise ValueError(f"part_counts {x.shape} and part_sizes {n.shape} must agree on 2 or more parts.")
    if (x > n).any():
        raise ValueError("A word occurs more often than its part has tokens; part sizes are counted in tokens.")
    return x, n


def g2_table(a: Floats, b: Floats, c: Floats, d: Floats) -> Floats:
    """Return 2 * sum O ln(O/E) over the four cells of a table; NaN where a margin is empty."""
    rows, columns, total = (a + b, c + d), (a + c, b + d), a + b + c + d
    empty = (rows[0] == 0) | (rows[1] == 0) | (columns[0] == 0) | (columns[1] == 0)
    safe = np.where(empty, np.nan, total)
    expected = (row * column / safe for row in rows for column in columns)
    result = 2 * np.sum([rel_entr(o, e) for o, e in zip((a, b, c, d), expected, strict=True)], axis=0)
    # Rounding leaves -1e-13 where both agree to the last token; a G2 below 0 would read as a sign.
    return tidy(np.maximum(result, 0))

"""Two-by-two tables: the G2 and X2 that keyness and association have in common."""

from __future__ import annotations

import numpy as np
from scipy.special import rel_entr

from ._arrays import Floats, ratio, tidy


def expected(a: Floats, b: Floats, c: Floats, d: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Return the four counts expected if rows and columns were independent; NaN where a margin is empty."""
    total = a + b + c + d
    rows, columns = (a + b, c + d), (a + c, b + d)
    empty = (rows[0] == 0) | (rows[1] == 0) | (columns[0] == 0) | (columns[1] == 0)
    safe = np.where(empty, np.nan, total)
    return (
        rows[0] * columns[0] / safe,
        rows[0] * columns[1] / safe,
        rows[1] * columns[0] / safe,
        rows[1] * columns[1] / safe,
    )


def g2_table(a: Floats, b: Floats, c: Floats, d: Floats) -> Floats:
    """Return 2 * sum O ln(O/E) over four cells."""
    cells = (a, b, c, d)
    result = 2 * np.sum([rel_entr(o, e) for o, e in zip(cells, expected(*cells), strict=True)], axis=0)
    # Rounding leaves -1e-13 where both agree to the last token; a G2 below 0 would read as a sign.
    return tidy(np.maximum(result, 0))


def x2_table(a: Floats, b: Floats, c: Floats, d: Floats, *, yates: bool = False) -> Floats:
    """Return Pearson's X2 of four cells; with `yates`, brought nearer to 0 by half a token."""
    total = a + b + c + d
    distance = np.abs(a * d - b * c)
    if yates:
        distance = np.maximum(distance - total / 2, 0)
    margins = (a + b) * (c + d) * (a + c) * (b + d)
    return tidy(ratio(total * distance**2, margins))


def williams_factor(a: Floats, b: Floats, c: Floats, d: Floats) -> Floats:
    """Return Williams' q of a two-by-two table, by which G2 is divided to come nearer to its chi-squared."""
    total = a + b + c + d
    rows = ratio(total, a + b) + ratio(total, c + d) - 1
    columns = ratio(total, a + c) + ratio(total, b + d) - 1
    return tidy(1 + rows * columns / (6 * total))

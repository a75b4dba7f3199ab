"""Diverging bars: the words that either of two texts uses more, and how much more."""

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from discourse.base.tables import name_column
from discourse.figures import _style
from discourse.figures._style import ACCENT, INK, MIDDLE, PAPER, SECOND, SMALL, canvas, label, styled


@styled
def word_sides(table: pd.DataFrame, *, level: float = 0.05, fewest: int = 4, max_rows: int = 8) -> Figure:
    """Draw one bar per word, to the left what the first text uses more, to the right the second, with both counts.

    Filled bars are beyond chance once all words are allowed for (`p_holm` below `level`), hollow ones within it.

    Args:
        table: columns word (or another first column), count_a, count_b, log_ratio with log_ratio_low and log_ratio_high,
            p_holm, text_a, text_b; the surest first.
        fewest: occurrences on either side of a word that is drawn.
        max_rows: words of either side.
    """
    often = table[table[["count_a", "count_b"]].max(axis=1) >= fewest]
    first, second = (often[often["log_ratio"] * sign > 0].head(max_rows) for sign in (1, -1))
    rows = pd.concat([first, second])
    if rows.empty:
        return _style.nothing("No word is frequent enough to be compared.")
    figure, axes = canvas(0.6 + 0.225 * len(rows))
    names = [label(name, 29) for name in rows[name_column(rows)]]
    _style.rows_down(axes, names)
    y, x = np.arange(len(rows)), -rows["log_ratio"].to_numpy(dtype=float)
    low, high = (-rows[f"log_ratio_{end}"].to_numpy(dtype=float) for end in ("high", "low"))
    sure = rows["p_holm"].to_numpy(dtype=float) < level
    tints = np.where(x < 0, ACCENT, SECOND)
    axes.barh(y, x, height=0.6, color=np.where(sure, tints, PAPER), edgecolor=tints, linewidth=1.2)
    reach = float(np.ceil(np.abs(x).max())) + 1
    axes.hlines(y, np.clip(low, -reach, reach), np.clip(high, -reach, reach), color=MIDDLE, linewidth=1.4, zorder=3)
    axes.set_xlim(-reach, reach)
    axes.axvline(0, color=INK, linewidth=0.9)
    axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{2 ** abs(value):.0f}×" if value else "same"))
    whose = [label(rows[f"text_{side}"].iloc[0], 24) for side in ("a", "b")]
    look = {"xycoords": axes.get_yaxis_transform(), "textcoords": "offset points", "va": "center", "fontsize": SMALL}
    for column, right, tint in (("count_a", 26, ACCENT), ("count_b", 56, SECOND)):
        for at, number in enumerate(rows[column]):
            axes.annotate(f"{number:,}", (1, at), (right, 0), ha="right", color=tint, **look)
    for text, across, place, tint in ((f"◀ {whose[0]}", "right", -4, ACCENT), (f"{whose[1]} ▶", "left", 4, SECOND)):
        axes.annotate(
            text, (0, -0.75), (place, 0), textcoords="offset points", color=tint, ha=across, va="bottom", fontsize=SMALL,
            annotation_clip=False,
        )  # fmt: skip
    for mark, right, tint in (("◀", 26, ACCENT), ("▶", 56, SECOND)):
        axes.annotate(mark, (1, -0.85), (right, 0), ha="right", color=tint, annotation_clip=False, **look)
    hollow = "hollow: within chance once all words are allowed for" if not sure.all() else ""
    unit = "; ".join(part for part in ("how many times as frequent; at the right both counts", hollow) if part)
    return figure.says(unit=unit, note=_style.left_out(len(often) - len(rows)))

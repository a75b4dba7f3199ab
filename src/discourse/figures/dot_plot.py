"""Ranked rows: a dot or a bar for each number, beside it where known its interval and the number to compare it with."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from discourse.base.tables import filled, name_column
from discourse.figures import _style
from discourse.figures._style import ACCENT, INK, MIDDLE, PAPER, SECOND, SMALL, SOFT, canvas, styled


@styled
def dot_plot(
    table: pd.DataFrame, *, label: str = "", value: str = "count", axis: str = "occurrences", other: str = "",
    low: str = "low", high: str = "high", here: str = "this text", there: str = "the reference", between: str = "",
    remark: str = "", of: str = "", bars: bool = False, root: bool = False, ordered: bool = True,
    least: int = 0, max_rows: int = 25,
) -> Figure:  # fmt: skip
    """Draw one row per type: a dot (or bar) with its number at the right; largest first, zeros named in one line.

    With `other` each row is a dumbbell, the widest apart first. Dots are hollow where `too_few` says so, and lozenges where
    `position` says that they lie outside the usual range.

    Args:
        table: columns `label`, `value`, and where known `low`, `high`; the first `max_rows` are drawn.
        label: the column that names the rows; `title` or the first one unless said otherwise.
        value, axis: the column that is drawn, and what it is in words; a `share` is shown in per cent.
        other: the column of the same quantity elsewhere, drawn as a tick.
        low, high: the columns of an interval.
        here, there, between: what dot, tick and interval are called in the key; {column} stands for what it holds in every row.
        remark: the column of words at the end of a row. of: the column of what the number is out of.
        root: on a square-root scale, where one row would dwarf the rest.
        least: rows with less are only named, below the figure.
        ordered: largest first; else as the table stands.
    """
    keep = (table[value] >= max(least, 1e-9)) if not other and ordered else table[value].notna()
    named = name_column(table, label)
    few = _style.folded(
        table.loc[~keep, named], "Once" if least == 2 else f"Fewer than {least}" if least else "None found"
    )
    rows = table[keep].head(max_rows)
    if rows.empty:
        return _style.nothing("None found.")
    here, there = filled(here, rows), filled(there, rows)
    note = f"{few} {_style.left_out(int(keep.sum()) - max_rows)}".strip()
    band = {low, high} <= set(rows.columns)
    apart = (rows[value] - rows[other]).abs() if other else rows[value]
    if ordered:
        apart = apart / (rows[high] - rows[low]) if other and band else apart
        rows = rows.iloc[np.argsort(-apart.to_numpy(dtype=float), kind="stable")]
    rows = rows.reset_index(drop=True)
    names = [str(key) for key in rows[named]]
    figure, axes = canvas(max(0.42 + _style.row_height(names) * len(rows), 0.9 if other else 0))
    y, x = np.arange(len(rows)), rows[value].to_numpy(dtype=float)
    if band:
        axes.hlines(y, rows[low], rows[high], color=MIDDLE, linewidth=4)
    if other:
        there_at = rows[other].to_numpy(dtype=float)
        if not band:
            axes.hlines(y, x, there_at, color=MIDDLE, linewidth=1.2)
        axes.scatter(there_at, y, marker="|", color=INK, s=70, linewidths=1.6, zorder=3, clip_on=False)
    hollow, out = _bars(axes, x, y) if bars else _dots(axes, rows, x, y)
    _style.rows_down(axes, names)
    _numbers(axes, rows, value, other, of, remark)
    _scale(axes, value, bars, float(rows[[value, other, high]].to_numpy().max()) if root else 0.0)
    marks = {
        f"●\u00a0{here}": bool(other), f"❘\u00a0{there}": bool(other),
        f"▬\u00a0{between}": band and bool(between) and rows[low].notna().any(),
        "○\u00a0too few to say how large": hollow, "◆\u00a0outside the range": out,
    }  # fmt: skip
    unit = "; ".join(
        [axis + ", square-root scale" * root, ", ".join(mark for mark, there in marks.items() if there)]
    ).removesuffix("; ")
    return figure.says(unit=unit, note=note)


def _bars(axes: Any, x: Any, y: Any) -> tuple[bool, bool]:
    axes.barh(y, x, height=0.6, color=ACCENT)
    return False, False


def _dots(axes: Any, rows: pd.DataFrame, x: Any, y: Any) -> tuple[bool, bool]:
    """Draw the dots; say whether any is hollow, and any a lozenge."""
    hollow = rows.get("too_few", pd.Series("", rows.index)).isin(["", False, "no"]).to_numpy() == False  # noqa: E712
    out = rows.get("position", pd.Series("within", rows.index)).to_numpy() != "within"
    for chosen, marker, tint in ((~out, "o", ACCENT), (out, "D", SECOND)):
        if chosen.any():
            fills = np.where(hollow[chosen], PAPER, tint)
            axes.scatter(
                x[chosen], y[chosen], marker=marker, s=30, facecolors=fills, edgecolors=tint, linewidths=1.3, zorder=4,
                clip_on=False,
            )  # fmt: skip
    return bool(hollow.any()), bool(out.any())


def _scale(axes: Any, value: str, bars: bool, largest: float) -> None:
    """Set the scale of the numbers; with `largest` by square roots."""
    axes.margins(x=0.03)
    axes.set_xlim(left=min(0, axes.get_xlim()[0]) if not bars else 0)
    if largest:
        axes.set_xscale("function", functions=(lambda x: np.sqrt(np.maximum(x, 0)), np.square))
        axes.set_xlim(0, 1.05 * largest)
        axes.set_xticks([tick for tick in (0, 1, 2, 5, 10, 20, 50, 100, 200, 500) if tick <= axes.get_xlim()[1]])
    else:
        axes.xaxis.set_major_locator(MaxNLocator(5, integer=not value.startswith(("per_1000", "share"))))
    if value.startswith("share"):
        axes.xaxis.set_major_formatter(PercentFormatter(1.0, decimals=0))


def _numbers(axes: Any, rows: pd.DataFrame, value: str, other: str, of: str, remark: str) -> None:
    """Write at the end of each row the very numbers that are drawn, and the words that belong to it."""
    look: dict[str, Any] = {
        "xycoords": axes.get_yaxis_transform(), "textcoords": "offset points", "va": "center", "fontsize": SMALL,
    }  # fmt: skip
    for column, across, tint, mark in ((value, 30, INK, "●"), (other, 60, SOFT, "❘")):
        if other:
            axes.annotate(mark, (1, -0.85), (across, 0), ha="right", color=tint, annotation_clip=False, **look)
        for y, number in enumerate(rows[column] if column else []):
            text = f"{_number(number, column)} of {rows[of][y]}" if of else _number(number, column)
            axes.annotate(text, (1, y), (across + 14 * bool(of), 0), ha="right", color=tint, **look)
    for y, text in enumerate(rows[remark] if remark else []):
        axes.annotate(_style.label(text, 29), (1, y), (36 + 14 * bool(of), 0), color=SOFT, **look)


def _number(number: float, column: str) -> str:
    if column.startswith("share"):
        return f"{number:.0%}"
    if 0 < abs(number) < 0.05:
        return "< 0.1"
    return f"{number:,.0f}" if float(number).is_integer() and "per_1000" not in column else f"{number:,.1f}"

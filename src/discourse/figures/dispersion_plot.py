"""Strips: in which sentences things stand, with the paragraphs on top."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from numpy.typing import NDArray

from discourse.base.tables import name_column
from discourse.figures._style import (
    ACCENT,
    HAIR,
    RULE,
    SMALL,
    SOFT,
    canvas,
    folded,
    joined,
    left_out,
    nothing,
    row_height,
    rows_down,
    styled,
)

_DIGIT = 0.034
"""The width of a digit with some air, of the width of the plot: numbers nearer than theirs would run into each other."""
_MANY = 24
"""More paragraphs than these would flicker, were every second tinted."""


@styled
def dispersion_plot(
    rows: pd.DataFrame, sentences: pd.DataFrame, *, label: str = "", ordered: bool = False, max_rows: int = 24
) -> Figure:
    """Draw one line per row of a table and a mark for every stretch of text behind it, over the numbers of the sentences.

    Every sentence is equally wide, and a mark stands in it where its words do. Rows without a place are named below.

    Args:
        rows: `places`: for each row its (start, end) offsets.
        sentences: columns sentence, paragraph, start, end.
        label: the column that names the lines; `title` or the first one unless said otherwise.
        ordered: what comes first in the text first; else as the table stands.
    """
    named = name_column(rows, label)
    found = rows["places"].map(len) > 0
    note = f"{folded(rows.loc[~found, named])} {left_out(int(found.sum()) - max_rows)}".strip()
    rows = rows[found].head(max_rows)
    if ordered:
        rows = rows.sort_values("places", key=lambda places: places.map(min), kind="stable")
    if rows.empty or sentences.empty:
        return nothing("No place was found in the text.")
    names = [f"{key}\u00a0({len(spots)})" for key, spots in zip(rows[named], rows["places"], strict=True)]
    figure, axes = canvas(0.62 + row_height(names) * len(rows))
    least = len(sentences) * HAIR
    for y, spots in enumerate(rows["places"]):
        left, right = (_along(sentences, [place[side] for place in spots]) for side in (0, 1))
        bars = joined(np.column_stack([left, np.maximum(right - left, least)]))
        axes.add_patch(PathPatch(_boxes(bars, y - 0.34, y + 0.34), color=ACCENT, linewidth=0))
    rows_down(axes, names)
    _scale(axes, sentences)
    return figure.says(unit="where each place stands; below: sentences, above: paragraphs", note=note)


def _boxes(bars: NDArray[np.float64], low: float, high: float) -> Path:
    """Bars (start, width) as one path: a page holds the corners of each, and not a style for each besides."""
    starts, ends = bars[:, 0], bars.sum(axis=1)
    corners = [(starts, low), (ends, low), (ends, high), (starts, high)]
    return Path.make_compound_path_from_polys(
        np.stack([np.column_stack([x, np.full(len(bars), y)]) for x, y in corners], axis=1)
    )


def _along(sentences: pd.DataFrame, offsets: list[int]) -> NDArray[np.float64]:
    """Offsets as places among the sentences: 7.5 is the middle of the seventh."""
    starts, ends = sentences["start"].to_numpy(dtype=float), sentences["end"].to_numpy(dtype=float)
    at = np.maximum(np.searchsorted(starts, offsets, side="right") - 1, 0)
    # An end may be the very start of the next sentence, or lie in the blank before it.
    at = np.where((at > 0) & (starts[at] == offsets), at - 1, at)
    return np.asarray(at + np.clip((np.asarray(offsets) - starts[at]) / (ends[at] - starts[at]), 0, 1))


def _scale(axes: Axes, sentences: pd.DataFrame) -> None:
    """Number the sentences below and the paragraphs above, with a tint under every second paragraph."""
    total = len(sentences)
    step = next(
        step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, total) if step / total >= _DIGIT * len(str(total))
    )
    numbers = sentences["sentence"].tolist()
    shown = [n for n in range(total) if numbers[n] % step == 0 or (n == 0 and step == 5)]
    axes.set_xlim(0, total)
    axes.set_xticks([n + 0.5 for n in shown], [str(numbers[n]) for n in shown])
    axes.set_xticks(range(total + 1) if total <= 120 else [], minor=True)
    axes.tick_params(axis="x", which="minor", length=2, color=RULE)
    above = axes.secondary_xaxis("top")
    marks: list[tuple[int, int, float, float]] = []
    groups = sentences.assign(n=range(total)).groupby("paragraph", sort=False)["n"].agg(["min", "max"])
    for place, (paragraph, first, end) in enumerate(groups.itertuples(name=None)):
        if place % 2 and len(groups) <= _MANY:
            axes.axvspan(first, end + 1, color=RULE, alpha=0.45, linewidth=0, zorder=0)
        marks.append((paragraph, paragraph, first, end + 1))
        while len(marks) > 1 and _edges(marks[-2], total)[1] > _edges(marks[-1], total)[0]:
            marks[-2:] = [(marks[-2][0], marks[-1][1], marks[-2][2], marks[-1][3])]
    names = [_named(mark) for mark in marks]
    middles = [(left + right) / 2 for *_, left, right in marks]
    above.set_xticks(middles, names, color=SOFT, fontsize=SMALL)
    above.tick_params(length=0, pad=1)
    above.spines["top"].set_visible(False)


def _named(mark: tuple[int, int, float, float]) -> str:
    return f"¶{mark[0]}" if mark[0] == mark[1] else f"¶{mark[0]}–{mark[1]}"


def _edges(mark: tuple[int, int, float, float], total: int) -> tuple[float, float]:
    """Where the number of a paragraph, or of several that lie too near for a number each, begins and ends."""
    middle, half = (mark[2] + mark[3]) / 2, len(_named(mark)) * total * _DIGIT / 2.6
    return middle - half, middle + half

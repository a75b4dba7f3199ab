"""A ranked dot plot: the plainest honest picture of counts, rates and shares."""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from discourse.base.tables import name_column
from discourse.figures._style import ACCENT, RULE, SOFT, canvas, nothing, rows_down, styled


@styled
def dot_plot(
    table: pd.DataFrame, *, label: str = "", value: str = "per_1000", axis: str = "per 1,000 words",
    max_rows: int = 25,
) -> Figure:  # fmt: skip
    """Draw one row per type: a dot for its value, its count at the right; where known, a line from `low` to `high`.

    Args:
        table: columns `label`, `value`, and where known `low`, `high`, `count`; drawn in the order given.
        label: the column that names the rows; `title` or the first one unless said otherwise.
        value: the column that places the dots; a `share` is shown in per cent.
        axis: what the axis shows, in words.
    """
    rows = table.head(max_rows).reset_index(drop=True)
    if rows.empty:
        return nothing("none found")
    figure, axes = canvas(0.9 + 0.235 * len(rows))
    tints = [ACCENT] * len(rows)
    if {"low", "high"} <= set(rows.columns):
        lines = axes.hlines(range(len(rows)), rows["low"], rows["high"], colors=tints, alpha=0.35, linewidth=3.2)
        lines.set_capstyle("round")
    axes.scatter(rows[value], range(len(rows)), color=tints, s=26, zorder=3)
    rows_down(axes, [str(key) for key in rows[name_column(rows, label)]])
    if "count" in rows.columns:
        side = {"transform": axes.get_yaxis_transform(), "color": SOFT, "fontsize": 8.5}
        axes.text(1.01, -0.75, "count", va="bottom", **side)
        for place, count in enumerate(rows["count"]):
            axes.text(1.01, place, f"{count:,}", va="center", **side)
    axes.set_xlabel(axis)
    axes.axvline(0, color=RULE, linewidth=0.8)
    axes.margins(x=0.03)
    if value == "share":
        axes.xaxis.set_major_formatter(PercentFormatter(1.0, decimals=0))
    return figure

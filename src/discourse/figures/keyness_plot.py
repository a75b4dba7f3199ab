"""A keyness plot: how sure and how large the difference of each word is, in one picture."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from discourse.figures._labels import name_points
from discourse.figures._style import ACCENT, PAPER, RULE, SECOND, SOFT, canvas, nothing, styled

SURE = 10.83
"""G2 of p = .001 for one word chosen beforehand: a landmark that every corpus linguist knows."""


@styled
def keyness_plot(table: pd.DataFrame, *, max_rows: int = 40) -> Figure:
    """Draw a dot per word: to the right surer (G2), away from 0 larger (Log Ratio); hollow where too few.

    Args:
        table: the table of the measure `keyness` (its first column names the words), positive or
            negative words or both below each other.
    """
    rows = table[table["g2"].abs() > 0].head(max_rows).reset_index(drop=True)
    if rows.empty:
        return nothing("no word departs from the reference")
    figure, axes = canvas(5.4)
    across, up = rows["g2"].abs().to_numpy(), rows["log_ratio"].to_numpy()
    tints = np.where(up > 0, ACCENT, SECOND)
    low, high = rows["log_ratio_boot_low"].to_numpy(), rows["log_ratio_boot_high"].to_numpy()
    axes.vlines(across, low, high, color=tints, alpha=0.25, linewidth=1.6)
    fills = np.where(rows["too_few"].to_numpy(dtype=str) == "", tints, PAPER)
    axes.scatter(across, up, facecolors=fills, edgecolors=tints, linewidths=1.2, s=26, zorder=3)
    axes.set_xscale("log")
    axes.axhline(0, color=SOFT, linewidth=0.8)
    axes.set_xlabel("how sure: G2 (log scale)")
    axes.set_ylabel("how large: Log Ratio (doublings), bar: 95 % of redrawn articles")
    if (rows["too_few"] != "").any():
        kinds = ((SOFT, "enough on both sides"), (PAPER, "too few on one side"))
        look: dict[str, Any] = {"marker": "o", "color": SOFT, "linestyle": "", "markersize": 5}
        marks = [Line2D([], [], markerfacecolor=fill, label=text, **look) for fill, text in kinds]
        axes.legend(handles=marks, loc="lower right", bbox_to_anchor=(1, 1), ncols=2, borderaxespad=0)
    _limits(axes, across)
    name_points(axes, across.tolist(), up.tolist(), rows[rows.columns[0]].astype(str).tolist())
    return figure


def _limits(axes: Axes, across: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> None:
    left, right = max(min(across.min() * 0.8, SURE * 0.8), 0.5), max(across.max() * 1.6, SURE * 2)
    axes.set_xlim(left, right)
    ticks = [t for t in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000) if left <= t <= right]
    axes.set_xticks(ticks, [f"{tick:,}" for tick in ticks])
    axes.set_xticks([], minor=True)
    axes.axvline(SURE, color=RULE, linewidth=1)
    axes.annotate(
        "p < .001", (SURE, 0), xycoords=("data", "axes fraction"), xytext=(3, 4), textcoords="offset points",
        color=SOFT, fontsize=8,
    )  # fmt: skip

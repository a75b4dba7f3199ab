"""A dot matrix: which keywords stand under which settings."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path
from matplotlib.textpath import TextPath
from numpy.typing import NDArray

from discourse.figures._style import ACCENT, PAPER, RULE, SOFT, canvas, label, nothing, rows_down, styled

Places = NDArray[Any]
BESIDES = ("word", "against", "count", "range", "survives", "settings", "lost", "places")


@styled
def robustness_matrix(table: pd.DataFrame, *, max_rows: int = 30) -> Figure:
    """Draw a word in each row, a setting in each column: a dot with its rank, or a ring where it is none.

    Args:
        table: the table of the measure `sensitivity`.
    """
    rows = table.head(max_rows).reset_index(drop=True)
    if rows.empty:
        return nothing("no word is a keyword under any of the settings")
    titles = [str(name) for name in rows.columns if name not in BESIDES]
    figure, axes = canvas(1.7 + 0.235 * len(rows))
    ranks = rows[titles].to_numpy(dtype=np.float64, na_value=np.nan)
    down, across = np.nonzero(~np.isnan(ranks))
    out_down, out_across = np.nonzero(np.isnan(ranks))
    axes.scatter(across, down, s=150, color=ACCENT, zorder=3)
    axes.scatter(out_across, out_down, s=22, facecolors=PAPER, edgecolors=RULE, linewidths=1.2, zorder=3)
    _write_ranks(axes, across, down, ranks[down, across])
    rows_down(axes, [str(word) for word in rows["word"]])
    axes.set_xlim(-0.6, len(titles) - 0.4)
    axes.set_xticks(range(len(titles)), [label(title) for title in titles], rotation=40, ha="left", color=SOFT)
    axes.tick_params(axis="x", top=True, labeltop=True, bottom=False, labelbottom=False, length=0)
    axes.spines["bottom"].set_visible(False)
    right = axes.twinx()
    right.set_ylim(axes.get_ylim())
    survives = zip(rows["survives"], rows["settings"], strict=True)
    right.set_yticks(range(len(rows)), [f"{n} of {of}" for n, of in survives], color=SOFT, fontsize=8.5)
    for side in right.spines.values():
        side.set_visible(False)
    return figure


def _write_ranks(axes: Axes, across: Places, down: Places, ranks: Places) -> None:
    """Write the ranks into their dots, each number once as a marker: hundreds of texts draw slowly."""
    for rank in np.unique(ranks):
        path = TextPath((0, 0), f"{rank:.0f}", size=7)
        box = path.get_extents()
        middle = path.vertices - [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2]
        # Markers are scaled to half a unit: this undoes it, so that the digits have their size in points.
        points = (2 * np.abs(middle).max()) ** 2
        here = ranks == rank
        marker = MarkerStyle(Path(middle, path.codes))
        axes.scatter(across[here], down[here], s=points, marker=marker, color=PAPER, linewidths=0, zorder=4)

"""Rates against norms: the article's rate of each code beside the range that is usual in a register."""

import pandas as pd
from matplotlib.figure import Figure

from discourse.figures._style import ACCENT, SECOND, SOFT, canvas, nothing, rows_down, styled


@styled
def reference_ranges(table: pd.DataFrame, *, max_rows: int = 30) -> Figure:
    """Draw one row per code: a grey band for nine of ten texts of the register, a dot for the article.

    Args:
        table: columns title, per_1000, norm, norm_low, norm_high, position; one register only.
    """
    rows = table.head(max_rows).reset_index(drop=True)
    if rows.empty:
        return nothing("no norms for these codes")
    figure, axes = canvas(1.2 + 0.25 * len(rows))
    for place, (low, high, norm) in enumerate(zip(rows["norm_low"], rows["norm_high"], rows["norm"], strict=True)):
        axes.plot([low, high], [place, place], color=SOFT, alpha=0.3, linewidth=7, solid_capstyle="butt")
        axes.plot([norm, norm], [place - 0.26, place + 0.26], color=SOFT, linewidth=1.4)
    tints = [ACCENT if position == "within" else SECOND for position in rows["position"]]
    axes.scatter(rows["per_1000"], range(len(rows)), color=tints, s=28, zorder=3)
    rows_down(axes, [str(title) for title in rows["title"]])
    axes.set_xlabel("per 1,000 words")
    axes.margins(x=0.03)
    return figure

"""Stacked bars: how each actor is spoken of."""

import pandas as pd
from matplotlib.figure import Figure

from discourse.figures._style import canvas, nothing, rows_down, styled

# Blue and orange are told apart by all readers, also in grey; grey stands for "not decided".
_COLOURS = {"positive": "#0072b2", "unclear": "#c9d0d6", "negative": "#d55e00"}


@styled
def stacked_bars(table: pd.DataFrame, *, max_rows: int = 16) -> Figure:
    """Draw one bar per actor: its mentions, cut into those evaluated positively, not decided, and evaluated negatively.

    Args:
        table: columns actor, kind, side, mentions, positive, unclear, negative; drawn in the order given.
    """
    rows = table[~table["kind"].isin(["passive", "expected"])].head(max_rows).reset_index(drop=True)
    if rows.empty:
        return nothing("no actor was found")
    figure, axes = canvas(1.25 + 0.28 * len(rows))
    left = pd.Series(0.0, index=rows.index)
    for kind, colour in _COLOURS.items():
        axes.barh(range(len(rows)), rows[kind], left=left, height=0.62, color=colour, label=kind)
        left += rows[kind]
    rows_down(axes, [f"{actor} ({side})" for actor, side in zip(rows["actor"], rows["side"], strict=True)])
    axes.set_xlabel("mentions, by the light in which the grammar puts the actor")
    figure.legend(loc="outside upper right", ncols=3)
    return figure

"""Rates over the years, a small plot for each group."""

import pandas as pd
from matplotlib.figure import Figure

from discourse.figures._style import ACCENT, canvas, label, left_out, nothing, styled

_COLUMNS, _TALL = 2, 1.35


@styled
def trend(table: pd.DataFrame, *, max_rows: int = 12) -> Figure:
    """Draw the rate of each group along the years, each in a plot of its own with the same years and its own height.

    Read each curve by itself, for the heights differ; the band redraws whole texts and is there where a year has five or more.

    Args:
        table: of `corpus.lexicon.cues` by a year or another number.
        max_rows: so many, those with the most hits.
    """
    if table.empty:
        return nothing(f"The texts differ in no {table.columns[0]}: there is no course to draw.")
    by = str(table.columns[0])
    ranked = table.groupby("group", sort=False)["count"].sum().sort_values(ascending=False, kind="stable")
    names = [name for name in ranked.index if ranked[name]][:max_rows]
    if not names:
        return nothing("Nothing was found.")
    lines = -(-len(names) // _COLUMNS)
    figure, plots = canvas(_TALL * lines + 0.2, nrows=lines, ncols=_COLUMNS, sharex=True, squeeze=False)
    for place, (axes, name) in enumerate(zip(plots.flat, names, strict=False)):
        part = table[table["group"] == name].sort_values(by)
        axes.fill_between(part[by], part["low"], part["high"], color=ACCENT, alpha=0.15, linewidth=0)
        axes.plot(part[by], part["per_million"], color=ACCENT, linewidth=1.2, marker="o", markersize=2)
        axes.set_ylim(bottom=0)
        axes.yaxis.set_major_formatter("{x:,.0f}")
        axes.tick_params(labelbottom=place + _COLUMNS >= len(names))
        axes.set_title(label(name, 34), fontsize=9, loc="left")
    for axes in list(plots.flat)[len(names) :]:
        axes.set_axis_off()
    return figure.says(unit=f"per million words, by {by}", note=left_out((ranked > 0).sum() - len(names)))

"""A dot plot of shares, in percent, with intervals."""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from discourse.figures._style import styled
from discourse.figures.dot_plot import dot_plot


@styled
def proportion_plot(
    table: pd.DataFrame, *, label: str = "", value: str = "share", axis: str = "", colours: dict[str, str] | None = None
) -> Figure:
    """Draw one row per code: a dot for its share, a line for the 95 % interval, its count at the right.

    Arguments as for `dot_plot`; `value` runs from 0 to 1.
    """
    shown = axis or ("share of sentences, with 95 % interval" if value == "share" else f"{value}, with 95 % interval")
    figure = dot_plot(table, label=label, value=value, axis=shown, colours=colours)
    if not table.empty:
        figure.axes[0].xaxis.set_major_formatter(PercentFormatter(1.0, decimals=0))
    return figure

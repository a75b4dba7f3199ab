"""A dot plot of shares, in percent, with intervals."""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from discourse.figures._style import styled
from discourse.figures.ranked import ranked


@styled
def shares(
    table: pd.DataFrame, name: str, *, value: str = "share", axis: str = "", colours: dict[str, str] | None = None
) -> Figure:
    """Draw one row per code: a dot for its share, a line for the 95 % interval, its count at the right.

    Args:
        table: columns `name`, `value` (0 to 1), low, high, count; drawn in the order given.
        name: the column that names the rows.
        value: the column that places the dots.
        axis: what the axis shows, in words.
        colours: a colour by row name, where colours mean something.
    """
    told = axis or ("share of sentences, with 95 % interval" if value == "share" else f"{value}, with 95 % interval")
    figure = ranked(table, name, value=value, axis=told, colours=colours)
    if not table.empty:
        figure.axes[0].xaxis.set_major_formatter(PercentFormatter(1.0, decimals=0))
    return figure

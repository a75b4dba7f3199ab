"""The obligation map drawn: who, must do what, for whom."""

from textwrap import fill
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from discourse.figures._style import INK, PALETTE, SOFT, canvas, label, nothing, styled

_WIDTHS = {"must": 2.2, "should": 1.5, "need": 0.9, "call": 0.9}
_ACTOR, _ACT, _END, _BENEFIT = 0.19, 0.25, 0.7, 0.75
# An act may fill two lines.
_LINE, _LONGEST = 50, 94


@styled
def obligation_map(table: pd.DataFrame, *, max_rows: int = 30) -> Figure:
    """Draw each obligation as a line from the one obliged to the act, and on to the beneficiary.

    Read from left to right. Thick lines are *must*, middle ones *should*, thin ones *need* or a call; dashed lines stand for
    obligations that the article reports in another's voice. The trap: an act may be long; beyond two lines it is cut.

    Args:
        table: of the measure `obligation`, one row per obligation.
    """
    if table.empty:
        return nothing("No obligation was found in this article.")
    rows = table.head(max_rows).copy()
    order = rows["actor"].value_counts()
    rank = [(-order[name], name) for name in rows["actor"]]
    rows = rows.iloc[sorted(range(len(rows)), key=rank.__getitem__)].reset_index(drop=True)
    figure, axes = canvas(0.7 + 0.34 * len(rows))
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(len(rows) - 0.2, -1.4)
    heads = (
        (_ACTOR, "right", "who"), (_ACT, "left", "must, should, needs or is called to do what"), (_BENEFIT, "left", "for whom"),
    )  # fmt: skip
    for x, side, text in heads:
        axes.text(x, -1, text, ha=side, va="center", color=SOFT, fontsize=9)
    _lines(axes, rows)
    left = len(table) - len(rows)
    if left:
        axes.text(_ACT, len(rows) - 0.3, f"{left} more in the table", color=SOFT, fontsize=8, va="center")
    return figure


def _lines(axes: Axes, rows: pd.DataFrame) -> None:
    actors = _places(rows, "actor")
    benefits = _places(rows[rows["beneficiary"] != ""], "beneficiary")
    colours = {name: PALETTE[number % len(PALETTE)] for number, name in enumerate(actors)}
    for name, y in actors.items():
        axes.text(_ACTOR, y, label(name, 24), ha="right", va="center", color=colours[name], fontweight="bold")
    for name, y in benefits.items():
        axes.text(_BENEFIT, y, label(name, 32), ha="left", va="center", color=INK, fontsize=8.5)
    for y, row in enumerate(rows.to_dict("records")):
        dashes = "--" if row["voice"] == "reported" else "-"
        look: dict[str, Any] = {
            "linestyle": dashes, "solid_capstyle": "round", "linewidth": _WIDTHS.get(row["strength"], 1.0),
        }  # fmt: skip
        axes.plot([_ACTOR + 0.01, _ACT - 0.01], [actors[row["actor"]], y], color=colours[row["actor"]], **look)
        said = f"{row['strength']}: {row['act']} {row['object']}".strip()
        axes.text(
            _ACT, y, fill(label(said, _LONGEST), _LINE), ha="left", va="center", color=INK, fontsize=8, linespacing=1
        )
        if row["beneficiary"]:
            ends = [y, benefits[row["beneficiary"]]]
            axes.plot([_END, _BENEFIT - 0.01], ends, color=SOFT, linewidth=0.8)


def _places(rows: pd.DataFrame, column: str) -> dict[str, float]:
    """The height of each name: the middle of the rows that it belongs to."""
    heights = pd.Series(rows.index, rows[column].astype(str)).groupby(level=0, sort=False).mean()
    return {str(name): float(height) for name, height in heights.items()}

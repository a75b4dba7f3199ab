"""Bars to both sides of zero: how each actor is evaluated."""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from discourse.figures._style import ACCENT, INK, SECOND, SMALL, SOFT, canvas, folded, nothing, rows_down, styled

_SIDES = {"us": "The writer's own side", "them": "The other side", "other": "Others"}
_FEWEST = 2
"""Mentions that are worth a bar."""


@styled
def diverging_bars(table: pd.DataFrame, *, max_rows: int = 16) -> Figure:
    """Draw one bar per actor: to the right its mentions that are evaluated positively, to the left negatively; the rest in grey.

    Args:
        table: columns actor, kind, side, mentions, positive, unclear, negative; grouped by side, the most mentioned first.
    """
    rows = table[~table["kind"].isin(["passive", "expected"])]
    often = rows[rows["mentions"] >= _FEWEST].head(max_rows)
    once = folded(rows.loc[~rows.index.isin(often.index), "actor"], "Mentioned less often")
    never = folded(table.loc[table["kind"] == "expected", "actor"], "Expected and never named")
    note = f"{once} {never}".strip()
    if often.empty:
        return nothing("No actor is mentioned twice.")
    sides = [side for side in _SIDES if (often["side"] == side).any()]
    lines: list[tuple[str, pd.Series | None]] = []
    for side in sides:
        lines += [(_SIDES[side], None)] * (len(sides) > 1)
        lines += [(str(row["actor"]), row) for _, row in often[often["side"] == side].iterrows()]
    figure, axes = canvas(0.72 + 0.235 * len(lines))
    rows_down(axes, [name for name, _ in lines])
    least, most = (max(int(often[kind].max()), 1) for kind in ("negative", "positive"))
    axes.set_xlim(-1.15 * max(least, most / 3), 1.15 * max(most, 0.8 * least))
    for y, (_, row) in enumerate(lines):
        if row is None:
            axes.get_yticklabels()[y].set(fontweight="bold", color=SOFT)
            continue
        for kind, sign, tint in (("positive", 1, ACCENT), ("negative", -1, SECOND)):
            axes.barh(y, sign * row[kind], height=0.6, color=tint)
            if row[kind]:
                axes.annotate(
                    str(row[kind]), (sign * row[kind], y), (sign * 4, 0), textcoords="offset points", va="center",
                    ha="left" if sign > 0 else "right", fontsize=SMALL,
                )  # fmt: skip
        axes.annotate(
            str(row["unclear"]), (1, y), (24, 0), xycoords=axes.get_yaxis_transform(), textcoords="offset points",
            va="center", ha="right", color=SOFT, fontsize=SMALL,
        )  # fmt: skip
    axes.axvline(0, color=INK, linewidth=0.9)
    axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{abs(x):.0f}"))
    for x, text, across, tint in ((-4, "◀ negatively", "right", SECOND), (4, "positively ▶", "left", ACCENT)):
        axes.annotate(
            text, (0, -0.7), (x, 0), textcoords="offset points", color=tint, ha=across, va="bottom", fontsize=SMALL,
            annotation_clip=False,
        )  # fmt: skip
    axes.annotate(
        "unclear", (1, -0.7), (24, 0), xycoords=axes.get_yaxis_transform(), textcoords="offset points", color=SOFT,
        ha="right", va="bottom", fontsize=SMALL, annotation_clip=False,
    )  # fmt: skip
    return figure.says(
        unit="mentions of each actor that evaluate it; in grey: how many do not, or unclearly", note=note
    )

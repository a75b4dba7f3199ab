"""Strips: where in the text things stand, drawn to scale, paragraph by paragraph."""

import pandas as pd
from matplotlib.figure import Figure

from discourse.base.tables import name_column
from discourse.figures._style import ACCENT, PALETTE, RULE, SOFT, canvas, nothing, rows_down, styled


@styled
def dispersion_plot(rows: pd.DataFrame, paragraphs: pd.DataFrame, *, label: str = "", max_rows: int = 24) -> Figure:
    """Draw one line per row of a table and a mark for every stretch of text behind it, coloured by its `codebook` if it has one.

    Args:
        rows: `places`: for each row its (start, end) offsets.
        paragraphs: columns paragraph, start, end: the scale, and the boundaries that are drawn.
        label: the column that names the lines; `title` or the first one unless said otherwise.
    """
    rows = rows.head(max_rows).reset_index(drop=True)
    if rows.empty or not rows["places"].map(len).sum():
        return nothing("none found")
    figure, axes = canvas(1.05 + 0.26 * len(rows))
    tints = [ACCENT] * len(rows)
    if "codebook" in rows.columns:
        tints = [PALETTE[book % len(PALETTE)] for book in pd.factorize(rows["codebook"])[0]]
    begin, end = int(paragraphs["start"].min()), int(paragraphs["end"].max())
    for start in paragraphs["start"].iloc[1:]:
        axes.axvline(start, color=RULE, linewidth=1)
    least = (end - begin) * 0.0035  # A mark narrower than a hair would vanish on paper.
    for place, (tint, spots) in enumerate(zip(tints, rows["places"], strict=True)):
        axes.broken_barh([(a, max(b - a, least)) for a, b in spots], (place - 0.34, 0.68), color=tint, linewidth=0)
    rows_down(
        axes,
        [f"{key} ({len(spots)})" for key, spots in zip(rows[name_column(rows, label)], rows["places"], strict=True)],
    )
    axes.set_xlim(begin, end)
    _number_paragraphs(axes, paragraphs, begin, end)
    # Below the whole figure: under the axes it would be cut where the names are long.
    figure.supxlabel(
        "position in the text, to scale; numbers are paragraphs, lines their boundaries", fontsize=9.5, color=SOFT
    )
    return figure


def _number_paragraphs(axes, paragraphs: pd.DataFrame, begin: int, end: int) -> None:  # type: ignore[no-untyped-def]
    """Number the paragraphs in their middle, leaving out numbers that would touch the one before."""
    ticks, names, last = [], [], float("-inf")
    for number, a, b in paragraphs[["paragraph", "start", "end"]].itertuples(index=False, name=None):
        middle = (a + b) / 2
        if middle - last >= (end - begin) * 0.018:
            ticks.append(middle)
            names.append(str(number))
            last = middle
    axes.set_xticks(ticks, names, color=SOFT)
    axes.tick_params(axis="x", length=0)

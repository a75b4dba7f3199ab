"""Bars of paragraph length."""

import pandas as pd
from matplotlib.figure import Figure

from discourse.base.text import counted
from discourse.figures._style import ACCENT, SOFT, canvas, nothing, rows_down, styled


@styled
def paragraph_lengths(paragraphs: pd.DataFrame, *, max_rows: int = 60) -> Figure:
    """Draw one bar per paragraph: its words, with its number of sentences at the end.

    Args:
        paragraphs: columns paragraph, words, sentences, opening.
    """
    rows = paragraphs.head(max_rows)
    if rows.empty:
        return nothing("no paragraphs")
    figure, axes = canvas(0.9 + 0.27 * len(rows))
    axes.barh(range(len(rows)), rows["words"], height=0.62, color=ACCENT, alpha=0.85)
    rows_down(axes, [f"{n}  {opening}" for n, opening in zip(rows["paragraph"], rows["opening"], strict=True)])
    for place, (words, sentences) in enumerate(zip(rows["words"], rows["sentences"], strict=True)):
        axes.annotate(
            counted(sentences, "sentence"), (words, place), xytext=(5, 0), textcoords="offset points", va="center",
            color=SOFT, fontsize=8.5,
        )  # fmt: skip
    axes.set_xlabel("words")
    axes.margins(x=0.16)
    axes.set_xlim(left=0)
    return figure

"""The template of an argument drawn as a table: a row for each section, a column for each step."""

from textwrap import fill

import pandas as pd
from matplotlib.figure import Figure

from discourse.figures._style import ACCENT, INK, RULE, SOFT, canvas, label, nothing, styled

_NAMES = 1.3
"""Width of the names of the rows, where a column is 1."""


@styled
def template(table: pd.DataFrame, *, max_rows: int = 12) -> Figure:
    """Draw each section as a row: the sentences at which it takes each step, with the words that show it.

    Read from left to right: the steps that the sections share stand first, in their order and on a tint; what only some
    do follows in grey.

    Args:
        table: of the measure `template`, one row per section and slot.
    """
    if table.empty:
        return nothing("No sections that the text counts, and no sequence that its paragraphs share.")
    steps = table.sort_values(["step", "slot"]).assign(late=lambda rows: rows["step"] == 0)
    columns = steps.sort_values("late", kind="stable")[["step", "slot"]].drop_duplicates().to_numpy().tolist()
    sections = table["section"].drop_duplicates().head(max_rows).tolist()
    figure, axes = canvas(0.75 + 0.62 * len(sections))
    axes.set_axis_off()
    axes.set_xlim(-_NAMES, len(columns))
    axes.set_ylim(len(sections), -0.55)
    shared = sum(step > 0 for step, _ in columns)
    axes.axvspan(0, shared, ymax=len(sections) / (len(sections) + 0.55), color=ACCENT, alpha=0.08, linewidth=0)
    for x, (step, slot) in enumerate(columns):
        colour = INK if step else SOFT
        head = fill(slot, 9)
        axes.text(x + 0.5, -0.27, head, ha="center", va="center", color=colour, fontweight="bold" if step else "normal")
        for y, section in enumerate(sections):
            cell = table[(table["section"] == section) & (table["step"] == step) & (table["slot"] == slot)]
            if len(cell):
                axes.text(x + 0.5, y + 0.32, cell["sentences"].iloc[0], ha="center", va="center", color=colour)
                words = fill(label(", ".join(cell["words"].iloc[0].split(", ")[:2])), 13, max_lines=2, placeholder="…")
                axes.text(
                    x + 0.5, y + 0.68, words, ha="center", va="center", color=colour, fontsize=8, linespacing=0.95
                )
    for y, section in enumerate(sections):
        span = table.loc[table["section"] == section, "span"].iloc[0]
        axes.axhline(y, color=RULE, linewidth=0.8)
        axes.text(-_NAMES, y + 0.5, f"section {section}\n{span}", ha="left", va="center", color=INK)
    return figure

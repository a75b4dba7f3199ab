"""The template of an argument drawn as a table: a row for each section, a column for each step."""

from itertools import accumulate
from textwrap import wrap

import pandas as pd
from matplotlib.figure import Figure

from discourse.figures._style import ACCENT, INK, RULE, SOFT, canvas, label, nothing, styled

_NAMES, _LINE = 8, 0.13
"""Width of the names of the rows, in letters, and height of a line, in inches."""


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
    words = {
        key: (part["sentences"].iloc[0], label(", ".join(part["words"].iloc[0].split(", ")[:2]), 40))
        for key, part in table.groupby(["section", "step", "slot"])
    }  # fmt: skip
    # A column is as wide as its longest word, in letters; the heads of the shared steps are bold.
    said = {
        slot: [len(word) for key, (_, text) in words.items() if key[2] == slot for word in text.split()]
        for _, slot in columns
    }
    wide = [1 + max(*said[slot], *(1.2 * len(word) for word in slot.split())) for _, slot in columns]
    left = list(accumulate(wide, initial=_NAMES))
    cells = {key: wrap(text, int(wide[columns.index(list(key[1:]))])) for key, (_, text) in words.items()}
    heads = [wrap(slot, int(letters)) for (_, slot), letters in zip(columns, wide, strict=True)]
    tall, head = 0.26 + _LINE * max(map(len, cells.values())), 0.1 + _LINE * max(map(len, heads))
    figure, axes = canvas(head + tall * len(sections))
    axes.set_axis_off()
    axes.set_xlim(0, left[-1])
    axes.set_ylim(tall * len(sections), -head)
    shared = sum(step > 0 for step, _ in columns)
    axes.fill_between([_NAMES, left[shared]], 0, tall * len(sections), color=ACCENT, alpha=0.1, linewidth=0)
    for x, (step, slot), letters, lines in zip(left, columns, wide, heads, strict=False):
        look = {"ha": "center", "color": INK if step else SOFT, "fontsize": 8, "linespacing": 1.05}
        middle = x + letters / 2
        axes.text(middle, -0.06, "\n".join(lines), va="bottom", fontweight="bold" if step else "normal", **look)
        for y, section in enumerate(sections):
            if (section, step, slot) in cells:
                axes.text(middle, y * tall + 0.05, words[section, step, slot][0], va="top", **look)
                axes.text(
                    middle, y * tall + 0.22, "\n".join(cells[section, step, slot]), va="top", style="italic", **look
                )
    for y, section in enumerate(sections):
        span = table.loc[table["section"] == section, "span"].iloc[0]
        axes.axhline(y * tall, color=RULE, linewidth=0.8)
        axes.text(0, y * tall + 0.05, f"{section}\ns. {span}", ha="left", va="top", color=INK, fontsize=8)
    return figure.says(
        unit="sentences that take each step, and the words that show it; grey: taken by some sections only"
    )

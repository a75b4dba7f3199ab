"""Obligations as a table: who, must do what, for whom, with one bracket round those who are obliged together."""

from textwrap import wrap
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from discourse.base.text import counted
from discourse.figures._style import ACCENT, INK, SMALL, SOFT, canvas, folded, label, left_out, nothing, styled

_SIDES = {
    "us": "The writer's own side",
    "them": "The other side",
    "other": "Others on the card",
    "": "Without a side on the card",
}
# Where the columns stand, from 0 to 1, and how many letters fit into a line of them.
_WHO, _BRACKET, _ACT, _SENTENCE, _BENEFIT = 0.0, 0.225, 0.245, 0.765, 0.79
_LETTERS = {"who": 14, "act": 36, "benefit": 16}
_LINE = 0.15
"""Height of a line, in inches."""


@styled
def obligation_map(table: pd.DataFrame, actors: pd.DataFrame, *, max_rows: int = 24) -> Figure:
    """Draw each obligation as a row, those of one side within one bracket.

    Read from left to right. A broken bracket stands beside obligations that the article reports in another's voice. The trap:
    *we* is taken for the writer's own side, and an act of more than four lines is cut.

    Args:
        table: of the measure `obligation`, one row per act; several acts may hang on one *must*.
        actors: columns name, alias, side: whom the article's card puts on which side.
    """
    if table.empty:
        return nothing("No obligation was found in this article.")
    known = {str(alias).casefold(): str(side) for alias, side in actors[["alias", "side"]].to_numpy().tolist()}
    side = table["actor"].map(
        lambda name: known.get(str(name).casefold(), "us" if str(name).casefold() == "we" and known else "")
    )
    # *we*, and *We* at the head of a sentence.
    names = table["actor"].astype(str)
    table = table.assign(actor=names.groupby(names.str.casefold()).transform("max"))
    rows = table.assign(side=pd.Categorical(side, list(_SIDES)), duty=table["places"].map(lambda places: places[0]))
    rows["often"] = rows.groupby("actor")["actor"].transform("size")
    rows["first"] = rows["sentence"].groupby(rows["actor"]).transform("min")
    rows = rows.sort_values(
        ["side", "often", "first", "actor", "sentence"], ascending=[True, False, True, True, True], kind="stable"
    )
    several, left, rows = rows["duty"].nunique(), len(rows) - max_rows, rows.head(max_rows)
    lines, blocks = _laid(rows)
    height = max(line[0] for line in lines) + _LINE
    figure, axes = canvas(height + 0.1)
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(height, -_LINE)
    for y, x, text, look in lines:
        axes.text(x, y, text, va="center_baseline", **{"fontsize": SMALL, "color": INK} | look)
    for top, bottom, reported in blocks:
        axes.plot(
            [_BRACKET] * 2, [top, bottom], color=ACCENT, linewidth=2.2, linestyle=(0, (2, 1.5)) if reported else "-"
        )
    bound = {str(name).casefold() for name in table["actor"]}
    free = [name for name, part in actors.groupby("name", sort=False) if not bound & {*part["alias"].str.casefold()}]
    unit = f"{counted(len(table), 'act')} under {counted(several, 'word')} of obligation; broken line: said by another voice"
    return figure.says(unit=unit, note=f"{folded(free, 'Never obliged alone')} {left_out(left)}".strip())


def _laid(rows: pd.DataFrame) -> tuple[list[tuple[float, float, str, dict[str, Any]]], list[tuple[float, float, bool]]]:
    """Lay the rows out from top to bottom: lines of text with their place and look, and the brackets."""
    soft = {"color": SOFT}
    lines: list[tuple[float, float, str, dict[str, Any]]] = [
        (0, _WHO, "who", soft), (0, _ACT, "must or should do what", soft),
        (0, _SENTENCE, "s.", soft | {"ha": "right"}), (0, _BENEFIT, "for whom", soft),
    ]  # fmt: skip
    blocks: list[tuple[float, float, bool]] = []
    y, several = 1.3 * _LINE, rows["side"].nunique() > 1
    for side, part in rows.groupby("side", sort=True, observed=True):
        if several or side:
            lines.append((y, _WHO, f"{_SIDES[str(side)]}: {counted(len(part), 'act')}", {"fontweight": "bold"}))
            y += 1.3 * _LINE
        for actor, own in part.groupby("actor", sort=False):
            benefit, begin = "", y
            who = wrap(f"{label(actor, 60)} ({len(own)})", _LETTERS["who"])
            for row in own.to_dict("records"):
                voice = f" (so {row['source']})" if row["voice"] == "reported" and row["source"] else ""
                said = f"{row['modal']} {row['act']} {row['object']}".strip() + voice
                acts = wrap(label(said, 200), _LETTERS["act"], max_lines=4, placeholder=" …")
                again = row["beneficiary"] == benefit
                whom = (
                    []
                    if again
                    else wrap(label(row["beneficiary"], 80), _LETTERS["benefit"], max_lines=3, placeholder=" …")
                )
                benefit = row["beneficiary"]
                lines += [(y + n * _LINE, _ACT, text, {}) for n, text in enumerate(acts)]
                lines += [(y + n * _LINE, _BENEFIT, text, {}) for n, text in enumerate(whom)]
                lines.append((y, _SENTENCE, str(row["sentence"]), {"ha": "right"}))
                deep = max(len(acts), len(whom)) * _LINE
                blocks.append((y - 0.55 * _LINE, y + deep, row["voice"] == "reported"))
                y += deep + 0.06
            lines += [
                (begin + n * _LINE, _WHO, text, {"fontweight": "bold", "color": ACCENT}) for n, text in enumerate(who)
            ]
            y = max(y, begin + len(who) * _LINE + 0.06)
        y += 0.08
    return lines, blocks

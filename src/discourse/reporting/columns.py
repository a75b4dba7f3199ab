"""The columns of a table that is shown: what they are called, and one way of writing each kind of number."""

from functools import cache
from typing import Any

import pandas as pd

from discourse.base.tables import cell_text, filled, plain, probability
from discourse.io.cards import ours
from discourse.reporting.recipes import Layout

_PLAIN = {"year": "{:.0f}", "small": "{:.2g}"}
_DIGITS = {"whole": 0, "rate": 1, "two": 2, "percent": 0, "of100": 0}


@cache
def labels(part: str) -> dict[str, str]:
    """A part of labels.toml: `headings`, `formats`, or the meanings of the columns of `tokens`."""
    found: dict[str, str] = ours("reporting/labels.toml")[part]
    return found


def heading(name: str, layout: Layout | None = None, rows: pd.DataFrame | None = None) -> str:
    """What a column is called; {other} in it stands for what the column `other` holds in every row."""
    said = (layout or Layout()).headings.get(name) or labels("headings").get(name) or name.replace("_", " ")
    return filled(said, pd.DataFrame() if rows is None else rows)


def is_number(column: "pd.Series[Any]") -> bool:
    """Whether a column holds numbers (yes and no are none)."""
    return pd.api.types.is_numeric_dtype(column) and column.dtype != bool


def texts(rows: pd.DataFrame, name: str, layout: Layout) -> list[str]:
    """The cells of a column: numbers of one kind look alike, and what has an interval stands before it."""
    made = _written(rows[name], layout.formats.get(name) or labels("formats").get(name, ""))
    ends = ("low", "high") if name == "corrected" else (f"{name}_low", f"{name}_high")
    if not set(ends) <= set(map(str, rows.columns)):
        return made
    kind = layout.formats.get(name) or labels("formats").get(name, "")
    lows, highs = (_written(rows[end], kind) for end in ends)
    return [
        value if value == "–" or low == high == "–" else f"{value} [{low}, {high}]"
        for value, low, high in zip(made, lows, highs, strict=True)
    ]


def _written(column: "pd.Series[Any]", kind: str) -> list[str]:
    """Write the numbers of a column in the same way, with the same decimals; texts as they are."""
    values = [plain(value) for value in column]
    if not is_number(column):
        return [cell_text(value) for value in values]
    if kind == "p":
        return ["–" if value is None else probability(value).removeprefix("= ") for value in values]
    if kind in _PLAIN:
        return ["–" if value is None else _PLAIN[kind].format(value) for value in values]
    known = [value for value in values if value is not None]
    digits = _DIGITS.get(kind, 0 if all(value == int(value) for value in known) else 2)
    scale, sign = {"percent": (100, "%"), "of100": (1, "%")}.get(kind, (1, ""))
    if kind == "percent" and any(0 < value < 0.01 for value in known):
        digits = 1
    # -0.0 is no number for a reader.
    return ["–" if value is None else f"{round(value * scale, digits) + 0:,.{digits}f}{sign}" for value in values]

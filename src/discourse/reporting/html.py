"""Findings as HTML that works without a script: in JupyterLab, in nbconvert's pages and in the reports.

The templates escape everything that came from outside.
"""

import base64
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pandas as pd
from markupsafe import Markup

from discourse.base.tables import cell_text
from discourse.base.text import context, counted, shown
from discourse.reporting.accuracy import MEANINGS

if TYPE_CHECKING:
    from jinja2 import Environment

    from discourse.reporting.findings import Finding

# The columns of a concordance: what precedes the node must end beside it.
_ALIGNED = ("left", "node", "right")
_LONGEST_CONTEXT = 90
_SHORT_TEXT, _LONG_TEXT = 18, 44


@dataclass(frozen=True)
class Shown:
    """A table as the template writes it: the class of each column by its name, and its cells with their evidence."""

    kinds: dict[str, str]
    lines: list[list[tuple[str, str, list[tuple[Any, ...]]]]]
    more: str
    mark: str


@lru_cache(maxsize=1)
def templates() -> "Environment":
    """The templates of findings and pages."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = Environment(
        loader=PackageLoader("discourse.reporting", "template"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    # Headings of columns whose name is not their heading: abbreviations and signs.
    labels = tomllib.loads(files("discourse.reporting").joinpath("labels.toml").read_text(encoding="utf-8"))
    found.filters |= {
        "shown": shown,
        "counted": counted,
        "label": lambda column: labels.get(column, column.replace("_", " ")),
    }
    return found


@lru_cache(maxsize=1)
def style() -> str:
    """The style sheet of findings: the same inside a notebook and in a report."""
    return files("discourse.reporting").joinpath("finding.css").read_text(encoding="utf-8")


def finding(found: "Finding") -> str:
    """Write a finding: heading, figure, caption, table with evidence behind its numbers, columns, method."""
    mark = f"finding-{found.number.replace('.', '-') or found.name}"
    seen = found.table.drop(columns=list(found.aside), errors="ignore")
    scores = found.accuracy
    scores = scores.drop(columns=[n for n in scores if scores[n].isna().all() or (scores[n] == "").all()])
    return templates().get_template("finding.html.j2").render(
        found=found, mark=mark, style=Markup(style()), scored=_meant(scores, MEANINGS),
        picture=base64.b64encode(found.svg.encode("utf-8")).decode("ascii"),
        columns=_meant(found.table, found.columns), table=table(seen, evidence=found.evidence, text=found.text, show=found.show, mark=mark),
        accuracy=table(scores, show=len(scores)) if len(scores) else None,
    )  # fmt: skip


def left_out(title: str, words: int, least: int) -> str:
    """What stands in the place of a finding for which a text is too short."""
    line = Markup('<p class="left-out">{}: not shown, for it needs {:,} words and this text has {:,}.</p>')
    return str(line.format(shown(title), least, words))


def _meant(rows: pd.DataFrame, meanings: dict[str, str]) -> list[tuple[str, str]]:
    return [(name, meanings[name]) for name in map(str, rows.columns) if meanings.get(name)]


def table(
    rows: pd.DataFrame, *, evidence: list[list[dict[str, Any]]] | None = None, text: str = "", show: int = 25,
    mark: str = "table",
) -> Shown:  # fmt: skip
    """Lay out a table; the first number of a row that has evidence opens it."""
    # Readers need a code's title only; its name is in the exported table.
    hidden = {"places", "code"} if "title" in rows.columns else {"places"}
    if "group" in rows.columns and not rows["group"].astype(bool).any():
        hidden.add("group")
    names = [str(name) for name in rows.columns if name not in hidden]
    opener = _opener(rows, names) if evidence and any(evidence) else ""
    kinds = {name: "n" if _is_number(rows[name]) else _aligned(rows, name) for name in names if len(rows)}
    lines = []
    for place, row in enumerate(rows.head(show)[names].itertuples(index=False, name=None)):
        seen = (
            [(s["sentence"], *context(text, s["start"], s["end"])) for s in evidence[place]]
            if evidence and opener
            else []
        )
        lines.append([(kinds[n], cell_text(v), seen if n == opener else []) for n, v in zip(names, row, strict=True)])
    more = f"{show} of {len(rows):,} rows; all are in the exported table." if len(rows) > show else ""
    return Shown(kinds, lines, more, mark)


def _is_number(column: "pd.Series[Any]") -> bool:
    return pd.api.types.is_numeric_dtype(column) and column.dtype != bool


def _aligned(rows: pd.DataFrame, name: str) -> str:
    """The class of a column of text: wide enough to be read; the context of a concordance keeps to one line."""
    longest = rows[name].astype(str).str.len().max()
    if name not in _ALIGNED:
        return "long" if longest > _LONG_TEXT else "middling" if longest > _SHORT_TEXT else ""
    return f"{name} long" if longest > _LONGEST_CONTEXT else name


def _opener(rows: pd.DataFrame, names: list[str]) -> str:
    """The column whose number opens the evidence: the count where there is one, else the first number or column."""
    node = ["node"] if set(_ALIGNED) <= set(names) else []
    counts = [name for name in ("count", "both") if name in names]
    return [*counts, *node, *(name for name in names if _is_number(rows[name])), *names][0]

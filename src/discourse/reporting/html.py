"""Findings as HTML that works without a script: in JupyterLab, in nbconvert's pages and in the reports.

Everything that came from outside is escaped here, at the source.
"""

import base64
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pandas as pd
from markupsafe import Markup, escape

from discourse.base.tables import cell_text
from discourse.base.text import context, counted, shown
from discourse.reporting.accuracy import MEANINGS

if TYPE_CHECKING:
    from discourse.reporting.findings import Finding

_MOST_EVIDENCE = 40
_MOST_OPEN = 8
# The columns of a concordance: what precedes the node must end beside it.
_ALIGNED = ("left", "node", "right")
_LONGEST_CONTEXT = 90
_SHORT_TEXT, _LONG_TEXT = 18, 44


@lru_cache(maxsize=1)
def _labels() -> dict[str, str]:
    """The headings of columns whose name is not their heading: abbreviations and signs."""
    found: dict[str, str] = tomllib.loads(
        files("discourse.reporting").joinpath("labels.toml").read_text(encoding="utf-8")
    )
    return found


@lru_cache(maxsize=1)
def style() -> str:
    """The style sheet of findings: the same inside a notebook and in a report."""
    return files("discourse.reporting").joinpath("finding.css").read_text(encoding="utf-8")


def label(column: str) -> str:
    """The heading of a column."""
    return _labels().get(column, column.replace("_", " "))


def finding(found: "Finding") -> str:
    """Write a finding: heading, figure, caption, table with evidence behind its numbers, columns, method."""
    parts = [Markup("<style>{}</style>").format(Markup(style()))]
    mark = f"finding-{found.number.replace('.', '-') or found.name}"
    number = Markup('<span class="number">{}</span> ').format(found.number) if found.number else Markup("")
    parts.append(Markup('<section class="finding" id="{}">').format(mark))
    parts.append(Markup("<h3>{}{}</h3>").format(number, shown(found.title)))
    if found.summary:
        parts.append(Markup('<p class="reading">{}</p>').format(shown(found.summary)))
    if found.svg:
        parts.append(_figure(found))
    elif found.caption:
        parts.append(Markup('<p class="caption">{}</p>').format(shown(found.caption)))
    seen = found.table.drop(columns=list(found.aside), errors="ignore")
    parts.append(table(seen, evidence=found.evidence, text=found.text, show=found.show, mark=mark))
    parts.append(_columns(found.table, found.columns))
    if found.notes:
        notes = Markup("").join(Markup("<li>{}</li>").format(shown(note)) for note in found.notes)
        parts.append(
            Markup(
                '<details class="notes" open><summary>Method, base and uncertainty</summary><ul>{}</ul></details>'
            ).format(notes)
        )
    parts.append(_accuracy(found))
    ending = " .svg .png .pdf .tsv .json" if found.svg else " .tsv .json"
    files_of = Markup('<p class="files">Exported as <code>{}</code>{}</p>').format(found.stem, ending)
    parts.append(Markup("{}</section>").format(files_of if found.stem else Markup("")))
    return str(Markup("\n").join(parts))


def _accuracy(found: "Finding") -> Markup:
    """Say how well the codes are found; long lists stay folded."""
    if found.accuracy.empty:
        return Markup("")
    rows = found.accuracy
    folded = Markup("") if len(rows) > _MOST_OPEN else Markup(" open")
    seen = rows.drop(columns=[name for name in rows.columns if rows[name].isna().all() or (rows[name] == "").all()])
    meanings = _columns(seen, MEANINGS)
    return Markup(
        '<details class="accuracy"{}><summary>How well the rules find it: measured accuracy, code by code</summary>'
        "{}{}</details>"
    ).format(folded, table(seen, show=len(seen)), meanings)


def _figure(found: "Finding") -> Markup:
    data = base64.b64encode(found.svg.encode("utf-8")).decode("ascii")
    image = Markup('<img alt="{}" src="data:image/svg+xml;base64,{}">').format(shown(found.alt or found.title), data)
    return Markup('<figure><div class="picture">{}</div><figcaption>{}</figcaption></figure>').format(
        image, shown(found.caption)
    )


def _columns(table: pd.DataFrame, own: dict[str, str]) -> Markup:
    """Say what the columns mean."""
    meanings = {name: own.get(name, "") for name in map(str, table.columns)}
    rows = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(label(name), meaning) for name, meaning in meanings.items() if meaning
    )
    if not rows:
        return Markup("")
    return Markup('<details class="columns"><summary>What the columns mean</summary><dl>{}</dl></details>').format(rows)


def table(
    rows: pd.DataFrame,
    *,
    evidence: list[list[dict[str, Any]]] | None = None,
    text: str = "",
    show: int = 25,
    mark: str = "table",
) -> Markup:
    """Write a table; the first number of a row that has evidence opens it, without a script."""
    # Readers need a code's title only; its name is in the exported table.
    hidden = {"places", "code"} if "title" in rows.columns else {"places"}
    if "group" in rows.columns and not rows["group"].astype(bool).any():
        hidden.add("group")
    names = [str(name) for name in rows.columns if name not in hidden]
    if rows.empty:
        return Markup('<p class="none">None.</p>')
    opener = _opener(rows, names) if evidence and any(evidence) else ""
    numeric = {name: pd.api.types.is_numeric_dtype(rows[name]) and rows[name].dtype != bool for name in names}
    kinds = {name: "n" if numeric[name] else _aligned(rows, name) for name in names}
    marks = {name: Markup(' class="{}"').format(kind) if kind else Markup("") for name, kind in kinds.items()}
    head = Markup("").join(Markup('<th scope="col"{}>{}</th>').format(marks[n], label(n)) for n in names)
    lines = []
    for place, row in enumerate(rows.head(show)[names].itertuples(index=False, name=None)):
        cells = []
        for name, value in zip(names, row, strict=True):
            shown_value: Markup | str = escape(cell_text(value))
            if name == opener and evidence and evidence[place]:
                shown_value = _opening(shown_value, evidence[place], text, mark)
            cells.append(Markup("<td{}>{}</td>").format(marks[name], shown_value))
        lines.append(Markup("<tr>{}</tr>").format(Markup("").join(cells)))
    more = f"{show} of {len(rows):,} rows; all are in the exported table." if len(rows) > show else ""
    return Markup('<div class="table"><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>{}').format(
        head, Markup("\n").join(lines), Markup('<p class="more">{}</p>').format(more) if more else ""
    )


def _aligned(rows: pd.DataFrame, name: str) -> str:
    """The class of a column of text: wide enough to be read; the context of a concordance keeps to one line."""
    longest = rows[name].astype(str).str.len().max()
    if name not in _ALIGNED:
        return "long" if longest > _LONG_TEXT else "middling" if longest > _SHORT_TEXT else ""
    return f"{name} long" if longest > _LONGEST_CONTEXT else name


def _opener(rows: pd.DataFrame, names: list[str]) -> str:
    """The column whose number opens the evidence: the count where there is one, else the first number or column."""
    for name in ("count", "both"):
        if name in names:
            return name
    if {"left", "node", "right"} <= set(names):
        return "node"
    numbers = [name for name in names if pd.api.types.is_numeric_dtype(rows[name]) and rows[name].dtype != bool]
    return (numbers or names)[0]


def _opening(value: Markup | str, seen: list[dict[str, Any]], text: str, group: str) -> Markup:
    lines = []
    for place in seen[:_MOST_EVIDENCE]:
        before, core, after = context(text, place["start"], place["end"])
        lines.append(
            Markup('<li><span class="where">s. {}</span> <bdi>{}<mark>{}</mark>{}</bdi></li>').format(
                place["sentence"], before, core, after
            )
        )
    if len(seen) > _MOST_EVIDENCE:
        lines.append(Markup("<li>and {} more, all in the exported file</li>").format(len(seen) - _MOST_EVIDENCE))
    return Markup(
        '<details class="evidence" name="{}"><summary title="show the words behind this number">{}</summary>'
        '<div class="drawer"><p>{} in the text (s. = sentence); press the number again to close.</p>'
        "<ol>{}</ol></div></details>"
    ).format(group, value, counted(len(seen), "place"), Markup("").join(lines))

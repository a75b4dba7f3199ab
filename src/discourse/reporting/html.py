"""Findings as HTML that works without a script: in JupyterLab, in nbconvert's pages and in the reports.

The templates escape everything that came from outside.
"""

import base64
import tomllib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pandas as pd
from markupsafe import Markup

from discourse.base.tables import cell_text
from discourse.base.text import context, counted, shown
from discourse.reporting.accuracy import MEANINGS, precise

if TYPE_CHECKING:
    from jinja2 import Environment

    from discourse.reporting.findings import Finding

# The columns of a concordance: what precedes the node must end beside it.
_ALIGNED = ("left", "node", "right")
_LONGEST_CONTEXT, _LONGEST_LIST = 90, 40
OPENS = ("count", "both", "mentions", "sentences")
"""Columns whose number is opened, where a recipe names no other."""
_SHORT_TEXT, _LONG_TEXT = 18, 44


@dataclass(frozen=True)
class Drawer:
    """What a cell opens: the row (the cells that tell it from others) and column it stands in, and the words behind it.

    `counts` says that the cell is their number, not a place in the text. An entry is a sentence, its text in pieces,
    marked or not, and why it was coded; `rest` are those that get no context.
    """

    mark: str
    row: list[tuple[str, str]]
    column: str
    counts: bool
    places: int
    sentences: int
    entries: list[tuple[int, list[tuple[str, bool]], str]]
    rest: list[tuple[int, str]]
    precision: str


@dataclass(frozen=True)
class Shown:
    """A table as the template writes it: the class of each column by its name, its cells, and what they open."""

    kinds: dict[str, str]
    lines: list[list[tuple[str, str, str, Drawer | None]]]
    more: str
    title: str
    head: str


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
    title = shown(f"{found.number} {found.title}".strip())
    seen = found.table.drop(columns=list(found.aside), errors="ignore")
    scores = found.accuracy
    scores = scores.drop(columns=[n for n in scores if scores[n].isna().all() or (scores[n] == "").all()])
    return templates().get_template("finding.html.j2").render(
        found=found, mark=mark, style=Markup(style()), scored=_meant(scores, MEANINGS),
        picture=base64.b64encode(found.svg.encode("utf-8")).decode("ascii"),
        columns=_meant(found.table, found.columns),
        table=table(seen, evidence=found.evidence, text=found.text, show=found.show, mark=mark, title=title,
                    opens=found.opens or OPENS, precision=precise(found.accuracy)),
        accuracy=table(scores, show=len(scores), title=f"Accuracy: {title}") if len(scores) else None,
    )  # fmt: skip


def left_out(title: str, words: int, least: int) -> str:
    """What stands in the place of a finding for which a text is too short."""
    line = Markup('<p class="left-out">{}: not shown, for it needs {:,} words and this text has {:,}.</p>')
    return str(line.format(shown(title), least, words))


def _meant(rows: pd.DataFrame, meanings: dict[str, str]) -> list[tuple[str, str]]:
    return [(name, meanings[name]) for name in map(str, rows.columns) if meanings.get(name)]


def table(
    rows: pd.DataFrame, *, evidence: list[list[dict[str, Any]]] | None = None, text: str = "", show: int = 25,
    mark: str = "table", title: str = "", opens: Sequence[str] = OPENS, precision: dict[str, str] | None = None,
) -> Shown:  # fmt: skip
    """Lay out a table; of each row that has evidence, one cell opens it.

    Args:
        opens: columns whose number counts the evidence; a row opens at the first that is there and not empty.
        precision: what was measured of the code of a row, by its title.
    """
    # Readers need a code's title only; its name is in the exported table.
    hidden = {"places", "code"} if "title" in rows.columns else {"places"}
    if "group" in rows.columns and not rows["group"].astype(bool).any():
        hidden.add("group")
    names = [str(name) for name in rows.columns if name not in hidden]
    kinds = {name: "n" if _is_number(rows[name]) else _aligned(rows, name) for name in names if len(rows)}
    node = ["node"] if set(_ALIGNED) <= set(names) and kinds.get("left") != "n" else []
    order = [*(n for n in opens if n in names), *node, *(n for n in names if kinds.get(n) == "n"), *names]
    key = node or _key(rows, names)
    lines = []
    for place, row in enumerate(rows.head(show)[names].to_dict("records")):
        seen = evidence[place] if evidence else []
        opener = next((name for name in order if cell_text(row[name]) != "–"), order[0])
        drawer = None
        if seen:
            whose = [(name, cell_text(row[name])) for name in key]
            counts = kinds[opener] == "n" and opener != "sentence"
            told = (precision or {}).get(str(row.get("title", "")), "")
            drawer = _drawer(mark, whose, opener, counts, seen, text, told)
        lines.append([(n, kinds[n], cell_text(row[n]), drawer if n == opener else None) for n in names])
    more = f"{show} of {len(rows):,} rows; all are in the exported table." if len(rows) > show else ""
    return Shown(kinds, lines, more, title, key[-1] if key else "")


def _key(rows: pd.DataFrame, names: list[str]) -> list[str]:
    """The columns that tell the rows of a table from one another: the code's title, a name, or the first few together."""
    if "title" in names:
        return ["title"]
    single = [name for name in names if rows[name].is_unique and (name == names[0] or not _is_number(rows[name]))]
    firsts = [names[:n] for n in range(1, 4) if not rows[names[:n]].duplicated().any()]
    return single[:1] or [*firsts, names[:1]][0]


def _drawer(
    mark: str, row: list[tuple[str, str]], column: str, counts: bool, seen: list[dict[str, Any]], text: str, told: str
) -> Drawer:
    """Put the evidence of a row into entries: one a place, or one a sentence where the column counts sentences."""
    groups = [[one] for one in seen]
    if column.startswith("sentence"):
        by = {n: [one for one in seen if one["sentence"] == n] for n in sorted({one["sentence"] for one in seen})}
        groups = list(by.values())
    entries = [
        (g[0]["sentence"], _pieces(g, text), "; ".join(dict.fromkeys(one.get("why", "") for one in g))) for g in groups
    ]
    rest = [(g[0]["sentence"], shown(" … ".join(one["text"] for one in g))) for g in groups[_LONGEST_LIST:]]
    # Notebooks may show one finding twice: what has the same name has the same content.
    name = f"{mark}-{zlib.crc32(repr((row, column, groups)).encode('utf-8', 'surrogatepass')):08x}"
    sentences = len({one["sentence"] for one in seen})
    return Drawer(name, row, column, counts, len(seen), sentences, entries[:_LONGEST_LIST], rest, told)


def _pieces(places: list[dict[str, Any]], text: str) -> list[tuple[str, bool]]:
    """The places of one entry in their context, each marked."""
    spans = sorted((one["start"], one["end"]) for one in places)
    end = max(b for _, b in spans)
    before, _, after = context(text, spans[0][0], end)
    pieces, at = [(before, False)], spans[0][0]
    for a, b in spans:
        pieces += [(shown(text[at:a]), False), (shown(text[max(a, at) : b]), True)]
        at = max(at, b)
    return [piece for piece in [*pieces, (after, False)] if piece[0]]


def _is_number(column: "pd.Series[Any]") -> bool:
    return pd.api.types.is_numeric_dtype(column) and column.dtype != bool


def _aligned(rows: pd.DataFrame, name: str) -> str:
    """The class of a column of text: wide enough to be read; the context of a concordance keeps to one line."""
    longest = rows[name].astype(str).str.len().max()
    if name not in _ALIGNED:
        return "long" if longest > _LONG_TEXT else "middling" if longest > _SHORT_TEXT else ""
    return f"{name} long" if longest > _LONGEST_CONTEXT else name

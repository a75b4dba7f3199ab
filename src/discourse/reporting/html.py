"""Findings as HTML that works without a script: in JupyterLab, in nbconvert's pages and in the reports.

The templates escape everything that came from outside.
"""

import base64
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pandas as pd
from markupsafe import Markup

from discourse.base.tables import name_column
from discourse.base.text import context, counted, shown
from discourse.reporting.accuracy import LAYOUT, MEANINGS, precise
from discourse.reporting.columns import heading, is_number, texts
from discourse.reporting.recipes import MACHINE, Layout
from discourse.reporting.summaries.rows import series

if TYPE_CHECKING:
    from jinja2 import Environment

    from discourse.reporting.findings import Finding

# The columns of a concordance: what precedes the node must end beside it.
_ALIGNED = ("left", "node", "right")
_LONGEST_CONTEXT, _LONGEST_LIST = 90, 40
_SHORT_TEXT, _LONG_TEXT = 18, 44
_DECIDED = "Where people decided otherwise than the machine, its number stands in brackets."
MOST = 40
"""Rows that a page holds; what is beyond is in the exported table."""


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
    entries: list[tuple[tuple[str, int], list[tuple[str, bool]], str]]
    rest: list[tuple[tuple[str, int], str]]
    precision: str


@dataclass(frozen=True)
class Shown:
    """A table as the template writes it: class and heading of each column, its rows, and what their cells open.

    A row is its class (`few` where too little stands behind it, `rest` where it is shown on demand) and its cells: column,
    class, text, what it opens, and what follows it. `below` are sentences, `hidden` is the number of rows shown on demand.
    """

    heads: list[tuple[str, str, str]]
    lines: list[tuple[str, list[tuple[str, str, str, Drawer | None, str]]]]
    title: str
    head: str
    below: list[str] = field(default_factory=list)
    hidden: int = 0


@lru_cache(maxsize=1)
def templates() -> "Environment":
    """The templates of findings and pages."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = Environment(
        loader=PackageLoader("discourse.reporting", "template"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    found.filters |= {"shown": shown, "counted": counted}
    return found


@lru_cache
def style(sheet: str = "finding") -> str:
    """The style sheet of findings: the same inside a notebook, where that named `notebook` follows, and in a report."""
    return files("discourse.reporting").joinpath(f"{sheet}.css").read_text(encoding="utf-8")


def _inside() -> Markup:
    return Markup(style() + style("notebook"))


def finding(found: "Finding") -> str:
    """Write a finding: heading, figure, caption, table with evidence behind its numbers, columns, method."""
    mark = f"finding-{found.number.replace('.', '-') or found.name}"
    title = shown(f"{found.number} {found.title}".strip())
    scores = found.accuracy
    scores = scores.drop(columns=[n for n in scores if scores[n].isna().all() or (scores[n] == "").all()])
    made = table(found.table, found.layout, evidence=found.evidence, text=found.text, mark=mark, title=title,
                 meanings=found.columns, precision=precise(found.accuracy))  # fmt: skip
    seen = [name for name, *_ in made.heads]
    return templates().get_template("finding.html.j2").render(
        found=found, mark=mark, style=_inside(), scored=_meant(scores, MEANINGS, LAYOUT),
        picture=base64.b64encode(found.picture.encode("utf-8")).decode("ascii"), table=made,
        columns=_meant(found.table[[n for n in seen if n in found.table]], found.columns, found.layout),
        besides=_meant(found.table.drop(columns=seen, errors="ignore"), found.columns, found.layout),
        accuracy=table(scores, LAYOUT, title=f"Accuracy: {title}") if len(scores) else None,
    )  # fmt: skip


def listing(rows: pd.DataFrame, title: str = "as it stands") -> str:
    """Write a table that no measure explains in the look of a finding."""
    whole = rows.reset_index() if any(rows.index.names) else rows
    shown = table(whole, Layout(show=60), title=title)
    return templates().get_template("listing.html.j2").render(style=_inside(), table=shown)


def left_out(title: str, has: int, least: int, unit: str = "word") -> str:
    """What stands in the place of a finding for which a text is too short, or a group of texts too small."""
    what = "this text has" if unit == "word" else "a side has"
    line = Markup('<p class="left-out">{}: not shown, for it needs {} and {} {:,}.</p>')
    return str(line.format(shown(title), counted(least, unit), what, has))


def _meant(rows: pd.DataFrame, meanings: dict[str, str], layout: Layout) -> list[tuple[str, str]]:
    return [(heading(n, layout, rows), meanings[n]) for n in map(str, rows.columns) if meanings.get(n)]


def table(
    rows: pd.DataFrame, layout: Layout, *, evidence: list[list[dict[str, Any]]] | None = None, text: str = "",
    mark: str = "table", title: str = "", meanings: dict[str, str] | None = None, precision: dict[str, str] | None = None,
    most: int = MOST,
) -> Shown:  # fmt: skip
    """Lay out a table; of each row that has evidence, one cell opens it.

    Args:
        meanings: what the columns mean; that of `too_few` explains the grey rows.
        precision: what was measured of the code of a row, by its title.
        most: rows that are laid out, or as many as are shown at first where these are more.
    """
    zero = pd.Series(False, index=rows.index)
    if layout.zeros.get("column") in rows:
        zero = rows[layout.zeros["column"]].fillna(0) == 0
    below = [_zeros([str(name) for name in rows.loc[zero, name_column(rows)]], layout)] if zero.any() else []
    names, joined = _names(rows, layout), ""
    if "corrected" in names[1:]:
        joined = names[names.index("corrected") - 1]
        names.remove("corrected")
    written = {name: texts(rows, name, layout) for name in [*names, *(["corrected"] if joined else [])]}
    decided = str(rows.columns[list(rows.columns).index(MACHINE) - 1]) if MACHINE in rows else ""
    machine = texts(rows, MACHINE, layout) if decided in names else []
    # Where both ends are the same a person has read every place, and nothing is estimated.
    measured = (rows["corrected"].notna() & (rows["low"] != rows["high"])).tolist() if joined else []
    kinds = {name: _kind(rows, name, written[name]) for name in names} if len(rows) else {}
    node = ["node"] if set(_ALIGNED) <= set(names) and kinds.get("left") != "n" else []
    order = [*(n for n in layout.opens if n in names), *node, *(n for n in names if is_number(rows[n])), *names]
    key = node or _key(rows, names)
    said = {name: heading(name, layout, rows) for name in names}
    few = rows["too_few"].astype(bool) if "too_few" in rows else zero & False
    lines: list[tuple[str, list[tuple[str, str, str, Drawer | None, str]]]] = []
    told = [(precision or {}).get(str(title), "") for title in rows.get("title", pd.Series("", rows.index))]
    for place in [at for at in range(len(rows)) if not zero.iloc[at]][: max(most, layout.show)]:
        cells = {name: written[name][place] for name in names}
        opener = next((name for name in order if cells[name] != "–"), order[0])
        drawers = {}
        for opens, seen in _opened(names, opener, evidence[place] if evidence else []).items():
            whose = [(said[name], cells[name]) for name in key]
            counts = is_number(rows[opens]) and opens != "sentence"
            drawers[opens] = _drawer(mark, whose, opens, said[opens], counts, seen, text, told[place])
        after = f", corrected {written['corrected'][place]}" if joined and measured[place] else ""
        alone = machine[place] if machine and machine[place] != written[decided][place] else ""
        classes = ["few"] * bool(few.iloc[place]) + ["rest"] * (len(lines) >= layout.show)
        lines.append(
            (
                " ".join(classes),
                [
                    (
                        n,
                        kinds[n],
                        cells[n],
                        drawers.get(n),
                        (f" (machine: {alone})" if alone and n == decided else "") + (after if n == joined else ""),
                    )
                    for n in names
                ],
            )
        )
    below += [_DECIDED] if machine else []
    below += _remarks(lines, int((~zero).sum()), (meanings or {}).get("too_few", "too few to say more."))
    if joined and any(", corrected" in cell[4] for _, line in lines for cell in line):
        said[joined] += ", corrected [95% interval]"
    heads = [(name, kinds.get(name, ""), said[name]) for name in names]
    return Shown(heads, lines, title, key[-1] if key else "", below, max(len(lines) - layout.show, 0))


def _opened(names: list[str], opener: str, seen: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Which cell opens which evidence; where texts are compared the first column of each side opens the places in it."""
    sides = dict.fromkeys(one.get("side", "") for one in seen)
    found = {
        next((name for name in names if side and name.endswith(f"_{side}")), opener): [s for s in seen if s.get("side", "") == side]
        for side in sides
    }  # fmt: skip
    return found


def sentences(seen: list[dict[str, Any]]) -> list[tuple[str, int]]:
    """The sentences of some places, in order: the text where several are compared, and the number."""
    return sorted({(one.get("text_of", ""), one["sentence"]) for one in seen})


def _remarks(lines: list[Any], rows: int, few: str) -> list[str]:
    """What is said below a table of its grey rows, and of those that are not on the page."""
    grey = [f"Grey rows: {few}"] if any("few" in how for how, _ in lines) else []
    cut = [f"The first {len(lines)} of {rows:,} rows are shown here; all are in the exported table."]
    return grey + (cut if len(lines) < rows else [])


def _zeros(names: list[str], layout: Layout) -> str:
    """The rows that are not there, as a sentence."""
    one, many = layout.zeros.get("one", "{} was not found."), layout.zeros.get("many", "{} were not found.")
    return (one if len(names) == 1 else many).replace("{}", series(names, 12))


def _names(rows: pd.DataFrame, layout: Layout) -> list[str]:
    """The columns that are shown: those of the view where there are any, else all that a reader needs."""
    viewed = [name for name in layout.view if name in rows]
    # Readers need a code's title only; its name is in the exported table.
    hidden = {"places", "code"} if "title" in rows.columns else {"places"}
    if viewed and layout.view[0] not in rows:
        viewed.insert(0, str(rows.columns[0]))  # Another unit was counted: lemmas, say.
    names = list(dict.fromkeys(viewed)) or [name for name in map(str, rows.columns) if name not in hidden]
    return [n for n in names if n != "group" or rows["group"].astype(bool).any()]


def _key(rows: pd.DataFrame, names: list[str]) -> list[str]:
    """The columns that tell the rows of a table from one another: the code's title, a name, or the first few together."""
    if "title" in names:
        return ["title"]
    single = [name for name in names if rows[name].is_unique and (name == names[0] or not is_number(rows[name]))]
    firsts = [names[:n] for n in range(1, 4) if not rows[names[:n]].duplicated().any()]
    return single[:1] or [*firsts, names[:1]][0]


def _drawer(
    mark: str, row: list[tuple[str, str]], name: str, column: str, counts: bool, seen: list[dict[str, Any]], text: str,
    told: str,
) -> Drawer:  # fmt: skip
    """Put the evidence of a row into entries: one a place, or one a sentence where the column counts sentences."""
    groups = [[one] for one in seen]
    if name.startswith("sentence"):
        groups = [[s for s in seen if (s.get("text_of", ""), s["sentence"]) == one] for one in sentences(seen)]
    entries = [
        (sentences(g)[0], _pieces(g, text), "; ".join(dict.fromkeys(one.get("why", "") for one in g))) for g in groups
    ]
    rest = [(sentences(g)[0], shown(" … ".join(one["text"] for one in g))) for g in groups[_LONGEST_LIST:]]
    # Notebooks may show one finding twice: what has the same name has the same content.
    name = f"{mark}-{zlib.crc32(repr((row, column, groups)).encode('utf-8', 'surrogatepass')):08x}"
    return Drawer(name, row, column, counts, len(seen), len(sentences(seen)), entries[:_LONGEST_LIST], rest, told)


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


def _kind(rows: pd.DataFrame, name: str, cells: list[str]) -> str:
    """The class of a column: numbers stand right, long texts have room, the context of a concordance keeps to one line."""
    if is_number(rows[name]):
        return "n" if not any(" " in cell for cell in cells) else "c"
    longest = max(map(len, cells))
    if name not in _ALIGNED:
        return "long" if longest > _LONG_TEXT else "middling" if longest > _SHORT_TEXT else ""
    return f"{name} long" if longest > _LONGEST_CONTEXT else name

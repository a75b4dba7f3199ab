"""Tables as pages show them: which columns and rows, how their cells are written, and the words that a cell opens."""

import zlib
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from discourse.base.tables import name_column
from discourse.base.text import context, shown
from discourse.reporting.columns import heading, is_number, texts
from discourse.reporting.evidence import sentences
from discourse.reporting.recipes import MACHINE, Layout
from discourse.reporting.summaries.rows import series

# The columns of a concordance: what precedes the node must end beside it.
_ALIGNED = ("left", "node", "right")
_LONGEST_CONTEXT, _LONGEST_LIST = 90, 40
_IN_CONTEXT, _LISTED, _LEAST = 600, 1000, 50
"""Places of a table that a page shows in their context, and others that it lists; rows share them, and each has at least so many."""
_SHORT_TEXT, _LONG_TEXT = 18, 44
_DECIDED = "Where people decided otherwise than the machine, its number stands in brackets."
MOST = 40
"""Rows that a page holds; what is beyond is in the exported table."""


@dataclass(frozen=True)
class Drawer:
    """What a cell opens: the row (the cells that tell it from others) and column it stands in, and the words behind it.

    `counts` says that the cell is their number, not a place in the text. An entry is a sentence, its text in pieces,
    marked or not, and why it was coded; `rest` are those that get no context, `more` is how many are not on the page.
    """

    mark: str
    row: list[tuple[str, str]]
    column: str
    counts: bool
    places: int
    sentences: int
    entries: list[tuple[tuple[str, int], list[tuple[str, bool]], str]]
    rest: list[tuple[tuple[str, int], str]]
    more: int
    precision: str


Line = tuple[str, list[tuple[str, str, str, Drawer | None, str]]]


@dataclass(frozen=True)
class Shown:
    """A table as the template writes it: class and heading of each column, its rows, and what their cells open.

    A row is its class (`few` where too little stands behind it, `rest` where it is shown on demand) and its cells: column,
    class, text, what it opens, and what follows it. `below` are sentences, `hidden` is the number of rows shown on demand.
    """

    heads: list[tuple[str, str, str]]
    lines: list[Line]
    title: str
    head: str
    below: list[str] = field(default_factory=list)
    hidden: int = 0


class _Columns:
    """The columns of a table that are shown, their cells as they are written, and which of them opens the evidence.

    A corrected number stands behind the number that it corrects, the machine's behind the one that people decided.
    """

    def __init__(self, rows: pd.DataFrame, layout: Layout) -> None:
        names, self.corrected = _names(rows, layout), ""
        if "corrected" in names[1:]:
            self.corrected = names[names.index("corrected") - 1]
            names.remove("corrected")
        self.names = names
        self.written = {
            name: texts(rows, name, layout) for name in [*names, *(["corrected"] if self.corrected else [])]
        }
        self.kinds = {name: _kind(rows, name, self.written[name]) for name in names} if len(rows) else {}
        self.headings = {name: heading(name, layout, rows) for name in names}
        self.numbers = {name for name in names if is_number(rows[name])}
        decided = str(rows.columns[list(rows.columns).index(MACHINE) - 1]) if MACHINE in rows else ""
        self.decided = decided if decided in names else ""
        self._machine = texts(rows, MACHINE, layout) if self.decided else []
        # Where both ends are the same a person has read every place, and nothing is estimated.
        self._estimated = (rows["corrected"].notna() & (rows["low"] != rows["high"])).tolist() if self.corrected else []
        node = ["node"] if set(_ALIGNED) <= set(names) and self.kinds.get("left") != "n" else []
        self._openers = [
            *(n for n in layout.opens if n in names), *node, *(n for n in names if n in self.numbers), *names
        ]  # fmt: skip
        self.key = node or _key(rows, names)

    def opener(self, at: int) -> str:
        """The column whose cell opens the evidence of a row: the first that has something to say."""
        return next((name for name in self._openers if self.written[name][at] != "–"), self._openers[0])

    def after(self, name: str, at: int) -> str:
        """What follows a cell: the machine's number where people decided otherwise, the corrected one where it was estimated."""
        said = ""
        if name == self.decided and self._machine[at] != self.written[name][at]:
            said = f" (machine: {self._machine[at]})"
        if name == self.corrected and self._estimated[at]:
            said += f", corrected {self.written['corrected'][at]}"
        return said


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
        if "where" in layout.zeros:
            zero &= rows.index.isin(rows.query(layout.zeros["where"]).index)
    below = [_zeros([str(name) for name in rows.loc[zero, name_column(rows)]], layout)] if zero.any() else []
    columns = _Columns(rows, layout)
    few = rows["too_few"].astype(bool) if "too_few" in rows else zero & False
    told = [(precision or {}).get(str(title), "") for title in rows.get("title", pd.Series("", rows.index))]
    lines: list[Line] = []
    laid = [at for at in range(len(rows)) if not zero.iloc[at]][: max(most, layout.show)]
    opens = _Drawers(columns, {at: evidence[at] for at in laid} if evidence else {}, mark, text)
    for at in laid:
        drawers = opens.of(at, told[at])
        cells = [
            (n, columns.kinds[n], columns.written[n][at], drawers.get(n), columns.after(n, at)) for n in columns.names
        ]
        classes = ["few"] * bool(few.iloc[at]) + ["rest"] * (len(lines) >= layout.show)
        lines.append((" ".join(classes), cells))
    below += [_DECIDED] if columns.decided else []
    below += _remarks(lines, int((~zero).sum()), (meanings or {}).get("too_few", "too few to say more."))
    said = columns.headings
    if any(", corrected" in cell[4] for _, line in lines for cell in line):
        said = said | {columns.corrected: f"{said[columns.corrected]}, corrected [95% interval]"}
    heads = [(name, columns.kinds.get(name, ""), said[name]) for name in columns.names]
    return Shown(heads, lines, title, columns.key[-1] if columns.key else "", below, max(len(lines) - layout.show, 0))


def _share(sizes: list[int], budget: int, most: int | None = None) -> int:
    """The most that each may have of what it holds, so that all together keep to a budget."""
    for done, size in enumerate(sorted(sizes)):
        fair = budget // (len(sizes) - done)
        if size > fair:
            return fair if most is None else min(fair, most)
        budget -= size
    return max(sizes, default=0) if most is None else most


class _Drawers:
    """What the cells of a table open, by its rows; they share the places that a page has room for."""

    def __init__(self, columns: _Columns, evidence: dict[int, list[dict[str, Any]]], mark: str, text: str) -> None:
        self.columns, self.evidence, self.mark, self.text = columns, evidence, mark, text
        held = [len(seen) for seen in evidence.values()]
        self.near = _share(held, _IN_CONTEXT, _LONGEST_LIST)
        self.all = max(_share(held, _IN_CONTEXT + _LISTED), _LEAST)

    def of(self, at: int, precision: str) -> dict[str, Drawer]:
        """Those of a row, by column; where texts are compared the first column of each side opens its places."""
        columns, seen, drawers = self.columns, self.evidence.get(at, []), {}
        row = [(columns.headings[name], columns.written[name][at]) for name in columns.key]
        for side in dict.fromkeys(one.get("side", "") for one in seen):
            name = next((n for n in columns.names if side and n.endswith(f"_{side}")), columns.opener(at))
            here = [one for one in seen if one.get("side", "") == side]
            drawers[name] = self._drawer(name, row, here, precision)
        return drawers

    def _drawer(self, name: str, row: list[tuple[str, str]], seen: list[dict[str, Any]], precision: str) -> Drawer:
        """Put evidence into entries: one a place, or one a sentence where the column counts sentences."""
        groups = [[one] for one in seen]
        if name.startswith("sentence"):
            by: dict[tuple[str, int], list[dict[str, Any]]] = {}
            for one in seen:
                by.setdefault((one.get("text_of", ""), one["sentence"]), []).append(one)
            groups = [by[sentence] for sentence in sorted(by)]
        near, listed = groups[: self.near], groups[self.near : self.all]
        entries = [
            (sentences(g)[0], _pieces(g, self.text), "; ".join(dict.fromkeys(one.get("why", "") for one in g)))
            for g in near
        ]
        rest = [(sentences(g)[0], shown(" … ".join(one["text"] for one in g))) for g in listed]
        more = len(groups) - len(near) - len(listed)
        column, counts = self.columns.headings[name], name in self.columns.numbers and name != "sentence"
        # Notebooks may show one finding twice: what has the same name has the same content.
        mark = f"{self.mark}-{zlib.crc32(repr((row, column, groups)).encode('utf-8', 'surrogatepass')):08x}"
        return Drawer(mark, row, column, counts, len(seen), len(sentences(seen)), entries, rest, more, precision)


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

"""The only writers of tables: TSV, JSON and XLSX for machines, aligned text for terminals. Safe against what cells may hold.

A table's last column may be `places`: for each row the stretches of text behind it, a tuple of (start, end) offsets.
It travels with the row through sorting and filtering, so a number never loses its evidence. A column `parts` holds
named stretches, role to (start, end); as text it reads `source=4:16 content=20:44`.
"""

import json
import math
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from glob import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from discourse.base.errors import writing
from discourse.base.text import shown

Places = tuple[tuple[int, int], ...]
_FORMULA = re.compile(r"^[=+\-@]")
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
"""What may act on a terminal, or break a line in it; JSON writes all else of that kind by its number already."""


_PLAIN = frozenset((str, int, bool, type(None)))


def plain(value: Any) -> Any:
    """Turn a cell into what JSON knows: NumPy numbers into numbers, undefined ones into null, places into lists."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        # Ten digits: more would let the last bits of two machines' arithmetic differ in a file.
        return float(f"{value:.10g}") if math.isfinite(value) else None
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | np.ndarray):
        return [plain(inner) for inner in value]
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    return value


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give one dictionary per row, ready for JSON."""
    columns = [str(name) for name in table.columns]
    return [
        {name: plain(value) for name, value in zip(columns, row, strict=True)}
        for row in table.itertuples(index=False, name=None)
    ]


def to_json(value: Any) -> str:
    """Write JSON that every reader accepts: no NaN, UTF-8, one final newline; a table as one row a line.

    Characters that a terminal would obey are written by their numbers: `\\u202e`.
    """
    if isinstance(value, pd.DataFrame):
        rows = ",\n ".join(json.dumps(row, ensure_ascii=False, allow_nan=False) for row in records(value))
        made = f"[\n {rows}\n]\n" if rows else "[]\n"
    else:
        made = _lines(plain(value)) + "\n"
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", made)


def _lines(value: Any, depth: int = 0) -> str:
    """Write the outer levels one entry a line, to be read and compared, and the inner ones at full speed."""
    pad = " " * (depth + 1)
    if isinstance(value, dict) and depth < 4 and value:
        inner = (f"{json.dumps(key, ensure_ascii=False)}: {_lines(entry, depth + 1)}" for key, entry in value.items())
        return "{\n" + pad + f",\n{pad}".join(inner) + "\n" + " " * depth + "}"
    if isinstance(value, list) and depth < 4 and any(isinstance(entry, dict) for entry in value):
        return "[\n" + pad + f",\n{pad}".join(_lines(entry, depth + 3) for entry in value) + "\n" + " " * depth + "]"
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def parts_text(parts: dict[str, tuple[int, int]]) -> str:
    """Write named stretches as text: `source=4:16 content=20:44`."""
    return " ".join(f"{role}={start}:{end}" for role, (start, end) in parts.items())


def read_parts(text: str) -> dict[str, tuple[int, int]]:
    """Read what `parts_text` wrote."""
    found = {}
    for part in text.split():
        role, _, span = part.partition("=")
        start, _, end = span.partition(":")
        found[role] = int(start), int(end)
    return found


def _tsv_cell(name: str, value: Any) -> str:
    value = plain(value)
    if name == "places" and value is not None:
        return " ".join(f"{start}:{end}" for start, end in value)
    if isinstance(value, dict):
        return parts_text(value)
    if value is None:
        return ""
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return _guarded(value)


def _guarded(value: str) -> str:
    text = shown(value)
    # A spreadsheet would run such a cell as a formula.
    return f"'{text}" if _FORMULA.match(text) else text


def to_tsv(table: pd.DataFrame) -> str:
    """Write tab-separated values: an undefined number is an empty cell, places are `start:end` pairs.

    A text that starts like a spreadsheet formula gets a leading apostrophe; tabs and line ends become blanks.
    """
    names = [str(name) for name in table.columns]
    lines = ["\t".join(map(_guarded, names))]
    for row in table.itertuples(index=False, name=None):
        lines.append("\t".join(_tsv_cell(name, value) for name, value in zip(names, row, strict=True)))
    return "\n".join(lines) + "\n"


def to_xlsx(
    sheets: dict[str, pd.DataFrame], choices: dict[str, str] | None = None, hidden: Iterable[str] = ()
) -> bytes:
    """Write a workbook: numbers stay numbers, texts stay texts and never become formulas or links; same tables, same bytes.

    `choices` names for columns of the first sheet what its cells offer as a list, such as `=codes!$A$2:$A$9`; other texts
    may be typed. `hidden` are columns of it that are there and not shown.
    """
    made = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with pd.ExcelWriter(made, engine="xlsxwriter", engine_kwargs={"options": options}) as book:
        book.book.set_properties({"created": datetime(2000, 1, 1)})
        for name, table in sheets.items():
            table.map(_sheet_cell).to_excel(book, sheet_name=name, index=False, freeze_panes=(1, 0))
            book.sheets[name].autofit(400)
        first, table = next(iter(sheets.items()))
        for column, offered in (choices or {}).items():
            at = table.columns.get_loc(column)
            rule = {"validate": "list", "source": offered, "error_type": "information"}
            book.sheets[first].data_validation(1, at, len(table), at, rule)
        for column in hidden:
            at = table.columns.get_loc(column)
            book.sheets[first].set_column(at, at, None, None, {"hidden": True})
    return made.getvalue()


def _sheet_cell(value: Any) -> Any:
    value = plain(value)
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False)
    return shown(value) if isinstance(value, str) else value


def written(path: Path, data: bytes) -> Path:
    """Write beside the target and rename: whoever reads meanwhile sees the old file or the new one, never half."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    for left in path.parent.glob(f".{escape(path.name)}.*.part"):
        if not _runs(left.suffixes[-2][1:]):
            left.unlink(missing_ok=True)
    try:
        # Never through a link that somebody laid there.
        with part.open("xb") as file:
            file.write(data)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return path


def saved(path: Path, made: bytes | pd.DataFrame) -> Path:
    """Write what somebody asked for, a table as TSV, as `written` does; SetupError where it cannot be written."""
    with writing(path.parent):
        return written(path, to_tsv(made).encode("utf-8") if isinstance(made, pd.DataFrame) else made)


def saved_together(files: Mapping[Path, bytes | pd.DataFrame]) -> None:
    """Write files that belong together, and their folders, as `saved` does; where one finds no room, those before it go too."""
    made: list[Path] = []
    try:
        for path, data in files.items():
            with writing(path.parent):
                path.parent.mkdir(parents=True, exist_ok=True)
            made.append(saved(path, data))
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise


def _runs(process: str) -> bool:
    """Whether a process that wrote beside a target still does; one that was killed left its part behind."""
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return int(process) == os.getpid()
    except (OSError, ValueError, OverflowError):
        pass
    return True


def cell_text(value: Any) -> str:
    """Write a cell for reading: at most three decimals that matter, a dash for what is not defined."""
    value = plain(value)
    if isinstance(value, dict):
        value = parts_text(value)
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        if value and abs(value) < 0.0005:
            return f"{value:.1e}"
        digits = 0 if abs(value) >= 1000 else 1 if abs(value) >= 100 else 2 if abs(value) >= 1 else 3
        return f"{value:,.{digits}f}"
    return f"{value:,}" if isinstance(value, int) and abs(value) >= 10000 else shown(str(value))


def probability(p: float) -> str:
    """Write a p value behind its letter.

    >>> probability(0.0121), probability(0.00001)
    ('= .012', '< .001')
    """
    return "< .001" if p < 0.0005 else f"= {p:.3f}".replace(" 0.", " .").replace("1.000", "1")


def name_column(table: pd.DataFrame, wanted: str = "") -> str:
    """The column that names the rows of a table: the one wanted, else `title`, else the first."""
    return wanted or ("title" if "title" in table.columns else str(table.columns[0]))


def filled(said: str, rows: pd.DataFrame) -> str:
    """Put what a column holds in every row into a text that names it in brackets: {text_a}; `all` where there is none."""
    return re.sub(r"\{(\w+)\}", lambda m: cell_text(rows[m[1]].iloc[0]) if m[1] in rows and len(rows) else "all", said)


def ranked(names: Iterable[str], most: int | None = None) -> str:
    """List names with how often they come, the commonest first.

    >>> ranked(["act", "be", "be"])
    'be (2), act'
    """
    counts = Counter(names)
    order = sorted(counts, key=lambda name: (-counts[name], name))[:most]
    return ", ".join(name if counts[name] == 1 else f"{name} ({counts[name]})" for name in order)


def to_text(table: pd.DataFrame, width: int = 40) -> str:
    """Align a table for a terminal; long texts are cut at `width`, places are left out.

    The column `left` of a concordance ends beside its node, so it is aligned, and cut, at the other side.
    """
    names = [str(name) for name in table.columns if name != "places"]
    if not names or table.empty:
        return "none\n"
    rows = [[cell_text(value) for value in row] for row in table[names].itertuples(index=False, name=None)]
    rows = [[_cut(cell, width, name == "left") for name, cell in zip(names, row, strict=True)] for row in rows]
    sizes = [max(len(name), *(len(row[i]) for row in rows)) for i, name in enumerate(names)]
    right = [pd.api.types.is_numeric_dtype(table[name]) or (name == "left" and "right" in table) for name in names]

    def line(cells: list[str]) -> str:
        fitted = (c.rjust(n) if r else c.ljust(n) for c, n, r in zip(cells, sizes, right, strict=True))
        return "  ".join(fitted).rstrip()

    return "\n".join([line(list(map(shown, names))), *map(line, rows)]) + "\n"


def _cut(cell: str, width: int, at_start: bool) -> str:
    if len(cell) <= width:
        return cell
    return "…" + cell[len(cell) - width + 1 :] if at_start else cell[: width - 1] + "…"

"""Tables of texts: CSV, TSV, JSON and JSON lines; one row is one text, whose column the user names."""

import csv
import io
import json
from typing import Any

from discourse.base.errors import ArticleError, UsageError, did_you_mean
from discourse.base.text import counted, listing
from discourse.io.formats.found import Found, cleaned, printable
from discourse.io.formats.limits import ROWS

KINDS = ("csv", "json")
_TEXTS = ("text", "body", "content")
"""Columns that are the text where the user names none."""
Row = dict[str, str]


def read(name: str, text: str, kind: str) -> list[Row]:
    """Read the rows of a table; what is nested in a JSON object is left out.

    Raises:
        ArticleError: it is no table of this kind, or has too many rows for articles.
    """
    found = _json(name, text) if kind == "json" else _csv(name, text)
    if not found:
        raise ArticleError(f"{name}: holds no row.")
    if len(found) > ROWS:
        raise ArticleError(f"{name}: {len(found):,} rows are a corpus, not articles.")
    return [{printable(key): printable(value) for key, value in row.items()} for row in found]


def column(name: str, rows: list[Row], wanted: str = "") -> str:
    """The column that holds the text: the one named, or `text`, `body` or `content`; UsageError where none is."""
    known = list(dict.fromkeys(key for row in rows for key in row))
    if wanted:
        if wanted not in known:
            raise UsageError(f"{name}: no column '{wanted}'; {did_you_mean(wanted, known)}")
        return wanted
    found = next((one for key in _TEXTS for one in known if one.casefold() == key), "")
    if not found:
        raise UsageError(f"{name}: say which column holds the text, with --text; its columns are {listing(known)}.")
    return found


def text_of(name: str, rows: list[Row], wanted: str, number: int) -> Found:
    """The text of one row, with what its other columns say of it; `number` counts rows from 1."""
    row = rows[number - 1]
    return Found(row.get(column(name, rows, wanted), ""), {}, cleaned(row))


def only(name: str, rows: list[Row]) -> Found:
    """The text of a table that holds one; ArticleError says what to do with several."""
    if len(rows) > 1:
        raise ArticleError(
            f"{name}: a table of {counted(len(rows), 'text')}, one a row; take them in with "
            f"'discourse add FILE --text {column(name, rows)}', then name one of them."
        )
    return text_of(name, rows, "", 1)


def _csv(name: str, text: str) -> list[Row]:
    csv.field_size_limit(10_000_000)
    first = text.split("\n", 1)[0]
    mark = max("\t;,|", key=first.count)
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error as fault:
        raise ArticleError(f"{name}: not a table of rows and columns ({fault}).") from None
    return [{str(key): str(value or "") for key, value in row.items() if key} for row in rows]


def _json(name: str, text: str) -> list[Row]:
    try:
        try:
            whole: Any = json.loads(text)
        except json.JSONDecodeError:
            whole = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (json.JSONDecodeError, RecursionError) as fault:
        why = f"line {fault.lineno}: {fault.msg}" if isinstance(fault, json.JSONDecodeError) else "nested too deeply"
        raise ArticleError(f"{name}: not JSON ({why}).") from None
    listed = (
        next((value for value in whole.values() if isinstance(value, list)), None) if isinstance(whole, dict) else None
    )
    rows = (
        whole if isinstance(whole, list) else listed if listed and all(isinstance(r, dict) for r in listed) else [whole]
    )
    if not all(isinstance(row, dict) for row in rows):
        raise ArticleError(f"{name}: JSON must be an object with the text, or a list of such objects.")
    return [
        {str(key): str(value) for key, value in row.items() if isinstance(value, str | int | float)} for row in rows
    ]

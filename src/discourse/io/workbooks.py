"""Workbooks and tables that people filled in: XLSX, OpenDocument and TSV become rows of texts."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from discourse.base.errors import ArticleError, UsageError, shortened
from discourse.io.formats.limits import unpacked

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_WIDEST = 1000
"""A row of OpenDocument ends in as many empty cells as the program has columns."""


def read_sheet(path: Path, *, asking: tuple[str, ...] = ()) -> list[dict[str, str]]:
    """Read the first sheet of a workbook, or a table, as texts; an empty cell is an empty text.

    Args:
        path: `.xlsx`, `.ods`, or a table that is separated by tabs.
        asking: the columns that must be there.

    Raises:
        UsageError: it cannot be read, or lacks a column.
    """
    reader = {".xlsx": _workbook, ".ods": _open_document}.get(path.suffix.lower(), _lines)
    try:
        head, *rows = reader(path) or [[]]
    except (ArticleError, OSError, ValueError, LookupError, TypeError, AttributeError, SyntaxError) as fault:
        raise UsageError(f"{path.name}: no sheet that can be read ({shortened(str(fault), 200)}).") from None
    missing = [name for name in asking if name not in head]
    if missing:
        raise UsageError(
            f"{path}: no coding sheet, for it lacks {', '.join(missing)}; make one with 'discourse sheet'."
        )
    found = [dict(zip(head, map(str.strip, row), strict=False)) for row in rows if any(map(str.strip, row))]
    return [{name: row.get(name, "") for name in head if name} for row in found]


def _lines(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8-sig").split("\n")]


def _workbook(path: Path) -> list[list[str]]:
    return [[_written(value) for value in row] for row in workbook_rows(path.name, path.read_bytes())]


def workbook_rows(name: str, data: bytes, sheet: str = "") -> Iterator[tuple[Any, ...]]:
    """The rows of a sheet of a workbook, by its name or else the first; every XLSX file that is read is opened here.

    Args:
        name: of the file, for messages. data: its bytes.

    Raises:
        ArticleError: it is damaged or grows when it is opened. KeyError: it has no such sheet. Else what openpyxl raises.
    """
    from openpyxl import load_workbook

    unpacked(name, data)
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    found = book[sheet] if sheet else book.worksheets[0]
    # What the file says of its own size may be made up, and rows would be filled up to it.
    found.reset_dimensions()
    try:
        yield from found.iter_rows(values_only=True)
    finally:
        book.close()


def _written(value: Any) -> str:
    """A cell as a person sees it: a whole number without a point."""
    whole = isinstance(value, float) and value.is_integer()
    return "" if value is None else str(int(value) if whole else value)


def _open_document(path: Path) -> list[list[str]]:
    content = unpacked(path.name, path.read_bytes()).read("content.xml")
    sheet = ElementTree.fromstring(content).find(f".//{_TABLE}table")
    return [] if sheet is None else [_cells(row) for row in sheet.iter(f"{_TABLE}table-row")]


def _cells(row: ElementTree.Element) -> list[str]:
    found: list[str] = []
    for cell in row.findall(f"{_TABLE}table-cell"):
        texts = ["".join(part.itertext()) for part in cell.findall(f"{_TEXT}p")]
        value = cell.get(f"{_OFFICE}value") or "\n".join(texts)
        found += [value] * min(int(cell.get(f"{_TABLE}number-columns-repeated", "1")), _WIDEST - len(found))
    return found

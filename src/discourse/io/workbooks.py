"""Workbooks and tables that people filled in: XLSX, OpenDocument and TSV become rows of texts."""

import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd

from discourse.base.errors import UsageError

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
    options = {"dtype": str, "keep_default_na": False}
    try:
        if path.suffix == ".xlsx":
            table = pd.read_excel(path, **options)  # type: ignore[call-overload]
        elif path.suffix == ".ods":
            table = _open_document(path)
        else:
            table = pd.read_csv(path, sep="\t", quoting=3, encoding="utf-8-sig", **options)  # type: ignore[call-overload]
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, ElementTree.ParseError) as fault:
        raise UsageError(f"{path}: no sheet that can be read ({fault}).") from None
    missing = [name for name in asking if name not in table]
    if missing:
        raise UsageError(
            f"{path}: no coding sheet, for it lacks {', '.join(missing)}; make one with 'discourse sheet'."
        )
    rows = [{str(key): str(value).strip() for key, value in row.items()} for row in table.to_dict("records")]
    return [row for row in rows if any(row.values())]


def _open_document(path: Path) -> pd.DataFrame:
    with zipfile.ZipFile(path) as file:
        sheet = ElementTree.fromstring(file.read("content.xml")).find(f".//{_TABLE}table")
    rows = [] if sheet is None else [_cells(row) for row in sheet.iter(f"{_TABLE}table-row")]
    head = [name for name in rows[0] if name] if rows else []
    return pd.DataFrame([(row + [""] * len(head))[: len(head)] for row in rows[1:]], columns=head)


def _cells(row: ElementTree.Element) -> list[str]:
    found: list[str] = []
    for cell in row.findall(f"{_TABLE}table-cell"):
        texts = ["".join(part.itertext()) for part in cell.findall(f"{_TEXT}p")]
        value = cell.get(f"{_OFFICE}value") or "\n".join(texts)
        found += [value] * min(int(cell.get(f"{_TABLE}number-columns-repeated", "1")), _WIDEST - len(found))
    return found

"""Files with codings of others: tables, workbooks, JSON lines, coding sheets, REFI-QDA projects and Web Annotations."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

from discourse.base.errors import CardError, UsageError, did_you_mean
from discourse.base.options import named
from discourse.io import refi, web_annotations
from discourse.io.cards import read_objects, read_utf8
from discourse.io.coders import NONE, Given, conventions
from discourse.io.workbooks import read_sheet

_SHEET = {"start", "end", "text", "codebook"}


def read_given(path: Path, *, empty: bool = False) -> list[Given]:
    """Read what others coded, by the ending of the file's name.

    Args:
        path: `.tsv`, `.csv`, `.xlsx` or `.ods` with a row a coding (columns code and text, or code, start and end, or code and
            sentence; coder, confidence, note and document where there are any), a sheet of `discourse sheet` that was
            filled in, `.jsonl` with an object a coding, `.qdpx` or `.qde` (REFI-QDA), `.jsonld` or `.json` (W3C Web
            Annotation).
        empty: whether a file without a coding, such as a sheet that was left blank, is no slip.

    Raises:
        UsageError: there is no such file, or no such kind of file. CardError: a slip in it, with its place.
    """
    if not path.is_file():
        raise UsageError(f"{path}: not a file that can be read.")
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise UsageError(f"{path.name}: codings are read from {', '.join(_READERS)}; save it as one of these.")
    found = reader(path)
    if not found and not empty:
        raise CardError(f"{path.name}: holds no coding.")
    return found


def rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of a table, workbook or file of JSON lines, each with the number of its line; empty cells are texts."""
    if path.suffix.lower() == ".jsonl":
        yield from read_objects(path)
    elif path.suffix.lower() in (".xlsx", ".ods"):
        yield from enumerate(read_sheet(path), start=2)
    else:
        text = read_utf8(path, "table")
        head = text.partition("\n")[0]
        # Spreadsheets of half of Europe part the cells of a CSV by semicolons.
        mark = "\t" if "\t" in head else ";" if ";" in head and "," not in head else ","
        # Tables of this suite part cells by tabs and quote none.
        how: dict[str, Any] = {"quoting": csv.QUOTE_NONE} if mark == "\t" else {}
        reader = csv.DictReader(StringIO(text, newline=""), delimiter=mark, **how)
        for row in reader:
            yield reader.line_num, {str(key): value or "" for key, value in row.items() if key is not None}


def _table(path: Path) -> list[Given]:
    """The codings of a table, whatever its columns are called, or of a sheet that was filled in."""
    found: list[Given] = []
    named_as: dict[str, str] = {}
    names: tuple[str, ...] | None = None
    for line, row in rows(path):
        place = f"{path.name}, line {line}"
        if set(row) >= _SHEET and {"codes", "proposed"} & set(row):
            found += _of_sheet(place, row)
            continue
        if names != tuple(row):  # Each object of a file of JSON lines may have keys of its own.
            names = tuple(row)
            named_as = _columns(path, names)
        cells = {ours: row[theirs] for ours, theirs in named_as.items() if row.get(theirs) not in (None, "")}
        given = cells.pop("code", "")
        codes = given if isinstance(given, list) else named(str(given)) if named_as["code"] == "codes" else [given]
        made = _given(place, cells)
        found += [replace(made, code=str(code).strip()) for code in codes if str(code).strip()]
    return found


def _columns(path: Path, names: tuple[str, ...]) -> dict[str, str]:
    """Which of the columns is which of ours."""
    low = {name.strip().lower().replace(" ", "_"): name for name in names}
    others = conventions()["columns"]
    found = {ours: low[one] for ours, ways in others.items() for one in (*reversed(ways), ours) if one in low}
    if "codebook" in low:
        found["codebook"] = low["codebook"]
    if "code" not in found or not {"text", "start", "sentence"} & set(found):
        hint = did_you_mean("code" if "code" not in found else "text", names)
        raise CardError(
            f"{path.name}: needs a column 'code' and one of 'text' (the quotation), 'start' and 'end', or 'sentence'; "
            f"it has {', '.join(names) or 'none'}; {hint}"
        )
    return found


def _given(place: str, cells: dict[str, Any]) -> Given:
    numbers = {}
    for name in ("start", "end", "sentence"):
        if name in cells:
            try:
                numbers[name] = int(float(cells.pop(name)))
            except (ValueError, OverflowError):
                raise CardError(f"{place}: '{name}' must be a whole number.") from None
    known = {name: str(value).strip() for name, value in cells.items()}
    return Given(place, "", **numbers, **known)  # type: ignore[arg-type]


def _of_sheet(place: str, row: dict[str, Any]) -> Iterator[Given]:
    """A row of a sheet: the codes that were filled in, `none` too; nothing where it was left empty."""
    cells = {name: row[name] for name in ("start", "end", "codebook", "note", "coder") if row.get(name)}
    # Where the unit is the cue, its words stand between marks in their sentence.
    words = row["text"].partition(">")[2].rpartition("<")[0] or row["text"]
    made = _given(place, {**cells, "text": words, "confidence": row.get("unsure", ""), "read": "listed"})
    codes = named(row["codes"]) if "codes" in row else named(row.get("recode", "")) + named(row.get("other", ""))
    answer = str(row.get("answer", "")).strip().lower()
    if answer == "yes":
        codes.append(row.get("proposed", ""))
    if answer == "no" and not codes:
        codes = [NONE]
    yield from (replace(made, code=code) for code in codes)


_READERS: dict[str, Callable[[Path], list[Given]]] = {
    ".tsv": _table, ".csv": _table, ".xlsx": _table, ".ods": _table, ".jsonl": _table, ".qdpx": refi.read, ".qde": refi.read,
    ".jsonld": web_annotations.read, ".json": web_annotations.read,
}  # fmt: skip

"""Cards: the small TOML files beside every article, codebook and reference. Read strictly, so that a slip is noticed."""

import json
import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from discourse.base import paths
from discourse.base.errors import CardError, did_you_mean, shortened

Schema = dict[str, Any]
"""Key to what it must hold: a type, or a list with one schema for a table that repeats; under `ANY` that of all other keys."""
ANY = "*"


def ours(name: str) -> dict[str, Any]:
    """What a TOML file of the package itself says, by its place in it."""
    return tomllib.loads(files("discourse").joinpath(name).read_text(encoding="utf-8"))


def read_utf8(path: Path, what: str = "file") -> str:
    """Read a text file, with or without a byte order mark; CardError where it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise CardError(f"{path.name}: not UTF-8 at byte {fault.start}; save the {what} as UTF-8.") from None


def read_objects(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Read JSON lines, one object a line, each with the number of its line; CardError for a line that is none."""
    return objects(path.name, read_utf8(path).split("\n"))


def objects(name: str, lines: Iterable[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of JSON lines of a file, as `read_objects`."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            place = f"{name}: line {number}"
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as fault:
                why = shortened(str(fault), 99)
                raise CardError(f"{place}: not valid JSON ({why}); write one object a line.") from None
            if not isinstance(row, dict):
                raise CardError(f"{place}: it must be one object in braces.")
            yield number, row


def read_card(path: Path, schema: Schema, required: tuple[str, ...] = ()) -> dict[str, Any]:
    """Read a TOML file and hold it against a schema: allowed keys and their types.

    Raises:
        CardError: not TOML, an unknown key, a wrong type or a missing key, with file, place and remedy.
    """
    try:
        card = tomllib.loads(read_utf8(path, "card"))
    except (ValueError, RecursionError) as fault:
        why = fault if isinstance(fault, tomllib.TOMLDecodeError) else "nested too deeply, or a number too long"
        raise CardError(f"{path.name}: not valid TOML: {why}.") from None
    check(path.name, card, schema)
    for key in required:
        if key not in card:
            raise CardError(f"{path.name}: the key '{key}' is missing; add it.")
    return card


def check(file: str, table: dict[str, Any], schema: Schema, place: str = "") -> None:
    """Hold what was read of a file (or line) against a schema; CardError for an unknown key or a wrong type."""
    for key, value in table.items():
        wanted = schema.get(key, schema.get(ANY))
        if wanted is None:
            raise CardError(f"{file}: unknown key '{place}{key}'; {did_you_mean(key, schema)}")
        if isinstance(wanted, list):
            if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
                raise CardError(f"{file}: '{place}{key}' must be written as [[{key}]] tables.")
            for number, row in enumerate(value, start=1):
                check(file, row, wanted[0], f"{key} {number}: ")
        elif isinstance(wanted, dict):
            if not isinstance(value, dict):
                raise CardError(f"{file}: '{place}{key}' must be a table [{key}].")
            check(file, value, wanted, f"{key}.")
        elif not isinstance(value, wanted) or (wanted is not bool and isinstance(value, bool)):
            name = " or ".join(t.__name__ for t in wanted) if isinstance(wanted, tuple) else wanted.__name__
            raise CardError(f"{file}: '{place}{key}' must be of type {name}, not {type(value).__name__}.")
        elif wanted is list and not all(isinstance(item, str) for item in value):
            raise CardError(f"{file}: '{place}{key}' must be a list of texts.")


def read_rows(path: Path, columns: tuple[str, ...], optional: tuple[str, ...] = ()) -> list[tuple[int, dict[str, str]]]:
    """Read a table of texts, separated by tabs, each row with the number of its line; `columns` must be there.

    Raises:
        CardError: not UTF-8, other columns, a row of another length or an empty cell, with file, line and remedy.
    """
    header, *lines = read_utf8(path, "table").rstrip("\n").split("\n")
    names = header.split("\t")
    if sorted(names) != sorted({*columns, *(name for name in optional if name in names)}):
        extra = f" (and {', '.join(optional)})" if optional else ""
        raise CardError(f"{path.name}: line 1: the columns must be {', '.join(columns)}{extra}, separated by tabs.")
    rows = []
    for number, line in enumerate(lines, start=2):
        cells = line.split("\t")
        if len(cells) != len(names):
            raise CardError(f"{path.name}: line {number}: {len(cells)} cells under {len(names)} columns; mend it.")
        for name, cell in zip(names, cells, strict=True):
            if not cell or cell != cell.strip():
                raise CardError(
                    f"{path.name}: line {number}: '{name}' is empty or begins or ends with a blank; mend it."
                )
        rows.append((number, dict(zip(names, cells, strict=True))))
    return rows


def read_model(name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """Read a table of a fitted model by its place in `data/models`, e.g. `modal-sense/weights.tsv`; SetupError if missing."""
    return [row for _, row in read_rows(paths.needed("models", name), columns)]

"""Cards: the small TOML files beside every article, codebook and reference. Read strictly, so that a slip is noticed."""

import tomllib
from pathlib import Path
from typing import Any

from discourse.base.errors import CardError, did_you_mean

Schema = dict[str, Any]
"""Key to what it must hold: a type, or a list with one schema for a table that repeats."""


def read_card(path: Path, schema: Schema, required: tuple[str, ...] = ()) -> dict[str, Any]:
    """Read a card and hold it against a schema.

    Args:
        path: the TOML file.
        schema: allowed keys and their types, e.g. ``{"title": str, "actor": [{"name": str, "aliases": list}]}``.
        required: keys that must be there.

    Raises:
        CardError: not TOML, an unknown key, a wrong type or a missing key, with file, place and remedy.
    """
    try:
        card = tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as fault:
        raise CardError(f"{path.name}: not UTF-8 at byte {fault.start}; save the card as UTF-8.") from None
    except tomllib.TOMLDecodeError as fault:
        raise CardError(f"{path.name}: not valid TOML: {fault}.") from None
    _check(path.name, card, schema, "")
    for key in required:
        if key not in card:
            raise CardError(f"{path.name}: the key '{key}' is missing; add it.")
    return card


def _check(file: str, table: dict[str, Any], schema: Schema, place: str) -> None:
    for key, value in table.items():
        if key not in schema:
            raise CardError(f"{file}: unknown key '{place}{key}'; {did_you_mean(key, schema)}")
        wanted = schema[key]
        if isinstance(wanted, list):
            if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
                raise CardError(f"{file}: '{place}{key}' must be written as [[{key}]] tables.")
            for number, row in enumerate(value, start=1):
                _check(file, row, wanted[0], f"{key} {number}: ")
        elif isinstance(wanted, dict):
            if not isinstance(value, dict):
                raise CardError(f"{file}: '{place}{key}' must be a table [{key}].")
            _check(file, value, wanted, f"{key}.")
        elif not isinstance(value, wanted) or (wanted is not bool and isinstance(value, bool)):
            name = " or ".join(t.__name__ for t in wanted) if isinstance(wanted, tuple) else wanted.__name__
            raise CardError(f"{file}: '{place}{key}' must be of type {name}, not {type(value).__name__}.")
        elif wanted is list and not all(isinstance(item, str) for item in value):
            raise CardError(f"{file}: '{place}{key}' must be a list of texts.")

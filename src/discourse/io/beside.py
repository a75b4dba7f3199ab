"""Tables beside an article, by its name and their kind: `speech.decisions.tsv` beside `speech.txt`.

Each holds what people or other programs made of the text: decisions, codings, samples, lines, declarations. No cell is
empty, so that a slip of a spreadsheet is noticed: where there is nothing to say stands a dash.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

import pandas as pd

from discourse.base.errors import CardError
from discourse.base.tables import saved
from discourse.base.text import shown
from discourse.io.cards import read_rows

Kind = Literal["codings", "decisions", "declared", "lines", "samples", "structure"]
Row = TypeVar("Row", bound=Any)
NONE = "–"
"""An empty cell."""
_FORMULA = re.compile(r"^'(?=[=+\-@])")
"""The apostrophe that stands before a cell which a spreadsheet would run."""


def beside(article: Path, kind: Kind) -> Path:
    """Where what is known of an article is kept, by its kind."""
    return article.with_suffix(f".{kind}.tsv")


def belonging(article: Path) -> list[Path]:
    """The file of an article and all that is read with it: its card, and the tables beside it."""
    mine = [article, article.with_suffix(".toml"), *(beside(article, kind) for kind in get_args(Kind))]
    return [path for path in mine if path.is_file()]


def rows(path: Path, columns: tuple[str, ...], optional: tuple[str, ...] = ()) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of such a table, each with its place for messages; nothing where there is no such file.

    Raises:
        CardError: a slip in the table, with file and line.
    """
    for line, row in read_rows(path, columns, optional) if path.is_file() else ():
        yield f"{path.name}: line {line}", {name: _FORMULA.sub("", cell) for name, cell in row.items()}


def read(path: Path, kind: type[Row], optional: tuple[str, ...] = ()) -> Iterator[tuple[str, Row]]:
    """The rows of such a table as objects whose fields are its columns, offsets as numbers, each with its place for messages.

    Raises:
        CardError: a slip in the table, or offsets that are no whole numbers, with file and line.
    """
    needed = tuple(name for name in columns(kind) if name not in optional)
    for place, row in rows(path, needed, optional):
        start, end = stretch(row, place)
        yield place, kind(**{**row, "start": start, "end": end})


def columns(kind: type[Any]) -> tuple[str, ...]:
    """The columns of a table whose rows are of a kind: its fields."""
    return tuple(one.name for one in fields(kind))


def keep(path: Path, rows: Iterable[dict[str, Any]], columns: tuple[str, ...]) -> Path:
    """Write such a table; SetupError where the folder cannot be written."""
    table = pd.DataFrame(rows, columns=list(columns))
    return saved(path, table.map(lambda cell: (shown(cell).strip() or NONE) if isinstance(cell, str) else cell))


def stretch(row: dict[str, str], place: str) -> tuple[int, int]:
    """The offsets of a row of a table or sheet; CardError where they are no whole numbers any more."""
    try:
        start, end = (int(float(row[name])) for name in ("start", "end"))
    except (KeyError, ValueError, OverflowError):
        raise CardError(f"{place}: start and end must be whole numbers; do not change these columns.") from None
    return start, end


def moved(one: Row, text: str) -> Row | None:
    """A row with the offsets at which its words stand now; None where the text no longer has them."""
    spot = placed(text, one.start, one.end, one.text)
    here: Row | None = replace(one, start=spot[0], end=spot[1]) if spot else None
    return here


def placed(text: str, start: int, end: int, words: str) -> tuple[int, int] | None:
    """Where words stand: at their place, or, in a text that was changed, at the only other one that has them.

    >>> placed("So we must go.", 3, 5, "we"), placed("We know. So we must go.", 3, 5, "we"), placed("I go.", 3, 5, "we")
    ((3, 5), (12, 14), None)
    """
    if re.sub(r"\W", "", text[start:end]) == re.sub(r"\W", "", words):
        return start, end
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    return found[0] if len(found) == 1 else None

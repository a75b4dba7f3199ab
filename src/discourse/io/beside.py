"""Tables beside an article, by its name and their kind: `speech.decisions.tsv` beside `speech.txt`.

Each holds what people or other programs made of the text: decisions, codings, samples, lines, declarations. No cell is
empty, so that a slip of a spreadsheet is noticed: where there is nothing to say stands a dash.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, get_args

import pandas as pd

from discourse.base.errors import CardError
from discourse.base.tables import saved
from discourse.base.text import shown
from discourse.io.cards import read_rows

Kind = Literal["codings", "decisions", "declared", "lines", "samples", "structure"]
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


def keep(path: Path, rows: Iterable[dict[str, Any]], columns: tuple[str, ...]) -> Path:
    """Write such a table; SetupError where the folder cannot be written."""
    table = pd.DataFrame(rows, columns=list(columns))
    return saved(path, table.map(lambda cell: (shown(cell).strip() or NONE) if isinstance(cell, str) else cell))


def offsets(row: dict[str, str], place: str) -> dict[str, int]:
    """The offsets of a row; CardError where they are no whole numbers."""
    if not (row["start"].isdecimal() and row["end"].isdecimal()):
        raise CardError(f"{place}: start and end must be whole numbers.")
    return {"start": int(row["start"]), "end": int(row["end"])}


def placed(text: str, start: int, end: int, words: str) -> tuple[int, int] | None:
    """Where words stand: at their place, or, in a text that was changed, at the only other one that has them.

    >>> placed("So we must go.", 3, 5, "we"), placed("We know. So we must go.", 3, 5, "we"), placed("I go.", 3, 5, "we")
    ((3, 5), (12, 14), None)
    """
    if re.sub(r"\W", "", text[start:end]) == re.sub(r"\W", "", words):
        return start, end
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    return found[0] if len(found) == 1 else None

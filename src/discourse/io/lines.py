"""Concordance lines that a person read: which can be used, which not and why (`<slug>.lines.tsv` beside the article)."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path

from discourse.base import paths
from discourse.base.errors import CardError
from discourse.io.beside import NONE, keep, offsets, placed, rows
from discourse.io.cards import read_card

COLUMNS = ("query", "start", "end", "text", "use", "reason", "category", "coder", "day", "note")
USES = ("yes", "no")


@dataclass(frozen=True)
class Line:
    """One line of the concordance of a `query`: whether it can be used, a reason if not, and a category of one's own."""

    query: str
    start: int
    end: int
    text: str
    use: str
    reason: str
    category: str
    coder: str
    day: str
    note: str = NONE


@cache
def reasons() -> dict[str, str]:
    """Why a line cannot be used, with what each reason means, of `data/line-reasons.toml`."""
    schema = {"source": str, "reason": [{"name": str, "means": str}]}
    return {row["name"]: row["means"] for row in read_card(paths.needed("", "line-reasons.toml"), schema)["reason"]}


def read_lines(path: Path, text: str) -> tuple[Line, ...]:
    """Read the lines of a text; those whose words it no longer has are left out. None where there is no file.

    Raises:
        CardError: a slip in the table, with file and line.
    """
    found: dict[tuple[str, int, int], Line] = {}
    for one in _read(path):
        if spot := placed(text, one.start, one.end, one.text):
            found[one.query, *spot] = replace(one, start=spot[0], end=spot[1])
    return tuple(found.values())


def keep_lines(path: Path, made: Iterable[Line]) -> Path:
    """Add lines to those that are there; a later one on the same query and place holds."""
    kept = {(one.query, one.start, one.end): one for one in (*_read(path), *made)}
    return keep(path, (asdict(kept[key]) for key in sorted(kept)), COLUMNS)


def _read(path: Path) -> Iterable[Line]:
    for place, row in rows(path, COLUMNS):
        if row["use"] not in USES:
            raise CardError(f"{place}: 'use' is '{row['use']}'; write yes or no.")
        yield Line(**{**row, **offsets(row, place)})  # type: ignore[arg-type]

"""Concordance lines that a person read: which can be used, which not and why (`<slug>.lines.tsv` beside the article)."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from discourse.base import paths
from discourse.base.errors import CardError
from discourse.io.beside import NONE, columns, keep, moved, read
from discourse.io.cards import read_card

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

    @property
    def key(self) -> tuple[str, int, int]:
        """What it is about."""
        return self.query, self.start, self.end


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
    found = (moved(one, text) for one in _read(path))
    return tuple({one.key: one for one in found if one}.values())


def keep_lines(path: Path, made: Iterable[Line]) -> Path:
    """Add lines to those that are there; a later one on the same query and place holds."""
    kept = {one.key: one for one in (*_read(path), *made)}
    return keep(path, (asdict(kept[key]) for key in sorted(kept)), columns(Line))


def _read(path: Path) -> Iterator[Line]:
    for place, one in read(path, Line):
        if one.use not in USES:
            raise CardError(f"{place}: 'use' is '{one.use}'; write yes or no.")
        yield one

"""Decisions: what people made of an article's codings, a table beside its text (`<slug>.decisions.tsv`).

A decision accepts, rejects or adds a code for a stretch of the text; the codebook stays as it is. Where two decisions
speak of the same code and stretch, the later row holds.
"""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd

from discourse.base.errors import CardError, did_you_mean, writing
from discourse.base.tables import to_tsv, written
from discourse.io.cards import read_rows

VERDICTS = ("accepted", "rejected", "added")
COLUMNS = ("codebook", "code", "start", "end", "text", "verdict", "coder", "day", "hash", "note")
_NONE = "–"


@dataclass(frozen=True)
class Decision:
    """One decision: `coder` made it on a `day`; `hash` is the fingerprint of the codebook as it was."""

    codebook: str
    code: str
    start: int
    end: int
    text: str
    verdict: str
    coder: str
    day: str
    hash: str
    note: str = _NONE

    @property
    def key(self) -> tuple[str, str, int, int]:
        """What a decision is about."""
        return self.codebook, self.code, self.start, self.end


def beside(article: Path) -> Path:
    """Where the decisions on an article are kept."""
    return article.with_suffix(".decisions.tsv")


def read_decisions(path: Path, text: str) -> tuple[Decision, ...]:
    """Read the decisions on a text, the last one on each code and stretch.

    Raises:
        CardError: a slip in the table, or words that do not stand in the text where the row says, with file and line.
    """
    found: dict[tuple[str, str, int, int], Decision] = {}
    for line, row in read_rows(path, COLUMNS):
        place = f"{path.name}: line {line}"
        if row["verdict"] not in VERDICTS:
            hint = did_you_mean(row["verdict"], VERDICTS)
            raise CardError(f"{place}: the verdict '{row['verdict']}' is unknown; {hint}")
        if not (row["start"].isdecimal() and row["end"].isdecimal()):
            raise CardError(f"{place}: start and end must be whole numbers.")
        start, end = int(row["start"]), int(row["end"])
        if _plain(text[start:end]) != _plain(row["text"]):
            raise CardError(f"{place}: the text has other words from {start} to {end}; was it changed since?")
        one = Decision(**{**row, "start": start, "end": end})  # type: ignore[arg-type]
        found.pop(one.key, None)
        found[one.key] = one
    return tuple(found.values())


def write_decisions(path: Path, decisions: Iterable[Decision]) -> Path:
    """Write decisions in the order of the text; SetupError where the folder cannot be written."""
    rows = sorted(decisions, key=lambda one: (one.codebook, one.start, one.end, one.code))
    table = pd.DataFrame([asdict(one) for one in rows], columns=list(COLUMNS))
    table["note"] = table["note"].str.strip().replace("", _NONE)
    with writing(path.parent):
        return written(path, to_tsv(table).encode("utf-8"))


def _plain(words: str) -> str:
    return re.sub(r"\W", "", words)

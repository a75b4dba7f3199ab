"""Coders: what people, language models and other programs coded in an article, a table beside its text (`<slug>.codings.tsv`).

They are kept as data, beside decisions and apart from them: a decision changes what findings count, a coding of another
coder only stands beside the machine's, to be compared.
"""

from collections.abc import Iterable
from dataclasses import asdict, astuple, dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from discourse.base import paths
from discourse.base.errors import CardError, did_you_mean
from discourse.base.text import folded
from discourse.io import beside
from discourse.io.cards import read_card

KINDS = ("person", "model", "program")
READ = ("all", "listed")
"""What a coder read: the whole text, or only the stretches that are listed, as in a coding sheet."""
MACHINE = "machine"
"""The coder that this suite is; its codings are made anew each time and never stored."""
NONE = "none"
"""The code of a stretch that a coder read and to which no code applies."""
_SCHEMA: dict[str, Any] = {
    "columns": dict.fromkeys(("document", "start", "end", "text", "code", "coder", "confidence", "note", "sentence"), list),
    "verdict": [{"name": str, "least": float, "low": float, "means": str}],
    "source": {"thresholds": str, "few": str},
}  # fmt: skip


@dataclass(frozen=True)
class Given:
    """One coding as a file gives it: `place` names its line for messages, `document` the text, `start` and `end` are -1
    where unknown, `before` and `after` surround the quotation `text`, and `sentence` is a number, 0 where none is given."""

    place: str
    code: str
    coder: str = ""
    text: str = ""
    start: int = -1
    end: int = -1
    before: str = ""
    after: str = ""
    sentence: int = 0
    confidence: str = ""
    note: str = ""
    document: str = ""
    kind: str = ""
    codebook: str = ""
    read: str = ""


@dataclass(frozen=True)
class Coding:
    """One stretch to which a coder gave a code, or what could not be placed (`start` and `end` are -1).

    `found` says how its quotation was found, `confidence` is what the coder gave, `source` names the file it came from
    with its digest, `made` how it was made: program, model, prompt, and `read` what the coder read.
    """

    codebook: str
    code: str
    start: int
    end: int
    text: str
    coder: str
    kind: str = "person"
    confidence: str = ""
    note: str = ""
    found: str = ""
    source: str = ""
    made: str = ""
    read: str = "all"

    @property
    def placed(self) -> bool:
        """Whether it is known where it stands."""
        return self.start >= 0


COLUMNS = beside.columns(Coding)


def guid(*parts: object) -> str:
    """A name for exchange files that is the same whenever the same is written."""
    return str(uuid5(NAMESPACE_URL, " ".join(map(str, ("discourse", *parts)))))


@cache
def conventions() -> dict[str, Any]:
    """What `data/coders.toml` says: other names of columns, the verdicts and their thresholds, and the source of these."""
    return read_card(paths.needed("", "coders.toml"), _SCHEMA, required=("columns", "verdict", "source"))


def read_codings(path: Path, text: str) -> tuple[Coding, ...]:
    """Read the codings of other coders in a text; none where there is no such file.

    Raises:
        CardError: a slip in the table, or words that do not stand where the row says, with file and line.
    """
    found = []
    for place, row in beside.rows(path, COLUMNS):
        cells = {name: "" if value == beside.NONE else value for name, value in row.items()}
        if cells["kind"] not in KINDS:
            raise CardError(f"{place}: the kind '{cells['kind']}' is unknown; {did_you_mean(cells['kind'], KINDS)}")
        if cells["read"] not in READ:
            raise CardError(f"{place}: read '{cells['read']}' is unknown; {did_you_mean(cells['read'], READ)}")
        try:
            start, end = (int(cells[name] or -1) for name in ("start", "end"))
        except ValueError:
            raise CardError(
                f"{place}: start and end must be whole numbers, or {beside.NONE} where the place is unknown."
            ) from None
        if start >= 0 and (end > len(text) or _letters(text[start:end]) != _letters(cells["text"])):
            raise CardError(f"{place}: the text has other words from {start} to {end}; was it changed since?")
        found.append(Coding(**{**cells, "start": start, "end": end}))  # type: ignore[arg-type]
    return tuple(found)


def write_codings(path: Path, codings: Iterable[Coding]) -> Path:
    """Write codings by codebook and coder, in the order of the text; SetupError where the folder cannot be written."""
    every = sorted(
        set(codings), key=lambda one: (one.codebook, one.coder, *astuple(one)[2:4], one.code, one.text, one.note)
    )
    rows = [{name: "" if cell == -1 else cell for name, cell in asdict(one).items()} for one in every]
    return beside.keep(path, rows, COLUMNS)


def _letters(words: str) -> str:
    return "".join(letter for letter in folded(words) if letter.isalnum())

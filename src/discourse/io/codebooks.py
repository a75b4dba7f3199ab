"""Codebooks: a published scheme of codes, written as a card and a table of cues."""

import math
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from discourse.base import cache, paths
from discourse.base.errors import CardError, UsageError, did_you_mean
from discourse.io.cards import read_card, read_utf8

CARD = {
    "title": str, "citation": str, "licence": str, "unit": str, "description": str, "overlap": str,
    "threshold": (int, float), "issue": bool, "own_voice": bool,
    "code": [{
        "name": str, "title": str, "parent": str, "part": str, "definition": str, "colour": str, "threshold": (int, float),
    }],
}  # fmt: skip
CUES = "cues.tsv"
COLUMNS = ("code", "cue", "unless", "rule", "weight", "polarity", "example", "counterexample", "source")
REQUIRED = ("code", "cue", "example", "source")
UNITS = ("cue", "span", "token", "sentence", "article")
POLARITIES = ("", "positive", "negative")
OVERLAPS = ("longest", "all", "each")


@dataclass(frozen=True)
class Code:
    """One category of a codebook, with its definition."""

    name: str
    title: str
    definition: str
    colour: str
    parent: str = ""
    part: str = ""
    threshold: float | None = None


@dataclass(frozen=True)
class Cue:
    """One line of the table: what triggers a code, what vetoes it, and a sentence that shows each."""

    code: str
    cue: str
    line: int
    unless: str = ""
    rule: str = ""
    weight: float = 1.0
    polarity: str = ""
    example: str = ""
    counterexample: str = ""
    source: str = ""


@dataclass(frozen=True)
class Codebook:
    """A scheme of codes with its cues.

    `overlap` says what happens where cues of different codes meet on the same words: `longest` keeps the longest
    cue only (a word has one function), `all` keeps every code (a sentence may carry several frames), `each` keeps
    every place, even inside another (a quotation in a quotation), with one code. An `issue` codebook speaks of one issue: it
    is shown with the articles whose cards name it; with `own_voice` what stands between quotation marks is not counted.
    """

    name: str
    title: str
    citation: str
    codes: tuple[Code, ...]
    cues: tuple[Cue, ...]
    overlap: str = "longest"
    unit: str = "cue"
    description: str = ""
    licence: str = ""
    threshold: float = 1.0
    issue: bool = False
    own_voice: bool = False
    card: Path = Path()
    table: Path = Path()
    by_name: dict[str, Code] = field(default_factory=dict, compare=False, repr=False)

    @property
    def defined(self) -> str:
        """A short hash of what a person who codes goes by: the codes with their titles and definitions, and the unit.

        A decision stays right when cues or rules change; it may not when a definition does.
        """
        return cache.key(self.unit, *(f"{c.name}\n{c.parent}\n{c.title}\n{c.definition}" for c in self.codes))[:12]

    def meant(self, name: str) -> str:
        """The code that a person writes by its name or its title; "" where there is none."""
        plain = name.strip()
        titles = {code.title.casefold(): code.name for code in self.codes}
        return plain if plain in self.by_name else titles.get(plain.casefold(), "")


def listed() -> list[str]:
    """The names of the codebooks in `data/codebooks`, sorted."""
    return sorted(path.parent.name for path in paths.every("codebooks", f"*/{CUES}"))


def read_codebook(name: str) -> Codebook:
    """Read a codebook by its name in `data/codebooks`, by its folder, or by a path to its table or card.

    A folder holds `card.toml` and `cues.tsv`; a table on its own has its card beside it under the same name.

    Raises:
        UsageError: there is no such codebook.
        CardError: a slip in the card or the table, with file, line, cause and remedy.
    """
    path = _table(name)
    card_path = path.with_name("card.toml") if path.name == CUES else path.with_suffix(".toml")
    if not card_path.is_file():
        raise CardError(f"{path.name}: its card {card_path.name} is missing; write one with title, citation and codes.")
    card = read_card(card_path, CARD, required=("title", "citation", "code"))
    codes = tuple(_code(card_path, number, row) for number, row in enumerate(card["code"], start=1))
    by_name = {code.name: code for code in codes}
    if len(by_name) < len(codes):
        raise CardError(f"{card_path.name}: two codes have the same name; names must differ.")
    overlap = card.get("overlap", "longest")
    if overlap not in OVERLAPS:
        raise CardError(f"{card_path.name}: overlap '{overlap}' is unknown; {did_you_mean(overlap, OVERLAPS)}")
    unit = card.get("unit", "cue")
    if unit not in UNITS:
        raise CardError(f"{card_path.name}: unit '{unit}' is unknown; {did_you_mean(unit, UNITS)}")
    if not all(0 < limit < math.inf for limit in (card.get("threshold", 1.0), *(c.threshold or 1.0 for c in codes))):
        raise CardError(f"{card_path.name}: a threshold must be a number above 0.")
    return Codebook(
        name=path.parent.name if path.name == CUES else path.stem, title=card["title"], citation=card["citation"],
        codes=codes, cues=tuple(_read_cues(path, set(by_name))), overlap=overlap, unit=unit,
        description=card.get("description", ""), licence=card.get("licence", ""),
        threshold=float(card.get("threshold", 1.0)), issue=card.get("issue", False),
        own_voice=card.get("own_voice", False), card=card_path, table=path, by_name=by_name,
    )  # fmt: skip


def _table(name: str) -> Path:
    """The table of cues of a codebook."""
    known = paths.find("codebooks", f"{name}/{CUES}") if re.fullmatch(r"[a-z0-9][a-z0-9-]*", name) else None
    if known:
        return known
    path = paths.given(name)
    path = (
        path / CUES if path.is_dir() else path.with_name(CUES) if path.name == "card.toml" else path.with_suffix(".tsv")
    )
    if not path.is_file():
        raise UsageError(f"{name}: no codebook of this name; {did_you_mean(name, listed())}")
    return path


def _code(path: Path, number: int, row: dict[str, Any]) -> Code:
    for key in ("name", "definition", "colour"):
        if key not in row:
            raise CardError(f"{path.name}: code {number}: the key '{key}' is missing; add it.")
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", row["name"]):
        raise CardError(f"{path.name}: code {number}: '{row['name']}' must be lower-case words with hyphens.")
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", row["colour"]):
        raise CardError(f"{path.name}: code {number}: colour '{row['colour']}' must look like #3366aa.")
    title = row.get("title", row["name"].replace("-", " "))
    return Code(
        row["name"], title, row["definition"], row["colour"], row.get("parent", ""), row.get("part", ""),
        row.get("threshold"),
    )  # fmt: skip


def _read_cues(path: Path, codes: set[str]) -> list[Cue]:
    lines = read_utf8(path, "table").splitlines()
    header = lines[0].split("\t") if lines else []
    if len(set(header)) < len(header):
        raise CardError(f"{path.name}: line 1: two columns have the same name; delete one.")
    for name in header:
        if name not in COLUMNS:
            raise CardError(f"{path.name}: line 1: unknown column '{name}'; {did_you_mean(name, COLUMNS)}")
    for name in REQUIRED:
        if name not in header:
            raise CardError(f"{path.name}: line 1: the column '{name}' is missing; columns are separated by tabs.")
    cues = []
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() and not line.startswith("#"):
            cues.append(_cue(path, number, dict(zip(header, _cells(path, number, line, header), strict=True)), codes))
    seen: dict[tuple[str, str, str], int] = {}
    for cue in cues:
        first = seen.setdefault((cue.code, cue.cue, cue.rule), cue.line)
        if first != cue.line:
            raise CardError(
                f"{path.name}: line {cue.line}: the cue '{cue.cue}' stands on line {first} already; delete one."
            )
    return cues


def _cells(path: Path, number: int, line: str, header: list[str]) -> list[str]:
    cells = [_unquoted(cell.strip()) for cell in line.split("\t")]
    if len(cells) > len(header):
        raise CardError(f"{path.name}: line {number}: {len(cells)} cells under {len(header)} columns; delete a tab.")
    return cells + [""] * (len(header) - len(cells))


def _unquoted(cell: str) -> str:
    """Take off the quotes that a spreadsheet puts round a cell which holds some: "[lemma=""may""]"."""
    if re.fullmatch(r'"(?:[^"]|"")*""(?:[^"]|"")*"', cell):
        return cell[1:-1].replace('""', '"')
    return cell


def _cue(path: Path, number: int, row: dict[str, str], codes: set[str]) -> Cue:
    place = f"{path.name}: line {number}"
    if row["code"] not in codes:
        raise CardError(f"{place}: code '{row['code']}' is not in the card; {did_you_mean(row['code'], codes)}")
    for name in ("cue", "example", "source"):
        if not row[name]:
            raise CardError(f"{place}: the cell '{name}' is empty; every cue has a cue, an example and a source.")
    try:
        weight = float(row.pop("weight", "") or 1.0)
    except ValueError:
        raise CardError(f"{place}: the weight must be a number.") from None
    if not math.isfinite(weight):
        raise CardError(f"{place}: the weight must be a number, not {weight}.")
    if row.get("polarity", "") not in POLARITIES:
        raise CardError(f"{place}: polarity '{row['polarity']}' is unknown; write positive, negative or nothing.")
    return Cue(line=number, weight=weight, **row)

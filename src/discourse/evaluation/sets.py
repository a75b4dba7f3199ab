"""Sets of coded texts that accuracy is measured on, as `data/accuracy/sets.toml` lists them, and how each is read.

Passages read from a written guide, by one reader or two, lie in a folder: `passages.jsonl`, `reader1.jsonl`,
`reader2.jsonl`. What either reader marked is right; only what both marked has to be found.
"""

import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, get_origin, get_type_hints

from discourse.base import paths
from discourse.base.errors import CardError, UsageError, did_you_mean
from discourse.coding import reader
from discourse.evaluation.gold import Gold, Row, Span, listed, read_gold
from discourse.io.cards import read_card, read_objects
from discourse.io.codebooks import read_codebook

KINDS = ("public", "read twice", "read once", "own sentences")
PASSAGES, *READERS = FILES = ("passages.jsonl", "reader1.jsonl", "reader2.jsonl")
# The columns of marked stretches with the key of their code, and the codebooks that no output of the encoder speaks of.
STRETCHES = {"meta": "code", "metaphor": "domain", "we": "referent", "attribution": "", "obligation": ""}
OTHERS = {
    "attribution": ("attribution", {"attribution": ["attribution"]}),
    "obligations": ("obligation", {}),
}  # fmt: skip
_PARTS = ("source", "content")
_WRITER = frozenset({"i", "we"})
"""Whose own sayings the guide does not mark as attributions."""

Reading = dict[str, Any]


@dataclass(frozen=True)
class GoldSet:
    """One set and how it is measured.

    Args:
        name: unique; the key of its recorded results.
        title: what readers are shown.
        kind: `public` (coded by people outside the project), `read twice` (two readings from a guide), `read once`
            (others' texts marked by the project before the rules saw them) or `own sentences` (written and coded by
            the project itself: an upper bound).
        codebook: what is measured: a codebook, `actors` or `obligations`.
        file: in `data/accuracy/gold`, or in the folder of public data (a folder of passages there is one set); empty
            where the texts are not there any more.
        unit: as for `evaluate`.
        codes: ours to theirs; empty where names are equal.
        groups: hold each parent code against its classes together.
        split: set aside the documents whose CRC-32 divides by this number; 0 where the rows name their part.
        label: take the class of each target from this label.
        note: what to know before believing a number; one sentence.
    """

    name: str
    title: str
    kind: str
    codebook: str
    file: str = ""
    unit: str = ""
    codes: dict[str, list[str]] = field(default_factory=dict)
    groups: bool = False
    split: int = 0
    label: str = ""
    note: str = ""

    def path(self, public: Path | None = None) -> Path | None:
        """Where its texts are: in the project, else in the folder of public data; none where they are not here."""
        if not self.file:
            return None
        own = paths.find("accuracy", f"gold/{self.file}")
        return own or (public / self.file if public and (public / self.file).exists() else None)


@cache
def sets() -> tuple[GoldSet, ...]:
    """Read the list of sets; CardError for a slip in it."""
    path = paths.needed("accuracy", "sets.toml")
    schema = {"set": [{name: get_origin(kind) or kind for name, kind in get_type_hints(GoldSet).items()}]}
    found = tuple(GoldSet(**row) for row in read_card(path, schema, required=("set",))["set"])
    for one in found:
        if one.kind not in KINDS:
            raise CardError(
                f"{path.name}: {one.name}: the kind '{one.kind}' is unknown; {did_you_mean(one.kind, KINDS)}"
            )
    return found


def digest(path: Path) -> str:
    """Name the texts of a set and their codes by their content: twelve hexadecimal digits."""
    files = [path / name for name in FILES if (path / name).is_file()] if path.is_dir() else [path]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]


def parts(one: GoldSet, path: Path) -> dict[str, Gold]:
    """The set cut into the part that rules were improved on (`dev`) and the part set aside (`aside`)."""
    gold = _first_persons(path) if path.suffix == ".conllu" else opened(path, one.codebook)
    rows = gold.rows
    if one.label:
        rows = tuple(replace(row, spans=tuple(replace(span, code=row.labels[one.label]) for span in row.spans))
                     for row in rows if one.label in row.labels)  # fmt: skip
    if one.split:
        # The documents whose CRC-32 divides are set aside; which they are must never depend on anything else.
        aside = {name: not zlib.crc32(name.encode()) % one.split for name in {row.document for row in rows}}
        rows = tuple(replace(row, part="aside" if aside[row.document] else "dev") for row in rows)
    names = [name for name in ("dev", "aside", "") if any(row.part == name for row in rows)]
    return {name or "whole": replace(gold, name=one.name, rows=tuple(row for row in rows if row.part == name))
            for name in names}  # fmt: skip


def mapping(one: GoldSet, gold: Gold) -> dict[str, list[str]] | None:
    """Ours to theirs, as `evaluate` takes it."""
    if not one.groups:
        return one.codes or None
    found: dict[str, list[str]] = {}
    for code in read_codebook(one.codebook).codes:
        if code.name in gold.span_codes:
            found.setdefault(code.parent or code.name, []).append(code.name)
    return found


def _first_persons(path: Path) -> Gold:
    """The first-person pronouns of a treebank in CoNLL-U, each sentence a row."""
    rows = []
    for number, block in enumerate(path.read_text(encoding="utf-8").strip().split("\n\n")):
        text = (re.search(r"^# text = (.*)$", block, re.MULTILINE) or [""])[1]
        spans: list[Span] = []
        at = 0
        for cells in (line.split("\t") for line in block.splitlines()):
            if len(cells) > 5 and cells[0].isdigit() and (place := text.find(cells[1], at)) >= 0:
                at = place + len(cells[1])
                if cells[3] == "PRON" and "Person=1" in cells[5]:
                    spans.append(Span(place, at, "first-person", f"span {len(spans)}"))
        rows.append(Row(f"{number:04d}", text, tuple(spans)))
    return Gold(path.stem, tuple(rows))


def opened(path: Path, codebook: str) -> Gold:
    """Read gold from a file, or from a folder of passages."""
    return read_reading(path, codebook) if (path / PASSAGES).is_file() else read_gold(path)


def read_reading(folder: Path, codebook: str) -> Gold:
    """Read what the guide's readers marked for one codebook.

    Raises:
        UsageError: the readings hold nothing of this codebook.
    """
    outputs = [o for o in reader.outputs() if o.codebook == codebook]
    codes: dict[str, list[str]] = {}
    for one in outputs:
        codes.setdefault(one.code, []).append(one.label)
    heads = {one.head for one in outputs}
    if codebook in OTHERS:
        head, codes = OTHERS[codebook]
        heads = {head}
    if not heads:
        raise UsageError(f"{folder.name}: the readings hold nothing of the codebook '{codebook}'.")
    (head,) = heads
    rows, readings = passages(folder)
    made = tuple(_row(row, readings[row["id"]], head) for row in rows)
    return Gold(folder.name, made, codes, running=True, without=_WRITER if head == "attribution" else frozenset())


def passages(folder: Path) -> tuple[list[dict[str, Any]], dict[str, list[Reading]]]:
    """The sentences in order, and one or two readings of each by its id."""
    readings: dict[str, list[Reading]] = {}
    for name in READERS:
        for _, row in read_objects(folder / name) if (folder / name).is_file() else ():
            readings.setdefault(row["id"], []).append(row)
    rows = [row for _, row in read_objects(folder / PASSAGES) if row["id"] in readings]
    return rows, readings


def votes(readings: list[Reading], head: str, label: str) -> tuple[bool, bool]:
    """Whether any reader gave a sentence a label, and whether all did."""
    given = [label in listed(one[head]) for one in readings]
    return any(given), all(given)


def _row(row: dict[str, Any], readings: list[Reading], head: str) -> Row:
    common = {"id": row["id"], "text": row["text"], "paragraph": row["paragraph"]}
    if head in STRETCHES:
        return Row(**common, spans=tuple(marked(row["text"], readings, head)))
    labels = sorted({label for one in readings for label in listed(one[head])})
    unsure = frozenset(label for label in labels if not votes(readings, head, label)[1])
    return Row(**common, labels={head: labels}, unsure=unsure)


def marked(text: str, readings: list[Reading], head: str) -> Iterator[Span]:
    """The stretches that a sentence's readers marked, each once; sure where every reader marked words of it so."""
    key = STRETCHES[head]
    seen = [[(s["start"], s["end"], s[key] if key else head, s) for s in one[head]] for one in readings]
    for reader_number, mine in enumerate(seen):
        for n, (a, b, code, span) in enumerate(mine):
            alike = [any(code == c and x < b and a < y for x, y, c, _ in other) for other in seen]
            if any(alike[:reader_number]):
                continue
            group = f"{reader_number} {n}"
            yield Span(a, b, code, group, all(alike))
            for name in _PARTS if head == "attribution" else ():
                place = _place(text, span.get(name) or "", a)
                if place:
                    yield Span(*place, name, group, all(alike))


def _place(text: str, words: str, near: int) -> tuple[int, int] | None:
    """Where quoted words stand, nearest to an offset; three dots stand for words left out."""
    pieces = [re.escape(piece.strip()) for piece in words.split("...") if piece.strip()]
    found = [match.span() for match in re.finditer(".*?".join(pieces), text)] if pieces else []
    return min(found, key=lambda place: abs(place[0] - near)) if found else None

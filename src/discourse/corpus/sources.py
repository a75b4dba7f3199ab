"""What a corpus is built from: a folder of texts with their cards, or a table of texts with what is known of each."""

import csv
import gzip
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TextIO

import pyarrow as pa
import pyarrow.parquet as pq

from discourse.base.errors import CardError, EmptyTextError, UsageError, did_you_mean, shortened
from discourse.io.apparatus import RAISED, apparatus, labelled
from discourse.io.articles import make_article
from discourse.io.cards import objects, read_utf8
from discourse.io.formats.limits import FILE
from discourse.io.words import word_set

KINDS = (".jsonl", ".parquet", ".csv", ".tsv")
_BRACKETED = re.compile(r"\(([A-Za-z ,.;'-]{3,60})\)")
_HEAD = 200
"""A dateline stands within so many characters."""


class Text(NamedTuple):
    """One text: its name, itself, what is known of it, and the stretches (characters) that are shown and not counted."""

    name: str
    text: str
    known: dict[str, Any]
    asides: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Columns:
    """Which columns of a table hold the text, its name and what is known of it; no `meta` takes all others."""

    text: str = "text"
    name: str = "id"
    meta: tuple[str, ...] = field(default=())


def texts(source: Path, columns: Columns) -> Iterator[Text]:
    """Read the texts of a folder (`*.txt`, with cards) or of a table (JSON lines, Parquet, CSV, TSV; gzip allowed), one by one.

    Raises:
        UsageError: nothing of the kind is there, or a column is not. CardError: a row that cannot be read, with its line.
    """
    if source.is_dir():
        yield from _folder(source)
        return
    kind = source.with_suffix("").suffix if source.suffix == ".gz" else source.suffix
    if not source.is_file() or kind not in KINDS:
        raise UsageError(f"{source}: give a folder of texts (*.txt) or a table; tables end in {', '.join(KINDS)}.")
    for number, row in _rows(source, kind):
        if columns.text not in row:
            hint = did_you_mean(columns.text, row)
            raise UsageError(f"{source.name}: no column '{columns.text}' holds the text; name it with --text ({hint})")
        text = row[columns.text]
        if not isinstance(text, str):
            raise CardError(f"{source.name}: row {number}: '{columns.text}' holds no text.")
        names = columns.meta or tuple(name for name in row if name not in (columns.text, columns.name))
        for name in names:
            if name not in row:
                raise UsageError(f"{source.name}: row {number}: no column '{name}'; {did_you_mean(name, row)}")
        known = {name: row[name] for name in names if not isinstance(row[name], list | dict)}
        yield Text(str(row.get(columns.name, number)), text, _with_year(known), _asides(text))


def how_many(source: Path) -> int | None:
    """How many texts a source holds, where that is quickly told; for an estimate of how long reading them will take."""
    if source.is_dir():
        return sum(1 for _ in source.rglob("*.txt"))
    with suppress(OSError, pa.ArrowInvalid):
        if source.suffix == ".parquet":
            rows: int = pq.read_metadata(source).num_rows
            return rows
        if source.suffix == ".jsonl":
            with source.open("rb") as file:
                return sum(part.count(b"\n") for part in iter(lambda: file.read(1 << 20), b""))
    return None


def _rows(source: Path, kind: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of a table, numbered from 1."""
    try:
        if kind == ".parquet":
            batches = pq.ParquetFile(source).iter_batches(batch_size=1000)
            yield from enumerate((row for batch in batches for row in batch.to_pylist()), start=1)
            return
        opened: Any = gzip.open if source.suffix == ".gz" else open
        with opened(source, "rt", encoding="utf-8-sig", newline=None if kind == ".jsonl" else "") as lines:
            whole = _whole(source.name, lines)
            yield from objects(source.name, whole) if kind == ".jsonl" else _records(source.name, kind, whole)
    except UnicodeDecodeError as fault:
        raise CardError(f"{source.name}: not UTF-8 ({fault.reason}); save the table as UTF-8.") from None
    except (pa.ArrowException, OSError, EOFError, zlib.error, csv.Error) as fault:
        why = shortened(str(fault), 99)
        raise CardError(f"{source.name}: damaged, or no table of this kind ({why}); write it again.") from None


def _whole(name: str, lines: TextIO) -> Iterator[str]:
    """The lines of a table; CardError for one that would fill the memory, as a few bytes of gzip may."""
    for line in iter(lambda: lines.readline(FILE), ""):
        if len(line) == FILE:
            raise CardError(f"{name}: a line has more than {FILE:,} characters; put each text into a row of its own.")
        yield line


def _records(name: str, kind: str, lines: Iterable[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    csv.field_size_limit(sys.maxsize)
    for number, row in enumerate(csv.DictReader(lines, delimiter="\t" if kind == ".tsv" else ","), start=1):
        if None in row or None in row.values():
            raise CardError(f"{name}: row {number} has more or fewer cells than the first line has names; mend it.")
        yield number, {str(key): _plain(value) for key, value in row.items()}


def _plain(cell: str) -> Any:
    """A cell that holds a whole number, of up to 15 digits and without a leading 0, as a number."""
    return int(cell) if re.fullmatch(r"-?(?:0|[1-9]\d{0,14})", cell) else cell


def _folder(source: Path) -> Iterator[Text]:
    """The texts of a folder and its subfolders; what their cards say of each, and the subfolder it lies in."""
    files = sorted(file for file in source.rglob("*.txt") if file.is_file())
    if not files:
        raise UsageError(f"{source}: no text in this folder; put UTF-8 texts (*.txt) into it.")
    inner = any(file.parent != source for file in files)
    for file in files:
        name = file.relative_to(source).with_suffix("").as_posix()
        card = file.with_suffix(".toml")
        text = read_utf8(file, "text")
        try:
            article = make_article(name, text, card if card.is_file() else None)
        except EmptyTextError:
            yield Text(name, "", {}, ())
            continue
        left_out = [(p.start, p.end) for p in article.paragraphs if p.role != "body"]
        left_out += [(aside.start, aside.end) for aside in article.asides]
        known = _with_year(dict(article.facts)) | ({"folder": name.rpartition("/")[0]} if inner else {})
        yield Text(name, text, known, tuple(left_out))


def _with_year(known: dict[str, Any]) -> dict[str, Any]:
    """The year of a date is a column of its own, for groups and trends."""
    year = re.match(r"\d{4}(?=-\d\d)", str(known.get("date", "")))
    return known | {"year": int(year[0])} if year and "year" not in known else known


def _asides(text: str) -> tuple[tuple[int, int], ...]:
    """All apparatus; but for the dateline the whole text is searched only where some may be."""
    marked = "[" in text or "<" in text or (not text.isascii() and RAISED.search(text)) or any(labelled(text))
    suspicious = marked or any(not _noises().isdisjoint(inside.lower().split()) for inside in _BRACKETED.findall(text))
    return tuple((aside.start, aside.end) for aside in apparatus(text if suspicious else text[:_HEAD]))


@cache
def _noises() -> frozenset[str]:
    return word_set("stage-directions", "noise")

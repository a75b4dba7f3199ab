"""Passages read from a written guide, by one reader or two, as they lie in a folder: `passages.jsonl`, `reader1.jsonl`,
`reader2.jsonl`. What either reader marked is right; only what both marked has to be found."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from discourse.base.errors import UsageError
from discourse.coding import reader
from discourse.evaluation.gold import Gold, Row, Span
from discourse.io.cards import read_objects

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


def is_reading(path: Path) -> bool:
    """Whether a folder holds passages and readings of them."""
    return (path / PASSAGES).is_file()


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
    given = [label in _listed(one[head]) for one in readings]
    return any(given), all(given)


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else value


def _row(row: dict[str, Any], readings: list[Reading], head: str) -> Row:
    common = {"id": row["id"], "text": row["text"], "paragraph": row["paragraph"]}
    if head in STRETCHES:
        return Row(**common, spans=tuple(marked(row["text"], readings, head)))
    labels = sorted({label for one in readings for label in _listed(one[head])})
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

"""Gold: texts that people have coded by hand, one JSON object a line, read strictly."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from discourse.base.errors import CardError, UsageError, did_you_mean
from discourse.io.articles import ArticleText
from discourse.io.cards import read_utf8
from discourse.io.paragraphs import Paragraph

_KEYS = ("id", "part", "text", "spans", "labels")
PARTS = ("dev", "aside")
_SPAN_KEYS = ("start", "end", "code", "group")


@dataclass(frozen=True)
class Span:
    """A stretch that a person gave a code; spans of one `group` are parts of one annotation."""

    start: int
    end: int
    code: str
    group: str


@dataclass(frozen=True)
class Row:
    """One coded text, a sentence or an article, with its spans and labels.

    `part` is `dev` where rules were improved on it, `aside` where nobody looked at it while they were, else empty.
    """

    id: str
    text: str
    spans: tuple[Span, ...] = ()
    labels: dict[str, Any] = field(default_factory=dict)
    part: str = ""

    @property
    def document(self) -> str:
        """The part of the id before its last colon; an id without a colon is a document of its own."""
        return self.id.rsplit(":", 1)[0]

    def annotations(self) -> list[tuple[str, list[tuple[int, int]]]]:
        """The annotations of the row: a code and its parts, in text order."""
        found: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for span in self.spans:
            found.setdefault((span.group, span.code), []).append((span.start, span.end))
        return sorted(((code, sorted(parts)) for (_, code), parts in found.items()), key=lambda item: item[1])

    def article(self) -> ArticleText:
        """The text as an article; every line is a paragraph of the body, even one like a byline."""
        lines = [(m.start() + len(m[0]) - len(m[0].lstrip()), m.start() + len(m[0].rstrip()))
                 for m in re.finditer(r"[^\r\n]+", self.text) if m[0].strip()]  # fmt: skip
        body = tuple(Paragraph(number, a, b, "body") for number, (a, b) in enumerate(lines, start=1))
        return ArticleText(self.id, self.text, body)


@dataclass(frozen=True)
class Gold:
    """A file of coded texts."""

    name: str
    rows: tuple[Row, ...]

    def only(self, part: str) -> "Gold":
        """The rows of one part; UsageError where it has none."""
        rows = tuple(row for row in self.rows if row.part == part)
        if not rows:
            raise UsageError(f"{self.name}: no row belongs to the part '{part}'; {did_you_mean(part, PARTS)}")
        return Gold(self.name, rows)

    @property
    def span_codes(self) -> list[str]:
        """The codes of the spans, sorted."""
        return sorted({span.code for row in self.rows for span in row.spans})

    def label_keys(self, *kinds: type) -> list[str]:
        """The names of the labels whose values are of these types, sorted."""
        keys = sorted({key for row in self.rows for key in row.labels})
        return [key for key in keys if all(_is(row.labels[key], kinds) for row in self.rows if key in row.labels)]

    def yes_no_keys(self) -> list[str]:
        """The names of the labels that are 1 or 0 throughout, and both: true and false in another spelling."""
        numbers = self.label_keys(int)
        return [key for key in numbers if {row.labels[key] for row in self.rows if key in row.labels} == {0, 1}]

    def values(self, key: str) -> list[str]:
        """The values of a label of texts or of lists of texts, sorted."""
        found: set[str] = set()
        for row in self.rows:
            value = row.labels.get(key, [])
            found.update([value] if isinstance(value, str) else value)
        return sorted(found)


def _is(value: Any, kinds: tuple[type, ...]) -> bool:
    return isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool))


def read_gold(path: Path) -> Gold:
    """Read gold, a line `{"id", "part", "text", "spans": [{"start", "end", "code", "group"}], "labels": {}}`.

    Raises:
        UsageError: there is no such file. CardError: a slip in a line, with file, line, cause and remedy.
    """
    try:
        lines = read_utf8(path).split("\n")
    except OSError as fault:
        raise UsageError(f"{path}: the gold cannot be read ({fault.strerror}); name a .jsonl file.") from None
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        row = _row(f"{path.name}: line {number}", line)
        first = seen.setdefault(row.id, number)
        if first != number:
            raise CardError(
                f"{path.name}: line {number}: the id '{row.id}' stands on line {first} already; change one."
            )
        rows.append(row)
    if not rows:
        raise CardError(f"{path.name}: the file holds no row; write one JSON object a line.")
    return Gold(path.stem, tuple(rows))


def _row(place: str, line: str) -> Row:
    try:
        row = json.loads(line)
    except ValueError as fault:
        raise CardError(f"{place}: not valid JSON ({fault}); write one object a line.") from None
    if not isinstance(row, dict):
        raise CardError(f"{place}: it must be one object with id and text.")
    for key in row:
        if key not in _KEYS:
            raise CardError(f"{place}: unknown key '{key}'; {did_you_mean(str(key), _KEYS)}")
    for key in ("id", "text"):
        if not isinstance(row.get(key), str) or not row[key]:
            raise CardError(f"{place}: '{key}' must be a text that is not empty.")
    if row.get("part", "") not in ("", *PARTS):
        raise CardError(f"{place}: the part '{row['part']}' is unknown; {did_you_mean(str(row['part']), PARTS)}")
    spans = row.get("spans") or []
    labels = row.get("labels") or {}
    if not isinstance(spans, list) or not isinstance(labels, dict):
        raise CardError(f"{place}: 'spans' must be a list and 'labels' an object.")
    for key, value in labels.items():
        _check_label(place, key, value)
    read = tuple(_span(f"{place}: span {n}", span, row["text"], n) for n, span in enumerate(spans, start=1))
    return Row(row["id"], row["text"], read, labels, row.get("part", ""))


def _check_label(place: str, key: str, value: Any) -> None:
    listed = isinstance(value, list) and all(isinstance(item, str) for item in value)
    if not listed and not isinstance(value, str | bool | int | float):
        raise CardError(f"{place}: label '{key}' must be true or false, a number, a text or a list of texts.")


def _span(place: str, span: Any, text: str, number: int) -> Span:
    if not isinstance(span, dict) or not {"start", "end", "code"} <= set(span):
        raise CardError(f"{place}: it must be an object with start, end and code.")
    for key in span:
        if key not in _SPAN_KEYS:
            raise CardError(f"{place}: unknown key '{key}'; {did_you_mean(str(key), _SPAN_KEYS)}")
    start, end, code = span["start"], span["end"], span["code"]
    if any(isinstance(n, bool) or not isinstance(n, int) for n in (start, end)):
        raise CardError(f"{place}: start and end must be whole numbers.")
    if not 0 <= start < end <= len(text):
        raise CardError(
            f"{place}: {start} to {end} does not fit a text of {len(text)} characters; "
            "count code points from 0, the end exclusive."
        )
    if not isinstance(code, str) or not code:
        raise CardError(f"{place}: 'code' must be a text that is not empty.")
    group = span.get("group")
    # A span without a group is an annotation of its own.
    return Span(start, end, code, f"group {group}" if group is not None else f"span {number}")

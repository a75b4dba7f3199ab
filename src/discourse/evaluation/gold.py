"""Gold: texts that people have coded by hand, one JSON object a line, read strictly."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from discourse.base.errors import CardError, UsageError, did_you_mean
from discourse.io.articles import ArticleText
from discourse.io.cards import check, read_objects
from discourse.io.paragraphs import Paragraph

PARTS = ("dev", "aside")
SCHEMA = {
    "id": str, "part": str, "text": str, "spans": [{"start": int, "end": int, "code": str, "group": (str, int)}], "labels": dict,
}  # fmt: skip


@dataclass(frozen=True)
class Span:
    """A stretch that a person gave a code; spans of one `group` are parts of one annotation.

    `sure` is false where only one of two readers marked it: finding it is right, missing it is no fault.
    """

    start: int
    end: int
    code: str
    group: str
    sure: bool = True


@dataclass(frozen=True)
class Row:
    """One coded text, a sentence or an article, with its spans and labels.

    `part` is `dev` where rules were improved on it, `aside` where nobody looked at it while they were, else empty.
    `unsure` names the labels that only one of two readers gave; `paragraph` is its place where rows follow one another.
    """

    id: str
    text: str
    spans: tuple[Span, ...] = ()
    labels: dict[str, Any] = field(default_factory=dict)
    part: str = ""
    unsure: frozenset[str] = frozenset()
    paragraph: int = 1

    @property
    def document(self) -> str:
        """The part of the id before its last colon; an id without a colon is a document of its own."""
        return self.id.rsplit(":", 1)[0]

    def annotations(self) -> list[tuple[str, list[tuple[int, int]], bool]]:
        """The annotations of the row in text order: a code, its parts, and whether it is sure."""
        found: dict[tuple[str, str], list[Span]] = {}
        for span in self.spans:
            found.setdefault((span.group, span.code), []).append(span)
        made = [(code, sorted((s.start, s.end) for s in parts), parts[0].sure) for (_, code), parts in found.items()]
        return sorted(made, key=lambda item: item[1])


@dataclass(frozen=True)
class Gold:
    """A file of coded texts.

    Args:
        name: of the file.
        rows: the texts, in order.
        codes: which of our codes is which name, where the file itself says so.
        running: the rows of a document follow one another and are read as one text.
        without: actors (in lower case) whose codings are left out, as nobody marked them.
    """

    name: str
    rows: tuple[Row, ...]
    codes: dict[str, list[str]] = field(default_factory=dict)
    running: bool = False
    without: frozenset[str] = frozenset()

    def only(self, part: str) -> "Gold":
        """The rows of one part; UsageError where it has none."""
        rows = tuple(row for row in self.rows if row.part == part)
        if not rows:
            raise UsageError(f"{self.name}: no row belongs to the part '{part}'; {did_you_mean(part, PARTS)}")
        return replace(self, rows=rows)

    def articles(self) -> tuple[list[ArticleText], pd.DataFrame]:
        """The texts as articles, and where each row stands: document, start, end. Every line is a paragraph of the body."""
        if not self.running:
            units = [(row.id, 0, len(row.text)) for row in self.rows]
            articles = [ArticleText(row.id, row.text, _lines(row.text)) for row in self.rows]
            return articles, pd.DataFrame(units, columns=["document", "start", "end"])
        articles, units = [], []
        for name, part in groupby(self.rows, key=lambda row: row.document):
            text, body = "", []
            for number, (_, rows) in enumerate(groupby(part, key=lambda row: row.paragraph), start=1):
                start = len(text)
                for row in rows:
                    units.append((name, len(text), len(text) + len(row.text)))
                    text += f"{row.text} "
                body.append(Paragraph(number, start, len(text) - 1, "body"))
                text += "\n\n"
            articles.append(ArticleText(name, text, tuple(body)))
        return articles, pd.DataFrame(units, columns=["document", "start", "end"])

    @cached_property
    def documents(self) -> npt.NDArray[np.int64]:
        """For each row the number of its document."""
        return pd.factorize(np.array([row.document for row in self.rows], dtype=object))[0].astype(np.int64)

    @property
    def span_codes(self) -> list[str]:
        """The codes of the spans, sorted."""
        return sorted({span.code for row in self.rows for span in row.spans})

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Everything that can be measured, with its kind: spans, labels or rating; spans win a name used twice."""
        found = dict.fromkeys((name for row in self.rows for name in self.held(row)), "labels")
        found |= {key: kind for key, kind in self._labels.items() if kind}
        return found | dict.fromkeys(self.span_codes, "spans")

    def held(self, row: Row) -> list[str]:
        """The names of the labels that a row has; a value of a label is named with and without its label."""
        names: list[str] = []
        for key, value in row.labels.items():
            if self._labels[key] == "labels":
                names += [key] if value else []
            elif not self._labels[key]:
                names += [name for one in listed(value) for name in (one, f"{key}:{one}")]
        return names

    @cached_property
    def _labels(self) -> dict[str, str]:
        """For each label its kind: yes or no (1 or 0) throughout is `labels`, other numbers are `rating`, else empty."""
        values: dict[str, list[Any]] = {}
        for key, value in (item for row in self.rows for item in row.labels.items()):
            values.setdefault(key, []).append(value)
        kinds = {}
        for key, given in values.items():
            types = {type(value) for value in given}
            yes_no = types == {bool} or (types <= {bool, int} and set(given) == {0, 1})
            kinds[key] = "labels" if yes_no else "rating" if types <= {bool, int, float} else ""
        return kinds

    def counted(self) -> Counter[str]:
        """How often each name occurs: annotations by code, labels by value."""
        found: Counter[str] = Counter(code for row in self.rows for code, _, _ in row.annotations())
        if not found:
            found.update(name for row in self.rows for name in self.held(row) if ":" not in name)
        return found


def listed(value: Any) -> list[str]:
    """The values of a label: one, several, or none where it is no text."""
    return [value] if isinstance(value, str) else value if isinstance(value, list) else []


def _lines(text: str) -> tuple[Paragraph, ...]:
    """Every line as a paragraph of the body, even one like a byline."""
    lines = enumerate(re.finditer(r"\S(?:[^\r\n]*\S)?", text), start=1)
    return tuple(Paragraph(number, *line.span(), "body") for number, line in lines)


def read_gold(path: Path) -> Gold:
    """Read gold, a line `{"id", "part", "text", "spans": [{"start", "end", "code", "group"}], "labels": {}}`.

    Raises:
        UsageError: there is no such file. CardError: a slip in a line, with file, line, cause and remedy.
    """
    if not path.is_file():
        raise UsageError(f"{path}: the gold cannot be read; name a .jsonl file.")
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for number, given in read_objects(path):
        row = _row(f"{path.name}: line {number}", given)
        first = seen.setdefault(row.id, number)
        twice = f"{path.name}: line {number}: the id '{row.id}' stands on line {first} already; change one."
        _expect(first == number, twice)
        rows.append(row)
    _expect(bool(rows), f"{path.name}: the file holds no row; write one JSON object a line.")
    return Gold(path.stem, tuple(rows))


def _expect(holds: bool, message: str) -> None:
    if not holds:
        raise CardError(message)


def _row(place: str, row: dict[str, Any]) -> Row:
    row = {key: value for key, value in row.items() if value is not None}
    labels, spans = row.get("labels", {}), row.get("spans", [])
    if isinstance(spans, list):
        row["spans"] = [
            {k: v for k, v in span.items() if v is not None} if isinstance(span, dict) else span for span in spans
        ]
    check(place, row, SCHEMA)
    for key in ("id", "text"):
        _expect(bool(row.get(key)), f"{place}: '{key}' must be a text that is not empty.")
    part = row.get("part", "")
    _expect(part in ("", *PARTS), f"{place}: the part '{part}' is unknown; {did_you_mean(part, PARTS)}")
    for key, value in labels.items():
        well = (
            all(isinstance(x, str) for x in value) if isinstance(value, list) else isinstance(value, str | int | float)
        )
        _expect(well, f"{place}: label '{key}' must be true or false, a number, a text or a list of texts.")
    read = (_span(f"{place}: span {n}", span, row["text"], n) for n, span in enumerate(row["spans"], start=1))
    return Row(row["id"], row["text"], tuple(read), labels, part)


def _span(place: str, span: dict[str, Any], text: str, number: int) -> Span:
    _expect({"start", "end", "code"} <= set(span), f"{place}: it must be an object with start, end and code.")
    start, end = span["start"], span["end"]
    _expect(0 <= start < end <= len(text), f"{place}: {start} to {end} does not fit a text of {len(text)} characters; "
            "count code points from 0, the end exclusive.")  # fmt: skip
    _expect(bool(span["code"]), f"{place}: 'code' must be a text that is not empty.")
    # A span without a group is an annotation of its own.
    return Span(start, end, span["code"], f"group {span['group']}" if "group" in span else f"span {number}")

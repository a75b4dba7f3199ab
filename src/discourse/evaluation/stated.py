"""Numbers that a draft states of a text, held against the findings of that text.

A number is looked at where it counts something (*27 sentences*), or has a per cent sign or decimals. Dates, page numbers and
numbers written as words are not.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from discourse.text.tokens import TokenView

MATCHED, UNSURE, NONE, UNREAD = "matched", "unsure", "no finding has this number", "written as a word"
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_PERCENT = re.compile(r"%|per\s?cent|percent", re.IGNORECASE)
_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")
_STEM = 5


@dataclass(frozen=True)
class Stated:
    """A number as the draft states it: its value, its decimals, whether it is a share in per cent, what it counts."""

    start: int
    end: int
    words: str
    value: float
    decimals: int
    percent: bool
    unit: str
    around: frozenset[str]


@dataclass(frozen=True)
class Judged:
    """What was found of a number: the verdict, and the findings that have it, as *3.3 Entman's functions: row, column*."""

    stated: Stated
    verdict: str
    findings: tuple[str, ...] = ()


def stated(text: str, view: TokenView, quoted: Iterable[tuple[int, int]]) -> Iterator[Stated]:
    """Find the numbers that a draft may state of a text, outside its quotations, in the order of the draft."""
    starts, words, pos = view.column("start"), view.column("word"), view.column("pos")
    spans = list(quoted)
    for row in range(view.size):
        start = starts[row]
        match = _NUMBER.fullmatch(words[row].rstrip("%"))
        if not (match or _counts(view, row)) or any(a <= start < b for a, b in spans):
            continue
        head = view.head[row]
        noun = words[head] if head > row and pos[head] == "NOUN" else ""
        after = text[start + len(words[row].rstrip("%")) :].lstrip()
        percent = _PERCENT.match(after)
        per = row > 0 and words[row - 1].lower() == "per"
        decimals = len(match[0].partition(".")[2]) if match else 0
        named = decimals and row > 0 and (words[row - 1][:1].isupper() or head == row - 1)
        if per or named or not (noun or percent or decimals) or (noun and words[row - 1 : row] == ["No."]):
            continue
        first, stop = view.sentence_start[row], view.sentence_end[row]
        lemmas = view.column("lemma")
        around = {lemmas[r][:_STEM].lower() for r in range(first, stop) if pos[r] in _CONTENT}
        end = start + len(match[0]) if match else int(view.column("end")[row])
        yield Stated(
            start, end, text[start : starts[head] + len(noun)] if noun else text[start:end] + (" %" if percent else ""),
            float(match[0].replace(",", "")) if match else float("nan"), decimals, bool(percent), noun.lower(), frozenset(around),
        )  # fmt: skip


def spelled(word: str) -> bool:
    """Whether an English word is a number: *twelve*, *third*."""
    from spacy.lang.en import lex_attrs

    known: Any = lex_attrs
    return word.isalpha() and bool(known.like_num(word))


def _counts(view: TokenView, row: int) -> bool:
    """Whether a word is a number from two upwards that counts a noun: *twelve sentences*."""
    word = str(view.column("form")[row])
    return word != "one" and view.column("dep")[row] == "nummod" and spelled(word)


def judged(numbers: Iterable[Stated], findings: list[dict[str, Any]]) -> Iterator[Judged]:
    """Match numbers with the findings of a report.

    Read `matched` as: this finding has the number, and the draft's sentence names its row, whole, or in part with
    the unit of its column; `unsure` as: these have it, and the sentence does not say so (*the council* is not *County
    council*). The trap: a number that is not about the text at all has no finding either.

    Args:
        findings: the findings as exported, each with `number title columns rows`.
    """
    cells = [cell for finding in findings for cell in _cells(finding)]
    for one in numbers:
        if one.value != one.value:
            yield Judged(one, UNREAD)
            continue
        having = [(cell.named(one), cell.counts(one), cell.told) for cell in cells if cell.has(one)]
        best = max((scores[:2] for scores in having), default=(0, False))
        told = tuple(dict.fromkeys(told for *scores, told in having if tuple(scores) == best))
        sure = best[0] and any(cell.counts(one) or cell.about(one) for cell in cells if cell.told in told)
        yield Judged(one, MATCHED if sure else UNSURE if having else NONE, told)


@dataclass(frozen=True)
class _Cell:
    """A number of a finding: its value, its column, the label of its row, the stems of what names it, and how it is told."""

    value: float
    column: str
    label: str
    names: frozenset[str]
    told: str

    def has(self, one: Stated) -> bool:
        """Whether this is the number that is stated, at the decimals at which it is stated."""
        share = self.column.endswith("share") or "percent" in self.column
        value = 100 * self.value if share else self.value
        return one.percent == share and abs(round(value, one.decimals) - one.value) < 0.5 * 10 ** -(one.decimals + 3)

    def named(self, one: Stated) -> int:
        """How many of its names the draft's sentence has; a size of the text is named by what is counted."""
        unit = one.unit[:_STEM]
        return len((self.names & one.around) - {unit}) + (bool(unit) and self.label.lower().startswith(unit))

    def about(self, one: Stated) -> bool:
        """Whether the draft's sentence says all words of its row's label, or counts what the row is called."""
        unit = one.unit[:_STEM]
        return _stems(self.label) <= one.around or (bool(unit) and self.label.lower().startswith(unit))

    def counts(self, one: Stated) -> bool:
        """Whether its column counts what is counted."""
        return bool(one.unit) and _stems(self.column) == {one.unit[:_STEM]}


def _cells(finding: dict[str, Any]) -> Iterator[_Cell]:
    title = f"{finding['number']} {finding['title']}"
    for row in finding["rows"]:
        names = [
            str(value)
            for value in row.values()
            if isinstance(value, str) and _number(value) is None and len(value) < 60
        ]
        label = next(iter(names), "")
        stems = _stems(f"{finding['title']} {' '.join(names[:3])}")
        for column, value in row.items():
            number = _number(value)
            if number is not None and column != "sentence":
                told = f"{title}{f': {label}' if label else ''}, {column.replace('_', ' ')}"
                yield _Cell(number, column, label, stems, told)


def _number(value: Any) -> float | None:
    if isinstance(value, str):
        return float(value.replace(",", "")) if _NUMBER.fullmatch(value) else None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM].lower() for word in re.findall(r"[^\W\d_]{3,}", text))

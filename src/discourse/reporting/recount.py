"""Counting a finding again from its places and the text: a second way to its numbers that knows nothing of the measures.

What is read are exported files, with the standard library alone; `recount.toml` says how a column follows from places.
"""

import ast
import operator
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

_OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Mult: operator.mul, ast.Div: operator.truediv,
}  # fmt: skip
_DIGITS = 1e-9
"""Numbers are exported with ten digits."""
_LONGEST = 40


@dataclass
class Tally:
    """How many places were read and numbers counted again, and how many others rest on more than places."""

    places: int = 0
    numbers: int = 0
    others: int = 0


class Words:
    """The tokens of `tokens.tsv`: where sentences begin, and the words that are counted."""

    def __init__(self, rows: list[dict[str, str]]) -> None:
        counted = [row for row in rows if row["counted"]]
        self.starts, self.sentences, self.paragraphs = (
            [int(row[name]) for row in counted] for name in ("start", "sentence", "paragraph")
        )
        # Where texts are compared they stand one after another, each with its own numbers.
        first = [
            (int(row["sentence"]), int(row["start"])) for _, (row, *_) in groupby(rows, lambda row: row["sentence"])
        ]
        self._numbers, self._begin = [number for number, _ in first], [start for _, start in first]
        self.whole = {
            "all_words": len(counted), "all_types": len({row["counted"] for row in counted}),
            "all_sentences": len(set(self.sentences)), "printed_sentences": len(first),
        }  # fmt: skip

    def sentence(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return self._numbers[max(bisect_right(self._begin, offset) - 1, 0)] if self._begin else 0

    def paragraph(self, end: int) -> int:
        """The paragraph of the last word that begins before an offset."""
        return self.paragraphs[max(bisect_left(self.starts, end) - 1, 0)]

    def before(self, offset: int) -> int:
        """How many words begin before an offset."""
        return bisect_left(self.starts, offset)


def tokens(rows: list[dict[str, str]], text: str) -> Iterator[str]:
    """Say which rows of `tokens.tsv` do not read as the text does at their place."""
    at = 0
    for number, row in enumerate(rows, start=2):
        start, end = int(row["start"]), int(row["end"])
        # Control characters are shown as a mark; a spreadsheet is told by an apostrophe that '=' is no formula.
        same = [a == b or b == "\ufffd" for a, b in zip(text[start:end], row["token"][-(end - start) :], strict=False)]
        if start < at or not same or not all(same) or len(same) != end - start:
            yield f"line {number}: the text does not read “{row['token']}” at {start}"
        at = end


def recount(finding: dict[str, Any], text: str, words: Words, tally: Tally) -> Iterator[str]:
    """Say of a finding, as it was exported, what does not follow from its places and the text."""
    known = formulas().get(finding["measure"], {})
    for number, row in enumerate(finding["rows"], start=1):
        name = next((value for value in row.values() if isinstance(value, str) and value), "")
        at = f"row {number} ({_short(name)})" if name else f"row {number}"
        for seen in row["evidence"]:
            tally.places += 1
            if text[seen["start"] : seen["end"]] != seen["text"] or not 0 <= seen["start"] < seen["end"] <= len(text):
                yield f"{at}: the text does not read “{_short(seen['text'])}” at {seen['start']}"
            elif words.sentence(seen["start"]) != seen["sentence"]:
                yield f"{at}: “{_short(seen['text'])}” at {seen['start']} stands in another sentence than {seen['sentence']}"
        for column, value in row.items():
            if column in known:
                tally.numbers += 1
                again = _worth(known[column], lambda name, row=row: _quantity(name, row, finding["rows"], words))  # type: ignore[misc]
                if not _same(value, again):
                    yield f"{at}: {column} is {_told(value)}; counted again it is {_told(again)}"
            elif isinstance(value, int | float) and not isinstance(value, bool):
                tally.others += 1


@cache
def formulas() -> dict[str, dict[str, ast.expr]]:
    """The columns of each measure that follow from places, as parsed formulas."""
    read = tomllib.loads(files("discourse.reporting").joinpath("recount.toml").read_text(encoding="utf-8"))
    return {
        measure: {column: ast.parse(formula, mode="eval").body for column, formula in columns.items()}
        for measure, columns in read.items()
    }


def _quantity(name: str, row: dict[str, Any], rows: list[dict[str, Any]], words: Words) -> float | None:
    """What a name in a formula stands for: see `recount.toml`."""
    seen = row["evidence"]
    if name.startswith("place") and name[-2:] in ("_a", "_b"):
        seen = [one for one in seen if one["side"] == name[-1]]
        name = name[:-2]
    starts, ends = [one["start"] for one in seen], [one["end"] for one in seen]
    match name:
        case "places":
            return len(seen)
        case "place_words":
            return sum(words.before(end) - words.before(start) for start, end in zip(starts, ends, strict=True))
        case "place_sentences":
            return len({(one.get("text_of"), one["sentence"]) for one in seen})
        case "place_paragraphs":
            return len({words.paragraph(end) for end in ends})
        case "at_sentence":
            return words.sentence(starts[0]) if starts else None
        case "before_first":
            return words.before(min(starts)) if starts else None
        case "before_last":
            return words.before(max(starts)) if starts else None
    if name.startswith("sum_"):
        return sum(one[name.removeprefix("sum_")] or 0 for one in rows)
    value: float | None = words.whole[name] if name in words.whole else row[name]
    return value


def _worth(part: ast.expr, quantity: Callable[[str], float | None]) -> float | None:
    """What a formula is worth; None where it divides by nothing or rests on what is not defined."""
    match part:
        case ast.BinOp(left, sign, right):
            one, other = _worth(left, quantity), _worth(right, quantity)
            if one is None or other is None or (isinstance(sign, ast.Div) and other == 0):
                return None
            return _OPERATORS[type(sign)](one, other)
        case ast.Name(name):
            return quantity(name)
    return float(ast.literal_eval(part))


def _same(value: Any, again: float | None) -> bool:
    if value is None or again is None:
        return value is again
    return bool(abs(value - again) <= _DIGITS * max(abs(again), 1))


def _told(value: Any) -> str:
    return "undefined" if value is None else f"{value:.6g}"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"

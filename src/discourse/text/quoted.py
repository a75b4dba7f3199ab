"""Quoted spans: which mark opens, which closes, what is only an apostrophe; and whose turn it is in a dialogue."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from discourse.io.words import word_set

if TYPE_CHECKING:
    from discourse.text.tokens import TokenView

_OPEN = {"“": "double", "„": "double", "‟": "double", "``": "double", "«": "angle", "‹": "angle", "‘": "single"}
_CLOSE = {"”": "double", "''": "double", "»": "angle", "›": "angle", "’": "single"}
_EITHER = {'"': "double", "'": "single", "`": "single"}
_BRACKETS = ("(", "[", "{", "-", "–", "—", "/")


@dataclass(frozen=True)
class Quote:
    """A quoted span by its rows, both marks included; `how` says where it ends and whether it goes on.

    `how` is `closed`, `continued` (it opens a paragraph, has no closing mark, and the next paragraph opens
    with one), or `unclosed` (to the end of the sentence, or of the paragraph that it opens).
    """

    first: int
    stop: int
    family: str
    how: str = "closed"

    @property
    def content(self) -> tuple[int, int]:
        """The rows between the marks."""
        return self.first + 1, self.stop - (self.how == "closed")


@lru_cache(maxsize=4)
def quotes(view: "TokenView") -> dict[int, Quote]:
    """Every quoted span of the texts, by the row of its opening mark; nested spans each have their own."""
    keys = list(zip(view.column("document"), view.column("paragraph"), strict=True))
    paragraphs = []
    for _, rows in groupby(range(view.size), key=lambda row: keys[row]):
        numbers = list(rows)
        paragraphs.append((numbers[0], numbers[-1] + 1))
    found: dict[int, Quote] = {}
    for number, (begin, end) in enumerate(paragraphs):
        after = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
        goes_on = after is not None and keys[after][0] == keys[begin][0] and _family(view, after, _OPEN) != ""
        found |= {quote.first: quote for quote in _of_paragraph(view, begin, end, goes_on)}
    return dict(sorted(found.items()))


@lru_cache(maxsize=4)
def quoted(view: "TokenView") -> list[bool]:
    """Say for each row whether it stands in a block quotation or between double quotation marks, the marks not counted.

    A closing mark without an opening one quotes what stands before it in the first sentence of a paragraph, as in texts
    that were cut out of longer ones.
    """
    inside, ends = [False] * view.size, set[int]()
    for quote in quotes(view).values():
        if quote.family != "single":
            first, stop = quote.content
            inside[first:stop] = [True] * (stop - first)
            ends |= {quote.first, quote.stop - 1}
    for row in range(view.size):
        begin = int(view.paragraph_start[row])
        closes = _family(view, row, _CLOSE) == "double" and row not in ends and begin >= view.sentence_start[row]
        if closes and not any(inside[begin:row]):
            inside[begin:row] = [True] * (row - begin)
    for row in in_blocks(view):
        inside[row] = True
    return inside


@lru_cache(maxsize=4)
def in_blocks(view: "TokenView") -> list[int]:
    """The rows of block quotations: another's words without quotation marks."""
    starts = view.column("start")
    return [row for block in view.blocks for row in range(*(bisect_left(starts, at) for at in block))]


def quotes_near(view: "TokenView", first: int, stop: int) -> list[Quote]:
    """The spans that open at the rows from `first` to before `stop`, in text order."""
    opened = _openings(view)
    found = quotes(view)
    return [found[row] for row in opened[bisect_left(opened, first) : bisect_left(opened, stop)]]


def quote_before(view: "TokenView", row: int) -> Quote | None:
    """The last span that opens before a row, None where there is none."""
    opened = _openings(view)
    place = bisect_left(opened, row)
    return quotes(view)[opened[place - 1]] if place else None


@lru_cache(maxsize=4)
def _openings(view: "TokenView") -> list[int]:
    return list(quotes(view))


def _of_paragraph(view: "TokenView", begin: int, end: int, goes_on: bool) -> list[Quote]:
    waiting: list[tuple[int, str]] = []
    found: list[Quote] = []
    for row in range(begin, end):
        family, opens = _mark(view, row, begin, end, [name for _, name in waiting])
        if family and opens:
            waiting.append((row, family))
        elif family:
            while waiting and waiting[-1][1] != family:
                found += _unclosed(view, waiting.pop(), begin, row, False)
            first = waiting.pop()[0]
            letters = sum(len(view.column("word")[inner]) for inner in range(first + 1, row))
            if letters > (family == "single"):  # Rock 'n' roll is no quotation, and neither is "".
                found.append(Quote(first, row + 1, family))
    for mark in waiting:
        found += _unclosed(view, mark, begin, end, goes_on)
    return found


def _unclosed(view: "TokenView", mark: tuple[int, str], begin: int, end: int, goes_on: bool) -> list[Quote]:
    """An unclosed double mark quotes to the end of the sentence; one that opens the paragraph, all of it."""
    row, family = mark
    if family == "single" or row + 1 >= end:
        return []  # A lone single mark is an apostrophe ('tis, the '90s).
    stop = end if row == begin else min(int(view.sentence_end[row + 1]), end)
    return [Quote(row, stop, family, "continued" if goes_on and row == begin else "unclosed")]


def _mark(view: "TokenView", row: int, begin: int, end: int, waiting: list[str]) -> tuple[str, bool]:
    """The family of a mark and whether it opens; an empty family for what is no quotation mark here."""
    word = view.column("word")[row]
    family = _family(view, row, _OPEN | _CLOSE)
    if not family or word == "`":
        return "", False
    starts, ends, words = view.column("start"), view.column("end"), view.column("word")
    gap_before = row == begin or starts[row] > ends[row - 1]
    gap_after = row + 1 >= end or starts[row + 1] > ends[row]
    opener = (gap_before or words[row - 1] in (*_BRACKETS, *_OPEN, *_EITHER)) and not gap_after
    if family == "single":
        return _single(view, row, end, waiting, opener, gap_after)
    if word in _CLOSE:
        return (family, False) if family in waiting else ("", False)
    if word in _OPEN and not (family in waiting and gap_after and not gap_before):
        return family, True
    if family in waiting and not (opener and gap_before):
        return family, False
    measure = not gap_before and words[row - 1][-1:].isdigit()  # 5'2" is a length, not a quotation.
    return ("", False) if measure or (gap_after and not gap_before) else (family, True)


def _single(
    view: "TokenView", row: int, end: int, waiting: list[str], opener: bool, gap_after: bool
) -> tuple[str, bool]:
    word, tag = view.column("word")[row], view.column("tag")[row]
    if word in _CLOSE or not opener:
        if "single" not in waiting or (not gap_after and not _punctuation(view, row + 1, end)):
            return "", False
        # The peoples' will: inside single marks the last one that may close does.
        last = int(view.sentence_end[row])
        opened = next((r for r in range(row + 1, last) if _opens_single(view, r)), last)
        later = tag == "POS" and any(_closes(view, r, end) for r in range(row + 1, opened))
        return ("", False) if later else ("single", False)
    follows = str(view.column("form")[row + 1]) if row + 1 < end else ""
    if follows[:1].isdigit() or follows in word_set("quotation-contexts", "elision"):
        return "", False  # The '90s, rock 'n' roll.
    closing = any(_closes(view, r, end) for r in range(row + 2, end))
    return ("single", True) if closing and (word == "‘" or tag != "POS") else ("", False)


def _opens_single(view: "TokenView", row: int) -> bool:
    """Whether a single mark opens: *the word ‘a’ and the word ‘b’* are two spans."""
    word, starts, ends = view.column("word")[row], view.column("start"), view.column("end")
    if word != "'" or row + 1 >= view.size:
        return bool(word == "‘")
    return bool(starts[row] > ends[row - 1] and starts[row + 1] == ends[row])


def _closes(view: "TokenView", row: int, end: int) -> bool:
    words, starts, ends = view.column("word"), view.column("start"), view.column("end")
    if words[row] not in ("’", "'") or starts[row] > ends[row - 1]:
        return False
    gap = row + 1 >= end or starts[row + 1] > ends[row]
    return gap or _punctuation(view, row + 1, end)


def _punctuation(view: "TokenView", row: int, end: int) -> bool:
    return row < end and not any(c.isalnum() for c in view.column("word")[row])


def _family(view: "TokenView", row: int, marks: dict[str, str]) -> str:
    word = view.column("word")[row]
    return marks.get(word) or _EITHER.get(word, "")


@lru_cache(maxsize=4)
def turns(view: "TokenView") -> dict[int, tuple[int, int]]:
    """For each row of a paragraph that opens with a speaker's label (*ROE: I know.*) the rows of the label.

    A label is up to four capitalised words before a colon: a person's name, or capitals, which must come twice.
    """
    words, entities = view.column("word"), view.column("entity")
    keys = list(zip(view.column("document"), view.column("paragraph"), strict=True))
    begins = [row for row in range(view.size) if row == 0 or keys[row] != keys[row - 1]]
    found = {}
    for first, stop in zip(begins, [*begins[1:], view.size], strict=True):
        colon = next((row for row in range(first + 1, min(first + 5, stop)) if words[row] == ":"), first)
        label = words[first:colon]
        if label and all(word[:1].isupper() for word in label):
            found[first] = (colon, stop, entities[colon - 1][2:] == "PERSON")
    several = len(found) > 1
    labelled = [(first, colon, stop) for first, (colon, stop, person) in found.items()
                if person or (several and all(word.isupper() for word in words[first:colon]))]  # fmt: skip
    return {row: (first, colon) for first, colon, stop in labelled for row in range(colon + 1, stop)}

"""Paragraphs: the blocks of a text as printed, and which of them are title, byline, heading or caption, not body.

Where the file itself says what a line is (a heading of a Word file), its word is taken; else its form decides. Body, items of
lists and block quotations are counted; titles, bylines, headings, captions, tables, notes and code are shown and not counted.
"""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from discourse.base.errors import EmptyTextError
from discourse.base.text import folded, normalise
from discourse.io.words import read_words

ROLES = ("title", "byline", "heading", "caption", "table", "note", "code", "list", "quote", "body")
COUNTED = ROLES[-3:]
_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_CAPITAL = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0141\u0160\u017d"
_NAME = rf"(?:[{_CAPITAL}][\w.'-]*|de|da|van|von|der|den|bin|al|el|la|le|du)"
_NAMES = rf"{_NAME}(?:\s+{_NAME})*"
_AUTHORS = rf"(?P<author>{_NAMES}(?:\s+(?:and|&)\s+{_NAMES})*)"
_BYLINE = re.compile(rf"(?:By|BY|by|Author:|Written by)\s+{_AUTHORS}(?:\s+in\s+{_NAMES})?(?:\s*(?:,|and|&|\||-|—).*)?$")
_NAME_AND_ROLE = re.compile(rf"(?P<author>{_NAMES})(?:,|\s+is)\s+(?:the\s+|an?\s+)?(?P<role>[\w' -]+)$")
_OPENED = re.compile(r"(\w{1,12})\s*[:：]?\s*(\S.{0,60})")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'-]*")
_CAPTION = re.compile(
    r"(?:Photo(?:graph|s)?|Image|Picture|Credit|Illustration)(?: credit| by|:)[^\n]{0,200}$", re.IGNORECASE
)
_DATE = re.compile(
    r"(?:[A-Z]\w+day,? )?(\d{1,2}\.? (?:de )?[^\W\d_]+,?(?: de)? \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4}|\d{4}-\d\d-\d\d)"
)
_ENDED = re.compile(r"[.!?:;,…][\"')\]]*$")
_GOES_ON, _MARKED = re.compile(r"[,;:—–-][\"')\]]*$"), re.compile(r"[.!?…|][\"')\]]*$")
_TABLE_ROW, _HASHES = re.compile(r"\|.*\|$"), re.compile(r"#{1,6} (?=\S)")
_WIDEST = 100
"""Letters of a line that may have been broken; a longer one is a paragraph."""
_FIRST = 4
"""Title, standfirst and byline stand within the first four blocks."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as printed. `number` counts those that are counted from 1; what is not counted has number 0."""

    number: int
    start: int
    end: int
    role: str


def paragraphs(
    slug: str, text: str, facts: Mapping[str, str], structure: Mapping[int, str] | None = None
) -> Iterator[Paragraph]:
    """Find the paragraphs of a text and the role of each, by the card's title, subtitle and author (`facts`) too.

    Args:
        structure: the roles that the file itself gave to lines, by the number of the line, from 1.

    Raises:
        EmptyTextError: nothing of the text is body; names its `slug`.
    """
    blocks = _blocks(text)
    lines = [normalise(text[start:end]).strip() for start, end in blocks]
    titles = {folded(facts[key]).strip() for key in ("title", "subtitle") if key in facts}
    byline = _byline(lines, facts.get("author"))
    headings = _headings(lines)
    known = _told(text, blocks, structure or {})
    number = 0
    for place, (start, end) in enumerate(blocks):
        if place in known:
            number += known[place] in COUNTED
            yield Paragraph(number if known[place] in COUNTED else 0, start, end, known[place])
        elif place == byline or (place < _FIRST and number == 0 and _is_byline(lines[place], facts.get("author"))):
            yield Paragraph(0, start, end, "byline")
        elif place < byline or (place < 3 and number == 0 and folded(lines[place]) in titles):
            yield Paragraph(0, start, end, "title")
        elif _TABLE_ROW.match(lines[place]):
            yield Paragraph(0, start, end, "table")
        elif _HASHES.match(lines[place]):
            yield Paragraph(0, start, end, "heading" if place else "title")
        elif _CAPTION.match(lines[place]):
            yield Paragraph(0, start, end, "caption")
        elif place in headings and number:
            yield Paragraph(0, start, end, "heading")
        else:
            number += 1
            yield Paragraph(number, start, end, "body")
    if number == 0:
        raise EmptyTextError(f"{slug}: the text holds titles, bylines, captions or tables, and no body.")


def _told(text: str, blocks: list[tuple[int, int]], structure: Mapping[int, str]) -> dict[int, str]:
    """The roles that the file gave, by the place of the block."""
    ends = [match.end() for match in re.finditer(r"\n", text)] if structure else []
    lines = {place: bisect_right(ends, start) + 1 for place, (start, _) in enumerate(blocks)} if structure else {}
    return {place: structure[line] for place, line in lines.items() if line in structure}


def printed(text: str, found: tuple[Paragraph, ...]) -> dict[str, str]:
    """What a text prints above its body: title, subtitle, author, role and date, as far as they are recognised."""
    lines = [(p.role, _HASHES.sub("", text[p.start : p.end], count=1)) for p in found if p.role in ROLES[:2]]
    facts = dict(zip(("title", "subtitle"), (line for role, line in lines if role == "title"), strict=False))
    for line in (line for role, line in lines if role == "byline"):
        match = _BYLINE.match(normalise(line)) or _NAME_AND_ROLE.fullmatch(normalise(line))
        facts |= {key: line[match.start(key) : match.end(key)] for key in match.groupdict()} if match else {}
        facts |= {"author": name} if (name := _written_by(normalise(line))) else {}
        days = filter(None, map(_day, _DATE.findall(normalise(line))))
        facts |= dict(zip(("date",), map(str, days), strict=False))
    return facts


def _day(text: str) -> date | None:
    for form in ("%d %B %Y", "%B %d %Y", "%Y-%m-%d"):
        with suppress(ValueError):
            return datetime.strptime(text.replace(",", ""), form).date()
    return None


def headline(text: str, found: tuple[Paragraph, ...]) -> dict[str, str]:
    """A first line that may be the title: short, without an end mark, and whole sentences after it; nobody says that it is."""
    first, *others = [text[p.start : p.end] for p in found[:_FIRST]]
    body = any(len(other.split()) >= 15 for other in others)
    return {"title": first} if body and len(first.split()) <= 15 and not _ENDED.search(first) else {}


def _byline(lines: list[str], author: str | None) -> int:
    """The place of the byline, -1 where there is none: what stands above it is a headline, and perhaps a standfirst."""
    for place, line in enumerate(lines[:_FIRST]):
        above = lines[:place]
        headed = not above or (_is_headline(above[0]) and all(len(other.split()) <= 40 for other in above))
        if headed and (_is_byline(line, author) or (place == 1 and _is_name_and_role(line))):
            return place
    return -1


def _is_headline(line: str) -> bool:
    """Whether a line above a byline reads like a headline: short, and no sentence that ends in a full stop."""
    return len(line.split()) <= 25 and not re.search(r"[.;:,]['\"]?$", line)


def _is_byline(line: str, author: str | None) -> bool:
    """Whether a line above the body says who wrote it, or when, and nothing else."""
    words, name = folded(line).strip(" ."), folded(author or "").strip()
    if name and words.endswith(name) and len(words.removesuffix(name).split()) <= 1:
        return True  # *By Jane Doe*, in other languages *von*, *par*, *por*.
    named = len(line.split()) <= 40 and not re.search(r"[.!?]['\"]?$", line) and _BYLINE.match(line)
    return bool(named or _DATE.fullmatch(line) or _written_by(line))


def _written_by(line: str) -> str:
    """Who wrote a text, by a line in another language than English: *Von Jana Kern*, *Автор: Анна Соколова*; else ""."""
    match = _OPENED.fullmatch(line)
    if not match or not read_words("byline-roles").has(match[1].lower(), "opener"):
        return ""
    words = match[2].split()
    capital = sum(not word[:1].islower() for word in words)
    several = len(words) > 1 or not match[2][:1].isupper()  # *Da Vinci* is a name and no byline.
    plain = len(words) <= 6 and all(_NAME_WORD.fullmatch(word) for word in words)
    return match[2] if several and plain and capital > len(words) / 2 else ""


def _is_name_and_role(line: str) -> bool:
    """*Jane Doe, political editor*: a name, and after the comma nothing but the words of a role, one of them a writer's."""
    match = _NAME_AND_ROLE.fullmatch(line)
    if not match or not 2 <= len(match[1].split()) <= 4:
        return False
    lexicon, role = read_words("byline-roles"), folded(match[2]).split()
    return len(role) <= 6 and any(lexicon.has(word, "writer") for word in role)


def _headings(lines: list[str]) -> set[int]:
    """The places of section headings: short lines without an end mark, few among paragraphs of whole sentences."""
    open_ended = [not _ENDED.search(line) and not _CAPTION.match(line) for line in lines]
    short = [
        open_ and len(line.split()) <= 10 and line[:1].isupper() for open_, line in zip(open_ended, lines, strict=True)
    ]
    whole = [len(line.split()) >= 15 and bool(_ENDED.search(line)) for line in lines]
    found = {place for place in range(1, len(lines) - 1) if short[place] and whole[place - 1] and whole[place + 1]}
    return found if len(found) * 3 <= len(lines) else set()


def _blocks(text: str) -> list[tuple[int, int]]:
    """Find the paragraphs: each printed line, or, where lines are broken within sentences, each run of lines between blanks."""
    matches = [m for m in _LINE.finditer(text) if re.search(r"[^\W_]|[^\s\x00-\x1f]", m[0])]
    lines = [(m.start() + len(m[0]) - len(m[0].lstrip()), m.start() + len(m[0].rstrip())) for m in matches]
    indented = [re.match(r"(?: {2,}|\t)", m[0]) is not None for m in matches]
    rows = [_TABLE_ROW.match(m[0].strip()) is not None for m in matches]
    runs: list[list[tuple[int, int]]] = [[line] for line in lines[:1]]
    for n, (before, line) in enumerate(itertools.pairwise(lines), start=1):
        gap = len(re.findall(r"\r\n|[\r\n]", text[before[1] : line[0]]))
        if gap > 1 or (indented[n] and not all(indented)) or rows[n - 1] or rows[n]:
            runs.append([line])
        else:
            runs[-1].append(line)
    if _is_wrapped(text, runs):
        return [(run[0][0], run[-1][1]) for run in runs]
    if _is_verse(text, runs):
        # A title with a byline below it is no stanza.
        return [part for run in runs for part in ([(run[0][0], run[-1][1])] if any(_goes_on(text, run)) else run)]
    return lines


def _is_wrapped(text: str, runs: list[list[tuple[int, int]]]) -> bool:
    """Whether an editor broke the lines: they are of much the same length and most end within a sentence."""
    inner = [text[start:end] for run in runs for start, end in run[:-1]]
    sizes = sorted(len(line) for line in inner)
    if len(inner) < 2 or sizes[-1] > _WIDEST or sizes[len(sizes) // 10] < 40:
        return False
    return len(runs) > 1 or sum(not _ENDED.search(normalise(line)) for line in inner) > len(inner) / 2


def _is_verse(text: str, runs: list[list[tuple[int, int]]]) -> bool:
    """Whether a poet, or captions, broke the lines: they are short, and most surely go on in the next one."""
    broken = [goes_on for run in runs for goes_on in _goes_on(text, run)]
    widest = max((end - start for run in runs for start, end in run), default=0)
    return len(broken) > 2 and widest <= _WIDEST and sum(broken) > len(broken) / 2


def _goes_on(text: str, run: list[tuple[int, int]]) -> list[bool]:
    """Of each line of a run but the last: whether its sentence surely goes on, by its mark or by a small letter after it."""
    lines = [normalise(text[start:end]) for start, end in run]
    return [
        bool(_GOES_ON.search(line)) or (follows[:1].islower() and not _MARKED.search(line))
        for line, follows in itertools.pairwise(lines)
    ]

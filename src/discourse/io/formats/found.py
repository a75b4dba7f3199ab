"""What was found in a file: its text, which lines of it are not running prose, and what it says of itself."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Block = tuple[str, str]
"""A piece of a document: its role (see `io.paragraphs.ROLES`) and its text."""
_BREAKS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_FACTS = ("title", "subtitle", "author", "date", "outlet", "genre", "url", "language")
_CALLED = {
    "creator": "author", "speaker": "author", "sitename": "outlet", "source": "outlet", "publication": "outlet", "lang": "language",
}  # fmt: skip
"""What files call facts that the card calls otherwise."""


@dataclass(frozen=True)
class Found:
    """A text with the roles of its lines, counted from 1 (a line without one is told by its form), facts and remarks."""

    text: str
    structure: Mapping[int, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


def assembled(blocks: Iterable[Block], facts: Mapping[str, str], *remarks: str) -> Found:
    """Write blocks as a text, one line each with a blank line between, and note the role of each line that has one."""
    lines = [(role, one) for role, text in blocks for one in [_line(text)] if re.search(r"\w", one)]
    structure = {2 * place + 1: role for place, (role, _) in enumerate(lines) if role != "body"}
    return Found("\n\n".join(text for _, text in lines) + "\n", structure, cleaned(facts), remarks)


def cleaned(facts: Mapping[str, str | None]) -> dict[str, str]:
    """Facts by their names on the card, on one line each, without others and those that are empty; of a moment the day."""
    low = {key.casefold(): _line(value) for key, value in facts.items() if value}
    known = {_CALLED.get(key, key): value for key, value in low.items() if value}
    if day := _DATE.match(known.get("date", "")):
        known["date"] = day[0]
    return {key: value for key, value in known.items() if key in _FACTS}


def titled(blocks: list[Block], title: str) -> list[Block]:
    """Blocks with their title first: the one given, where it is not printed already, or a heading at the very top."""
    same = title.casefold()
    printed = [place for place, (_, text) in enumerate(blocks[:3]) if _line(text).casefold() == same]
    if title and not printed:
        return [("title", title), *blocks]
    at = printed[0] if printed else 0
    if printed or (blocks and blocks[0][0] == "heading"):
        return [*blocks[:at], ("title", blocks[at][1]), *blocks[at + 1 :]]
    return blocks


def printable(value: object) -> str:
    """A value as a text that can be written: JSON and PDF may hold half a character, which becomes a question mark."""
    return str(value).encode("utf-8", "replace").decode("utf-8")


def _line(text: str) -> str:
    return printable(re.sub(r"[ \t]+", " ", _BREAKS.sub(" ", text)).strip())

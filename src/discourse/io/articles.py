"""Articles: a text as printed and what is known of it."""

import itertools
import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from discourse.base import paths
from discourse.base.errors import ArticleError, CardError, EmptyTextError, UsageError, did_you_mean
from discourse.base.text import norm, normalise, slugify
from discourse.io.cards import read_card

CARD = {
    "title": str, "subtitle": str, "author": str, "role": str, "outlet": str, "date": (date, str), "url": str,
    "language": str, "licence": str, "actor": [{"name": str, "aliases": list, "side": str}],
}  # fmt: skip
SIDES = ("us", "them", "other")
_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_NAME = r"(?:[A-Z][\w.'-]*|de|da|van|von|der|den|bin|al|el|la|le|du)"
_BYLINE = re.compile(rf"(?:By|BY|by|Author:|Written by)\s+{_NAME}(?:\s+{_NAME})*(?:\s*(?:,|and|&|\||-|—).*)?$")
_ENGLISH = frozenset(
    "the of and to a in is that for it was on with as be by at this are have from not or an but they we has were".split()  # noqa: SIM905
)


@dataclass(frozen=True)
class Actor:
    """Somebody the article speaks of: a name, the other names it goes by, and the side it is put on."""

    name: str
    aliases: tuple[str, ...] = ()
    side: str = "other"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as printed. `number` counts those of the body from 1; a byline or title has number 0."""

    number: int
    start: int
    end: int
    role: str


@dataclass(frozen=True)
class Article:
    """A text as read, never altered, with its card. All offsets anywhere refer to `text`.

    `facts` holds what the card records; what is not recorded is not in it and is never guessed.
    """

    slug: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    facts: dict[str, str] = field(default_factory=dict)
    actors: tuple[Actor, ...] = ()

    @property
    def name(self) -> str:
        """The title where one is recorded, else the author, else the slug."""
        author = self.facts.get("author")
        return self.facts.get("title") or (f"{author}: title not recorded" if author else self.slug)

    @property
    def body(self) -> tuple[Paragraph, ...]:
        """The paragraphs that are counted: all but title and byline."""
        return tuple(p for p in self.paragraphs if p.role == "body")


def listed() -> list[str]:
    """The slugs of the articles in `data/articles`, sorted."""
    return sorted(path.stem for path in paths.every("articles", "*.txt"))


def read_article(name: str) -> Article:
    """Read an article by its slug, by a path to a UTF-8 text, or from standard input (`-`).

    A card `<slug>.toml` beside the text is used where there is one.

    Raises:
        UsageError: there is no such article. ArticleError: the text cannot be analysed. CardError: a slip in the card.
    """
    if name == "-":
        return _read("standard-input", sys.stdin.buffer.read(), None)
    known = paths.find("articles", f"{name}.txt") if re.fullmatch(r"[a-z0-9][a-z0-9-]*", name) else None
    path = known or Path(name).expanduser()
    if not path.is_file():
        if any(mark in name for mark in "/\\.") or path.exists():
            raise UsageError(f"{name}: not a text file that can be read.")
        raise UsageError(f"{name}: no article of this name; {did_you_mean(name, listed())}")
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise UsageError(f"{name}: cannot be read ({fault.strerror}).") from None
    card = path.with_suffix(".toml")
    return _read(slugify(path.stem), data, card if card.is_file() else None)


def make_article(slug: str, text: str, card: Path | None = None) -> Article:
    """Make an article of a text that is already in memory; whether it is English is not asked."""
    return _build(slug, text, card)


def _read(slug: str, data: bytes, card: Path | None) -> Article:
    try:
        article = _build(slug, data.decode("utf-8-sig"), card)
    except UnicodeDecodeError as fault:
        raise ArticleError(f"{slug}: not UTF-8 at byte {fault.start}; save the text as UTF-8.") from None
    _require_english(slug, article.text, article.facts.get("language"))
    return article


def _build(slug: str, text: str, card: Path | None) -> Article:
    if not re.search(r"\w", text):
        raise EmptyTextError(f"{slug}: the text holds no word.")
    facts, actors = _read_card(card) if card else ({}, ())
    return Article(slug, text, tuple(_paragraphs(slug, text, facts)), facts, actors)


def _read_card(path: Path) -> tuple[dict[str, str], tuple[Actor, ...]]:
    card = read_card(path, CARD)
    actors: list[Actor] = []
    for number, row in enumerate(card.pop("actor", []), start=1):
        side = row.get("side", "other")
        if "name" not in row:
            raise CardError(f"{path.name}: actor {number}: the key 'name' is missing; add it.")
        if side not in SIDES:
            raise CardError(f"{path.name}: actor {number}: side '{side}' is unknown; {did_you_mean(side, SIDES)}")
        _once(path, number, [row["name"], *row.get("aliases", [])], actors)
        actors.append(Actor(row["name"], tuple(row.get("aliases", [])), side))
    return {key: str(value) for key, value in card.items() if str(value).strip()}, tuple(actors)


def _once(path: Path, number: int, names: list[str], before: list[Actor]) -> None:
    """Refuse an empty name, and one that stands for another actor already: a mention must belong to one."""
    taken = {norm(name): actor.name for actor in before for name in (actor.name, *actor.aliases)}
    for name in names:
        if not name.strip():
            raise CardError(f"{path.name}: actor {number}: a name or alias is empty; delete it.")
        if norm(name) in taken:
            raise CardError(
                f"{path.name}: actor {number}: '{name}' stands for {taken[norm(name)]} already; delete one."
            )


def _require_english(slug: str, text: str, language: str | None) -> None:
    if language:
        if language.lower().split("-")[0] not in ("en", "english"):
            raise ArticleError(f"{slug}: its card says language '{language}'; only English can be analysed.")
        return
    plain = re.sub(r"<[^>]*>", " ", text.lower())
    words = re.findall(r"[^\W\d_]+", plain)
    letters = re.findall(r"[^\W\d_]", plain)
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters[:5000])
    share = sum(word in _ENGLISH for word in words) / max(len(words), 1)
    # Running English has 30 to 45 % of these words, other European languages below 8 %.
    different = len(set(words))
    foreign = (different >= 30 and share < 0.12) or (different >= 15 and share < 0.05)
    if foreign or (letters and latin < 0.5 * min(len(letters), 5000)):
        raise ArticleError(
            f"{slug}: this does not look like English ({share:.0%} of its words are common English ones); "
            'if it is, say language = "en" in its card.'
        )


def _paragraphs(slug: str, text: str, facts: dict[str, str]) -> Iterator[Paragraph]:
    blocks = _blocks(text)
    titles = {norm(facts[key]).strip() for key in ("title", "subtitle") if key in facts}
    bylines = [n for n, (a, b) in enumerate(blocks[:4]) if _is_byline(text[a:b], facts.get("author"))]
    byline = bylines[0] if bylines and all(_is_heading(text[a:b]) for a, b in blocks[: bylines[0]]) else -1
    number = 0
    for place, (start, end) in enumerate(blocks):
        if place == byline:
            yield Paragraph(0, start, end, "byline")
        elif place < byline or (place < 3 and number == 0 and norm(text[start:end]).strip() in titles):
            yield Paragraph(0, start, end, "title")
        else:
            number += 1
            yield Paragraph(number, start, end, "body")
    if number == 0:
        raise EmptyTextError(f"{slug}: the text holds a title or byline and no body.")


def _is_heading(line: str) -> bool:
    """Whether a line above a byline reads like a headline: short, and no sentence that ends in a full stop."""
    return len(line.split()) <= 25 and not re.search(r"[.;:,]['\"’”]?$", line.strip())


def _blocks(text: str) -> list[tuple[int, int]]:
    """Find the paragraphs: each printed line, or, in a text broken at a fixed width, each run of lines between blanks."""
    lines = [
        (m.start() + len(m[0]) - len(m[0].lstrip()), m.start() + len(m[0].rstrip()))
        for m in _LINE.finditer(text)
        if re.search(r"[^\W_]|[^\s\x00-\x1f]", m[0])
    ]
    gaps = [len(re.findall(r"\r\n|[\r\n]", text[a[1] : b[0]])) for a, b in itertools.pairwise(lines)]
    runs: list[list[tuple[int, int]]] = [[line] for line in lines[:1]]
    for gap, line in zip(gaps, lines[1:], strict=True):
        if gap > 1:
            runs.append([line])
        else:
            runs[-1].append(line)
    inner = [end - start for run in runs for start, end in run[:-1]]
    # Lines broken by an editor are of much the same length; printed paragraphs are not.
    wrapped = len(runs) > 1 and len(inner) > 1 and max(inner) <= 100 and sorted(inner)[len(inner) // 10] >= 40
    return [(run[0][0], run[-1][1]) for run in runs] if wrapped else lines


def _is_byline(line: str, author: str | None) -> bool:
    same = normalise(line).strip()
    if author and norm(same).removeprefix("by ").strip(" .") == norm(author).strip():
        return True
    return len(same.split()) <= 40 and not re.search(r"[.!?]['\"]?$", same) and bool(_BYLINE.match(same))

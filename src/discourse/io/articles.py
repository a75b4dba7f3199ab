"""Articles: a text as printed and what is known of it."""

import re
import sys
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from ftfy import fix_encoding

from discourse.base import paths
from discourse.base.errors import ArticleError, CardError, EmptyTextError, UsageError, did_you_mean
from discourse.base.text import folded, shown, slugify
from discourse.io import coders, formats, languages, structure
from discourse.io.apparatus import Aside, apparatus
from discourse.io.beside import beside
from discourse.io.cards import read_card
from discourse.io.decisions import Decision, read_decisions
from discourse.io.declared import DECLARED, checked
from discourse.io.formats.found import Found
from discourse.io.lines import Line, read_lines
from discourse.io.paragraphs import Paragraph, paragraphs, printed
from discourse.io.samples import Drawn, read_samples

CARD = {
    "title": str, "subtitle": str, "author": str, "role": str, "outlet": str, "genre": str,
    "date": (date, str), "url": str, "language": str, "licence": str, "selection": str, "collected": str, "language_model": str,
    "actor": [{"name": str, "aliases": list, "side": str}], "expected": list, "codebooks": list,
    "declared": DECLARED,
}  # fmt: skip
_DECODED_TWICE = re.compile("[\u00c2\u00c3\u00e2][\u0080-\u00bf\u20ac\u201c-\u201e\u2122\u0153]")
SIDES = ("us", "them", "other")


@dataclass(frozen=True)
class Actor:
    """Somebody the article speaks of: a name, the other names it goes by, and the side it is put on."""

    name: str
    aliases: tuple[str, ...] = ()
    side: str = "other"


@dataclass(frozen=True)
class ArticleText:
    """A text as read, never altered, with its card. All offsets anywhere refer to `text`.

    `facts` holds what the card records and what the text prints above its body; nothing is guessed. `expected` are those whom
    the analyst expects to be named: names of actors, or others; `codebooks` are those of the article's own issue. `asides` are the
    stretches that are shown and not counted, such as note marks and stage directions; `decisions` what people made of its codings,
    `codings` what other coders coded; `astray` those decisions whose words are no longer there; `samples` which sentences were
    read, and how they were drawn; `lines` which concordance lines can be used; `path` is the text's file; `declared` what the
    analyst fixed before the run: question, primary, reference, threshold;
    `language` is the code of what it is written in, see `io.languages`, `mixed` names other languages of a tenth of it or more.
    """

    slug: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    facts: dict[str, str] = field(default_factory=dict)
    actors: tuple[Actor, ...] = ()
    expected: tuple[str, ...] = ()
    codebooks: tuple[str, ...] = ()
    asides: tuple[Aside, ...] = ()
    decisions: tuple[Decision, ...] = ()
    codings: tuple[coders.Coding, ...] = ()
    astray: tuple[Decision, ...] = ()
    samples: tuple[Drawn, ...] = ()
    lines: tuple[Line, ...] = ()
    path: Path | None = field(default=None, compare=False)
    declared: dict[str, str] = field(default_factory=dict)
    language: str = languages.ENGLISH
    mixed: str = ""

    @property
    def name(self) -> str:
        """The title where one is recorded, else the author, else the slug."""
        author = self.facts.get("author")
        return self.facts.get("title") or (f"Text by {author}" if author else self.slug)

    @property
    def body(self) -> tuple[Paragraph, ...]:
        """The paragraphs that are counted: all but title, byline, headings, captions, tables, notes and code."""
        return tuple(p for p in self.paragraphs if p.number)


def listed() -> list[str]:
    """The slugs of the articles in `data/articles`, sorted."""
    return sorted(path.stem for path in paths.every("articles", "*.txt"))


def read_article(name: str) -> ArticleText:
    """Read an article by its slug, by a path to a file, or from standard input (`-`).

    A file may be plain text or any other that `io.formats` reads. A card `<slug>.toml`, decisions `<slug>.decisions.tsv`,
    codings of others `<slug>.codings.tsv` and a structure `<slug>.structure.tsv` beside it are used where there are any.

    Raises:
        UsageError: there is no such article. ArticleError: the text cannot be analysed. CardError: a slip in the card
            or in a decision or coding.
    """
    if name == "-":
        return _read("standard-input", formats.read("standard-input", sys.stdin.buffer.read()), None)
    path = article_path(name)
    card = path.with_suffix(".toml")
    article = _read(slugify(path.stem), found_in(path), card if card.is_file() else None)
    decisions, astray = read_decisions(beside(path, "decisions"), article.text)
    codings = coders.read_codings(beside(path, "codings"), article.text)
    drawn = read_samples(beside(path, "samples"), article.text)
    lines = read_lines(beside(path, "lines"), article.text)
    return replace(article, decisions=decisions, astray=astray, samples=drawn, lines=lines, codings=codings, path=path)


def article_path(name: str) -> Path:
    """Where the text of an article is, by its slug or a path; UsageError where there is none."""
    known = paths.find("articles", f"{name}.txt") if re.fullmatch(r"[a-z0-9][a-z0-9-]*", name) else None
    path = known or paths.given(name)
    if not path.is_file():
        if any(mark in name for mark in "/\\.") or path.exists():
            raise UsageError(f"{name}: not a text file that can be read.")
        raise UsageError(f"{name}: no article of this name; {did_you_mean(name, listed())}")
    return path


def found_in(path: Path) -> Found:
    """Read what a file holds, with the structure that lies beside it; UsageError where it cannot be opened."""
    try:
        formats.limits.checked_size(path.name, path.stat().st_size)
        found = formats.read(path.name, path.read_bytes())
    except OSError as fault:
        raise UsageError(f"{path}: cannot be read ({fault.strerror}).") from None
    table = beside(path, "structure")
    return replace(found, structure=structure.read_structure(table, found.text)) if table.is_file() else found


def make_article(slug: str, text: str, card: Path | None = None) -> ArticleText:
    """Make an article of a text that is already in memory; whether it is English is not asked."""
    return _build(slug, Found(text), card)


def _read(slug: str, found: Found, card: Path | None) -> ArticleText:
    for remark in found.remarks:
        _tell_once(f"{slug}: {remark}")
    article = _build(slug, replace(found, text=_mended(slug, found.text)), card)
    return _in_its_language(article)


def _in_its_language(article: ArticleText) -> ArticleText:
    """Find out in which language an article is written, and say so where it is not English."""
    stated, paragraphs = article.facts.get("language"), [article.text[p.start : p.end] for p in article.body]
    found = languages.named(article.slug, stated) if stated else languages.found(article.slug, " ".join(paragraphs))
    if found.provider == "none":
        raise ArticleError(
            f"{article.slug}: {found.name} has no blanks between words, and nothing here splits it into words."
        )
    if not stated and found.code != languages.ENGLISH:
        _tell_once(f"{article.slug}: in {found.name}, by its letters; if not, say so in its card.")
    if mixed := languages.others(paragraphs, found):
        _tell_once(f"{article.slug}: parts are in {mixed}, and counted as if they were {found.name}.")
    return replace(article, language=found.code, mixed=mixed)


@cache
def _tell_once(line: str) -> None:
    """A report reads its article more than once, and says what is to be said of it once."""
    print(shown(line), file=sys.stderr)


def _mended(slug: str, text: str) -> str:
    """Take back a wrong decoding (*Itâ€™s*), and say so; a text that is well stays as it is."""
    if not _DECODED_TWICE.search(text):
        return text
    mended = fix_encoding(text)
    if mended != text:
        _tell_once(f"{slug}: was once saved in a wrong encoding ('â€™' for an apostrophe); mended.")
    return mended


def _build(slug: str, read: Found, card: Path | None) -> ArticleText:
    if not re.search(r"[^\W_]", read.text):
        raise EmptyTextError(f"{slug}: the text holds no word.")
    recorded, actors, expected, books, declared = _read_card(card) if card else ({}, (), (), (), {})
    facts = dict(read.facts) | recorded
    found = tuple(paragraphs(slug, read.text, facts, read.structure))
    first = next(paragraph.start for paragraph in found if paragraph.number)
    facts = printed(read.text, found) | facts
    aside = apparatus(read.text, first)
    return ArticleText(slug, read.text, found, facts, actors, expected, books, aside, declared=declared)


def _read_card(
    path: Path,
) -> tuple[dict[str, str], tuple[Actor, ...], tuple[str, ...], tuple[str, ...], dict[str, str]]:
    card = read_card(path, CARD)
    declared = checked(path, card.pop("declared", {}))
    actors: list[Actor] = []
    for number, row in enumerate(card.pop("actor", []), start=1):
        side = row.get("side", "other")
        if "name" not in row:
            raise CardError(f"{path.name}: actor {number}: the key 'name' is missing; add it.")
        if side not in SIDES:
            raise CardError(f"{path.name}: actor {number}: side '{side}' is unknown; {did_you_mean(side, SIDES)}")
        _once(path, number, [row["name"], *row.get("aliases", [])], actors)
        actors.append(Actor(row["name"], tuple(row.get("aliases", [])), side))
    expected, books = (tuple(map(str, card.pop(key, []))) for key in ("expected", "codebooks"))
    facts = {key: str(value) for key, value in card.items() if str(value).strip()}
    return facts, tuple(actors), expected, books, declared


def _once(path: Path, number: int, names: list[str], before: list[Actor]) -> None:
    """Refuse an empty name, and one that stands for another actor already: a mention must belong to one."""
    taken = {folded(name): actor.name for actor in before for name in (actor.name, *actor.aliases)}
    for name in names:
        if not name.strip():
            raise CardError(f"{path.name}: actor {number}: a name or alias is empty; delete it.")
        if folded(name) in taken:
            raise CardError(
                f"{path.name}: actor {number}: '{name}' stands for {taken[folded(name)]} already; delete one."
            )

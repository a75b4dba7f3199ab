"""`discourse add`: take an article of one's own into the project."""

import argparse
import json
import os
import re
from pathlib import Path

from discourse.base import paths
from discourse.base.errors import NotAvailable, UsageError
from discourse.base.tables import saved_together
from discourse.base.text import counted, listing, shown, slugify
from discourse.cli._common import say
from discourse.io import formats, structure
from discourse.io.articles import ArticleText, found_in, read_article
from discourse.io.beside import beside
from discourse.io.formats import rows
from discourse.io.paragraphs import headline

EXAMPLES = (
    "discourse add speech.docx", "discourse add 'My text.txt' --slug my-text",
    "discourse add speeches.csv --text speech       one text a row, into a folder of their own",
)  # fmt: skip
_ACTORS, _LEAST = 8, 2
_SOMEBODY = ("PERSON", "ORG", "GPE")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    parser.add_argument(
        "file", metavar="FILE", help="plain text, Markdown, HTML, Word, ODT, EPUB, RTF, PDF, subtitles, CSV, JSON"
    )
    parser.add_argument("--slug", help="the article's short name: lower-case letters, digits, hyphens")
    parser.add_argument(
        "--text", metavar="COLUMN", default="", help="of a table: the column that holds the texts, one a row"
    )


def run(options: argparse.Namespace) -> None:
    """Store the text and write its card: one that lies beside it, or what file and text tell."""
    path = paths.given(options.file)
    if not path.is_file():
        raise UsageError(f"{options.file}: not a file that can be read.")
    slug = slugify(path.stem) if options.slug is None else options.slug
    if slugify(slug) != slug or not paths.is_portable(slug):
        better = slugify(slug) if paths.is_portable(slug) else f"text-{slug}"
        raise UsageError(f"--slug {slug}: use lower-case letters, digits and hyphens, e.g. '{better}'.")
    table = formats.table(path.name, path.read_bytes())
    if options.text and table is None:
        raise UsageError(f"--text {options.text}: {path.name} is no table of texts.")
    if table is not None and (options.text or len(table) > 1):
        _add_rows(path.name, slug, table, options.text)
    else:
        _add_one(path, slug)


def _add_one(path: Path, slug: str) -> None:
    article, found = read_article(str(path)), found_in(path)
    text = paths.own("articles") / f"{slug}.txt"
    card, own = text.with_suffix(".toml"), path.with_suffix(".toml")
    if text.exists() or card.exists():
        raise UsageError(f"{slug}: there is an article of this name already; choose another with --slug.")
    facts, actors = ({}, {}) if own.is_file() else (_facts(article), _actors(article))
    content = own.read_bytes() if own.is_file() else _card(facts, actors).encode()
    raw = path.read_bytes()
    # What is plain text already is taken byte by byte.
    plain = raw.removeprefix(b"\xef\xbb\xbf") == found.text.encode("utf-8", "surrogatepass")
    files = {card: content, text: raw if plain else found.text.encode()}
    if found.structure:
        files[beside(text, "structure")] = structure.as_table(found.text, found.structure)
    saved_together(files)
    say(f"added {os.path.relpath(text)}")
    names = [*facts, *([counted(len(actors), "actor")] if actors else [])]
    say(f"check and complete {os.path.relpath(card)}{f'; it proposes {listing(names)}' if names else ''}")
    say(f"then run: discourse report {slug}")


def _add_rows(name: str, slug: str, found: list[rows.Row], column: str) -> None:
    """Store each row as a text with its card, in a folder of their own."""
    folder = paths.own("articles") / slug
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{slug}: there is a folder of this name already; choose another with --slug.")
    texts = [rows.text_of(name, found, column, number) for number in range(1, len(found) + 1)]
    width, empty = len(str(len(texts))), sum(not re.search(r"\w", one.text) for one in texts)
    files: dict[Path, bytes] = {}
    for number, one in enumerate(texts, start=1):
        if re.search(r"\w", one.text):
            place = folder / f"{slug}-{number:0{width}}.txt"
            files |= {place.with_suffix(".toml"): _card(dict(one.facts), {}).encode(), place: one.text.encode()}
    saved_together(files)
    here, left = os.path.relpath(folder), f"; left out {counted(empty, 'empty row')}" if empty else ""
    say(f"added {counted(len(texts) - empty, 'text')} in {here}{left}")
    say(f"then run: discourse report {os.path.join(here, f'{slug}-{1:0{width}}.txt')}, or compare with all: "
          f"--reference .{os.sep}{here}")  # fmt: skip


def _card(facts: dict[str, str], actors: dict[str, list[str]]) -> str:
    """The card to fill in, with what was found in the text: each line of it says so."""
    card = (paths.packaged() / "data" / "card.toml").read_text(encoding="utf-8")
    for key, value in facts.items():
        day = key == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", value)
        line = f"{key} = {value if day else _quoted(value)}  # found in the text: is it right?"
        card = re.sub(rf"(?m)^# {key} = .*$", line.replace("\\", "\\\\"), card)
    tables = [f"[[actor]]  # found in the text: keep, mend or delete\nname = {_quoted(name)}\n"
              f"aliases = [{', '.join(map(_quoted, aliases))}]\nside = \"other\"\n" for name, aliases in actors.items()]  # fmt: skip
    return "\n".join([card, *tables])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _facts(article: ArticleText) -> dict[str, str]:
    """What is printed above the body, a first line that may be the title, and the language it was taken for."""
    title = {} if "title" in article.facts else headline(article.text, article.paragraphs)
    return {**title, **article.facts, "language": article.language}


def _actors(article: ArticleText) -> dict[str, list[str]]:
    """The people, bodies and countries that the text names most often, each with its other names."""
    from discourse.analysis import Analysis
    from discourse.text.names import KINDS

    try:
        rows = Analysis(article).measure("entities")
    except NotAvailable:
        return {}
    rows = rows[rows["kind"].isin([KINDS[kind] for kind in _SOMEBODY])]
    found: dict[str, list[str]] = {}
    for actor, places in zip(rows["actor"], rows["places"], strict=True):
        found.setdefault(actor, []).extend(shown(article.text[a:b]) for a, b in places)
    most = sorted(found, key=lambda name: -len(found[name]))[:_ACTORS]
    return {name: sorted({*found[name]} - {name}) for name in most if len(found[name]) >= _LEAST}

"""`discourse add`: take an article of one's own into the project."""

import argparse
import json
import os
import re
from pathlib import Path

from discourse.base import paths
from discourse.base.errors import UsageError, writing
from discourse.base.tables import written
from discourse.base.text import counted, listing, shown, slugify
from discourse.io.articles import ArticleText, read_article
from discourse.io.paragraphs import headline

EXAMPLES = ("discourse add speech.txt", "discourse add 'My text.txt' --slug my-text")
_ACTORS, _LEAST = 8, 2
_SOMEBODY = ("PERSON", "ORG", "GPE")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    parser.add_argument("file", metavar="FILE", help="a UTF-8 text")
    parser.add_argument("--slug", help="the article's short name: lower-case letters, digits, hyphens")


def run(options: argparse.Namespace) -> None:
    """Copy the text byte for byte and write its card: one that lies beside it, or what the text itself tells."""
    path = Path(options.file).expanduser()
    if not path.is_file():
        raise UsageError(f"{options.file}: not a text file that can be read.")
    article = read_article(str(path))
    slug = options.slug or slugify(path.stem)
    if slugify(slug) != slug:
        raise UsageError(f"--slug {slug}: use lower-case letters, digits and hyphens, e.g. '{slugify(slug)}'.")
    text = paths.own("articles") / f"{slug}.txt"
    card, own = text.with_suffix(".toml"), path.with_suffix(".toml")
    if text.exists() or card.exists():
        raise UsageError(f"{slug}: there is an article of this name already; choose another with --slug.")
    facts, actors = ({}, {}) if own.is_file() else (_facts(article), _actors(article))
    content = own.read_bytes() if own.is_file() else _card(facts, actors).encode()
    with writing(text):
        text.parent.mkdir(parents=True, exist_ok=True)
        written(card, content)
        written(text, path.read_bytes())
    print(f"added {os.path.relpath(text)}")
    found = [*facts, *([counted(len(actors), "actor")] if actors else [])]
    print(f"check and complete {os.path.relpath(card)}{f'; it proposes {listing(found)}' if found else ''}")
    print(f"then run: discourse report {slug}")


def _card(facts: dict[str, str], actors: dict[str, list[str]]) -> str:
    """The card to fill in, with what was found in the text: each line of it says so."""
    card = (paths.packaged() / "data" / "card.toml").read_text(encoding="utf-8")
    for key, value in facts.items():
        line = f"{key} = {value if key == 'date' else _quoted(value)}  # found in the text: is it right?"
        card = re.sub(rf"(?m)^# {key} = .*$", line.replace("\\", "\\\\"), card)
    tables = [f"[[actor]]  # found in the text: keep, mend or delete\nname = {_quoted(name)}\n"
              f"aliases = [{', '.join(map(_quoted, aliases))}]\nside = \"other\"\n" for name, aliases in actors.items()]  # fmt: skip
    return "\n".join([card, *tables])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _facts(article: ArticleText) -> dict[str, str]:
    """What is printed above the body, a first line that may be the title, and the language it was taken for."""
    title = {} if "title" in article.facts else headline(article.text, article.paragraphs)
    return {**title, **article.facts, "language": "en"}


def _actors(article: ArticleText) -> dict[str, list[str]]:
    """The people, bodies and countries that the text names most often, each with its other names."""
    from discourse.analysis import Analysis
    from discourse.text.names import KINDS

    rows = Analysis(article).measure("entities")
    rows = rows[rows["kind"].isin([KINDS[kind] for kind in _SOMEBODY])]
    found: dict[str, list[str]] = {}
    for actor, places in zip(rows["actor"], rows["places"], strict=True):
        found.setdefault(actor, []).extend(shown(article.text[a:b]) for a, b in places)
    most = sorted(found, key=lambda name: -len(found[name]))[:_ACTORS]
    return {name: sorted({*found[name]} - {name}) for name in most if len(found[name]) >= _LEAST}

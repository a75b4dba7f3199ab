"""`discourse add`: take an article of one's own into the project."""

import argparse
import os
import shutil
from pathlib import Path

from discourse.base import paths
from discourse.base.errors import UsageError
from discourse.base.text import slugify
from discourse.io.articles import read_article

EXAMPLES = ("discourse add speech.txt", "discourse add 'My text.txt' --slug my-text")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    parser.add_argument("file", metavar="FILE", help="a UTF-8 text")
    parser.add_argument("--slug", help="the article's short name: lower-case letters, digits, hyphens")


def run(options: argparse.Namespace) -> None:
    """Copy the text byte for byte and write its card."""
    path = Path(options.file).expanduser()
    if not path.is_file():
        raise UsageError(f"{options.file}: not a text file that can be read.")
    read_article(str(path))
    slug = options.slug or slugify(path.stem)
    if slugify(slug) != slug:
        raise UsageError(f"--slug {slug}: use lower-case letters, digits and hyphens, e.g. '{slugify(slug)}'.")
    text = paths.own("articles") / f"{slug}.txt"
    card = text.with_suffix(".toml")
    if text.exists() or card.exists():
        raise UsageError(f"{slug}: there is an article of this name already; choose another with --slug.")
    text.parent.mkdir(parents=True, exist_ok=True)
    text.write_bytes(path.read_bytes())
    own = path.with_suffix(".toml")
    shutil.copyfile(own if own.is_file() else paths.packaged() / "data" / "card.toml", card)
    print(f"added {os.path.relpath(text)}; fill in {os.path.relpath(card)}, then run: discourse report {slug}")

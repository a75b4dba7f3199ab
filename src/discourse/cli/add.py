"""`discourse add`: take an article of one's own into the project."""

import argparse
import os
from pathlib import Path

from discourse.base import paths
from discourse.base.errors import UsageError
from discourse.base.text import slugify
from discourse.io.articles import read_article

EXAMPLES = ("discourse add speech.txt", "discourse add 'My text.txt' --slug my-text")
CARD = """# What is known of the article. Delete the mark # of a line to record it; what is not known stays out.
# title = ""
# subtitle = ""
# author = ""
# role = ""
# outlet = ""
# genre = ""           such as op-ed, speech, news, editorial: it chooses what the article is compared with
# date = 2024-07-31
# url = ""
# language = "en"
# licence = ""
# Who might be expected in it, by your own judgement: finding `actors` says which of them it never names.
# expected = ["", ""]
# Codebooks for its issue, shown with this article only.
# codebooks = [""]

# Who the article speaks of, one table each; side is us, them or other, as the article draws them.
# [[actor]]
# name = ""
# aliases = ["", ""]
# side = "other"
"""


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
    card.write_bytes(own.read_bytes() if own.is_file() else CARD.encode("utf-8"))
    print(f"added {os.path.relpath(text)}; fill in {os.path.relpath(card)}, then run: discourse report {slug}")

"""Options that every command on one article has: the article itself and the counting rules."""

import argparse
from typing import TYPE_CHECKING

from discourse.text.words import CHOICES

if TYPE_CHECKING:
    from discourse.article import Article


def add_article(parser: argparse.ArgumentParser) -> None:
    """Give a command its article and the counting rules."""
    parser.add_argument("article", metavar="ARTICLE", help="slug, path to a UTF-8 text, or - for standard input")
    rules = parser.add_argument_group("counting rules")
    for name, allowed in CHOICES.items():
        rules.add_argument(f"--{name}", choices=allowed, default=allowed[0], help=f"default: {allowed[0]}")


def open_article(options: argparse.Namespace) -> "Article":
    """Open the article that the options ask for."""
    from discourse.article import open_article as opened

    return opened(options.article, **{name: getattr(options, name) for name in CHOICES})

"""`discourse code`: the codings of one codebook in one article."""

import argparse

from discourse.base.errors import UsageError
from discourse.base.options import options as session
from discourse.cli._common import add_article, add_format, open_article, show
from discourse.io import codebooks
from discourse.reporting.accuracy import told

EXAMPLES = (
    "discourse code zhang-xiao-2024 --codebook metadiscourse",
    "discourse code my-text.txt policy-frames --format tsv",
    "discourse code zhang-xiao-2024 --codebook modality --rejected     the readings turned down, and why",
    "discourse code my-text.txt --codebook entman --by sentence --format json",
)

_ASIDE = ("document", "codebook", "cue")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    add_article(parser)
    known = "name, or path to a .tsv; see 'discourse list codebooks'"
    # Where the word is left out it must not undo the option before it.
    parser.add_argument("codebook", nargs="?", default=argparse.SUPPRESS, metavar="CODEBOOK", help=known)
    parser.add_argument("--codebook", dest="codebook", metavar="NAME", help="the same")
    parser.add_argument("--rejected", action="store_true", help="print the readings that were turned down instead")
    parser.add_argument("--by", choices=("coding", "sentence"), default="coding", help="one row each (default: coding)")
    parser.add_argument("--reader", choices=("on", "off"), default="on", help="off: rules alone, without the encoder")
    add_format(parser)


def run(options: argparse.Namespace) -> None:
    """Print the codings table."""
    session.reader = session.reader and options.reader == "on"
    if options.codebook is None:
        known = ", ".join(codebooks.listed())
        raise UsageError(f"name a codebook, e.g. --codebook metadiscourse; known are: {known}.")
    article = open_article(options)
    book = article.codebook(options.codebook)
    chosen = (
        article.rejected if options.rejected else article.by_sentence if options.by == "sentence" else article.codings
    )
    table = chosen(options.codebook)
    show(table, options, f"{book.title}. {book.citation}", told(book), aside=_ASIDE)

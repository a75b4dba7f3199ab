"""`discourse code`: the codings of one codebook in one article."""

import argparse
from typing import TYPE_CHECKING

from discourse.base.errors import UsageError
from discourse.base.options import options as session
from discourse.base.tables import saved
from discourse.base.text import counted, listing
from discourse.cli._common import add_article, add_format, open_article, say, show, target
from discourse.io import codebooks, refi, web_annotations
from discourse.io.coders import write_codings
from discourse.reporting.accuracy import told
from discourse.reporting.coders import everybody

EXAMPLES = (
    "discourse code zhang-xiao-2024 --codebook metadiscourse",
    "discourse code my-text.txt policy-frames --format tsv",
    "discourse code zhang-xiao-2024 --codebook modality --rejected     the readings turned down, and why",
    "discourse code my-text.txt --codebook entman --by sentence --format json",
    "discourse code my-text.txt --codebook entman --out my-text.qdpx     for ATLAS.ti, MAXQDA, NVivo, QualCoder ...",
)

if TYPE_CHECKING:
    from discourse.article import Article

EXPORTS = (".qdpx", ".jsonld", ".tsv")
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
    parser.add_argument(
        "--out", metavar="FILE",
        help="write the codings, and those of other coders that were taken in, as a REFI-QDA project (.qdpx), W3C Web "
        "Annotations (.jsonld) or the table that 'discourse codings' reads (.tsv)",
    )  # fmt: skip
    add_format(parser)


def run(options: argparse.Namespace) -> None:
    """Print the codings table."""
    session.reader = session.reader and options.reader == "on"
    if options.codebook is None:
        known = ", ".join(codebooks.listed())
        raise UsageError(f"name a codebook, e.g. --codebook metadiscourse; known are: {known}.")
    article = open_article(options)
    book = article.codebook(options.codebook)
    if options.out:
        _write(article, options)
        return
    chosen = (
        article.rejected if options.rejected else article.by_sentence if options.by == "sentence" else article.codings
    )
    table = chosen(options.codebook)
    show(table, options, f"{book.title}. {book.citation}", told(book), aside=_ASIDE)


def _write(article: "Article", options: argparse.Namespace) -> None:
    """Write the codings of all coders to a file."""
    path = target("--out", options.out, *EXPORTS)
    codings = everybody(article, options.codebook)
    if path.suffix == ".tsv":
        write_codings(path, codings)
    elif path.suffix == ".jsonld":
        saved(path, web_annotations.write(article.slug, article.text, codings))
    else:
        book = article.codebook(options.codebook)
        saved(path, refi.write(article.slug, article.source.name, article.text, codings, [book]))
    placed = [one for one in codings if one.placed]
    out = counted(len(codings) - len(placed), "coding")
    left = f" {out} without a place left out." if len(placed) < len(codings) and path.suffix != ".tsv" else ""
    say(f"{path}: {len(placed)} codings of {listing(sorted({one.coder for one in placed}))}.{left}")

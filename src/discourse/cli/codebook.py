"""`discourse codebook`: a codebook as the printable appendix of a paper."""

import argparse
import sys

from discourse.base import paths
from discourse.base.tables import saved_together
from discourse.cli._common import say

EXAMPLES = (
    "discourse codebook modality                        print it as Markdown",
    "discourse codebook entman --to docx,pdf            files in this folder",
    "discourse codebook my-codes --to md --out paper    a file in the folder paper",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    parser.add_argument(
        "name", metavar="NAME", help="of a codebook, or the path of one; see 'discourse list codebooks'"
    )
    parser.add_argument(
        "--to", action="append", default=[], metavar="FORMAT", help="docx, pdf or md; several: docx,pdf"
    )
    parser.add_argument("--out", default=".", metavar="FOLDER", help="where the files go (default: here)")


def run(options: argparse.Namespace) -> None:
    """Print the codebook as Markdown, or write it in the formats asked for."""
    from discourse.io.codebooks import read_codebook
    from discourse.reporting import exports
    from discourse.reporting.appendix import appendix

    kinds, book = exports.chosen(options.to, exports.DOCUMENTS), read_codebook(options.name)
    document, folder = appendix(book), paths.given(options.out)
    if not kinds:
        sys.stdout.write(exports.rendered(document, "md", folder).decode("utf-8"))
    for kind in kinds:
        path = folder / f"{book.name}.{kind}"
        saved_together({path: exports.rendered(document, kind, folder)})
        say(f"saved: {path}", file=sys.stderr)

"""`discourse code`: the codings of one codebook in one article."""

import argparse

from discourse.cli._output import add_format, show
from discourse.cli._study import add_article, open_article
from discourse.reporting.accuracy import told

EXAMPLES = (
    "discourse code zhang-xiao-2024 --codebook metadiscourse",
    "discourse code my-text.txt --codebook policy-frames --format tsv",
    "discourse code zhang-xiao-2024 --codebook modality --rejected     the readings turned down, and why",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    add_article(parser)
    parser.add_argument(
        "--codebook", required=True, metavar="NAME", help="name, or path to a .tsv; see 'discourse list codebooks'"
    )
    parser.add_argument("--rejected", action="store_true", help="print the readings that were turned down instead")
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print the codings table."""
    study = open_article(options)
    scheme = study.scheme(options.codebook)
    table = study.rejected(options.codebook) if options.rejected else study.codings(options.codebook)
    show(table, options, f"{scheme.title}. {scheme.citation}", told(scheme))
    return 0

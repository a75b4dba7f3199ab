"""`discourse list`: what there is to work with."""

import argparse

import pandas as pd

from discourse import catalogue
from discourse.cli._common import add_format, show

EXAMPLES = ("discourse list", "discourse list codebooks", "discourse list --format json")
KINDS = ("articles", "codebooks", "references", "measures", "findings")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    parser.add_argument("kind", nargs="?", choices=KINDS, help="only these")
    add_format(parser)


def run(options: argparse.Namespace) -> None:
    """Print one row per thing: kind, name, what it is."""
    tables = [
        getattr(catalogue, kind)().assign(kind=kind.removesuffix("s")) for kind in KINDS if options.kind in (None, kind)
    ]
    show(pd.concat(tables)[["kind", "name", "about"]], options, width=110)

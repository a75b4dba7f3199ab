"""What commands print: a table for people, TSV or JSON for machines."""

import argparse
import sys

import pandas as pd

from discourse.base.errors import UsageError
from discourse.base.tables import to_json, to_text, to_tsv

FORMATS = ("table", "tsv", "json")
_HOW = (
    "how to print (default: table); tsv and json add the offsets behind each row as 'places', and tsv puts an "
    "apostrophe before cells that a spreadsheet would run as a formula"
)


def add_format(parser: argparse.ArgumentParser) -> None:
    """Give a command the option `--format`."""
    parser.add_argument("--format", choices=FORMATS, default="table", help=_HOW)
    parser.add_argument("--rows", type=int, metavar="N", help="print the first N rows only")


def show(table: pd.DataFrame, options: argparse.Namespace, *notes: str, width: int = 40) -> None:
    """Print a table in the chosen format; notes follow it where people read."""
    if options.rows is not None:
        if options.rows < 1:
            raise UsageError(f"--rows {options.rows}: must be 1 or more.")
        table = table.head(options.rows)
    if options.format == "json":
        sys.stdout.write(to_json(table))
    elif options.format == "tsv":
        sys.stdout.write(to_tsv(table))
    else:
        sys.stdout.write(to_text(table, width))
        sys.stdout.write("".join(f"\n{note}\n" for note in notes if note))

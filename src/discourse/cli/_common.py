"""What commands share: the article with its counting rules, and the table they print for people or machines."""

import argparse
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

import pandas as pd

from discourse.base.errors import UsageError
from discourse.base.tables import to_json, to_text, to_tsv
from discourse.text.words import CHOICES

if TYPE_CHECKING:
    from discourse.article import Article

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


class Progress:
    """A line on the terminal that says every few seconds how far a long command is; silent where nobody watches."""

    def __init__(self, name: str, every: float = 3.0) -> None:
        self.name, self.every = name, every
        self._told = 0.0

    def __enter__(self) -> "Progress":
        self._told = time.monotonic()
        return self

    def __call__(self, done: int, of: int) -> None:
        """Say that so many are done of so many."""
        if sys.stderr.isatty() and time.monotonic() - self._told >= self.every:
            self._told = time.monotonic()
            sys.stderr.write(f"\r{self.name}: {done:,} of {of:,} texts ")
            sys.stderr.flush()

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if sys.stderr.isatty():
            sys.stderr.write("\r\033[K")


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

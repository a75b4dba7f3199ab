"""What commands share: the article with its counting rules, and the table they print for people or machines."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pandas as pd
from tqdm import tqdm

from discourse.base.errors import DiscourseError, UsageError
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


@contextmanager
def progress(name: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on the terminal that says how far a long command is; silent where nobody watches."""
    with tqdm(desc=name, unit=" texts", delay=3, leave=False, disable=None) as bar:

        def tell(done: int, of: int) -> None:
            bar.total = of
            bar.update(done - bar.n)

        yield tell


def probe(probes: Iterable[tuple[str, Callable[[], str | list[str]]]]) -> int:
    """Print one line per thing that is probed, and one for what is old about it; exit code of the worst fault."""
    worst = 0
    for name, look in probes:
        try:
            found = look()
            well, *old = [found] if isinstance(found, str) else found
            print(f"ok     {name}: {well}")
            for line in old:
                print(f"old    {name}: {line}")
        except DiscourseError as fault:
            worst = max(worst, fault.exit_code)
            print(f"fault  {name}: {fault}", file=sys.stderr)
    return worst


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

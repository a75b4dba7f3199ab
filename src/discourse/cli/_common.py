"""What commands share: the article with its counting rules, and the table they print for people or machines."""

import argparse
import os
import shutil
import sys
import textwrap
import webbrowser
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import pandas as pd
from tqdm import tqdm

from discourse.base import paths
from discourse.base.errors import DiscourseError, UsageError, did_you_mean, shortened
from discourse.base.options import named
from discourse.base.tables import to_json, to_text, to_tsv
from discourse.base.text import listing, shown
from discourse.cli import add_debug
from discourse.text.words import CHOICES

if TYPE_CHECKING:
    from discourse.article import Article

FORMATS = ("table", "tsv", "json")
_OFFSETS = ("start", "end", "places")
_NARROW = 24
"""Texts are not cut shorter than this; columns that do not fit are left out."""
_HOW = (
    "how to print (default: table); tsv and json add the offsets behind each row as 'places', and tsv puts an "
    "apostrophe before cells that a spreadsheet would run as a formula"
)


def add_format(parser: argparse.ArgumentParser) -> None:
    """Give a command the option `--format`."""
    parser.add_argument("--format", choices=FORMATS, default="table", help=_HOW)
    parser.add_argument("--rows", type=int, metavar="N", help="print the first N rows only")
    parser.add_argument("--wide", action="store_true", help="print all columns, however wide the terminal")
    parser.add_argument("--columns", metavar="A,B", help="print these columns only, in this order")


def show(
    table: pd.DataFrame, options: argparse.Namespace, *notes: str, width: int = 40, aside: Iterable[str] = ()
) -> None:
    """Print a table in the chosen format; notes follow it where people read.

    A terminal shows as many columns as fit, without those put `aside`, offsets, and what is empty throughout.
    """
    if options.columns is not None:
        for name in named(options.columns):
            if name not in table.columns:
                raise UsageError(f"--columns: no column '{name}'; {did_you_mean(name, map(str, table.columns))}")
        table = table[named(options.columns)]
    if options.rows is not None:
        if options.rows < 1:
            raise UsageError(f"--rows {options.rows}: must be 1 or more.")
        table = table.head(options.rows)
    if options.format == "json":
        sys.stdout.write(to_json(table))
    elif options.format == "tsv":
        sys.stdout.write(to_tsv(table))
    else:
        whole = options.wide or options.columns is not None
        fitting = table if whole else _fitting(table, aside)
        sizes = (room for room in range(width, _NARROW, -1) if options.wide or _fits(fitting, room))
        sys.stdout.write(to_text(fitting, next(sizes, _NARROW)))
        left = [name for name in table.columns if name not in fitting.columns and name != "places" and len(table)]
        more = f"Not shown: {', '.join(left)}. --wide shows all columns, --columns A,B those you name." if left else ""
        sys.stdout.write("".join(f"\n{textwrap.fill(shown(note), _room())}\n" for note in (more, *notes) if note))


def _fits(table: pd.DataFrame, width: int) -> bool:
    """Whether no line is longer than the terminal is wide, if texts are cut at `width`."""
    return max(map(len, to_text(table, width).splitlines())) <= _room()


def _room() -> int:
    return shutil.get_terminal_size().columns


def _fitting(table: pd.DataFrame, aside: Iterable[str]) -> pd.DataFrame:
    """The leading columns that fit the terminal."""
    empty = [name for name in table.select_dtypes("object") if not table[name].astype(bool).any()]
    left = table.drop(columns=[*aside, *_OFFSETS, *empty], errors="ignore")
    while len(left.columns) > 1 and not _fits(left, _NARROW):
        left = left.iloc[:, :-1]
    return left


def say(*lines: str, file: TextIO | None = None) -> None:
    """Print lines, without what may hide or reorder them on a terminal: names of files and coders come from anywhere."""
    for line in lines:
        print(shown(line), file=file)


def target(option: str, name: str, *endings: str) -> Path:
    """The file that an option names to be written; UsageError where its name has none of the endings."""
    path = paths.given(name)
    if path.suffix not in endings:
        known = listing(list(endings)).replace(" and ", " or ")
        raise UsageError(f"{option} {name}: the name must end in {known}.")
    return path


def pairs(option: str, given: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What an option says as OURS=THEIRS, once or more often; UsageError where it is written otherwise."""
    for pair in given:
        ours, _, theirs = map(str.strip, pair.partition("="))
        if not ours or not theirs:
            raise UsageError(f"{option} {pair}: write it as OURS=THEIRS, such as remedy=solution.")
        yield ours, theirs


def add_part(parts: Any, name: str, about: str) -> argparse.ArgumentParser:
    """Give a command a sub-command whose help is a docstring."""
    sub: argparse.ArgumentParser = parts.add_parser(
        name, help=about.split("\n")[0].replace("%", "%%"), description=about,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    add_debug(sub)
    return sub


def tell_made(front: Path, *, show: bool, files: Iterable[str] = ()) -> None:
    """Say where a report, its other files and its figures lie, and show it in the browser where that is wanted."""
    made = {"report": front} | {file.rpartition(".")[2]: front.parent / file for file in files}
    for what, path in (made | {"figures": paths.home() / "figures" / front.parent.name}).items():
        relative = os.path.relpath(path)
        say(f"{what + ':':8} {path if relative.startswith('..') else relative}")
    if not show or not webbrowser.open(front.as_uri()):
        say("open the report in a browser: a double click does it", file=sys.stderr)


@contextmanager
def progress(name: str) -> Iterator[Callable[[int, int | None], None]]:
    """A bar on the terminal that says how far a long command is; silent where nobody watches."""
    with tqdm(desc=name, unit=" texts", delay=3, leave=False, disable=None) as bar:

        def tell(done: int, of: int | None) -> None:
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
            say(f"ok     {name}: {well}")
            for line in old:
                say(f"old    {name}: {line}")
        except DiscourseError as fault:
            worst = max(worst, fault.exit_code)
            say(f"fault  {shortened(name)}: {shortened(str(fault).removeprefix(f'{name}: '), 1000)}", file=sys.stderr)
    return worst


def add_article(parser: argparse.ArgumentParser) -> None:
    """Give a command its article and the counting rules."""
    parser.add_argument(
        "article",
        metavar="ARTICLE",
        help="slug, path to a text, Word, PDF, HTML or other file, or - for standard input",
    )
    rules = parser.add_argument_group("counting rules")
    for name, allowed in CHOICES.items():
        rules.add_argument(f"--{name}", choices=allowed, default=allowed[0], help=f"default: {allowed[0]}")


def open_article(options: argparse.Namespace) -> "Article":
    """Open the article that the options ask for."""
    from discourse.article import open_article as opened

    return opened(options.article, **{name: getattr(options, name) for name in CHOICES})

"""`discourse report`: execute the notebooks on articles, export figures, build reports."""

import argparse
import sys
import tempfile
from functools import partial
from pathlib import Path

from discourse.cli._common import tell_made

EXAMPLES = (
    "discourse report", "discourse report zhang-xiao-2024 --open", "discourse report ~/texts/speech.txt",
    "cat speech.txt | discourse report -", "discourse report my-text --to docx,pdf      a Word file and a PDF besides",
    "discourse report data/articles/*.txt        one after the other, with a page that lists them",
)  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    parser.add_argument("articles", nargs="*", metavar="ARTICLE", help="slug, path or - (default: zhang-xiao-2024)")
    parser.add_argument(
        "--to",
        action="append",
        default=[],
        metavar="FORMAT",
        help="write it besides as docx, pdf or xlsx; several: docx,pdf",
    )
    parser.add_argument("--again", action="store_true", help="make a report anew although nothing has changed")
    parser.add_argument("--open", action="store_true", help="show the report in the browser when it is made")


def run(options: argparse.Namespace) -> None:
    """Build the reports and print where they are."""
    names = options.articles or ["zhang-xiao-2024"]
    with tempfile.TemporaryDirectory() as folder:
        from discourse.reporting import exports
        from discourse.reporting.build import build
        from discourse.text.language import model_name

        model_name()
        kinds = exports.chosen(options.to)
        names = [_stored(folder) if name == "-" else name for name in names]
        for front in build(names, partial(print, file=sys.stderr, flush=True), kinds, again=options.again):
            tell_made(front, show=options.open, files=exports.names(front.parent.name, kinds))


def _stored(folder: str) -> str:
    """Keep what came through standard input: every notebook has to read it."""
    path = Path(folder) / "standard-input.txt"
    path.write_bytes(sys.stdin.buffer.read())
    return str(path)

"""`discourse compare`: set two texts, or two folders of texts, side by side and say how they differ."""

import argparse
import sys
from functools import partial

from discourse.cli._common import tell_made

EXAMPLES = (
    "discourse compare lincoln-1865 kennedy-1961 --open", "discourse compare may.txt june.txt",
    "discourse compare speeches/before speeches/after     two folders: each text counts once",
)  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    parser.add_argument(
        "texts",
        nargs="+",
        metavar="TEXT",
        help="slug, path or folder, two of them; of more the first against the others together",
    )
    parser.add_argument("--open", action="store_true", help="show the report in the browser when it is made")


def run(options: argparse.Namespace) -> None:
    """Build the report and print where it is."""
    from discourse.reporting.compare import compare
    from discourse.text.language import model_name

    model_name()
    tell_made(compare(options.texts, partial(print, file=sys.stderr, flush=True)), show=options.open)

"""`discourse finding`: one finding by its recipe, printed or exported."""

import argparse
import sys

from discourse.cli._common import add_article, add_format, open_article, say, show

EXAMPLES = (
    "discourse finding keyness zhang-xiao-2024",
    "discourse finding modality my-text.txt --format tsv",
    "discourse finding generic-frames zhang-xiao-2024 --out .      figure and numbers into this folder",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    parser.add_argument("name", metavar="NAME", help="of a recipe in data/findings; see 'discourse list findings'")
    add_article(parser)
    add_format(parser)
    parser.add_argument("--out", metavar="FOLDER", help="write the figure and its numbers there")


def run(options: argparse.Namespace) -> None:
    """Print title, summary and table; export them where asked."""
    finding = open_article(options).finding(options.name)
    made = finding.finding()
    if options.format == "table":
        sys.stdout.write(f"{made.title}\n{made.summary}\n\n")
    show(made.table, options, *made.notes, aside=made.layout.aside(made.table))
    if options.out:
        for path in finding.save(options.out):
            say(f"saved: {path}", file=sys.stderr)

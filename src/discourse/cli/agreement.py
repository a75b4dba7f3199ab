"""`discourse agreement`: how far two coders agree, code by code."""

import argparse

from discourse.base import paths
from discourse.cli._common import add_format, show

EXAMPLES = (
    "discourse agreement first.tsv second.tsv",
    "discourse agreement anna.jsonl ben.jsonl --format tsv",
    "discourse agreement first.csv second.csv --level ordinal     codes that are grades, such as 1 to 5",
)
_FILE = "TSV or CSV with the columns unit and code (empty for none), or JSONL with unit and code, codes or labels"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    parser.add_argument("first", metavar="FIRST", help=f"codes of the first coder: {_FILE}")
    parser.add_argument("second", metavar="SECOND", help="codes of the second coder, likewise")
    parser.add_argument(
        "--level", choices=("nominal", "ordinal", "interval"), default="nominal", help="of the codes (default: nominal)"
    )
    add_format(parser)


def run(options: argparse.Namespace) -> None:
    """Print the table of agreement."""
    from discourse.evaluation.agreement import agreement, read_coding

    first, second = (read_coding(paths.given(name)) for name in (options.first, options.second))
    alone = [len(set(one) - set(other)) for one, other in ((first, second), (second, first))]
    show(
        agreement(first, second, level=options.level),
        options,
        "both: units to which both gave the code. Krippendorff asks for an alpha of 0.8; from 0.667 one may speak of "
        "tendencies.",
        f"Left out, as only one coder has them: {alone[0]} units of the first, {alone[1]} of the second."
        if any(alone)
        else "",
        aside=("first", "second", "specific", "kappa", "ac1", "pabak"),
    )

"""`discourse evaluate`: hold a codebook against texts that people coded by hand."""

import argparse
import sys
from pathlib import Path

from discourse.base.errors import UsageError
from discourse.base.tables import to_json, to_text, to_tsv
from discourse.io.codebooks import Codebook

EXAMPLES = (
    "discourse evaluate metadiscourse gold.jsonl --code hedges=hedge --unit cue",
    "discourse evaluate modality senses.jsonl --json",
    "discourse evaluate policy-frames news.jsonl --code economic=Economic --code morality=Morality",
    "discourse evaluate actors targets.jsonl                                    how named people and bodies are evaluated",
    "discourse evaluate metadiscourse gold.jsonl --code hedges=hedge --errors   misses and false alarms, to read",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    parser.add_argument(
        "codebook",
        metavar="CODEBOOK",
        help="name, path to a .tsv, 'actors' for targets with an evaluation or a role, or 'obligations' for their parts",
    )
    parser.add_argument("gold", metavar="GOLD.jsonl", help="hand-coded texts, one JSON object a line")
    parser.add_argument(
        "--code", action="append", default=[], metavar="OURS=GOLD",
        help="which of our codes is which of theirs; may be given again",
    )  # fmt: skip
    parser.add_argument(
        "--unit", choices=("cue", "sentence", "token"), default="",
        help="what is counted (default: by the kind of gold)",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--errors", action="store_true", help="print all misses and false alarms as TSV")
    parser.add_argument(
        "--part", choices=("dev", "aside"), default="", help="only the rows of this part (default: all)"
    )
    parser.add_argument("--write", action="store_true", help="record the accuracy, for reports to show")


def run(options: argparse.Namespace) -> int:
    """Evaluate and print."""
    from discourse.evaluation import evaluate
    from discourse.evaluation.accuracy import evaluate_beside, of, rows_of, write
    from discourse.evaluation.gold import read_gold

    codes: dict[str, list[str]] = {}
    for pair in options.code:
        ours, equals, theirs = pair.partition("=")
        if not equals or not ours or not theirs:
            raise UsageError(f"--code {pair}: write OURS=GOLD, e.g. --code hedges=hedge.")
        codes.setdefault(ours, []).append(theirs)
    path = Path(options.gold).expanduser()
    if not path.is_file():
        raise UsageError(f"{options.gold}: not a file that can be read.")
    gold = read_gold(path)
    gold = gold.only(options.part) if options.part else gold
    book = of(options.codebook)
    result = (
        evaluate(book, gold, codes=codes or None, unit=options.unit)
        if isinstance(book, Codebook)
        else evaluate_beside(book, gold)
    )
    if options.json:
        sys.stdout.write(to_json(result.as_json()))
    elif options.errors:
        sys.stdout.write(to_tsv(result.errors))
    else:
        sys.stdout.write(f"{result.describe()}\n\n{len(result.errors)} misses and false alarms; the first of them:\n")
        sys.stdout.write(to_text(result.errors.head(20), width=70))
    if options.write:
        table = write(book, rows_of(result, gold.name, options.part or "whole", book))
        print(f"recorded in {table.name}", file=sys.stderr)
    return 0

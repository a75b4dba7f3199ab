"""`discourse evaluate`: hold a codebook against texts that people coded by hand."""

import argparse
import sys

from discourse.base import paths
from discourse.base.errors import UsageError
from discourse.base.tables import saved, to_json, to_text, to_tsv
from discourse.cli._common import pairs, progress, say

EXAMPLES = (
    "discourse evaluate metadiscourse gold.jsonl --code hedges=hedge --unit cue",
    "discourse evaluate modality senses.jsonl --format json",
    "discourse evaluate policy-frames news.jsonl --code economic=Economic --code morality=Morality",
    "discourse evaluate attribution gold.jsonl --code attribution=cue --unit relation   sources and contents, by their heads",
    "discourse evaluate entman gold/reading                                             passages with one reading or two",
    "discourse evaluate actors targets.jsonl                                            how named people and bodies are evaluated",
    "discourse evaluate metadiscourse gold.jsonl --predictions found.tsv                every decision, a row each",
)
_KINDS = {"public": "public", "read-twice": "read twice", "own": "own sentences"}
_SHOWN = ["id", "text", "gold", "predicted", "coder", "p", "cue"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    parser.add_argument(
        "codebook",
        metavar="CODEBOOK",
        help="name, path to a .tsv, 'actors' for targets with an evaluation or a role, or 'obligations' for their parts",
    )
    parser.add_argument(
        "gold", metavar="GOLD", help="hand-coded texts, a .jsonl with one object a line, or a folder of read passages"
    )
    parser.add_argument(
        "--code", action="append", default=[], metavar="OURS=THEIRS",
        help="which of our codes is which of theirs; may be given again",
    )  # fmt: skip
    parser.add_argument(
        "--unit", choices=("cue", "stretch", "token", "place", "sentence", "relation"), default="",
        help="what is counted: exact cues, stretches that share a character, tokens, senses at given places, sentences, "
        "or the parts of relations (default: by the kind of gold)",
    )  # fmt: skip
    parser.add_argument(
        "--reader", choices=("both", "on", "off"), default="both",
        help="measure the rules alone (off), rules and reader together, as reports show them (on), or one after the other",
    )  # fmt: skip
    parser.add_argument(
        "--format", choices=("table", "tsv", "json"), default="table",
        help="how to print (default: table); tsv: all misses and false alarms; json: one object",
    )  # fmt: skip
    parser.add_argument("--predictions", metavar="FILE", help="write every decision as TSV: " + ", ".join(_SHOWN))
    parser.add_argument(
        "--part", choices=("dev", "aside"), default="", help="only the rows of this part (default: all)"
    )
    parser.add_argument("--write", action="store_true", help="record the accuracy, for reports to show")
    parser.add_argument(
        "--kind", choices=tuple(_KINDS), default="own",
        help="with --write: whose texts and codes these are (default: own, written by those who wrote the cues)",
    )  # fmt: skip


def run(options: argparse.Namespace) -> None:
    """Evaluate and print."""
    import pandas as pd

    from discourse.coding import combined
    from discourse.evaluation.accuracy import held_against, of, rows_of, write
    from discourse.evaluation.sets import digest, opened

    path = paths.given(options.gold)
    if not path.exists():
        raise UsageError(f"{options.gold}: not a file or folder that can be read.")
    book = of(options.codebook)
    gold = opened(path, book if isinstance(book, str) else book.name)
    gold = gold.only(options.part) if options.part else gold
    reads = not isinstance(book, str) and combined.knows(book.name)
    ways = {"on": [True], "off": [False], "both": [False, True]}[options.reader] if reads else [False]
    codes: dict[str, list[str]] = {}
    for ours, theirs in pairs("--code", options.code):
        codes.setdefault(ours, []).append(theirs)
    with progress("evaluate") as tell:
        results = [held_against(book, gold, codes or None, options.unit, way, tell) for way in ways]
    if options.predictions:
        found = pd.concat([result.predictions.assign(measured=result.coder) for result in results])
        saved(paths.given(options.predictions), found)
    if options.format == "json":
        shown = {"with_reader": results[1].as_json()} if len(results) > 1 else {}
        sys.stdout.write(to_json(results[0].as_json() | shown))
    elif options.format == "tsv":
        sys.stdout.write(to_tsv(results[-1].errors))
    else:
        sys.stdout.write("\n\n".join(result.describe() for result in results))
        wrong = results[-1].errors
        sys.stdout.write(f"\n\n{len(wrong)} misses and false alarms; the first of them:\n")
        sys.stdout.write(to_text(wrong.head(20).reindex(columns=_SHOWN), width=70))
    if options.write:
        part = options.part or "whole"
        rows = [rows_of(book, result, gold.name, part, _KINDS[options.kind], digest(path)) for result in results]
        say(f"recorded in {write(book, pd.concat(rows)).name}", file=sys.stderr)

"""`discourse codings`: take in what people, language models and QDA programs coded, and list what was taken in."""

import argparse
import hashlib
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from discourse.base import paths
from discourse.base.errors import UsageError
from discourse.base.tables import to_text
from discourse.cli._common import add_article, add_format, open_article, pairs, say, show
from discourse.io import coders
from discourse.io.articles import article_path
from discourse.io.beside import beside

if TYPE_CHECKING:
    from discourse.article import Article
    from discourse.evaluation.imported import Imported, Origin

EXAMPLES = (
    "discourse codings my-text anna.qdpx --codebook entman --coder Anna",
    "discourse codings my-text answers.jsonl --codebook entman --coder llama --kind model --made 'Llama 3.1 70B, prompt 2'",
    "discourse codings my-text ben.xlsx --codebook entman --code remedy=solution     their 'solution' is our 'remedy'",
    "discourse codings my-text                                                       what was taken in, by whom",
)
_READS = "table (.tsv, .csv, .xlsx, .jsonl), filled-in sheet, REFI-QDA project (.qdpx, .qde) or Web Annotations (.jsonld, .json)"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    add_article(parser)
    parser.add_argument("files", nargs="*", metavar="FILE", help=f"codings of others: {_READS}")
    parser.add_argument(
        "--codebook", default="", metavar="NAME", help="whose codes these are (default: what the file says)"
    )
    parser.add_argument(
        "--coder", default="", metavar="NAME", help="who coded (default: what the file says, else its name)"
    )
    parser.add_argument("--kind", default="", metavar="KIND", help="person (default), model or program")
    parser.add_argument("--made", default="", metavar="TEXT", help="how: program, model and version, prompt, date")
    parser.add_argument(
        "--code", action="append", default=[], metavar="OURS=THEIRS",
        help="which of our codes is which of theirs; may be given again",
    )  # fmt: skip
    parser.add_argument("--check", action="store_true", help="only say how they were found; store nothing")
    add_format(parser)


def run(options: argparse.Namespace) -> None:
    """Take the files in and say how each quotation was found, or list what is there."""
    from discourse.evaluation.imported import Origin, merged

    article = open_article(options)
    path = beside(article_path(options.article), "codings") if options.article != "-" else None
    if not options.files:
        _listed(article.source.codings, options)
        return
    if path is None:
        raise UsageError("codings are stored beside a text; give its file or slug, not '-'.")
    kept = list(article.source.codings)
    for name in options.files:
        file = paths.given(name)
        renamed = {theirs: ours for ours, theirs in pairs("--code", options.code)}
        made = Origin(options.coder, options.kind, options.codebook, "", options.made, renamed)
        found = taken(article, file, made)
        kept = merged(kept, found.codings)
        say(f"{file.name}: {found.told()}")
        if len(found.remarks):
            sys.stdout.write(f"\n{to_text(found.remarks, 60 if options.wide else 40)}\n")
    if not options.check:
        coders.write_codings(path, kept)
        say(f"{os.path.relpath(path)}: {len(kept)} codings. Compare: discourse agreement {options.article}")


def taken(article: "Article", file: Path, origin: "Origin", *, empty: bool = False) -> "Imported":
    """Place the codings of a file; its name stands for a coder that it does not name."""
    from discourse.evaluation.imported import place
    from discourse.io.coding_files import read_given

    given = [one if one.coder else replace(one, coder=file.stem) for one in read_given(file, empty=empty)]
    source = f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()[:12]}"
    return place(given, article.source, article.sentences, replace(origin, source=source))


def _listed(codings: tuple[coders.Coding, ...], options: argparse.Namespace) -> None:
    """A row for each coder and codebook."""
    table = pd.DataFrame([one.__dict__ for one in codings], columns=list(coders.COLUMNS))
    rows = table.assign(lost=table["start"] < 0).groupby(["coder", "codebook"], as_index=False).agg(
        kind=("kind", "first"), codings=("code", "size"), without_place=("lost", "sum"), source=("source", "first"),
        made=("made", "first"),
    )  # fmt: skip
    show(rows, options, "" if len(rows) else "Nobody has coded this text yet.")

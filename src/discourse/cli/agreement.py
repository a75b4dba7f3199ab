"""`discourse agreement`: how far coders agree, the machine among them, code by code."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from discourse.base import paths
from discourse.base.errors import UsageError
from discourse.base.tables import saved
from discourse.cli._common import add_format, say, show, target

if TYPE_CHECKING:
    from discourse.article import Article
    from discourse.io.coders import Coding

EXAMPLES = (
    "discourse agreement my-text                                 all coders that were taken in, and the machine",
    "discourse agreement my-text sheets/*.xlsx --out class.html  the sheets of a class, as a page",
    "discourse agreement my-text --codebook entman --unit character --format tsv",
    "discourse agreement anna.tsv ben.tsv                        files that name their units themselves",
    "discourse agreement first.csv second.csv --level ordinal    codes that are grades, such as 1 to 5",
)
_TABLES = (".tsv", ".csv", ".jsonl", ".xlsx", ".ods")
_FEW = 3
"""Coders of whom each pair is printed unasked."""
_ASIDE = ("first", "second", "both", "bias", "negative", "kappa", "ac1", "pabak")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    parser.add_argument(
        "what", nargs="+", metavar="ARTICLE FILE",
        help="an article and, if wanted, files with codings of it that 'discourse codings' reads, a coder each; or without an "
        "article two or more tables with the columns unit and code (empty for none), or JSONL with unit and code, codes or labels",
    )  # fmt: skip
    parser.add_argument(
        "--codebook", default="", metavar="NAME", help="compare these codes only (default: all that others used)"
    )
    parser.add_argument(
        "--unit",
        choices=("sentence", "span", "character"),
        default="sentence",
        help="what is compared (default: sentence)",
    )
    parser.add_argument(
        "--level", choices=("nominal", "ordinal", "interval"), default="nominal",
        help="of the codes; ordinal and interval compare grades: codes that are numbers, or the confidence of codings "
        "(default: nominal)",
    )  # fmt: skip
    parser.add_argument("--pairs", action="store_true", help="print each pair, however many coders there are")
    parser.add_argument("--out", metavar="FILE", help="write the page 'coders' to this .html instead")
    add_format(parser)


def run(options: argparse.Namespace) -> None:
    """Print the table of agreement, or write the page."""
    if Path(options.what[0]).suffix.lower() in _TABLES:
        _files(options)
        return
    from discourse.article import open_article
    from discourse.reporting import coders

    article = open_article(options.what[0])
    codings = [*article.source.codings, *_given(article, options)]
    if options.out:
        _page(article, codings, options)
        return
    found = coders.compare(
        article, codings, codebook=options.codebook, unit=options.unit, level=options.level, pairs=options.pairs
    )
    told = [one.told() for one in found if one.unit == "sentence"]
    _show(coders.table(found), max(len(one.panel.coders) for one in found), options, *told)


def _files(options: argparse.Namespace) -> None:
    """Compare tables that name their units."""
    from discourse.evaluation.agreement import agreement
    from discourse.evaluation.panel import of_files, read_units

    files = [paths.given(name) for name in options.what]
    if len(files) < 2:
        raise UsageError("agreement: give two files, or an article and its coders.")
    names = [path.stem for path in files]
    coded = {
        name if names.count(name) == 1 else str(path): read_units(path) for name, path in zip(names, files, strict=True)
    }
    panel = of_files(coded)
    alone = int((panel.read.sum(axis=0) == 1).sum())
    _show(
        agreement(panel, level=options.level), len(files), options,
        f"Left out, as only one coder has them: {alone} units." if alone else "",
    )  # fmt: skip


def _given(article: "Article", options: argparse.Namespace) -> list["Coding"]:
    """The codings of files that are compared and not stored."""
    from discourse.cli.codings import taken
    from discourse.evaluation.imported import Origin

    found: list[Coding] = []
    for name in options.what[1:]:
        path = paths.given(name)
        imported = taken(article, path, Origin(codebook=options.codebook), empty=True)
        if not imported.codings:
            say(f"{path.name}: holds no coding; left out.", file=sys.stderr)
        if len(imported.remarks):
            say(
                f"{path.name}: {imported.told()} See 'discourse codings {options.what[0]} {name} --check'.",
                file=sys.stderr,
            )
        found += imported.codings
    return found


def _page(article: "Article", codings: list["Coding"], options: argparse.Namespace) -> None:
    from discourse.reporting import coders, pages

    path = target("--out", options.out, ".html")
    found = coders.compare(article, codings, codebook=options.codebook)
    body = coders.body(found, codings, linked=False)
    saved(path, pages.alone(path.name, "Coders", body, article.source.name))
    saved(path.with_suffix(".tsv"), coders.table(found))
    for one in found:
        say(*one.told().split("\n"))
    say(f"page: {path}; its tables: {path.with_suffix('.tsv')}")


def _show(table: pd.DataFrame, coders: int, options: argparse.Namespace, *notes: str) -> None:
    from discourse.evaluation.agreement import AGAINST, PEOPLE

    together = table["coders"].isin([PEOPLE, AGAINST])
    if coders > _FEW and not options.pairs and together.any():
        table = table[together]
        notes = (*notes, f"{coders} coders: --pairs prints each pair of them.")
    show(
        table, options, *notes,
        "positive: agreement on having the code. Krippendorff asks for an alpha of 0.8; from 0.667 one may speak of tendencies.",
        aside=_ASIDE,
    )  # fmt: skip

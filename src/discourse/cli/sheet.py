"""`discourse sheet`: a coding sheet of an article's sentences, to be filled in by a person."""

import argparse
from pathlib import Path

from discourse.base import paths
from discourse.base.errors import UsageError, writing
from discourse.base.tables import to_tsv, written
from discourse.base.text import slugify
from discourse.cli._common import add_article, open_article, say

EXAMPLES = (
    "discourse sheet zhang-xiao-2024 --codebook entman",
    "discourse sheet my-text.txt --codebook metadiscourse --blind --sample 50 --out sheet.tsv",
    "discourse sheet my-text.txt --query must       concordance lines, to say which can be used",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    add_article(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--codebook", metavar="NAME", help="sentences to code by it; see 'discourse list codebooks'")
    what.add_argument("--query", metavar="QUERY", help="concordance lines of it, to say which can be used")
    parser.add_argument(
        "--frame", default="all", metavar="FRAME", help="what is drawn from: all (default) or stratified"
    )
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="draw N sentences (default: all of them)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the draw (default: 1)")
    parser.add_argument("--blind", action="store_true", help="do not show what the machine proposes")
    parser.add_argument("--out", metavar="FILE", help=".xlsx (default, with lists to choose from) or .tsv")


def run(options: argparse.Namespace) -> None:
    """Write the sheet."""
    if options.query is not None:
        return _lines(options)
    from discourse.reporting.sheets import Sample, sheet, workbook

    article = open_article(options)
    path = _path(options, f"{article.slug}-{options.codebook}.xlsx")
    table = sheet(article, options.codebook, Sample(options.frame, options.sample, options.seed), blind=options.blind)
    book = article.codebook(options.codebook)
    data = workbook(book, table, blind=options.blind) if path.suffix == ".xlsx" else to_tsv(table).encode("utf-8")
    with writing(path.parent):
        written(path, data)
    fill = "codes" if options.blind else "answer (yes or no), recode and other"
    say(f"{path}: {len(table)} rows. Fill in {fill}, then: discourse decide {options.article} {path} --coder YOUR-NAME")


def _path(options: argparse.Namespace, usual: str) -> Path:
    path = paths.given(options.out or usual)
    if path.suffix not in (".xlsx", ".tsv"):
        raise UsageError(f"--out {options.out}: the name must end in .xlsx or .tsv.")
    return path


def _lines(options: argparse.Namespace) -> None:
    """Write a sheet of concordance lines."""
    from discourse.reporting.lines import line_sheet, workbook

    article = open_article(options)
    path = _path(options, f"{article.slug}-{slugify(options.query)}-lines.xlsx")
    table = line_sheet(article, options.query)
    data = workbook(table) if path.suffix == ".xlsx" else to_tsv(table).encode("utf-8")
    with writing(path.parent):
        written(path, data)
    say(
        f"{path}: {len(table)} lines. Fill in use (yes or no), reason and category, then: discourse decide {options.article} {path} "
        "--coder YOUR-NAME"
    )

"""`discourse sheet`: a coding sheet of an article's sentences, to be filled in by a person."""

import argparse

from discourse.base import paths
from discourse.base.errors import UsageError, writing
from discourse.base.tables import to_tsv, written
from discourse.cli._common import add_article, open_article

EXAMPLES = (
    "discourse sheet zhang-xiao-2024 --codebook entman",
    "discourse sheet my-text.txt --codebook metadiscourse --blind --sample 50 --out sheet.tsv",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    add_article(parser)
    parser.add_argument("--codebook", required=True, metavar="NAME", help="see 'discourse list codebooks'")
    parser.add_argument(
        "--frame", default="all", metavar="FRAME", help="what is drawn from: all (default) or stratified"
    )
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="draw N sentences (default: all of them)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the draw (default: 1)")
    parser.add_argument("--blind", action="store_true", help="do not show what the machine proposes")
    parser.add_argument("--out", metavar="FILE", help=".xlsx (default, with lists to choose from) or .tsv")


def run(options: argparse.Namespace) -> None:
    """Write the sheet."""
    from discourse.reporting.sheets import Sample, sheet, workbook

    article = open_article(options)
    path = paths.given(options.out or f"{article.slug}-{options.codebook}.xlsx")
    if path.suffix not in (".xlsx", ".tsv"):
        raise UsageError(f"--out {options.out}: the name must end in .xlsx or .tsv.")
    table = sheet(article, options.codebook, Sample(options.frame, options.sample, options.seed), blind=options.blind)
    book = article.codebook(options.codebook)
    data = workbook(book, table, blind=options.blind) if path.suffix == ".xlsx" else to_tsv(table).encode("utf-8")
    with writing(path.parent):
        written(path, data)
    fill = "codes" if options.blind else "answer (yes or no), recode and other"
    print(
        f"{path}: {len(table)} rows. Fill in {fill}, then: discourse decide {options.article} {path} --coder YOUR-NAME"
    )

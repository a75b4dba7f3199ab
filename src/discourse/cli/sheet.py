"""`discourse sheet`: a coding sheet of an article's sentences, to be filled in by a person."""

import argparse

from discourse.base.tables import saved
from discourse.base.text import slugify
from discourse.cli._common import add_article, open_article, say, target

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
    from discourse.reporting import lines, sheets

    article = open_article(options)
    name = f"{slugify(options.query)}-lines" if options.codebook is None else options.codebook
    path = target("--out", options.out or f"{article.slug}-{name}.xlsx", ".xlsx", ".tsv")
    if options.codebook is None:
        table = lines.line_sheet(article, options.query)
        what, fill, made = "lines", "use (yes or no), reason and category", lines.workbook(table)
    else:
        sample = sheets.Sample(options.frame, options.sample, options.seed)
        table = sheets.sheet(article, options.codebook, sample, blind=options.blind)
        what, fill = "rows", "codes" if options.blind else "answer (yes or no), recode and other"
        made = sheets.workbook(article.codebook(options.codebook), table, blind=options.blind)
    saved(path, made if path.suffix == ".xlsx" else table)
    say(
        f"{path}: {len(table)} {what}. Fill in {fill}, then: discourse decide {options.article} {path} --coder YOUR-NAME"
    )

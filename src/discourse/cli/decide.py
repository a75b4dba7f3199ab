"""`discourse decide`: what a person filled into a coding sheet becomes decisions beside the article."""

import argparse
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pandas as pd

from discourse.base.errors import UsageError
from discourse.base.text import listing
from discourse.cli._common import add_article, open_article
from discourse.io.articles import article_path
from discourse.io.decisions import beside, write_decisions

EXAMPLES = ("discourse decide zhang-xiao-2024 zhang-xiao-2024-entman.xlsx --coder Jo",)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    add_article(parser)
    parser.add_argument("sheet", metavar="SHEET", help="a sheet of 'discourse sheet' that was filled in, .xlsx or .tsv")
    parser.add_argument("--coder", required=True, metavar="NAME", help="who filled it in")
    parser.add_argument("--day", default=date.today().isoformat(), metavar="DATE", help="when (default: today)")


def run(options: argparse.Namespace) -> None:
    """Store the decisions; earlier ones on other stretches stay."""
    from discourse.reporting.sheets import answers

    article, rows = open_article(options), _rows(Path(options.sheet).expanduser())
    made = answers(article, rows, options.coder, options.day)
    path = beside(article_path(options.article))
    kept = {one.key: one for one in (*article.source.decisions, *made)}
    write_decisions(path, kept.values())
    counts = Counter(one.verdict for one in made)
    told = listing([f"{counts[verdict]} {verdict}" for verdict in sorted(counts)])
    print(f"{path}: {told} of {len(rows)} rows. The next report counts what was decided.")


def _rows(path: Path) -> list[dict[str, str]]:
    """The rows of a sheet as texts; an empty cell is an empty text."""
    try:
        if path.suffix == ".xlsx":
            table = pd.read_excel(path, dtype=str, keep_default_na=False)
        else:
            table = pd.read_csv(path, sep="\t", dtype=str, keep_default_na=False, quoting=3)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as fault:
        raise UsageError(f"{path}: no coding sheet that can be read ({fault}).") from None
    if not {"start", "end", "text", "codebook"} <= set(table.columns):
        raise UsageError(f"{path}: no coding sheet; make one with 'discourse sheet'.")
    return [{str(key): str(value).strip() for key, value in row.items()} for row in table.to_dict("records")]

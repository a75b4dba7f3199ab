"""`discourse decide`: what a person filled into a coding sheet becomes decisions beside the article."""

import argparse
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from discourse.base import paths
from discourse.base.errors import UsageError
from discourse.base.text import listing
from discourse.cli._common import add_article, open_article, say
from discourse.io.beside import NONE, beside
from discourse.io.decisions import VERDICTS, keep_decisions
from discourse.io.lines import keep_lines
from discourse.io.samples import keep_samples
from discourse.io.workbooks import read_sheet

if TYPE_CHECKING:
    from discourse.article import Article

EXAMPLES = ("discourse decide zhang-xiao-2024 zhang-xiao-2024-entman.xlsx --coder Jo",)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    add_article(parser)
    parser.add_argument(
        "sheet", metavar="SHEET", help="a sheet of 'discourse sheet' that was filled in, .xlsx, .ods or .tsv"
    )
    parser.add_argument("--coder", required=True, metavar="NAME", help="who filled it in")
    parser.add_argument("--day", default=date.today().isoformat(), metavar="DATE", help="when (default: today)")


def run(options: argparse.Namespace) -> None:
    """Store the decisions; earlier ones on other stretches stay."""
    from discourse.reporting.filled import answers, drawn

    rows = read_sheet(paths.given(options.sheet), asking=("start", "end"))
    if rows and {"document", "frame"} <= set(rows[0]):
        raise UsageError(
            f"{options.sheet}: was drawn from a corpus; 'discourse corpus estimate CORPUS {options.sheet}' takes it in."
        )
    article = open_article(options)
    text = article.source.path
    if text is None:
        raise UsageError("standard input: what was decided is kept beside a text; save it as a file.")
    if rows and {"use", "query", "node"} <= set(rows[0]):
        return _lines(options, article, text, rows)
    if rows and not {"text", "codebook"} <= set(rows[0]):
        raise UsageError(f"{options.sheet}: no coding sheet; make one with 'discourse sheet'.")
    made = answers(article, rows, options.coder, options.day)
    read = drawn(article, rows, options.coder, options.day)
    path = keep_decisions(beside(text, "decisions"), article.text, made)
    if read:
        keep_samples(beside(text, "samples"), read)
    counts = Counter(one.verdict for one in made)
    told = listing([f"{counts[verdict]} {verdict}" for verdict in VERDICTS if counts[verdict]])
    say(f"{path}: {told} of {len(rows)} rows. The next report counts what was decided.")
    unread = sum(one.codes == NONE for one in read)
    if any(one.blind == "yes" for one in read):
        say(
            f"{unread} of {len(read)} sentences are not read yet; shares are estimated when all are."
            if unread
            else f"Shares corrected by it: discourse estimate {options.article} --codebook {read[0].codebook}"
        )


def _lines(options: argparse.Namespace, article: "Article", text: Path, rows: list[dict[str, str]]) -> None:
    """Store which concordance lines can be used, and say what leaving out the others does."""
    from discourse.reporting.lines import read_line_sheet, told

    made = read_line_sheet(article, rows, options.coder, options.day)
    path = keep_lines(beside(text, "lines"), made)
    say(f"{path}: {len(made)} of {len(rows)} lines were read.")
    for query in dict.fromkeys(one.query for one in made):
        say(f"{query}: {told(open_article(options), query)} See: discourse usable-lines {options.article} '{query}'")

"""`discourse check-claims`: hold the quotations and numbers of a draft against the article it writes about."""

import argparse
import textwrap
from typing import Any

from discourse.base.tables import records
from discourse.base.text import counted, shown
from discourse.cli._common import add_article, add_format, open_article, say, show
from discourse.evaluation.stated import UNSURE
from discourse.evaluation.verbatim import ALTERED

EXAMPLES = (
    "discourse check-claims essay.docx zhang-xiao-2024",
    "discourse check-claims answer.md zhang-xiao-2024 --format tsv",
)
UNTRUE = 5


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    parser.add_argument(
        "draft", metavar="DRAFT", help="paper, essay, press story or answer: text, Markdown, Word, PDF ..."
    )
    add_article(parser)
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print what was found of each quotation and number; exit code 5 where a quotation does not hold."""
    from discourse.article import open_article as opened
    from discourse.reporting import drafts

    article = open_article(options)
    table = drafts.check(opened(options.draft), article)
    made = drafts.findings(article.slug) is not None
    missing = f"Numbers were not matched: there is no report of {article.slug}; make it with 'discourse report {options.article}'."
    if options.format != "table":
        show(table, options)
    else:
        for kind in (drafts.QUOTATION, drafts.NUMBER):
            rows = records(table[table["kind"] == kind])
            say(f"{counted(len(rows), kind)}{'' if kind == drafts.QUOTATION or made or not rows else '. ' + missing}")
            for row in rows if kind == drafts.QUOTATION or made else ():
                say(*_lines(row))
            say("")
    return UNTRUE if drafts.fails(table) else 0


def _lines(row: dict[str, Any]) -> list[str]:
    """One entry of the list: the verdict with the words, then what the article has."""
    where = f"sentence {row['sentence']}" if row["sentence"] else ""
    told = "; ".join(filter(None, (where, row["how"], row["difference"])))
    verdict = row["verdict"].upper() if row["verdict"] == ALTERED else row["verdict"]
    named = "findings with this number, which the sentence may not mean: " if row["verdict"] == UNSURE else ""
    words = f"the article: “{row['article']}”" if row["article"] else ""
    lines = (
        f"  {verdict}: “{shown(row['draft'])}”",
        f"      {named}{shown(told)}" if told else "",
        f"      {shown(words)}" if words else "",
    )
    return [textwrap.fill(line, 110, subsequent_indent="      ") for line in lines if line]

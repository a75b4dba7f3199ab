"""A report as one workbook: contents, a sheet a finding, the words behind every row, what the columns mean."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from discourse.base.tables import to_xlsx
from discourse.io.articles import ArticleText
from discourse.reporting.evidence import table, with_sentences

_LONGEST = 31
"""Letters in the name of a sheet."""


def write(article: ArticleText, findings: Sequence[dict[str, Any]]) -> bytes:
    """Write findings, as their records hold them, as a workbook without a formula."""
    sheets = {"contents": _contents(findings)}
    for one in findings:
        sheets[_sheet(one)] = with_sentences(table(one), (row["evidence"] for row in one["rows"]))
    sheets["evidence"] = _evidence(findings)
    meanings = [(one["number"], name, meaning) for one in findings for name, meaning in one["meanings"].items()]
    sheets["columns"] = pd.DataFrame(meanings, columns=["finding", "column", "meaning"])
    facts = [*article.facts.items(), *(findings[0]["versions"].items() if findings else ())]
    sheets["about"] = pd.DataFrame(facts, columns=["what", "value"])
    return to_xlsx(sheets)


def _sheet(record: dict[str, Any]) -> str:
    return f"{record['number']} {record['stem'].partition('-')[2] or record['name']}"[:_LONGEST]


def _contents(findings: Sequence[dict[str, Any]]) -> pd.DataFrame:
    rows = [
        (one["number"], _sheet(one), one["title"], one["summary"], one.get("status", ""), "\n".join(one["notes"]))
        for one in findings
    ]
    return pd.DataFrame(rows, columns=["finding", "sheet", "title", "summary", "status", "notes"])


def _evidence(findings: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """One row for each place behind a row of a finding, rows counted from 1."""
    rows = [
        (one["number"], number, seen["sentence"], seen["text"], seen["start"], seen["end"], seen.get("why", ""))
        for one in findings for number, row in enumerate(one["rows"], start=1) for seen in row["evidence"]
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["finding", "row", "sentence", "text", "start", "end", "why"])

"""Sheets of concordance lines: which can be used, and what leaving out the others does to the result."""

from collections.abc import Iterable

import pandas as pd

from discourse.analysis import Analysis
from discourse.base.errors import CardError, UsageError, did_you_mean
from discourse.base.tables import to_xlsx
from discourse.base.text import shown
from discourse.io.beside import NONE, stretch
from discourse.io.lines import USES, Line, reasons
from discourse.reporting import summaries

ASKED = ("use", "reason", "category", "note")
_CONTEXT = 15


def line_sheet(article: Analysis, query: str) -> pd.DataFrame:
    """List the concordance lines of a query for a person to read, all of them, as if none had been read.

    Returns:
        Columns: row, sentence, left, node, right; use (yes or no), reason (why not), category (one's own), note; query,
        start, end.

    Raises:
        UsageError: the query finds nothing, or is none.
    """
    table = article.measure("concordance", query=query, context=_CONTEXT)
    if table.empty or not query.strip():
        raise UsageError(f"--query '{query}': nothing was found in {article.slug}.")
    table = table.assign(row=range(1, len(table) + 1), query=query.strip(), **dict.fromkeys(ASKED, ""))
    return table[["row", "sentence", "left", "node", "right", *ASKED, "query", "start", "end"]]


def workbook(table: pd.DataFrame) -> bytes:
    """A sheet of `line_sheet` as a workbook with lists to choose from; its second page says what the reasons mean."""
    known = pd.DataFrame(reasons().items(), columns=["reason", "means"])
    choices = {"use": ",".join(USES), "reason": f"=reasons!$A$2:$A${len(known) + 1}"}
    return to_xlsx({"sheet": table, "reasons": known}, choices)


def read_line_sheet(article: Analysis, rows: Iterable[dict[str, str]], coder: str, day: str) -> list[Line]:
    """Read a sheet that was filled in; a row without `use` decides nothing.

    Raises:
        CardError: a row that does not fit the article, or an unknown answer or reason, with its number.
    """
    found = []
    for row in rows:
        place, use, reason = f"row {row.get('row', '?')}", row["use"].strip().lower(), row.get("reason", "").strip()
        if not use and not reason:
            continue
        if use not in USES:
            raise CardError(f"{place}: 'use' is '{use}'; write yes or no.")
        if reason and use == "yes":
            raise CardError(f"{place}: it gives a reason why the line cannot be used, and says that it can.")
        if reason and reason not in reasons():
            raise CardError(f"{place}: the reason '{reason}' is unknown; {did_you_mean(reason, reasons())}")
        start, end = stretch(row, place)
        if shown(article.text[start:end]) != row["node"]:
            raise CardError(f"{place}: '{row['node']}' does not stand in {article.slug} from {start} to {end}.")
        found.append(Line(
            row["query"], start, end, row["node"], use, reason or NONE, row.get("category", "").strip() or NONE, coder, day,
            row.get("note", "").strip() or NONE,
        ))  # fmt: skip
    return found


def told(article: Analysis, query: str) -> str:
    """Say what leaving lines out does to the concordance of a query; empty where none of its lines was read."""
    if not any(one.query == query.strip() for one in article.source.lines):
        return ""
    said: str = summaries.usable_lines(article.measure("usable-lines", query=query))
    return said

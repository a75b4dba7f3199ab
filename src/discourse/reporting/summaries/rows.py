"""Sentences that name rows of any table, and how things are listed in a sentence."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from discourse.base.tables import cell_text, name_column
from discourse.base.text import listing


def join_sentences(*sentences: str) -> str:
    """Join sentences, leaving out empty ones."""
    return " ".join(sentence for sentence in sentences if sentence)


def corrected(row: Mapping[Hashable, Any]) -> str:
    """The count of a row as corrected for errors of the coding: ", corrected 14 [10, 18]"; empty where it is not known."""
    if pd.isna(row.get("corrected", float("nan"))):
        return ""
    return f", corrected {row['corrected']:.0f} [{row['low']:.0f}, {row['high']:.0f}]"


def top_rows(
    table: pd.DataFrame, what: str, *, label: str = "", value: str = "count", n: int = 5, ordered: bool = False
) -> str:
    """Name the rows of largest value: "The most frequent words are a (12), b (9) and c (9)."

    Args:
        table: any table.
        what: how the sentence begins, with its verb.
        label: the column that names the rows; `title` or the first one unless said otherwise.
        value: the column that ranks them.
        n: how many are named.
        ordered: whether the table is in order already: its first rows are named.
    """
    rows = table[table[value].fillna(0) > 0]
    rows = (rows if ordered else rows.sort_values(value, ascending=False, kind="stable")).head(n)
    named = [
        f"{row[name_column(table, label)]} ({cell_text(row[value])}{corrected(row)})" for row in rows.to_dict("records")
    ]
    return f"{what} {listing(named)}." if named else "None was found."


def most_frequent(table: pd.DataFrame, what: str, *, label: str, n: int = 5) -> str:
    """Name what stands most often in a column, with how often: the counts of `count` where there is one, else of rows."""
    weights = table["count"] if "count" in table.columns else pd.Series(1, index=table.index)
    named = table[label].astype(str).where(table[label].astype(str) != "", "not named")
    totals = weights.groupby(named).sum().rename_axis("of").reset_index(name="count")
    totals = totals.sort_values(["count", "of"], ascending=[False, True], kind="stable")
    return top_rows(totals, what, label="of", n=n, ordered=True)


def unattested(table: pd.DataFrame, what: str, *, label: str = "", value: str = "count") -> str:
    """Name the rows of a table that do not occur at all: absence is a finding too."""
    missing = [str(key) for key in table.loc[table[value] == 0, name_column(table, label)]]
    return f"{what}: {listing(missing)}." if missing else "Every category is attested."

"""Sentences that name rows of any table, and how things are listed in a sentence."""

from typing import Any

import pandas as pd

from discourse.base.errors import shortened
from discourse.base.tables import cell_text, name_column
from discourse.base.text import counted, listing, shown

_LONGEST = 120
"""Letters of a name in a sentence; what is longer is no name that anybody reads."""


def join_sentences(*sentences: str) -> str:
    """Join sentences, leaving out empty ones."""
    return " ".join(sentence for sentence in sentences if sentence)


def series(items: list[str], most: int = 99) -> str:
    """List names as a sentence does, no more than so many; names that hold an 'and' themselves stay apart.

    >>> series(["A", "B and C"]), series(["a", "b", "c", "d"], 2)
    ('A as well as B and C', 'a, b and 2 more')
    """
    items = [shortened(item, _LONGEST) for item in items]
    items = items if len(items) <= most + 1 else [*items[:most], f"{len(items) - most} more"]
    if len(items) > 1 and any(" and " in item for item in items):
        return shown(
            f"{', '.join(items[:-1])}{', and' if len(items) > 2 or '(' in items[0] else ' as well as'} {items[-1]}"
        )
    return listing(items)


def percent(share: float) -> str:
    """A share in whole per cent; one that would round to nothing is less than one.

    >>> percent(0.25), percent(0.002), percent(0)
    ('25%', 'less than 1%', '0%')
    """
    return "less than 1%" if 0 < share < 0.005 else f"{share:.0%}"


def times(number: int) -> str:
    """Once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def top_rows(
    table: pd.DataFrame, what: str, *, none: str, one: str = "", label: str = "", value: str = "count", unit: str = "",
    n: int = 5, ordered: bool = False,
) -> str:  # fmt: skip
    """Name the rows of largest value: "The most frequent words are a (12 places), b (9) and c (9)."

    Args:
        table: any table.
        what: how the sentence begins, with its verb.
        none: the sentence for a table without a row of that value.
        one: how the sentence begins where only one row has a value.
        label: the column that names the rows; `title` or the first one unless said otherwise.
        value: the column that ranks them.
        unit: what is counted (one of it), said with the first row.
        n: how many are named.
        ordered: whether the table is in order already: its first rows are named.
    """
    rows = table[table[value].fillna(0) > 0]
    rows = rows if ordered else rows.sort_values(value, ascending=False, kind="stable")
    if unit == "time" and len(rows) > 1 and rows[value].max() == 1:
        return f"{what} {series([str(row[name_column(table, label)]) for row in rows.head(n).to_dict('records')])}, each once."
    named = [
        f"{row[name_column(table, label)]} ({_number(row[value]) if place else _first(row[value], unit)})"
        for place, row in enumerate(rows.head(n).to_dict("records"))
    ]
    return f"{one if len(rows) == 1 and one else what} {series(named)}." if named else none


def _first(number: Any, unit: str) -> str:
    """The first number of a list, which says what is counted."""
    return times(number) if unit == "time" else counted(number, unit) if unit else _number(number)


def _number(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else cell_text(value)


def divided(
    table: pd.DataFrame, noun: str, *, label: str, verb: list[str], none: str, unnamed: list[str] | None = None,
    quoted: bool = False, n: int = 4,
) -> str:  # fmt: skip
    """Divide a total by what stands in a column: "Of 13 obligations, 5 bind 'we' and 4 'both sides'; 4 name no one."

    Args:
        table: its column `count` is added up where there is one, else rows are counted.
        noun: what is divided, one of it.
        label: the column to divide by.
        verb: the verb for one and for many.
        none: the sentence for an empty table.
        unnamed: the words for one and for many that have nothing in that column.
        quoted: whether what stands there are words of the text.
        n: how many are named.
    """
    weights = table["count"] if "count" in table.columns else pd.Series(1, index=table.index)
    names = table[label].astype(str).replace("not named", "")
    if quoted:  # *We* and *we* are one; the later in the alphabet of computers is the one in lower case.
        names = names.groupby(names.str.casefold()).transform("max")
    totals = weights.groupby(names).sum().sort_index().sort_values(ascending=False, kind="stable").to_dict()
    none_said, forms = int(totals.pop("", 0)), unnamed or ["has none", "have none"]
    nobody = [f"{none_said:,} {forms[none_said > 1]}"] if none_said else []
    rows = [(int(count), f"'{name}'" if quoted else _running(str(name))) for name, count in totals.items() if count]
    total = counted(int(weights.sum()), noun)
    if not rows:
        alone = {1: f"The only {noun} {forms[0]}", 2: f"Both {noun}s {forms[1]}"}
        return f"{alone.get(none_said, f'All {total} {forms[1]}')}." if nobody else none
    if len(rows) == 1 and not nobody:
        every = {1: f"The only {noun}", 2: f"Both {noun}s"}.get(rows[0][0], f"All {total}")
        return f"{every} {verb[rows[0][0] > 1]} {rows[0][1]}."
    after = verb[0].split()[1:][-1:]
    parts = [f"{rows[0][0]:,} {verb[rows[0][0] > 1]} {rows[0][1]}"]
    parts += [" ".join([f"{count:,}", *after, name]) for count, name in rows[1:n]]
    rest = sum(count for count, _ in rows[n:])
    parts += [" ".join([f"{rest:,}", *after, "others" if rest > 1 else "another"])] if rest else []
    told = (
        f"{', '.join(parts[:-1])}, and {parts[-1]}" if len(parts) > 1 and " and " in "".join(parts) else series(parts)
    )
    return f"Of {total}, {'; '.join([told, *nobody])}."


def _running(title: str) -> str:
    """A title as it stands inside a sentence: without its capital, unless it is an abbreviation."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def unattested(table: pd.DataFrame, noun: str, *, label: str = "", value: str = "count", n: int = 8) -> str:
    """Say how many rows of a table do not occur at all, and name them: absence is a finding too."""
    missing = [str(key) for key in table.loc[table[value] == 0, name_column(table, label)]]
    if not missing:
        return f"Every {noun} looked for is attested."
    return f"{counted(len(missing), noun)} looked for {'was' if len(missing) == 1 else 'were'} not found: {series(missing, n)}."

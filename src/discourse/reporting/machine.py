"""What a finding would count without the decisions of people: the machine's number beside the decided one."""

from typing import Any

import pandas as pd

from discourse.analysis import Analysis
from discourse.base.tables import name_column
from discourse.reporting.columns import is_number
from discourse.reporting.recipes import MACHINE, Layout

MEANING = "The number before it as the machine alone had it, without what people decided."


def with_machine(
    article: Analysis, table: pd.DataFrame, measure: str, options: dict[str, Any], layout: Layout
) -> pd.DataFrame:
    """Put the machine's number behind the first that opens its places, where decisions changed any; else the same table.

    Args:
        table: the rows of a finding, which count what was decided.
        measure, options: of the finding; it is made once more without decisions.
        layout: says which columns are shown and open the words behind them.
    """
    seen = [name for name in layout.opens if name in table and is_number(table[name])]
    number = next(iter([*(name for name in seen if name in layout.view), *seen]), "")
    key = "code" if "code" in table else name_column(table)
    if not number or number == key or not len(table) or article.undecided is article or not article.english:
        return table  # In another language no machine codes.
    plain = article.undecided.measure(measure, **options)
    if not {key, number} <= set(plain):
        return table
    # Words are shown with their capitals: *I* is counted as *i*.
    names, own = (one[key].astype(str).str.casefold() for one in (table, plain))
    if own.duplicated().any():
        return table
    found = names.map(plain.set_index(own)[number]).fillna(0).astype(table[number].dtype)
    if (found == table[number]).all():
        return table
    at = list(table.columns).index(number)
    return pd.concat([table.iloc[:, : at + 1], found.rename(MACHINE), table.iloc[:, at + 1 :]], axis=1)

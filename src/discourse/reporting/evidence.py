"""Evidence as it is exported: each place once, with its words and its sentence, and rows that name places by number.

One place stands behind many rows of many findings; a text of 40,000 words would else be told ten times over.
"""

import json
from collections.abc import Iterable
from typing import Any

import pandas as pd

_KEYS = ("start", "end", "sentence", "text", "text_of", "side", "why")
Record = dict[str, Any]


def packed(records: Iterable[Record]) -> tuple[dict[str, list[Any]], list[Record]]:
    """Part records of findings from their evidence.

    Returns:
        The places as columns, null where a place has nothing to say; and the records, whose rows hold numbers of places,
        counted from 0.
    """
    numbers: dict[tuple[Any, ...], int] = {}

    def number(seen: Record) -> int:
        return numbers.setdefault(tuple(map(seen.get, _KEYS)), len(numbers))

    made = [
        {**one, "rows": [{**row, "evidence": [number(seen) for seen in row["evidence"]]} for row in one["rows"]]}
        for one in records
    ]
    columns = {key: [place[at] for place in numbers] for at, key in enumerate(_KEYS)}
    return {key: values for key, values in columns.items() if any(one is not None for one in values)}, made


def opened(places: dict[str, list[Any]], records: Iterable[Record]) -> list[Record]:
    """Records with their evidence in every row, as before `packed`."""
    seen = [
        {key: value for key, value in zip(places, place, strict=True) if value is not None}
        for place in zip(*places.values(), strict=True)
    ]
    return [
        {**one, "rows": [{**row, "evidence": [seen[n] for n in row["evidence"]]} for row in one["rows"]]}
        for one in records
    ]


def table(record: Record) -> pd.DataFrame:
    """The rows of a record as the table that they were, without places."""
    names = record["columns"]
    return pd.DataFrame([{name: row[name] for name in names} for row in record["rows"]], columns=names)


def with_sentences(rows: pd.DataFrame, evidence: Iterable[list[Record]]) -> pd.DataFrame:
    """A table with the sentences that each row was found in, if any was."""
    where = [", ".join(f"{name} {number}".strip() for name, number in sentences(seen)) for seen in evidence]
    return rows.assign(found_in_sentences=where) if any(where) else rows


def sentences(seen: Iterable[Record]) -> list[tuple[str, int]]:
    """The sentences of some places, in order: the text where several are compared, and the number."""
    return sorted({(one.get("text_of", ""), one["sentence"]) for one in seen})


def read(content: str | bytes) -> Record:
    """The record of one finding, from its file, with its evidence in every row."""
    record: Record = json.loads(content)
    return opened(record.pop("evidence"), [record])[0]

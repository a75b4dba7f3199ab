"""Evidence as it is exported: each place once, with its words and its sentence, and rows that name places by number.

One place stands behind many rows of many findings; a text of 40,000 words would else be told ten times over.
"""

import json
from collections.abc import Iterable
from typing import Any

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


def read(content: str | bytes) -> Record:
    """The record of one finding, from its file, with its evidence in every row."""
    record: Record = json.loads(content)
    return opened(record.pop("evidence"), [record])[0]

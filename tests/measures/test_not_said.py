"""What is hardly or not found, counted on fingers."""

import math

import pandas as pd

from discourse.measures.structure.not_said import not_said


def found(*rows: tuple[str, int, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["title", "count", "high"]).assign(places=[((0, 1),) * n for _, n, _ in rows])


FRAMES = found(("Conflict", 4, 9.0), ("Morality", 0, 2.0), ("Human interest", 2, 5.0))
MARKERS = found(("Hedges", 3, 6.0), ("Boosters", 20, 25.0))
SENSES = found(("Dynamic", 0, 1.0)).drop(columns="high")


def test_what_has_fewer_than_four_is_listed_the_rarest_first() -> None:
    table = not_said(FRAMES, MARKERS, SENSES)
    assert table.drop(columns=["highest", "places"]).to_numpy().tolist() == [
        ["Morality", "generic frames", 0], ["Dynamic", "modality", 0], ["Human interest", "generic frames", 2], ["Hedges", "metadiscourse", 3],
    ]  # fmt: skip
    assert table["highest"].tolist()[::2] == [2.0, 5.0] and math.isnan(table["highest"][1])
    assert table["places"].map(len).tolist() == [0, 0, 2, 3]


def test_where_all_is_said_the_table_is_empty() -> None:
    table = not_said(*(one[one["count"] > 3] for one in (FRAMES, MARKERS, SENSES)))
    assert table.empty and list(table.columns) == ["what", "codebook", "count", "highest", "places"]

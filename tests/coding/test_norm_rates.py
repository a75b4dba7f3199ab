"""Norms: rates by part against counts made by hand."""

import numpy as np
import pandas as pd
import pytest

from discourse.base import paths
from discourse.base.errors import CardError
from discourse.coding.norms import COLUMNS, rates, read_norms

COUNTS = pd.DataFrame({"may": [2, 0, 0], "must": [0, 1, 0]}, index=["a", "b", "c"])
SIZES = pd.Series({"a": 6, "b": 3, "c": 4})


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return rates("toy", "modals", COUNTS, SIZES, {"a": "x", "b": "x", "c": ""})


def one(table: pd.DataFrame, part: str, code: str) -> pd.Series:
    return table[(table["part"] == part) & (table["code"] == code)].iloc[0]


def test_counts_words_and_pieces(table: pd.DataFrame) -> None:
    may = one(table, "x", "may")
    assert (may["count"], may["words"], may["documents"], may["with_code"]) == (2, 9, 2, 1)
    assert may["per_1000"] == pytest.approx(2 / 9 * 1000, abs=1e-4)
    assert may["p95"] == pytest.approx(0.95 * 2 / 6 * 1000, abs=1e-3)


def test_a_piece_without_a_part_counts_for_the_whole_only(table: pd.DataFrame) -> None:
    assert set(table["part"]) == {"all", "x"} and list(table.columns) == list(COLUMNS)
    assert one(table, "all", "must")["words"] == 13


def test_few_pieces_say_nothing_of_burstiness(table: pd.DataFrame) -> None:
    assert np.isnan(one(table, "x", "must")["k"])


def test_a_missing_table_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "find", lambda *_: None)
    with pytest.raises(CardError, match=r"norms\.tsv"):
        read_norms()

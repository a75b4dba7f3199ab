"""Norms: rates by part against counts made by hand."""

import pandas as pd
import pytest

from discourse.base import paths
from discourse.base.errors import CardError
from discourse.coding.norms import COLUMNS, rates, read_norms

NAMES = [*"abcdefghijklmnopqrstuvw"]
COUNTS = pd.DataFrame({"may": [2, *[0] * 22], "must": [0, 1, *[0] * 21]}, index=NAMES)
SIZES = pd.Series([6, *[3] * 22], index=NAMES)


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return rates("toy", "modals", COUNTS, SIZES, dict.fromkeys(NAMES, "x") | dict.fromkeys("vw", "y") | {"c": ""})


def one(table: pd.DataFrame, part: str, code: str) -> pd.Series:
    return table[(table["part"] == part) & (table["code"] == code)].iloc[0]


def test_counts_words_and_pieces(table: pd.DataFrame) -> None:
    may = one(table, "x", "may")
    assert (may["count"], may["words"], may["documents"], may["with_code"]) == (2, 63, 20, 1)
    assert may["per_1000"] == pytest.approx(2 / 63 * 1000, abs=1e-4)
    # Of 20 pieces one has it: the 95th percentile lies a twentieth of the way to it.
    assert may["p95"] == pytest.approx(0.05 * 2 / 6 * 1000, abs=1e-3)


def test_a_piece_without_a_part_counts_for_the_whole_only(table: pd.DataFrame) -> None:
    assert list(table.columns) == list(COLUMNS)
    assert one(table, "all", "must")["words"] == 72


def test_a_part_of_few_pieces_has_no_norm(table: pd.DataFrame) -> None:
    assert set(table["part"]) == {"all", "x"}


def test_a_missing_table_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "find", lambda *_: None)
    with pytest.raises(CardError, match=r"norms\.tsv"):
        read_norms()

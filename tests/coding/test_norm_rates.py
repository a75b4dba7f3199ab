"""Norms: rates by part against counts made by hand."""

from pathlib import Path

import pandas as pd
import pytest

from discourse.base import paths
from discourse.base.errors import CardError
from discourse.coding.norms import COLUMNS, measured_with, rates, read_norms, register
from discourse.statistics.absence import concentration

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


def test_every_column_of_a_part() -> None:
    """Five pieces of a thousand words with 0 to 4 hits: ranks 0.2, 2 and 3.8 of the sorted rates; too few to say how bursty."""
    names = [*"abcde"]
    counts = pd.DataFrame({"may": [4, 0, 3, 1, 2]}, index=names)
    table = rates("toy", "modals", counts, pd.Series(1000, index=names[::-1]), dict.fromkeys(names, "x"))
    assert table.drop(columns="k").values.tolist() == [
        ["toy", "all", "modals", "may", 10, 5000, 5, 4, 2.0, 0.2, 2.0, 3.8]
    ]
    assert table["k"].isna().all()


def test_how_bursty_a_code_is_is_told_from_twenty_pieces_on(table: pd.DataFrame) -> None:
    assert table[["part", "code"]].values.tolist() == [["all", "may"], ["all", "must"], ["x", "may"], ["x", "must"]]
    inside = [name for name in NAMES if name not in "cvw"]
    expected = concentration(COUNTS.loc[inside, "may"].to_numpy(), SIZES[inside].to_numpy())
    assert one(table, "x", "may")["k"] == pytest.approx(expected, abs=1e-4)
    few = [*NAMES[:19]]
    less = rates("toy", "modals", COUNTS.loc[few], SIZES, dict.fromkeys(few, ""))
    assert less["k"].isna().all() and set(less["documents"]) == {19}


def test_registers_are_named_once_each_with_their_pieces(table: pd.DataFrame) -> None:
    assert register(table) == "toy (23 pieces), toy:x (20 pieces)"


def test_a_table_that_lacks_a_column_and_the_mark_of_its_rules(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "norms.tsv").write_text("corpus\tpart\n", encoding="utf-8")
    (tmp_path / "norms.toml").write_text('[measured_with]\nmodality = "abc"\n', encoding="utf-8")
    monkeypatch.setattr(paths, "find", lambda kind, name: tmp_path / name)
    with pytest.raises(CardError, match="the column 'codebook' is missing"):
        read_norms()
    assert (measured_with("modality"), measured_with("stance")) == ("abc", "")
    monkeypatch.setattr(paths, "find", lambda *_: None)
    assert measured_with("modality") == ""

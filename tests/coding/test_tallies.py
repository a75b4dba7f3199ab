"""Codings tallied by code, counted by hand: rates, shares, and counts corrected for known errors."""

import math
from dataclasses import replace

import pandas as pd
import pytest

from discourse.base.errors import EmptyTextError
from discourse.coding import combined, tallies
from discourse.io.codebooks import Code, Codebook, Cue
from discourse.statistics.corrected import corrected_count

CODES = tuple(
    Code(name, name.title(), "", "#112233", parent=parent)
    for name, parent in (("force", ""), ("army", "force"), ("bank", ""), ("peace", "missing"))
)
TOY = Codebook(
    "toy", "Toy", "nobody", codes=CODES, by_name={code.name: code for code in CODES},
    cues=(Cue("bank", "bank", 2), Cue("army", "army", 3), Cue("army", "troops", 4), Cue("peace", "dove", 5)),
)  # fmt: skip
CODINGS = pd.DataFrame(
    [("bank", 1, 0, 4), ("army", 1, 9, 13), ("bank", 1, 20, 24), ("bank", 3, 50, 54), ("bank", 4, 60, 64), ("other", 4, 66, 70)],
    columns=["code", "sentence", "start", "end"],
).assign(status="finding")  # fmt: skip
WORDS = pd.DataFrame(
    {"document": "a", "sentence": [1] * 6 + [2] * 2, "start": range(0, 80, 10), "end": range(5, 85, 10)}
)
"""Eight words."""


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> pd.DataFrame:
    """The toy scheme as if it had been measured; of *peace* the sentences set aside held too few."""
    # Sensitivity 96/100 and 11 wrong in 100, as in the example of Rogan and Gladen's estimate (epiR).
    table = pd.DataFrame({"coded": 100, "met": [96, 90], "rest": 100, "wrong": [11, 0]}, index=["army", "bank"])
    monkeypatch.setattr(combined, "knows", lambda name: name == "toy")
    monkeypatch.setattr(combined, "errors", lambda name: {"toy": table}[name])
    return table


def test_codes_with_cues_come_in_the_order_of_the_codebook() -> None:
    found = [(code.name, part["start"].tolist()) for code, part in tallies.by_code(CODINGS, TOY)]
    assert found == [("army", [9]), ("bank", [0, 20, 50, 60]), ("peace", [])]
    assert [tallies.group(code, TOY) for code in CODES] == ["", "Force", "", ""]


def test_the_codings_of_each_code_counted() -> None:
    """Four of eight words are 500 of 1,000; that *bank* stands twice in the first sentence makes three sentences; four are enough."""
    table = tallies.counted(CODINGS, WORDS, TOY)
    assert list(table.columns) == ["code", "title", "group", "count", "per_1000", "sentences", "too_few", "places"]
    assert table.values.tolist() == [
        ["army", "Army", "Force", 1, 125.0, 1, True, ((9, 13),)],
        ["bank", "Bank", "", 4, 500.0, 3, False, ((0, 4), (20, 24), (50, 54), (60, 64))],
        ["peace", "Peace", "", 0, 0.0, 0, True, ()],
    ]
    assert table.index.tolist() == [0, 1, 2]
    nothing = tallies.counted(CODINGS[:0], WORDS[:0], TOY)
    assert nothing[["count", "per_1000", "sentences", "places"]].values.tolist() == [[0, 0.0, 0, ()]] * 3
    assert tallies.counted(CODINGS, WORDS[:0], TOY)["per_1000"].tolist() == [1000.0, 4000.0, 0.0]
    assert tallies.counted(CODINGS, WORDS[:1], TOY)["per_1000"].tolist() == [1000.0, 4000.0, 0.0]


def test_a_measured_codebook_has_its_counts_corrected(measured: pd.DataFrame) -> None:
    """Corrected: (1 - 8 × .11) / .85 and 4 / .9."""
    table = tallies.counted(CODINGS, WORDS, TOY)
    assert list(table.columns) == [
        "code", "title", "group", "count", "per_1000", "corrected", "low", "high", "sentences", "too_few", "places",
    ]  # fmt: skip
    assert table["corrected"].tolist()[:2] == pytest.approx([0.12 / 0.85, 4 / 0.9])
    assert table.loc[2, ["corrected", "low", "high"]].isna().all()
    bounds = [corrected_count(n, 8, 100, met, 100, wrong)[1:] for n, met, wrong in ((1, 96, 11), (4, 90, 0))]
    assert table[["low", "high"]].values.tolist()[:2] == [[float(low), float(high)] for low, high in bounds]
    assert ((table["low"] <= table["corrected"]) & (table["corrected"] <= table["high"])).tolist() == [
        True,
        True,
        False,
    ]


def test_a_count_on_which_a_person_decided_is_not_corrected(measured: pd.DataFrame) -> None:
    read = CODINGS.assign(status=["finding", "finding", "decided", "finding", "finding", "finding"])
    table = tallies.counted(read, WORDS, TOY).set_index("code")[["corrected", "low", "high"]]
    assert table.loc["bank"].tolist() == [4, 4, 4]
    assert table.loc["army", "corrected"] == pytest.approx(0.12 / 0.85)
    # Codings of rules alone have no status: nobody decided anything.
    plain = tallies.counted(CODINGS.drop(columns="status"), WORDS, TOY).set_index("code")
    assert plain["corrected"].tolist()[:2] == pytest.approx([0.12 / 0.85, 4 / 0.9])


def test_columns_are_put_before_the_one_that_is_named(measured: pd.DataFrame) -> None:
    given = pd.DataFrame({"code": ["bank", "army"], "n": [4, 1], "last": ["x", "y"]})
    table = tallies.add_corrected(given.copy(), "n", 8, TOY, CODINGS, before="n")
    assert list(table.columns) == ["code", "corrected", "low", "high", "n", "last"]
    assert table["corrected"].tolist() == pytest.approx([4 / 0.9, 0.12 / 0.85])
    other = tallies.add_corrected(given.copy(), "n", 8, replace(TOY, name="other"), CODINGS, before="n")
    assert other.equals(given), "a codebook that was not measured"


def test_shares_of_a_column_or_of_a_number() -> None:
    table = pd.DataFrame({"code": ["a", "b", "c"], "hits": [1, 0, 3], "of": [4, 0, 2], "last": ""})
    by_column = tallies.add_share(table.copy(), "hits", "of", before="last")
    assert list(by_column.columns) == ["code", "hits", "of", "share", "last"]
    assert by_column["share"].tolist() == [0.25, pytest.approx(math.nan, nan_ok=True), 1.5]
    by_number = tallies.add_share(table.copy(), "hits", 4, before="hits", name="part")
    assert list(by_number.columns) == ["code", "part", "hits", "of", "last"]
    assert by_number["part"].tolist() == [0.25, 0.0, 0.75]
    assert tallies.add_share(table.copy(), "hits", 1, before="hits")["share"].tolist() == [1, 0, 3]
    assert tallies.add_share(table.copy(), "hits", 0, before="hits")["share"].isna().all()


def test_stretches_of_no_word_are_refused() -> None:
    words = WORDS.assign(paragraph=1)
    assert tallies.stretches(words, "sentence", "framing")[["start", "end", "words"]].values.tolist() == [
        [0, 55, 6],
        [60, 75, 2],
    ]
    with pytest.raises(EmptyTextError, match=r"^framing: the text holds no word that is counted\.$"):
        tallies.stretches(words[:0], "sentence", "framing")

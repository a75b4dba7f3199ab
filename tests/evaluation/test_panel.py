"""Coders of one article: sentences, stretches and characters counted by hand, and what a class should discuss."""

import itertools
from pathlib import Path

import krippendorff
import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import cohen_kappa_score
from tests.helpers.classes import filled

from discourse.base.errors import UsageError
from discourse.evaluation.agreement import AGAINST, ALL, OTHERS, PEOPLE, agreement, spans
from discourse.evaluation.discussion import confusions, discuss
from discourse.evaluation.panel import Panel, of_article, read_units
from discourse.io.coders import Coding

# Thirty sentences of nine letters and a blank: "s00. abcd " ...
TEXT = "".join(f"s{n:02d} abcd. " for n in range(30))
SENTENCES = pd.DataFrame([(n + 1, 10 * n, 10 * n + 9) for n in range(30)], columns=["sentence", "start", "end"])


def coding(
    coder: str, code: str, start: int, end: int, kind: str = "person", sure: str = "", read: str = "all"
) -> Coding:
    return Coding("made", code, start, end, TEXT[start:end], coder, kind, sure, read=read)


def panel(codings: list[Coding], codes: str = "xy", **how: object) -> Panel:
    return of_article(codings, SENTENCES, TEXT, list(codes), **how)  # type: ignore[arg-type]


# Anna and Ben give x to sentences 1-8 and 3-10; six sentences alike, four apart, twenty without.
ANNA = [coding("Anna", "x", 10 * n, 10 * n + 9) for n in range(8)]
BEN = [coding("Ben", "x", 10 * n + 4, 10 * n + 8) for n in range(2, 10)]


def test_sentences_are_counted_by_hand_and_by_other_implementations() -> None:
    row = agreement(panel(ANNA + BEN)).set_index("code").loc["x"]
    assert row[["units", "first", "second", "both"]].tolist() == [30, 8, 8, 6]
    assert row["percent"] == pytest.approx(26 / 30) and row["positive"] == pytest.approx(12 / 16)
    assert row["negative"] == pytest.approx(40 / 44) and row["pabak"] == pytest.approx(2 * 26 / 30 - 1)
    assert row["prevalence"] == pytest.approx(8 / 30) and row["bias"] == 0
    one, other = np.zeros(30, dtype=int), np.zeros(30, dtype=int)
    one[:8], other[2:10] = 1, 1
    assert row["kappa"] == pytest.approx(cohen_kappa_score(one, other))
    assert row["alpha"] == pytest.approx(krippendorff.alpha([one, other], level_of_measurement="nominal"))
    # Gwet: chance 2 q (1 - q), q = 8/30.
    chance = 2 * 8 / 30 * 22 / 30
    assert row["ac1"] == pytest.approx((26 / 30 - chance) / (1 - chance))
    for name in ("positive", "kappa", "ac1", "alpha"):
        assert row[f"{name}_low"] < row[name] < row[f"{name}_high"]


def test_characters_and_stretches_are_counted_by_hand() -> None:
    # Anna codes whole sentences of 8 letters, Ben 4 of them: in sentences 3-8 four letters meet.
    row = agreement(panel(ANNA + BEN, unit="character")).set_index("code").loc["x"]
    assert row[["units", "first", "second", "both"]].tolist() == [30 * 8, 8 * 8, 8 * 4, 6 * 4]
    chars = np.zeros((2, 240), dtype=int)
    for n in range(8):
        chars[0, 8 * n : 8 * n + 8] = 1
    for n in range(2, 10):
        chars[1, 8 * n + 3 : 8 * n + 7] = 1
    assert row["alpha"] == pytest.approx(krippendorff.alpha(chars, level_of_measurement="nominal"))
    both = spans(ANNA + BEN, panel(ANNA + BEN), SENTENCES).set_index("code").loc["x"]
    assert both[["first", "second", "both"]].tolist() == [8, 8, 6] and both["positive"] == pytest.approx(12 / 16)


def test_who_read_only_what_is_listed_is_compared_there_alone() -> None:
    listed = [coding("Cy", "none", 10 * n, 10 * n + 9, read="listed") for n in range(4, 10)]
    table = agreement(panel([*ANNA, *listed, coding("Cy", "x", 30, 39, read="listed")])).set_index("code")
    assert table.loc["x", ["units", "first", "second", "both"]].tolist() == [7, 5, 1, 1]
    with pytest.raises(UsageError, match="no unit was read by two coders"):
        agreement(panel([coding("A", "x", 0, 9, read="listed"), coding("B", "x", 10, 19, read="listed")]))


def test_grades_are_compared_at_their_level() -> None:
    grades = {"Anna": [1, 2, 3, 3, 2, 1, 4, 1, 2], "Ben": [1, 2, 3, 3, 2, 2, 4, 1, 3]}
    codings = [
        coding(who, "x", 10 * n, 10 * n + 9, sure=str(g)) for who, row in grades.items() for n, g in enumerate(row)
    ]
    values = [row + [0] * 21 for row in grades.values()]
    for level in ("ordinal", "interval"):
        row = agreement(panel(codings, graded=True), level=level).set_index("code").loc["x"]  # type: ignore[arg-type]
        assert row["alpha"] == pytest.approx(krippendorff.alpha(values, level_of_measurement=level))
        assert row["percent"] == 1, "with or without the code they agree"
    with pytest.raises(UsageError, match="'sure' of Anna"):
        panel([coding("Anna", "x", 0, 9, sure="sure")], graded=True)


def test_order_of_coders_changes_nothing_and_a_copy_agrees() -> None:
    copy = [coding("Copy", one.code, one.start, one.end) for one in ANNA]
    rows = {}
    for order in itertools.permutations([ANNA, BEN, copy]):
        table = agreement(panel([one for part in order for one in part]))
        people = table[table["coders"] == PEOPLE].drop(columns="coders").reset_index(drop=True)
        rows[str(people.round(9).to_dict())] = people
    assert len(rows) == 1
    assert set(agreement(panel(ANNA + copy))["alpha"]) == {1.0}


def test_the_machine_stands_against_people_and_a_person_against_the_others() -> None:
    dora = [coding("Dora", one.code, one.start, one.end) for one in BEN]
    machine = [coding("machine", "x", 10 * n, 10 * n + 9, kind="program") for n in range(20, 28)]
    table = agreement(panel([*machine, *ANNA, *BEN, *dora, *[coding("Eve", "x", 0, 9)]]), pairs=False)
    whole = table[table["code"] == ALL].set_index("coders")
    assert list(whole.index[:2]) == [PEOPLE, AGAINST] and f"Anna – {OTHERS}" in whole.index
    assert whole.loc[AGAINST, "positive"] == 0 and whole.loc[AGAINST, "alpha"] < 0 < whole.loc[PEOPLE, "alpha"]
    # Each person with the machine: alpha of the four pairs added up; of the first pair by another implementation.
    pair = agreement(panel([*machine, *ANNA])).set_index("code").loc[ALL]
    values = np.zeros((2, 60), dtype=int)
    values[0, 20:28], values[1, :8] = 1, 1
    assert pair["alpha"] == pytest.approx(krippendorff.alpha(values, level_of_measurement="nominal"))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("confused", [("a", "b"), ("b", "d"), ("c", "d")])
def test_a_class_of_25_is_told_the_definitions_that_were_confused(confused: tuple[str, str], seed: int) -> None:
    sheet = pd.DataFrame({"n": range(30)})
    codings = [
        coding(f"student {number:02d}", str(code), 10 * n, 10 * n + 9, read="listed")
        for number, one in enumerate(filled(sheet, list("abcd"), confused, seed=seed))
        for n, code in enumerate(one["codes"])
    ]
    made = panel(codings, "abcd")
    table = agreement(made, pairs=False)
    found = discuss(made, range(25), table[table["coders"] == PEOPLE])
    assert found is not None and {found.code, found.other} == set(confused)
    pairs = confusions(made, range(25))
    assert {pairs["code"][0], pairs["other"][0]} == set(confused) and pairs["share"][0] > 2 * pairs["share"][1]
    # Sentences that divide the class are those of the two codes: there many gave one, and many the other.
    assert len(found.units) == 8 and all(len(gave) >= 3 and len(instead) >= 3 for _, gave, instead in found.units)


def test_a_class_that_agrees_has_nothing_to_discuss() -> None:
    made = panel([coding(who, "x", one.start, one.end) for who in "ABC" for one in ANNA])
    assert discuss(made, range(3), agreement(made)) is None


def test_a_sheet_of_a_corpus_names_its_units_and_empty_rows_are_unread(tmp_path: Path) -> None:
    sheet = tmp_path / "anna.tsv"
    sheet.write_text("document\tstart\tcodes\na\t0\tx, y\na\t9\tnone\nb\t0\t\n", encoding="utf-8")
    assert read_units(sheet) == {"a:0": frozenset({"x", "y"}), "a:9": frozenset()}


def test_two_who_read_nothing_alike_are_not_compared_and_the_others_are() -> None:
    """Cleo read ten sentences that neither of the others lists as read."""
    cleo = [coding("Cleo", "x", 10 * n, 10 * n + 9, read="listed") for n in range(20, 30)]
    listed = [coding(one.coder, "x", one.start, one.end, read="listed") for one in ANNA + BEN]
    table = agreement(panel(listed + cleo))
    assert "Anna – Cleo" not in set(table["coders"]) and "Anna – Ben" in set(table["coders"])


def test_codes_that_are_never_taken_for_one_another_are_not_listed() -> None:
    every = ANNA + BEN
    alike = [coding(who, "y", 10 * n, 10 * n + 9) for who in ("Anna", "Ben") for n in range(12, 20)]
    assert confusions(panel(every + alike), [0, 1]).empty

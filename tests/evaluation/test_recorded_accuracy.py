"""Recorded accuracy: pinned to what the rules give now, and said to be old when the rules have changed."""

import dataclasses
from pathlib import Path

import pandas as pd
import pytest

from discourse.evaluation import evaluate
from discourse.evaluation.accuracy import COLUMNS, STALE, coders, measure, of, recorded, rows_of, stale_sets, write
from discourse.evaluation.gold import read_gold
from discourse.evaluation.sets import sets
from discourse.io.codebooks import Codebook, read_codebook
from discourse.reporting.accuracy import told

OWN = [one for one in sets() if one.path()]
# Of the public sets these take long to annotate; `make accuracy` measures them.
PUBLIC = [one for one in sets() if one.file and not one.path() and not one.name.startswith(("bioscope", "sfu", "ud_"))]


@pytest.mark.parametrize("one", OWN, ids=lambda one: one.name)
def test_own_sentences_give_the_recorded_numbers(one: object) -> None:
    compare(one, Path())


@pytest.mark.parametrize("one", OWN, ids=lambda one: one.name)
def test_own_sentences_were_measured_with_the_rules_as_they_are(one: object) -> None:
    is_new(one)


def is_new(one: object) -> None:
    table = recorded(of(one.codebook))  # type: ignore[attr-defined]
    mine = table[table["set"] == one.name]  # type: ignore[attr-defined]
    assert len(mine) and not mine["stale"].any(), "a rule has changed; run 'make accuracy' and read what moved"


@pytest.mark.gold
@pytest.mark.public
@pytest.mark.parametrize("one", PUBLIC, ids=lambda one: one.name)
def test_public_sets_give_the_recorded_numbers(one: object, gold: Path) -> None:
    is_new(one)
    compare(one, gold)


def compare(one: object, public: Path) -> None:
    # The encoder takes its time: of the small sets it reads one here, `make accuracy` all.
    by = coders(one) if one.name in ("entman", *(public.name for public in PUBLIC)) else ("rule",)  # type: ignore[attr-defined,arg-type]
    found = measure(one, one.path(public), by=by).reset_index(drop=True)  # type: ignore[attr-defined,arg-type]
    table = recorded(of(one.codebook))  # type: ignore[attr-defined]
    known = table[(table["set"] == one.name) & table["coder"].isin(by)].reset_index(drop=True)  # type: ignore[attr-defined]
    numbers = [name for name in COLUMNS if name != "measured_with"]
    sides = [frame.sort_values(["part", "coder", "code"], ignore_index=True)[numbers] for frame in (found, known)]
    pd.testing.assert_frame_equal(
        *(side.astype(object).where(side.notna(), "") for side in sides),
        check_dtype=False, obj=f"{one.name}: a number has changed; run 'make accuracy' and read what moved. It",  # type: ignore[attr-defined]
    )  # fmt: skip


def own_book(folder: Path, cue: str = "perhaps") -> Codebook:
    card = 'title = "Toy"\ncitation = "nobody"\n[[code]]\nname = "doubt"\ndefinition = "d"\ncolour = "#112233"\n'
    (folder / "toy.toml").write_text(card, encoding="utf-8")
    (folder / "toy.tsv").write_text(f"code\tcue\texample\tsource\ndoubt\t{cue}\tPerhaps.\tx\n", encoding="utf-8")
    return read_codebook(str(folder / "toy.tsv"))


@pytest.fixture
def gold_file(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(
        '{"id": "a", "part": "dev", "text": "Perhaps it rains.", "spans": [{"start": 0, "end": 7, "code": "doubt"}]}\n'
        '{"id": "b", "part": "aside", "text": "Maybe it rains.", "spans": [{"start": 0, "end": 5, "code": "doubt"}]}\n',
        encoding="utf-8",
    )
    return path


def test_a_changed_cue_makes_the_accuracy_old_and_every_place_says_so(tmp_path: Path, gold_file: Path) -> None:
    book = own_book(tmp_path)
    write(book, rows_of(book, evaluate(book, gold_file), "gold", "whole", "own sentences", "123"))
    (row,) = recorded(book).to_dict("records")
    assert (row["tp"], row["fp"], row["fn"], row["precision"], row["stale"]) == (1, 0, 1, 1.0, False)
    assert STALE not in told(book) and stale_sets(book) == []
    changed = own_book(tmp_path, cue="the")
    assert recorded(changed)["stale"].all() and STALE in told(changed) and stale_sets(changed) == ["gold"]


def test_a_set_measured_again_replaces_its_rows_and_no_others(tmp_path: Path, gold_file: Path) -> None:
    book = own_book(tmp_path)
    result = evaluate(book, gold_file)
    for name in ("gold", "other", "gold"):
        write(book, rows_of(book, result, name, "whole", "public", "123"))
    assert recorded(book)["set"].tolist() == ["gold", "other"]


def test_the_part_set_aside_is_measured_apart(tmp_path: Path, gold_file: Path) -> None:
    book, gold = own_book(tmp_path), read_gold(gold_file)
    assert [evaluate(book, gold.only(part)).overall["recall"] for part in ("dev", "aside")] == [1.0, 0.0]


def test_texts_that_are_gone_are_said_to_be_so() -> None:
    gone = [one for one in sets() if not one.file]
    assert gone and all("cannot be measured again" in one.note for one in gone)
    assert all(dataclasses.replace(one, file="none.jsonl").path() is None for one in gone)

"""Coding: cues, vetoes, rules, and what happens where cues meet."""

from pathlib import Path

import pytest

from discourse.base.errors import CardError
from discourse.coding.coder import COLUMNS, code, rejected
from discourse.coding.examples import failures
from discourse.io.articles import make_article
from discourse.io.codebooks import Codebook, read_codebook
from discourse.text.annotation import annotate

HEAD = "code\tcue\tunless\trule\texample\tcounterexample\tsource\n"
CARD = 'title = "T"\ncitation = "C"\noverlap = "{}"\n' + "".join(
    f'[[code]]\nname = "{n}"\ndefinition = "d"\ncolour = "#112233"\n' for n in ("hedges", "boosters")
)


def book(folder: Path, rows: str, overlap: str = "longest") -> Codebook:
    (folder / "b.tsv").write_text(HEAD + rows, encoding="utf-8")
    (folder / "b.toml").write_text(CARD.format(overlap), encoding="utf-8")
    return read_codebook(str(folder / "b.tsv"))


ROWS = (
    'hedges\t[form="may" & tag="MD"]\t"may" "well"\t\tIt may rain.\tIt may well rain.\tme\n'
    "boosters\tcertainly\t\t\tIt is certainly so.\t\tme\n"
    "hedges\talmost certainly\t\t\tIt is almost certainly so.\t\tme\n"
)
TEXT = "It may well rain. It almost certainly may.\nCertainly not in May."


def test_codings_name_cue_rule_and_place(tmp_path: Path) -> None:
    table = code(annotate(make_article("t", TEXT)), book(tmp_path, ROWS))
    assert tuple(table.columns) == COLUMNS
    seen = table[["code", "text", "sentence", "cue", "rule"]].values.tolist()
    assert seen == [
        ["hedges", "almost certainly", 2, "almost certainly", ""],
        ["hedges", "may", 2, '[form="may" & tag="MD"]', "unless"],
        ["boosters", "Certainly", 3, "certainly", ""],
    ]
    assert all(TEXT[a:b] == text for a, b, text in zip(table["start"], table["end"], table["text"], strict=True))


def test_rejected_readings_say_why(tmp_path: Path) -> None:
    table = rejected(annotate(make_article("t", TEXT)), book(tmp_path, ROWS))
    assert table[["code", "text", "note"]].values.tolist() == [
        ["hedges", "may", 'vetoed by unless: "may" "well"'],
        ["boosters", "certainly", "the longer cue 'almost certainly' (hedges) holds here"],
    ]


def test_where_all_codes_may_overlap_only_cues_of_one_code_compete(tmp_path: Path) -> None:
    table = code(annotate(make_article("t", TEXT)), book(tmp_path, ROWS, "all"))
    assert table["text"].tolist() == ["almost certainly", "certainly", "may", "Certainly"]


def test_a_text_without_cues_gives_an_empty_table_with_all_columns(tmp_path: Path) -> None:
    table = code(annotate(make_article("t", "Nothing here.")), book(tmp_path, ROWS))
    assert table.empty and tuple(table.columns) == COLUMNS


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('hedges\t[lema="x"]\t\t\tx\t\tme\n', r"b.tsv: line 2: query: tokens have no attribute 'lema'"),
        ("hedges\tmay\t[\t\tIt may.\t\tme\n", "b.tsv: line 2: query: "),
        ("hedges\tmay\t\tno-such-rule\tIt may.\t\tme\n", "b.tsv: line 2: rule 'no-such-rule' is unknown"),
    ],
)
def test_a_cue_that_cannot_run_is_told_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(CardError, match=message):
        code(annotate(make_article("t", "It may.")), book(tmp_path, row))


def test_examples_that_do_not_behave_are_found(tmp_path: Path) -> None:
    rows = "hedges\tmay\t\t\tIt might rain.\tIt may rain.\tme\n"
    faults = failures(book(tmp_path, rows))
    assert faults["fault"].tolist() == [
        "the example is not coded by its cue; found: nothing",
        "the counterexample is coded by its cue",
    ]
    assert faults["line"].tolist() == [2, 2]

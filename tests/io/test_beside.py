"""What is kept beside an article is read back as it was, also cells that a spreadsheet would run, and empty ones."""

from dataclasses import replace
from pathlib import Path

import pytest

from discourse.io.beside import NONE, beside, keep, rows
from discourse.io.lines import Line, keep_lines, read_lines


@pytest.mark.parametrize("cell", ["=1+1", "-ism", "+ 5 %", "@all", "'quoted'", "plain", "a = b"])
def test_cells_come_back(tmp_path: Path, cell: str) -> None:
    path = keep(beside(tmp_path / "op.txt", "lines"), [{"one": cell, "other": 3}], ("one", "other"))
    assert path.name == "op.lines.tsv"
    assert list(rows(path, ("one", "other"))) == [("op.lines.tsv: line 2", {"one": cell, "other": "3"})]


def test_an_empty_cell_is_a_dash(tmp_path: Path) -> None:
    path = keep(tmp_path / "op.lines.tsv", [{"one": " ", "other": " Jo\n"}], ("one", "other"))
    assert [row for _, row in rows(path, ("one", "other"))] == [{"one": NONE, "other": "Jo"}]


def test_nothing_is_read_where_there_is_no_table(tmp_path: Path) -> None:
    assert list(rows(tmp_path / "op.lines.tsv", ("one",))) == []


def test_lines_of_a_query_that_begins_like_a_formula_are_found_again(tmp_path: Path) -> None:
    made = Line("-ism", 4, 8, "-ism", "no", "other sense", NONE, "Jo", "2026-01-02")
    path = keep_lines(tmp_path / "op.lines.tsv", [made])
    keep_lines(path, [replace(made, use="yes", reason=NONE)])
    assert [(one.query, one.use) for one in read_lines(path, "the -ism")] == [("-ism", "yes")]

"""Writers of tables: safe cells, no NaN, places readable."""

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from discourse.base.errors import SetupError
from discourse.base.tables import (
    cell_text,
    parts_text,
    read_parts,
    saved_together,
    to_json,
    to_text,
    to_tsv,
    to_xlsx,
    written,
)

TABLE = pd.DataFrame({
    "word": ["=SUM(A1)", "a\tb\nc", "-5", "plain"], "count": np.array([1, 2, 3, 4], dtype="int64"),
    "rate": [0.1 + 0.2, np.nan, np.inf, 2.0], "places": [((0, 1), (4, 9)), (), (), ((2, 3),)],
})  # fmt: skip


def test_tsv_disarms_formulas_and_leaves_undefined_cells_empty() -> None:
    lines = to_tsv(TABLE).splitlines()
    assert lines[0] == "word\tcount\trate\tplaces"
    assert lines[1] == "'=SUM(A1)\t1\t0.3\t0:1 4:9"
    assert lines[2] == "a b c\t2\t\t"
    assert lines[3] == "'-5\t3\t\t"


def test_a_workbook_holds_texts_and_numbers_and_no_formula() -> None:
    made = to_xlsx(
        {"table": TABLE.drop(columns="places"), "about": pd.DataFrame({"what": ["url"], "value": ["http://a"]})}
    )
    assert made == to_xlsx(
        {"table": TABLE.drop(columns="places"), "about": pd.DataFrame({"what": ["url"], "value": ["http://a"]})}
    )
    parts = zipfile.ZipFile(io.BytesIO(made))
    sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet and "=SUM(A1)" in parts.read("xl/sharedStrings.xml").decode()
    assert '<c r="B5"><v>4</v></c>' in sheet and "hyperlink" not in parts.read("xl/worksheets/sheet2.xml").decode()


def test_json_is_json_for_everybody() -> None:
    rows = json.loads(to_json(TABLE))
    assert rows[0] == {"word": "=SUM(A1)", "count": 1, "rate": 0.3, "places": [[0, 1], [4, 9]]}
    assert rows[1]["rate"] is None and rows[2]["rate"] is None
    assert json.loads(to_json(TABLE.head(0))) == []


def test_text_aligns_numbers_right_and_says_none_for_nothing() -> None:
    assert to_text(TABLE[["word", "count"]].tail(2)) == "word   count\n-5         3\nplain      4\n"
    assert to_text(TABLE.head(0)) == "none\n"


def test_parts_are_written_and_read_back() -> None:
    parts = {"source": (4, 16), "content": (20, 44)}
    assert read_parts(parts_text(parts)) == parts and read_parts("") == {}
    table = pd.DataFrame({"code": ["a", "b"], "parts": [parts, {}]})
    assert to_tsv(table) == "code\tparts\na\tsource=4:16 content=20:44\nb\t\n"
    assert json.loads(to_json(table))[0]["parts"] == {"source": [4, 16], "content": [20, 44]}
    assert cell_text(parts) == "source=4:16 content=20:44"


def test_cells_show_the_decimals_that_matter() -> None:
    assert [cell_text(v) for v in (0.12345, 12.345, 1234.5, 0.00001, None, True, 12345, float("nan"))] == [
        "0.123", "12.35", "1,234", "1.0e-05", "–", "yes", "12,345", "–",
    ]  # fmt: skip


def test_what_a_killed_writer_left_goes_and_what_a_living_one_writes_stays(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left, living, other = (tmp_path / f".a.tsv.{name}.part" for name in (ended.pid, os.getppid(), "x"))
    for path in (left, living, other):
        path.write_bytes(b"half")
    assert written(tmp_path / "a.tsv", b"whole").read_bytes() == b"whole"
    assert not left.exists() and living.exists() and other.exists()


def test_of_files_that_belong_together_none_stays_where_one_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "b.tsv").mkdir()
    with pytest.raises(SetupError, match="cannot be written"):
        saved_together({tmp_path / "a.tsv": b"1", tmp_path / "b.tsv": b"2"})
    assert [path.name for path in tmp_path.iterdir()] == ["b.tsv"]

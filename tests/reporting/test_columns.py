"""How a table is laid out: few columns and rows first, one format for a kind of number, zeros in a sentence."""

import pandas as pd

from discourse.reporting import tables
from discourse.reporting.columns import heading, texts
from discourse.reporting.recipes import Layout

ROWS = pd.DataFrame({
    "code": ["a", "b", "c"], "title": ["Alpha", "Beta", "Gamma"], "count": [1200, 3, 0], "share": [0.5, 0.125, 0.0],
    "corrected": [1100.4, float("nan"), 0.0], "low": [900.0, 0.0, 0.0], "high": [1300.0, 0.0, 2.0], "parts": [8, 8, 8],
    "too_few": [False, True, True],
})  # fmt: skip


def written(values: list[float], kind: str = "") -> list[str]:
    return texts(pd.DataFrame({"x": values}), "x", Layout(formats={"x": kind} if kind else {}))


def test_numbers_of_one_kind_look_alike() -> None:
    assert written([0.5, 0.125, 0.0], "percent") == ["50%", "12%", "0%"]
    assert written([0.004, 0.5], "percent") == ["0.4%", "50.0%"]
    assert written([0.00001, 0.0123, 1.0, float("nan")], "p") == ["< .001", ".012", "1", "–"]
    assert written([12.345, 1234.0, -0.01], "rate") == ["12.3", "1,234.0", "0.0"]
    assert written([8.0, 1234.0]) == ["8", "1,234"] and written([0.5, 8.0]) == ["0.50", "8.00"]


def test_an_interval_stands_with_its_number() -> None:
    rows = pd.DataFrame({"norm": [2.0], "norm_low": [0.55], "norm_high": [4.96]})
    assert texts(rows, "norm", Layout()) == ["2.0 [0.6, 5.0]"]
    assert texts(ROWS, "corrected", Layout()) == ["1,100 [900, 1,300]", "–", "0 [0, 2]"]


def test_a_heading_may_hold_what_every_row_holds() -> None:
    assert heading("count", Layout(headings={"count": "places (of {parts})"}), ROWS) == "places (of 8)"
    assert heading("per_1000") == "per 1,000 words" and heading("some_name") == "some name"


def test_few_rows_and_columns_come_first() -> None:
    layout = Layout(view=("title", "count", "corrected", "share"), show=1, zeros={"column": "count"})
    made = tables.table(ROWS, layout, meanings={"too_few": "hardly any."})
    assert [name for name, *_ in made.heads] == ["title", "count", "share"]
    assert made.heads[1][2] == "count, corrected [95% interval]"
    assert [how for how, _ in made.lines] == ["", "few rest"] and made.hidden == 1
    assert made.lines[0][1][1][2:] == ("1,200", None, ", corrected 1,100 [900, 1,300]")
    assert made.lines[1][1][1][2:] == ("3", None, "")
    assert made.below == ["Gamma was not found.", "Grey rows: hardly any."]


def test_a_table_without_the_column_of_its_view_keeps_the_name_of_its_rows() -> None:
    rows = ROWS[["title", "count"]].rename(columns={"title": "lemma"})
    assert [name for name, *_ in tables.table(rows, Layout(view=("word", "count"))).heads] == ["lemma", "count"]
    long = pd.DataFrame({"word": [f"w{n}" for n in range(50)], "count": range(50)})
    made = tables.table(long, Layout())
    assert len(made.lines) == tables.MOST and made.below == [
        "The first 40 of 50 rows are shown here; all are in the exported table."
    ]

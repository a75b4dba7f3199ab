"""Two coders' files become a table of agreement: counted by hand, and against krippendorff and scikit-learn."""

import json
from pathlib import Path

import krippendorff
import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import cohen_kappa_score, f1_score

from discourse.base.errors import CardError, UsageError
from discourse.cli import main
from discourse.evaluation.agreement import ALL
from discourse.evaluation.agreement import agreement as compared
from discourse.evaluation.panel import Codes, of_files
from discourse.evaluation.panel import read_units as read_coding

# Twelve sentences of three documents; "" is none. Anna and Ben differ on 3, 7 and 11.
ANNA = ["frame", "frame", "", "frame", "", "", "frame", "", "frame", "", "", "frame"]
BEN = ["frame", "frame", "frame", "frame", "", "", "", "", "frame", "", "frame", "frame"]


def agreement(first: Codes, second: Codes, **level: str) -> pd.DataFrame:
    return compared(of_files({"Anna": first, "Ben": second}), **level)  # type: ignore[arg-type]


def coder(path: Path, codes: list[str]) -> Path:
    rows = "".join(f"text-{n // 4}:{n}\t{code}\n" for n, code in enumerate(codes))
    path.write_text(f"unit\tcode\n{rows}", encoding="utf-8")
    return path


def test_one_code_counted_by_hand(tmp_path: Path) -> None:
    first, second = read_coding(coder(tmp_path / "a.tsv", ANNA)), read_coding(coder(tmp_path / "b.tsv", BEN))
    table = agreement(first, second).set_index("code")
    row = table.loc["frame"]
    assert row[["units", "first", "second", "both"]].tolist() == [12, 6, 7, 5]
    assert row["percent"] == pytest.approx(9 / 12)
    assert row["positive"] == pytest.approx(2 * 5 / 13)
    # Chance: 6/12 * 7/12 + 6/12 * 5/12 = 1/2; PABAK 2 * 3/4 - 1.
    assert row["kappa"] == pytest.approx((0.75 - 0.5) / 0.5) and row["pabak"] == pytest.approx(0.5)
    truth, found = (np.array([bool(code) for code in codes]) for codes in (ANNA, BEN))
    assert row["positive"] == pytest.approx(f1_score(truth, found))
    assert row["alpha"] == pytest.approx(krippendorff.alpha([truth * 1, found * 1], level_of_measurement="nominal"))
    assert row["alpha_low"] <= row["alpha"] <= row["alpha_high"]
    assert row["verdict"] == "doubtful"
    # The only code: all decisions together are its decisions.
    assert table.loc[ALL, "alpha"] == pytest.approx(row["alpha"])


def test_one_code_in_each_unit_is_compared_as_a_whole(tmp_path: Path) -> None:
    draw = np.random.default_rng(3)
    one = draw.integers(1, 5, 40)
    other = np.where(draw.random(40) < 0.8, one, draw.integers(1, 5, 40))
    first = read_coding(coder(tmp_path / "a.tsv", [str(code) for code in one]))
    second = read_coding(coder(tmp_path / "b.tsv", [str(code) for code in other]))
    for level in ("nominal", "ordinal", "interval"):
        row = agreement(first, second, level=level).set_index("code").loc[ALL]  # type: ignore[arg-type]
        assert row["alpha"] == pytest.approx(krippendorff.alpha([one, other], level_of_measurement=level))
        assert row["kappa"] == pytest.approx(cohen_kappa_score(one, other))
        assert row["both"] == (one == other).sum()


def test_a_verdict_needs_units_and_an_interval_that_clears_the_mark() -> None:
    def row(units: int, wrong: int) -> str:
        first = {f"u{n}": frozenset("x" if n % 2 else "y") for n in range(units)}
        second = {**first, **{f"u{n}": frozenset("xy"[n % 2]) for n in range(wrong)}}
        return str(agreement(first, second).set_index("code").loc[ALL, "verdict"])

    # One difference in twenty units is luck as well as skill; five in a hundred are not.
    assert [row(100, 5), row(20, 1), row(8, 1)] == ["reliable", "tentative", "too few"]
    assert [row(100, 15), row(100, 30)] == ["tentative", "doubtful"]


def test_several_codes_of_a_unit_and_all_kinds_of_files(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id;code\nu1;x\nu1;y\nu2;\nu3;x\n", encoding="utf-8-sig")
    (tmp_path / "b.jsonl").write_text(
        "".join(json.dumps(row) + "\n" for row in (
            {"unit": "u1", "codes": ["x", "y"]}, {"id": "u2", "labels": {"x": False, "y": False}},
            {"id": "u3", "code": "x"}, {"id": "u4", "code": None},
        )), encoding="utf-8",
    )  # fmt: skip
    first, second = read_coding(tmp_path / "a.csv"), read_coding(tmp_path / "b.jsonl")
    assert first == {"u1": {"x", "y"}, "u2": frozenset(), "u3": {"x"}}
    assert second == {**first, "u4": frozenset()}
    table = agreement(first, second)
    assert table["code"].tolist() == ["x", "y", ALL]
    assert table["percent"].tolist() == [1, 1, 1] and table["units"].tolist() == [3, 3, 6]
    assert table["verdict"].tolist() == ["too few", "too few", "too few"]


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        (
            "a.tsv",
            "unit\tlabel\nu1\tx\n",
            "line 2: needs 'unit' and one of 'code', 'codes' or 'labels'; it has unit, label",
        ),
        ("a.tsv", "unit\tcode\n\tx\n", "line 2: names no unit"),
        ("a.tsv", "unit\tcode\n", "holds no unit"),
        ("a.jsonl", '{"unit": "u1"}\n', "line 1: needs 'unit' and one of 'code'"),
        ("a.jsonl", "unit\n", "line 1: not valid JSON"),
        ("a.jsonl", '{"id": "u1", "labels": {"x": "perhaps"}}\n', "the label 'x' is neither true nor false"),
    ],
)
def test_a_slip_is_named_with_its_line(tmp_path: Path, name: str, text: str, sentence: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(CardError, match=sentence):
        read_coding(tmp_path / name)


def test_wrong_questions_end_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not a file"):
        read_coding(tmp_path / "none.tsv")
    with pytest.raises(UsageError, match="no unit was read by two coders"):
        agreement({"a": frozenset()}, {"b": frozenset()})
    with pytest.raises(UsageError, match="'x' is no number"):
        agreement({"a": frozenset("x")}, {"a": frozenset("1")}, level="ordinal")
    with pytest.raises(UsageError, match="needs exactly one code"):
        agreement({"a": frozenset()}, {"a": frozenset("1")}, level="interval")


def test_the_command_prints_the_table_and_what_was_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = coder(tmp_path / "a.tsv", ANNA), coder(tmp_path / "b.tsv", BEN[:10])
    assert main(["agreement", str(first), str(second)]) == 0
    out = capsys.readouterr().out
    assert "frame" in out and ALL in out and "only one coder has them: 2 units" in out
    assert main(["agreement", str(first), str(tmp_path / "none.tsv")]) == 2

"""Decisions: a sheet that a person filled in comes back, and exactly what was decided changes."""

from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from discourse.article import Article, open_article
from discourse.base.errors import CardError, UsageError
from discourse.cli import main
from discourse.reporting.sheets import Sample, answers, sheet

TEXT = (
    "The council must close the road. The mayor said that the plan would help families. We hope that everybody agrees.\n\n"
    "Perhaps the budget is too small. However, the town has no choice, because the bridge is unsafe.\n"
)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "op.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def sentences_of(article: Article, codebook: str) -> dict[str, list[int]]:
    held = article.by_sentence(codebook)
    return {str(code): part["sentence"].tolist() for code, part in held.groupby("code")}


def test_a_sheet_filled_in_as_a_workbook_comes_back(
    text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "sheet.xlsx"
    before = {name: sentences_of(open_article(text), name) for name in ("entman", "policy-frames")}
    assert before["entman"]["treatment-recommendation"] == [1]
    assert main(["sheet", str(text), "--codebook", "entman", "--out", str(out)]) == 0
    book = openpyxl.load_workbook(out)
    page = book["sheet"]
    head = [cell.value for cell in page[1]]
    for row in page.iter_rows(min_row=2):
        cells = dict(zip(head, row, strict=True))
        if cells["proposed"].value == "treatment-recommendation":
            cells["answer"].value = "no"
        if cells["sentence"].value == 3:
            cells["other"].value = "Moral evaluation"
    book.save(out)
    assert main(["decide", str(text), str(out), "--coder", "Jo", "--day", "2026-01-02"]) == 0
    after = open_article(text)
    codes = sentences_of(after, "entman")
    assert "treatment-recommendation" not in codes and codes["moral-evaluation"] == [3]
    assert sentences_of(after, "policy-frames") == before["policy-frames"], "no other codebook changes"
    assert "rejected by Jo" in after.rejected("entman")["note"].tolist()
    assert set(after.codings("entman").loc[lambda t: t["code"] == "moral-evaluation", "status"]) == {"decided"}
    assert "read by hand (Jo): 1 rejected, 1 added." in " ".join(after.frame_functions().finding().notes)
    assert "1 added and 1 rejected" in capsys.readouterr().out


def test_a_blind_sheet_rejects_what_the_coder_does_not_name(text: Path) -> None:
    article = open_article(text)
    rows = sheet(article, "entman", Sample(), blind=True).astype(str).to_dict("records")
    assert "proposed" not in rows[0]
    rows[0]["codes"], rows[1]["codes"] = "none", "moral-evaluation"
    made = answers(article, rows, "Jo", "2026-01-02")
    assert [(one.code, one.verdict, one.start) for one in made] == [
        ("treatment-recommendation", "rejected", 0), ("moral-evaluation", "added", 33),
    ]  # fmt: skip


def test_a_sample_says_how_likely_each_sentence_was(text: Path) -> None:
    article = open_article(text)
    drawn = sheet(article, "entman", Sample("all", 2, 7), blind=True)
    assert drawn["sentence"].nunique() == 2 and set(drawn["probability"]) == {2 / 5}
    assert drawn.equals(sheet(article, "entman", Sample("all", 2, 7), blind=True))
    halves = sheet(article, "entman", Sample("stratified", 2, 7), blind=True)
    marked = article.codings("entman")["sentence"].nunique()
    assert sorted(halves["probability"]) == pytest.approx(sorted([1 / marked, 1 / (5 - marked)]))
    with pytest.raises(UsageError, match="marked sentences alone"):
        sheet(article, "entman", Sample("marked"))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"answer": "maybe"}, "row 1: the answer 'maybe' is neither yes nor no"),
        ({"other": "moral"}, "row 1: entman has no code 'moral'; did you mean"),
        ({"start": "4"}, "row 1: its words do not stand in op from 4 to"),
    ],
)
def test_a_slip_in_a_sheet_is_named(text: Path, change: dict[str, str], message: str) -> None:
    article = open_article(text)
    first = sheet(article, "entman", Sample()).astype(str).to_dict("records")[0]
    first["end"] = "40" if "start" in change else first["end"]
    with pytest.raises(CardError, match=message):
        answers(article, [first | change], "Jo", "2026-01-02")


def test_a_text_that_was_changed_since_is_noticed(text: Path) -> None:
    row = {"codebook": "entman", "code": "moral-evaluation", "start": "0", "end": "11", "text": "The council", "verdict": "added",
           "coder": "Jo", "day": "2026-01-02", "hash": "x", "note": "–"}  # fmt: skip
    pd.DataFrame([row]).to_csv(text.with_suffix(".decisions.tsv"), sep="\t", index=False)
    assert sentences_of(open_article(text), "entman")["moral-evaluation"] == [1]
    text.write_text(f"A word more. {TEXT}", encoding="utf-8")
    with pytest.raises(CardError, match=r"op\.decisions\.tsv: line 2: the text has other words from 0 to 11"):
        open_article(text)


def test_a_marker_in_anothers_words_is_none_of_the_writers(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(
        "The mayor opened the debate. “Perhaps the plan will fail,” said Jane Roe of the council. “I hope that we can stop it.”",
        encoding="utf-8",
    )
    article = open_article(path)
    held = article.codings("metadiscourse")
    assert "attitude-markers" not in held["code"].tolist() and "evidentials" in held["code"].tolist()
    assert "in another's words" in article.rejected("metadiscourse")["note"].tolist()

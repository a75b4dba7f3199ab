"""Decisions: a sheet that a person filled in comes back, and exactly what was decided changes."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from discourse import figures
from discourse.article import Article, open_article
from discourse.base.errors import CardError, UsageError
from discourse.cli import main
from discourse.coding.coder import COLUMNS
from discourse.coding.decided import decide, told
from discourse.io.beside import beside
from discourse.io.codebooks import read_codebook
from discourse.io.decisions import Decision, keep_decisions
from discourse.reporting import findings
from discourse.reporting.filled import answers
from discourse.reporting.sheets import Sample, sheet

TEXT = (
    "The council must close the road. The mayor said that the plan would help families. We hope that everybody agrees.\n\n"
    "Perhaps the budget is too small. However, the town has no choice, because the bridge is unsafe.\n"
)


@pytest.fixture
def text(path: Path) -> Path:
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
    assert "1 rejected and 1 added of 5 rows" in capsys.readouterr().out


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
        ({"answer": "yes", "recode": "moral-evaluation"}, "row 1: 'recode' names the one right code where"),
        ({"answer": "no", "proposed": ""}, "row 1: the answer is no where nothing is proposed"),
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


def test_a_code_put_in_place_of_another_is_one_decision(text: Path) -> None:
    article = open_article(text)
    rows = sheet(article, "entman", Sample()).astype(str).to_dict("records")
    assert [row["proposed"] for row in rows] == ["treatment-recommendation", "", "", "", "problem-definition"]
    rows[0] |= {"recode": "Moral evaluation", "unsure": "yes", "note": "whose judgement?"}
    keep_decisions(beside(text, "decisions"), article.text, answers(article, rows, "Jo", "2026-01-02"))
    after = open_article(text)
    assert [(one.code, one.verdict, one.recode, one.unsure) for one in after.source.decisions] == [
        ("treatment-recommendation", "recoded", "moral-evaluation", "yes")
    ]
    assert sentences_of(after, "entman") == {"moral-evaluation": [1], "problem-definition": [5]}
    assert "recoded by Jo as moral-evaluation" in after.rejected("entman")["note"].tolist()
    assert "(Jo): 1 recoded; unsure of 1." in " ".join(after.frame_functions().finding().notes)
    again = sheet(after, "entman", Sample())["proposed"].tolist()
    assert again == [row["proposed"] for row in rows], "a second coder sees what the first saw"


def test_the_machines_number_stands_beside_the_decided_one_where_they_differ(text: Path) -> None:
    article = open_article(text)
    rows = sheet(article, "entman", Sample()).astype(str).to_dict("records")
    rows[1] |= {"other": "problem-definition"}
    rows[4] |= {"answer": "yes"}
    keep_decisions(beside(text, "decisions"), article.text, answers(article, rows, "Jo", "2026-01-02"))
    finding = open_article(text).frame_functions().finding()
    table = finding.table.set_index("code")[["sentences", "machine"]]
    assert table.loc["problem-definition"].tolist() == [2, 1]
    assert table.loc["treatment-recommendation"].tolist() == [1, 1]
    assert "without what people decided" in finding.sheets()["columns"].set_index("column")["meaning"]["machine"]
    page = finding._repr_html_()
    assert page.count("(machine: 1)") == 1 and "its number stands in brackets" in page
    assert "machine" not in open_article(text).framing("policy-frames").finding().table, "nothing was decided there"


def test_to_recode_as_what_was_proposed_is_to_accept_it(text: Path) -> None:
    article = open_article(text)
    rows = sheet(article, "entman", Sample()).astype(str).to_dict("records")
    rows[0] |= {"recode": rows[0]["proposed"]}
    assert [(one.verdict, one.recode) for one in answers(article, rows, "Jo", "2026-01-02")] == [("accepted", "–")]


def test_words_in_capitals_keep_their_number_of_the_machine(tmp_path: Path) -> None:
    """*I* is counted as *i*: decisions on another codebook must not part the two."""
    path = tmp_path / "me.txt"
    path.write_text("I know the town. We live here, and I like it. The council must act.\n" * 3, encoding="utf-8")
    article = open_article(path)
    rows = sheet(article, "entman", Sample()).astype(str).to_dict("records")
    keep_decisions(
        beside(path, "decisions"),
        article.text,
        answers(article, [rows[0] | {"other": "moral-evaluation"}], "Jo", "2026-01-02"),
    )
    table = open_article(path).persons().finding().table
    assert "I" in table["form"].tolist() and "machine" not in table


def test_ten_decisions_change_the_findings_that_rest_on_them_and_no_other(
    text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "rendered", lambda figure, kind: b"<svg/>")
    names = [
        "entman",
        "policy-frames",
        "generic-frames",
        "metadiscourse",
        "modality",
        "attribution",
        "words",
        "structure",
    ]
    before = {name: open_article(text).finding(name).finding() for name in names}
    article = open_article(text)
    rows = sheet(article, "entman", Sample()).astype(str).to_dict("records")
    made = answers(
        article, [row | {"other": "moral-evaluation, causal-interpretation"} for row in rows], "Jo", "2026-01-02"
    )
    assert len(made) == 10
    keep_decisions(beside(text, "decisions"), article.text, made)
    after = {name: open_article(text).finding(name).finding() for name in names}
    assert [name for name in names if after[name].as_record() != before[name].as_record()] == ["entman"]
    assert [name for name in names if after[name]._repr_html_() != before[name]._repr_html_()] == ["entman"]
    wanted = after["entman"].table.set_index("code")[["sentences", "machine"]]
    assert (
        wanted.loc["moral-evaluation"].tolist() == [5, 0] and after["entman"]._repr_html_().count("(machine: 0)") == 2
    )
    findings.save(after["entman"], tmp_path)
    held = pd.read_excel(tmp_path / "entman.xlsx").set_index("code")[["sentences", "machine"]]
    assert held.to_dict() == wanted.to_dict()


def decided_row(**other: str) -> dict[str, str]:
    return {"codebook": "entman", "code": "moral-evaluation", "start": "0", "end": "11", "text": "The council",
            "verdict": "added", "coder": "Jo", "day": "2026-01-02", "hash": "x", "note": "–"} | other  # fmt: skip


def test_what_is_old_is_told_and_nothing_is_lost(text: Path) -> None:
    told = {
        "start": "83",
        "end": "113",
        "text": "We hope that everybody agrees.",
        "hash": read_codebook("entman").defined,
    }
    pd.DataFrame([decided_row(), decided_row(**told)]).to_csv(beside(text, "decisions"), sep="\t", index=False)
    article = open_article(text)
    assert sentences_of(article, "entman")["moral-evaluation"] == [1, 3]
    notes = " ".join(article.frame_functions().finding().notes)
    assert "2 added." in notes and "Of these 1 were made before a definition of the codebook last changed" in notes
    # The first words are gone, the others have moved.
    text.write_text("A word more. " + TEXT.replace("The council must", "Officials must"), encoding="utf-8")
    article = open_article(text)
    assert sentences_of(article, "entman")["moral-evaluation"] == [4]
    assert "1 more are kept and not counted" in " ".join(article.frame_functions().finding().notes)
    made = answers(article, [{"codebook": "entman", "start": "0", "end": "12", "text": "A word more.", "codes": "moral-evaluation"}],
                   "Ann", "2026-01-03")  # fmt: skip
    keep_decisions(beside(text, "decisions"), article.text, made)
    assert [(line.split("\t")[4], line.split("\t")[6]) for line in beside(text, "decisions").read_text(encoding="utf-8").splitlines()[1:]] == [
        ("The council", "Jo"), ("A word more.", "Ann"), ("We hope that everybody agrees.", "Jo")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"verdict": "acepted"}, r"line 2: the verdict 'acepted' is unknown; did you mean 'accepted'"),
        ({"verdict": "recoded"}, r"line 2: 'recode' must name a code"),
        ({"start": "zero"}, r"line 2: start and end must be whole numbers"),
    ],
)
def test_a_slip_in_a_decision_is_named(text: Path, change: dict[str, str], message: str) -> None:
    pd.DataFrame([decided_row(**change)]).to_csv(beside(text, "decisions"), sep="\t", index=False)
    with pytest.raises(CardError, match=message):
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


def made(code: str, start: int, end: int, verdict: str, **other: str) -> Decision:
    return Decision("entman", code, start, end, "words", verdict, "Jo", "2026-01-02", "x", **other)


SENTENCES = pd.DataFrame({"sentence": [1, 2], "start": [0, 12], "end": [11, 20]})


def held() -> pd.DataFrame:
    rows = [("a", 0, 5, "one"), ("b", 0, 5, "one"), ("a", 6, 10, "two")]
    table = pd.DataFrame(rows, columns=["code", "start", "end", "text"]).assign(
        document="x", coder="rule", status="finding"
    )
    return table.reindex(columns=[*COLUMNS, "status"], fill_value="")


def seen(table: pd.DataFrame, *columns: str) -> list[list[object]]:
    return table[["code", "start", "end", *columns]].values.tolist()


def test_a_decision_speaks_of_what_shares_a_character_with_it() -> None:
    kept, out = decide(held(), held()[list(COLUMNS)][:0], [made("a", 4, 6, "accepted")], "x", SENTENCES)
    assert seen(kept, "status", "coder") == [
        ["a", 0, 5, "decided", "rule"], ["b", 0, 5, "finding", "rule"], ["a", 6, 10, "finding", "rule"],
    ]  # fmt: skip
    assert out.empty
    kept, _ = decide(held(), held()[list(COLUMNS)][:0], [made("a", 5, 6, "accepted")], "x", SENTENCES)
    assert seen(kept, "status", "coder")[2] == ["a", 5, 6, "decided", "person"], "it touches neither: it is added"


def test_what_is_rejected_recoded_and_added() -> None:
    decisions = [made("b", 0, 3, "rejected"), made("a", 9, 12, "recoded", recode="b"), made("a", 12, 15, "added")]
    kept, out = decide(held(), held()[list(COLUMNS)][:0], decisions, "x", SENTENCES)
    assert seen(kept, "status", "coder", "sentence", "text", "voice", "parts", "cue", "codebook", "document") == [
        ["a", 0, 5, "finding", "rule", "", "one", "", "", "", "", "x"],
        ["b", 9, 12, "decided", "person", 1, "words", "own", {}, "", "entman", "x"],
        ["a", 12, 15, "decided", "person", 2, "words", "own", {}, "", "entman", "x"],
    ]
    assert seen(out, "note") == [["b", 0, 5, "rejected by Jo"], ["a", 6, 10, "recoded by Jo as b"]]
    assert list(out.columns) == list(COLUMNS) and kept.index.tolist() == [0, 1, 2]
    kept, out = decide(held(), out, [made("a", 6, 10, "recoded", recode="b")], "x", SENTENCES)
    assert seen(kept, "status") == [["a", 0, 5, "finding"], ["b", 0, 5, "finding"], ["b", 6, 10, "decided"]]
    assert len(out) == 3, "what was turned down before stays"


def test_what_was_decided_is_told_by_coder_and_verdict() -> None:
    book = read_codebook("entman")
    new, old = replace(made("a", 0, 1, "accepted"), hash=book.defined), made("a", 2, 3, "added", unsure="yes")
    other = replace(old, codebook="modality")
    rest = "What was accepted or added is counted, what was rejected is not."
    assert told([new, other], [other], book) == f"{book.title}, read by hand (Jo): 1 accepted. {rest}"
    two = told([new, old, replace(new, coder="Ann", verdict="rejected")], [old], book)
    assert two == (
        f"{book.title}, read by hand (Jo 2, Ann 1): 1 accepted, 1 rejected, 1 added; unsure of 1. {rest} Of these 1 were made before "
        "a definition of the codebook last changed; read them again. 1 more are kept and not counted, as the text no longer has their words."
    )
    assert told([other], [], book) == ""
    assert told([], [old], book) == "1 more are kept and not counted, as the text no longer has their words."

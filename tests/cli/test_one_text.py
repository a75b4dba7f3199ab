"""The commands on one short text of one's own: what each gives, and the sentence where it cannot."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from discourse.article import open_article
from discourse.cli import list as listing
from discourse.cli import main
from discourse.io.refi import read as read_refi
from discourse.reporting.sheets import Sample, sheet

TEXT = (
    "The council must close the road. The mayor said that the plan would help families. We hope that everybody agrees.\n\n"
    "Perhaps the budget is too small. However, the town has no choice, because the bridge is unsafe.\n"
)
Run = pytest.CaptureFixture[str]


@pytest.fixture
def text(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return path


def of_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))


def sheet_of(text: Path, name: str = "sheet.tsv", **changed: str) -> Path:
    """A sheet of the text, its first row changed."""
    rows = sheet(open_article(text), "entman", Sample()).astype(str)
    for column, value in changed.items():
        rows.loc[0, column] = value
    rows.to_csv(text.with_name(name), sep="\t", index=False)
    return text.with_name(name)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["frequency", "op.txt", "--rows", "0"], "--rows 0: must be 1 or more."),
        (["frequency", "op.txt", "--min-count", "9999999999"], "frequency: min_count must not be above"),
        (
            ["code", "op.txt", "entman", "--out", "codings.doc"],
            "--out codings.doc: the name must end in .qdpx, .jsonld or .tsv.",
        ),
        (["codings", "-", "sheet.tsv"], "codings are stored beside a text; give its file or slug, not '-'."),
        (["codings", "op.txt", "sheet.tsv", "--code", "remedy"], "--code remedy: write it as OURS=THEIRS"),
        (["codings", "op.txt", "given.csv", "--codebook", "entman", "--kind", "persn"], "did you mean 'person'?"),
        (["decide", "op.txt", "no-sheet.tsv", "--coder", "Jo"], "no coding sheet; make one with 'discourse sheet'."),
        (["decide", "-", "sheet.tsv", "--coder", "Jo"], "what was decided is kept beside a text; save it as a file."),
        (["decide", "-", "lines.tsv", "--coder", "Jo"], "what was decided is kept beside a text; save it as a file."),
        (["sheet", "op.txt", "--codebook", "entman", "--out", "sheet.doc"], "the name must end in .xlsx or .tsv."),
        (["sheet", "op.txt", "--codebook", "entman", "--sample", "6"], "--sample 6: the text has 5 sentences."),
        (["evaluate", "metadiscourse", "gold.jsonl", "--code", "hedges"], "--code hedges: write it as OURS=THEIRS"),
        (
            ["evaluate", "metadiscourse", "gold.jsonl", "--code", "hedges=frame"],
            "the gold has no 'frame'; known are: hedge",
        ),
        (["evaluate", "metadiscourse", "gold.jsonl", "--part", "dev"], "no row belongs to the part 'dev'"),
        (["agreement", "gold.jsonl"], "agreement: give two files, or an article and its coders."),
        (["add", "nowhere.txt"], "nowhere.txt: not a file that can be read."),
        (["add", "op.txt", "--text", "speech"], "--text speech: op.txt is no table of texts."),
        (["finding", "keynes", "op.txt"], "did you mean 'keyness'?"),
        (["check", "lonely"], "lonely.tsv: there is no card lonely.toml beside it; write one."),
    ],
)
def test_what_cannot_be_done_ends_in_one_sentence(
    text: Path, arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch, capsys: Run
) -> None:
    monkeypatch.setenv("DISCOURSE_HOME", str(text.parent))
    sheet_of(text)
    (text.parent / "no-sheet.tsv").write_text("start\tend\n1\t2\n", encoding="utf-8")
    assert main(["sheet", "op.txt", "--query", "must", "--out", "lines.tsv"]) == 0
    (text.parent / "given.csv").write_text("quotation;label\nWe hope;moral-evaluation\n", encoding="utf-8")
    (text.parent / "gold.jsonl").write_text(
        '{"id": "a", "text": "It may rain.", "spans": [{"start": 3, "end": 6, "code": "hedge"}]}\n', encoding="utf-8"
    )
    (text.parent / "data" / "words").mkdir(parents=True)
    (text.parent / "data" / "words" / "lonely.tsv").write_text("word\tgroup\nmust\tall\n", encoding="utf-8")
    of_standard_input(monkeypatch)
    capsys.readouterr()
    try:
        code = main(arguments)
    except SystemExit as end:
        code = int(str(end.code))
    said = capsys.readouterr().err
    assert code == 2 and message in said and said.count("\n") == 1, said


def test_codings_leave_in_three_formats_and_say_the_same(text: Path, capsys: Run) -> None:
    for ending in ("tsv", "jsonld", "qdpx"):
        assert main(["code", "op.txt", "entman", "--out", f"codings.{ending}"]) == 0
    rows = pd.read_csv(text.with_name("codings.tsv"), sep="\t")
    assert rows["code"].tolist() == ["treatment-recommendation", "problem-definition"]
    listed = json.loads(text.with_name("codings.jsonld").read_text(encoding="utf-8"))
    exact = sorted(re.findall(r'"exact": "([^"]+)"', json.dumps(listed)))
    assert exact == sorted(rows["text"])
    found = read_refi(text.with_name("codings.qdpx"))
    assert sorted(one.text for one in found) == exact


def test_a_finding_is_printed_and_exported(text: Path, capsys: Run) -> None:
    assert main(["finding", "modality", "op.txt", "--out", "made"]) == 0
    out, err = capsys.readouterr()
    finding = open_article(text).finding("modality").finding()
    assert out.startswith(f"{finding.title}\n{finding.summary}\n\n")
    saved = [Path(line.removeprefix("saved: ")) for line in err.splitlines() if line.startswith("saved: ")]
    assert saved and all(path.is_file() and path.parent.name == "made" for path in saved)
    assert {path.suffix for path in saved} >= {".svg", ".tsv"}
    assert main(["finding", "modality", "op.txt", "--format", "tsv"]) == 0
    assert capsys.readouterr().out.partition("\t")[0] == finding.table.columns[0]


def test_what_was_measured_is_printed_as_sentences_errors_and_decisions(text: Path, capsys: Run) -> None:
    """*may* is a hedge that is found, *quickly* one that is not: one right, one missed."""
    spans = [{"start": 3, "end": 6, "code": "hedge"}, {"start": 12, "end": 19, "code": "hedge"}]
    gold = [{"id": "a", "text": "It may rain quickly.", "spans": spans}]
    text.with_name("gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in gold), encoding="utf-8")
    asked = ["evaluate", "metadiscourse", "gold.jsonl", "--code", "hedges=hedge", "--unit", "cue", "--reader", "off"]
    assert main([*asked, "--predictions", "all.tsv"]) == 0
    out = capsys.readouterr().out
    assert "1 misses and false alarms; the first of them:" in out and "(1 right, 0 false alarms, 1 missed)" in out
    told = pd.read_csv("all.tsv", sep="\t")
    assert told["measured"].unique().tolist() == ["rule"] and told["text"].tolist() == ["may", "quickly"]
    assert main([*asked, "--format", "tsv"]) == 0
    errors = capsys.readouterr().out.splitlines()
    assert len(errors) == 2 and "quickly" in errors[1]


def test_a_sentence_read_blind_is_missed_until_it_is_coded(text: Path, capsys: Run) -> None:
    assert main(["sheet", "op.txt", "--codebook", "entman", "--blind", "--sample", "3", "--out", "blind.tsv"]) == 0
    rows = pd.read_csv("blind.tsv", sep="\t", dtype=str, keep_default_na=False)
    rows.loc[0, "codes"] = "none"
    rows.to_csv("blind.tsv", sep="\t", index=False)
    capsys.readouterr()
    assert main(["decide", "op.txt", "blind.tsv", "--coder", "Jo", "--day", "2026-01-02"]) == 0
    assert "2 of 3 sentences are not read yet; shares are estimated when all are." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"start": "first"}, "start and end must be whole numbers; do not change these columns."),
        ({"probability": "often"}, "the probability 'often' must be above 0 and at most 1"),
        ({"probability": "1.5"}, "the probability '1.5' must be above 0 and at most 1"),
    ],
)
def test_columns_that_were_not_to_be_changed_are_named(
    text: Path, change: dict[str, str], message: str, capsys: Run
) -> None:
    assert main(["decide", "op.txt", str(sheet_of(text, **change)), "--coder", "Jo"]) == 2
    assert message in capsys.readouterr().err


def test_answers_of_a_sheet_are_taken_in_as_codings(text: Path, capsys: Run) -> None:
    """The first row proposes a remedy: *yes* gives it, *no* says that no code applies."""
    for answer, code in (("yes", "treatment-recommendation"), ("no", "none")):
        sheet_of(text, f"{answer}.tsv", answer=answer)
        assert main(["codings", "op.txt", f"{answer}.tsv", "--codebook", "entman", "--coder", answer]) == 0
        held = {(one.coder, one.code) for one in open_article(text).source.codings}
        assert (answer, code) in held


def test_their_name_for_a_code_is_ours(text: Path, capsys: Run) -> None:
    text.with_name("anna.csv").write_text(
        "quotation;label\nThe council must close the road;solution\n", encoding="utf-8"
    )
    asked = ["codings", "op.txt", "anna.csv", "--codebook", "entman", "--code", "treatment-recommendation=solution"]
    assert main([*asked, "--check"]) == 0
    assert not open_article(text).source.codings, "--check stores nothing"
    assert main(asked) == 0
    assert [one.code for one in open_article(text).source.codings] == ["treatment-recommendation"]


def test_debug_shows_the_whole_error(text: Path) -> None:
    from discourse.base.errors import UsageError

    with pytest.raises(UsageError, match="did you mean"):
        main(["finding", "keynes", "op.txt", "--debug"])


def test_a_reference_is_checked(capsys: Run) -> None:
    assert main(["check", "brown"]) == 0
    assert capsys.readouterr().out.startswith("ok     brown: ")


def test_a_pipe_that_is_closed_early_is_no_error(text: Path) -> None:
    command = f"{sys.executable} -m discourse frequency op.txt --format tsv | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, timeout=300)
    assert (done.stdout.split("\t")[0], done.stderr) == ("word", "")


def test_what_the_system_refuses_is_told_with_its_file(monkeypatch: pytest.MonkeyPatch, capsys: Run) -> None:
    def refused(options: object) -> None:
        raise PermissionError(13, "Permission denied", "kept.tsv")

    monkeypatch.setattr(listing, "run", refused)
    assert main(["list"]) == 3
    assert capsys.readouterr().err == "discourse: kept.tsv: Permission denied.\n"
    with pytest.raises(PermissionError):
        main(["list", "--debug"])

"""The command line: what it prints, its errors and its exit codes."""

import io
import json
import re
import shlex
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest
from tests.helpers.files import word

from discourse.cli import COMMANDS, as_measure, main, parser
from discourse.io.articles import read_article


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    try:
        code = main(list(arguments))
    except SystemExit as end:
        code = int(end.code or 0)
    out = capsys.readouterr()
    return code, out.out, out.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(capsys: pytest.CaptureFixture[str], command: str) -> None:
    code, out, _ = run(capsys, command, "--help")
    assert code == 0 and "examples:" in out and f"discourse {command}" in out and "exit codes" in out


def test_frequency_as_json_has_the_columns_of_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "measure", "frequency", "zhang-xiao-2024", "--format", "json")
    rows = json.loads(out)
    assert code == 0 and list(rows[0])[:3] == ["word", "count", "per_1000"]
    counts = {row["word"]: row["count"] for row in rows}
    assert (counts["must"], counts["we"], counts["china"], sum(counts.values())) == (6, 5, 18, 1031)
    assert rows[0]["per_1000"] == pytest.approx(73 / 1031 * 1000)


def test_counting_rules_are_options_and_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "measure", "frequency", "zhang-xiao-2024", "--hyphens", "split", "--rows", "20")
    assert code == 0 and "the parts of a hyphenated compound are words" in " ".join(out.split())


def test_code_prints_the_codings_table(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "code", "zhang-xiao-2024", "--codebook", "policy-frames", "--format", "json")
    rows = json.loads(out)
    assert code == 0 and rows
    assert list(rows[0]) == [
        "document",
        "codebook",
        "code",
        "start",
        "end",
        "text",
        "sentence",
        "cue",
        "rule",
        "voice",
        "actor",
        "polarity",
        "parts",
        "coder",
        "note",
        "status",
    ]
    text = Path(__file__).resolve().parents[2].joinpath("data/articles/zhang-xiao-2024.txt").read_text(encoding="utf-8")
    assert all(text[row["start"] : row["end"]] == row["text"] for row in rows)


def test_standard_input_and_tsv(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"We must. We must!")))
    code, out, _ = run(capsys, "measure", "frequency", "-", "--format", "tsv")
    assert code == 0 and [line.split("\t")[:2] for line in out.splitlines()] == [
        ["word", "count"],
        ["must", "2"],
        ["we", "2"],
    ]


@pytest.mark.parametrize(
    ("arguments", "exit_code", "message"),
    [
        (["measure", "frequency", "zhang-xiao-2042"], 2, "did you mean 'zhang-xiao-2024'?"),
        (["measure", "frequncy", "zhang-xiao-2024"], 2, "'frequncy' is unknown; did you mean 'frequency'"),
        (["measure", "concordance", "zhang-xiao-2024", "--query", '[lema="x"]'], 2, "did you mean 'lemma'"),
        (["code", "zhang-xiao-2024", "--codebook", "policy-frame"], 2, "did you mean 'policy-frames'?"),
        (["code", "zhang-xiao-2024"], 2, "--codebook"),
        (["keynes", "zhang-xiao-2024"], 2, "did you mean 'keyness'?"),
        (["keyness", "zhang"], 2, "did you mean 'zhang-xiao-2024'?"),
        (["keyness", "zhang-xiao-2024", "--refrence", "brown"], 2, "did you mean '--reference'"),
        (["keyness", "zhang-xiao-2024", "--columns", "wrod"], 2, "did you mean 'word'?"),
        (["keyness", "zhang-xiao-2024", "--min-count", "x"], 2, "--min-count must be a whole number, not 'x'"),
        (["concordance", "zhang-xiao-2024", "shared", "future"], 2, "'future' is a word too many"),
        (["measure"], 2, "name a measure and an article"),
        (["check", "policy-frame"], 2, "did you mean 'policy-frames'?"),
        (["report", "zhang-xiao-2042"], 2, "did you mean 'zhang-xiao-2024'?"),
        (["evaluate", "metadiscourse", "nowhere.jsonl"], 2, "nowhere.jsonl: not a file"),
        ([], 2, "COMMAND"),
    ],
)
def test_errors_are_one_sentence_with_a_remedy(
    capsys: pytest.CaptureFixture[str], arguments: list[str], exit_code: int, message: str
) -> None:
    code, out, err = run(capsys, *arguments)
    assert code == exit_code and message in err and err.count("\n") == 1 and "Traceback" not in err and out == ""


def test_a_refused_article_ends_with_4(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    code, _, err = run(capsys, "measure", "frequency", str(tmp_path / "old.doc"))
    assert code == 4 and err == "discourse: old.doc: this is an old Word file (.doc); open it and save it as .docx.\n"
    (tmp_path / "letter.docx").write_bytes(b"PK\x03\x04")
    code, _, err = run(capsys, "report", str(tmp_path / "letter.docx"))
    assert code == 4 and "letter.docx: is damaged and cannot be unpacked" in err


def test_tables_fit_the_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("keyness", "zhang-xiao-2024", "--rows", "3")
    for size in (60, 100):
        monkeypatch.setenv("COLUMNS", str(size))
        code, out, _ = run(capsys, *asked)
        assert code == 0 and max(map(len, out.splitlines())) <= size and "Not shown: " in out
    whole = run(capsys, *asked, "--wide")[1]
    assert "too_few" in whole.splitlines()[0] and "Not shown: " not in whole
    assert run(capsys, *asked, "--columns", "g2,word")[1].splitlines()[0].split() == ["g2", "word"]
    assert list(json.loads(run(capsys, *asked, "--columns", "word", "--format", "json")[1])[0]) == ["word"]


def test_a_measure_is_a_command_and_takes_its_query_as_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    short = run(capsys, "concordance", "zhang-xiao-2024", "must", "--columns", "node,sentence")
    long = run(capsys, "measure", "concordance", "zhang-xiao-2024", "--query", "must", "--columns", "node,sentence")
    assert short == long and [line.split()[1] for line in short[1].splitlines()[1:7]] == [
        "8",
        "14",
        "15",
        "24",
        "25",
        "34",
    ]
    by_word = run(capsys, "code", "zhang-xiao-2024", "modality", "--rows", "2")
    assert (
        by_word == run(capsys, "code", "zhang-xiao-2024", "--codebook", "modality", "--rows", "2") and by_word[0] == 0
    )


def test_add_copies_byte_for_byte_and_refuses_to_overwrite(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCOURSE_HOME", str(tmp_path))
    source = tmp_path / "My Text.txt"
    source.write_bytes("Ours is “here”.\r\nYes.".encode())
    code, out, _ = run(capsys, "add", str(source))
    assert code == 0 and "data/articles/my-text.txt" in out
    assert (tmp_path / "data/articles/my-text.txt").read_bytes() == source.read_bytes()
    assert '# author = ""' in (tmp_path / "data/articles/my-text.toml").read_text(encoding="utf-8")
    code, _, err = run(capsys, "add", str(source))
    assert code == 2 and "there is an article of this name already" in err
    code, _, err = run(capsys, "add", str(source), "--slug", "My Text")
    assert code == 2 and "e.g. 'my-text'" in err


def test_add_proposes_what_the_text_tells(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCOURSE_HOME", str(tmp_path))
    body = (
        "Angela Merkel met the press in Berlin on Tuesday. Merkel said that Germany must change. Berlin is waiting now."
    )
    lines = [r"Trams are \"late\"", "By Jane Doe, political editor", "31 July 2024", body]
    (tmp_path / "trams.txt").write_text("\n\n".join(lines), encoding="utf-8")
    code, out, _ = run(capsys, "add", str(tmp_path / "trams.txt"))
    assert code == 0 and "it proposes title, author, date, language and 2 actors" in out
    card = tomllib.loads((tmp_path / "data/articles/trams.toml").read_text(encoding="utf-8"))
    assert (card["title"], card["author"], card["date"]) == (r"Trams are \"late\"", "Jane Doe", date(2024, 7, 31))
    assert [(a["name"], a["aliases"]) for a in card["actor"]] == [("Angela Merkel", ["Merkel"]), ("Berlin", [])]
    assert run(capsys, "check", "trams")[:2] == (0, "ok     trams: 1 paragraph, 3 sentences, 4 facts on its card\n")
    uncommented = re.sub(r"(?m)^# (?=\w+ = |\[)", "", Path("data/card.toml").read_text(encoding="utf-8"))
    assert tomllib.loads(uncommented)["genre"] == ""


def test_add_takes_a_word_file_with_its_structure_and_rows_into_a_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCOURSE_HOME", str(tmp_path))
    (tmp_path / "tram.docx").write_bytes(word())
    code, out, _ = run(capsys, "add", str(tmp_path / "tram.docx"))
    assert code == 0 and "it proposes title, author and language" in out
    stored = read_article("tram")
    assert [p.role for p in stored.paragraphs] == [p.role for p in read_article(str(tmp_path / "tram.docx")).paragraphs]
    table = tmp_path / "data/articles/tram.structure.tsv"
    table.write_text(table.read_text(encoding="utf-8").replace("What now", "What then"), encoding="utf-8")
    code, _, err = run(capsys, "check", "tram")
    assert code == 2 and "tram.structure.tsv: line 3: line 7 of the text begins otherwise" in err
    (tmp_path / "two.csv").write_text('speech,speaker\n"We must act, now.",Roe\nSo be it.,Doe\n,\n', encoding="utf-8")
    code, _, err = run(capsys, "add", str(tmp_path / "two.csv"))
    assert code == 2 and "say which column holds the text, with --text; its columns are speech and speaker" in err
    code, out, _ = run(capsys, "add", str(tmp_path / "two.csv"), "--text", "speech")
    assert code == 0 and "added 2 texts in" in out and "left out 1 empty row" in out
    assert read_article(str(tmp_path / "data/articles/two/two-1.txt")).facts == {"author": "Roe"}


def test_check_and_doctor_and_list_tell_the_state(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = run(capsys, "check", "zhang-xiao-2024")
    assert code == 0 and "8 paragraphs, 36 sentences" in out
    (tmp_path / "bad.tsv").write_text("code\tcue\n", encoding="utf-8")
    (tmp_path / "bad.toml").write_text('title = "x"', encoding="utf-8")
    code, _, err = run(capsys, "check", str(tmp_path / "bad.tsv"))
    assert code == 2 and "bad.toml: the key 'citation' is missing" in err
    code, out, _ = run(capsys, "check", "openings", "template")
    assert code == 0 and "ok     openings: " in out and "ok     template: rules without a codebook" in out
    code, out, _ = run(capsys, "doctor")
    assert code == 0 and "language model: en_core_web_sm" in out
    code, out, _ = run(capsys, "list", "--format", "json")
    kinds = {row["kind"] for row in json.loads(out)}
    assert code == 0 and kinds == {"article", "codebook", "reference", "measure", "finding"}


def test_evaluate_measures_the_rules_and_then_what_is_shown(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = "It may rain. We must go."
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "a", "text": text, "spans": [{"start": 3, "end": 6, "code": "hedge"}]}) + "\n")
    asked = ("evaluate", "metadiscourse", str(gold), "--code", "hedges=hedge", "--unit", "cue", "--format", "json")
    code, out, _ = run(capsys, *asked)
    made = json.loads(out)
    assert code == 0 and (made["coder"], made["tp"], made["fp"], made["fn"]) == ("rule", 1, 0, 0)
    assert made["with_reader"]["coder"] == "both"
    assert "with_reader" not in json.loads(run(capsys, *asked, "--reader", "off")[1])


def documented() -> list[str]:
    """The commands in README, CONTRIBUTING and docs: in code blocks and between backticks."""
    root = Path(__file__).resolve().parents[2]
    pages = [*root.glob("*.md"), *root.glob("docs/*.md"), *root.glob("data/project/*.md")]
    texts = (
        re.sub(r"\n(?= *[^\n`]*`[,.;:) ])", " ", p.read_text(encoding="utf-8")) for p in pages if p.stem != "CHANGELOG"
    )
    found = {
        m[1].strip() for text in texts for m in re.finditer(r"(?:^ *\$? *|`)(discourse [a-z-]+ [^`\n#]+)", text, re.M)
    }
    return sorted(re.sub(r"<\w+>", "keyness", command) for command in found if "..." not in command)


@pytest.mark.parametrize("command", documented())
def test_a_documented_command_can_be_given(command: str) -> None:
    words = shlex.split(re.split(r"  |;", command)[0])[1:]
    given, wanted = (words, words[0]) if words[0] in COMMANDS else (as_measure(words, words[0]), "measure")
    assert parser(wanted).parse_args(given).run


def test_the_table_in_the_readme_is_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    readme = Path(__file__).resolve().parents[2].joinpath("README.md").read_text(encoding="utf-8")
    command, table = re.search(r"    \$ discourse (.+)\n((?:    .+\n)+)", readme).groups()  # type: ignore[union-attr]
    assert re.sub(r"(?m)^    ", "", table) == run(capsys, *command.split())[1].partition("\n\n")[0] + "\n"


def test_a_codebook_named_before_the_article_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", "--codebook", "persons", "zhang-xiao-2024", "--format", "tsv", "--rows", "1"]) == 0
    assert capsys.readouterr().out.startswith("document\tcodebook")

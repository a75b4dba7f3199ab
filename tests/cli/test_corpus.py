"""`discourse corpus` on the command line: build, ask, and what is told where it cannot be done."""

import json
from pathlib import Path

import pytest

from discourse.cli import main

ROWS = [
    {
        "id": f"t{n}",
        "text": f"We want peace. They said {'war ' * n}and more war, in {1990 + n}.",
        "year": 1990 + n,
        "who": "Ann" if n % 2 else "Bo",
    }
    for n in range(6)
]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data" / "articles").mkdir(parents=True)
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    (tmp_path / "words.tsv").write_text("word\tgroup\nwar*\tfight\npeace\tcalm\n", encoding="utf-8")
    monkeypatch.setenv("DISCOURSE_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_corpus_is_built_and_asked(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", "build", "rows.jsonl", "--out", "made", "--title", "Made"]) == 0
    assert capsys.readouterr().out == (
        "made: 75 words in 6 texts, 15 different words\nin English\nknown of each text: year, who\n"
    )

    def asked(*arguments: str) -> list[dict[str, object]]:
        assert main(["corpus", *arguments, "--format", "json"]) == 0
        rows: list[dict[str, object]] = json.loads(capsys.readouterr().out)
        return rows

    assert asked("list") == [{"name": "made", "title": "Made", "words": 75, "texts": 6, "languages": "English"}]
    assert asked("frequency", "made", "--rows", "1")[0] | {"per_million": 0} == {
        "word": "war", "count": 21, "per_million": 0, "texts": 6, "texts_share": 100.0,
    }  # fmt: skip
    line = asked("concordance", "made", "want peace", "--where", "year>=1994", "--meta", "who", "--sort", "1L")[0]
    assert line == {"document": "t4", "left": "We", "node": "want peace", "right": ". They said war war war war and more",
                    "who": "Bo", "start": 3, "end": 13}  # fmt: skip
    assert [row["document"] for row in asked("concordance", "made", "want peace")] == sorted(
        row["document"] for row in asked("concordance", "made", "want peace", "--sort", "1L")
    )
    assert [
        row["word"] for row in asked("keyness", "made", "--where", "who=Ann", "--against", "who=Bo", "--min-count", "2")
    ] == ["war"]
    assert asked("collocates", "made", "want", "--min-count", "6")[0]["collocate"] in ("we", "peace")
    assert asked("ngrams", "made", "--n-max", "2")[0]["ngram"] == "war war"
    assert len(asked("dispersion", "made")) == 9
    assert asked("cues", "made", "--lexicon", "words.tsv", "--by", "who", "--groups", "calm")[0]["count"] == 3
    assert main(["corpus", "cues", "made", "--lexicon", "words.tsv", "--by", "year", "--plot", "trend.svg"]) == 0
    assert "tau" in capsys.readouterr().out and "fight" in (project / "trend.svg").read_text(encoding="utf-8")
    assert main(["corpus", "sample", "made", "--size", "3", "--out", "sheet.tsv"]) == 0
    assert len((project / "sheet.tsv").read_text(encoding="utf-8").splitlines()) == 4
    assert main(["corpus", "annotate", "made", "--workers", "1"]) == 0 and "1 shard made" in capsys.readouterr().out
    assert asked("lemmas", "made", "--by", "lemma", "--rows", "1")[0]["count"] == 21
    assert sum(int(str(row["count"])) for row in asked("codes", "made", "modality", "--by", "who")) == 0
    for given in (["frequency", "made"], ["measure", "frequency", "made"]):
        assert main([*given, "--format", "json"]) == 0 and '"war"' in capsys.readouterr().out
    assert main(["collocation", "made", "want", "--where", "year>=1994"]) == 0 and "1994" in capsys.readouterr().out
    assert main(["stance", "made"]) == 2 and "stance: is taken of one article" in capsys.readouterr().err
    assert main(["corpus", "check", "made"]) == 0 and "whole" in capsys.readouterr().out


def test_what_cannot_be_done_is_told_in_a_sentence(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", "build", "rows.jsonl", "--out", "made"]) == 0
    capsys.readouterr()
    for arguments, message in (
        (["frequency", "mad"], "mad: no corpus of this name; did you mean 'made'?"),
        (["build", "rows.jsonl", "--out", "Made"], "Made: name a corpus with lower-case letters"),
        (["build", "rows.jsonl", "--out", "other", "--text", "txet"], "did you mean 'text'?"),
        (["cues", "made", "--lexicon", "nowhere.tsv"], "nowhere.tsv: not a table that can be read."),
        (["concordance", "made", "peace", "--sort", "1X"], "sort='1X' cannot be read"),
        (
            ["cues", "made", "--lexicon", "words.tsv", "--by", "year", "--plot", "trend.doc"],
            "must end in .svg, .png or .pdf",
        ),
    ):
        assert main(["corpus", *arguments]) == 2
        assert message in capsys.readouterr().err


def test_what_a_row_lacks_is_told_and_a_text_without_a_word_left_out(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "one.jsonl").write_text(
        '{"text": "We came.", "who": "Ann"}\n\n{"text": "!", "who": "Bo"}\n', encoding="utf-8"
    )
    assert main(["corpus", "build", "one.jsonl", "--out", "one"]) == 0
    assert capsys.readouterr().out == (
        "one: 2 words in 1 text, 2 different words\nin English\nknown of each text: who\n1 text without a word left out\n"
    )
    (project / "list.jsonl").write_text("[1]\n", encoding="utf-8")
    (project / "empty").mkdir()
    for arguments, message in (
        (["build", "one.jsonl", "--out", "two", "--meta", "woh"], "row 1: no column 'woh'; did you mean 'who'?"),
        (["build", "list.jsonl", "--out", "two"], "list.jsonl: line 1: it must be one object in braces."),
        (["build", "empty", "--out", "two"], "no text in this folder; put UTF-8 texts (*.txt) into it."),
        (["dispersion", "one"], "one: dispersion needs two texts or more."),
        (["concordance", "one", "we", "--context", "-1"], "context, rows and sample must be 0 or more."),
        (["collocates", "one", "we", "--span", "0"], "span and min_count must be 1 or more."),
        (
            ["ngrams", "one", "--min-count", "1"],
            "n_min must be 2 or more, n_max not below it, and min_count 2 or more.",
        ),
        (["sample", "one", "--size", "0"], "sample: size is 0; draw one sentence or more."),
        (["sample", "one", "--query", "nobody"], "sample: no sentence of one holds 'nobody'."),
        (["sample", "one", "--out", "sheet.doc"], "--out sheet.doc: the name must end in .xlsx or .tsv."),
        (["cues", "one", "--lexicon", "nowhere"], "nowhere: no word list of this name"),
        (["cues", "one", "--lexicon", "no-words.tsv"], "no-words.tsv: it lists no word."),
        (["check", "one", "--texts", "-1"], "texts is -1; compare one text or more."),
    ):
        (project / "no-words.tsv").write_text("word\tgroup\n", encoding="utf-8")
        assert main(["corpus", *arguments]) == 2, arguments
        assert message in capsys.readouterr().err, arguments


def test_a_corpus_is_compared_with_a_reference_and_with_another_corpus(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "other.jsonl").write_text('{"text": "We want war and peace."}\n' * 3, encoding="utf-8")
    for name in ("rows", "other"):
        assert main(["corpus", "build", f"{name}.jsonl", "--out", name]) == 0
    capsys.readouterr()
    assert main(["corpus", "keyness", "rows", "--against", "other", "--min-count", "1", "--format", "json"]) == 0
    found = {row["word"]: row for row in json.loads(capsys.readouterr().out)}
    # 21 of 75 words in 6 of 6 texts against 3 of 15 in 3 of 3; "more" stands in the first corpus alone.
    assert [found["war"][name] for name in ("count", "other", "texts", "other_texts")] == [21, 3, 6, 3]
    assert [found["more"][name] for name in ("count", "other", "other_texts")] == [6, 0, 0]
    assert main(["corpus", "keyness", "rows", "--against", "brown", "--min-count", "6", "--format", "json"]) == 0
    found = {row["word"]: row for row in json.loads(capsys.readouterr().out)}
    assert (found["war"]["count"], found["war"]["other"]) == (21, 465) and "texts" not in found["war"]


def test_a_corpus_is_annotated_as_it_is_built_and_its_words_are_held_against_those_of_an_article(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["corpus", "build", "rows.jsonl", "--out", "made", "--annotate", "syntax"]) == 0
    assert "1 shard made" in capsys.readouterr().out
    assert main(["corpus", "check", "made", "--texts", "3"]) == 0
    # The first, the third and the last: 10, 12 and 15 words.
    assert "100.00% of 37 words in 3 texts are counted as in an article" in capsys.readouterr().out


def test_a_damaged_manifest_and_one_of_another_version_are_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["corpus", "build", "rows.jsonl", "--out", "made"]) == 0
    (manifest,) = project.glob("data/corpora/made/*.json")
    facts = json.loads(manifest.read_text(encoding="utf-8"))
    capsys.readouterr()
    for text, message in (
        ("{", "made: its manifest is damaged; build the corpus again."),
        (json.dumps(facts | {"format": "0"}), "made: made by another version of this program; build the corpus again."),
    ):
        manifest.write_text(text, encoding="utf-8")
        assert main(["corpus", "frequency", "made"]) == 2
        assert message in capsys.readouterr().err

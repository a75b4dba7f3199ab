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
    assert capsys.readouterr().out == "made: 75 words in 6 texts, 15 different words\nknown of each text: year, who\n"

    def asked(*arguments: str) -> list[dict[str, object]]:
        assert main(["corpus", *arguments, "--format", "json"]) == 0
        rows: list[dict[str, object]] = json.loads(capsys.readouterr().out)
        return rows

    assert asked("list") == [{"name": "made", "title": "Made", "words": 75, "texts": 6}]
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

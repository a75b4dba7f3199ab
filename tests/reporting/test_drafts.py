"""A draft about the first article: each quotation and number gets its verdict, in the table and on the command line."""

import json
from pathlib import Path

import pytest

from discourse.article import Article, open_article
from discourse.cli import main
from discourse.reporting import drafts

DRAFT = """# An essay

It says that “reforms and openness will not stop” and that “reforms and openness will stop”, and calls all this a ‘gift’.

> This sends a powerful signal […] that reforms and openness will not stop.

> The two countries share a border.
"""


@pytest.fixture
def essay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DISCOURSE_HOME", str(tmp_path))
    (tmp_path / "essay.md").write_text(DRAFT, encoding="utf-8")
    return tmp_path / "essay.md"


def test_quotations_between_marks_and_block_quotations_are_checked(essay: Path, article: Article) -> None:
    table = drafts.check(open_article(essay), article)
    assert table["verdict"].tolist() == ["exact", "altered", "not in the text", "exact", "not in the text"]
    assert (
        table["how"].tolist()[1] == "negation left out" and table["article"][1] == "reforms and openness will not stop"
    )
    assert table["how"].tolist()[3] == "shortened with an ellipsis"
    assert drafts.fails(table) and not drafts.fails(table.iloc[[0, 2, 3]])


def test_the_command_prints_a_list_or_a_table_and_ends_with_5(essay: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-claims", str(essay), "zhang-xiao-2024"]) == 5
    out = capsys.readouterr().out
    assert "5 quotations" in out and "ALTERED: “reforms and openness will stop”" in out and "left out: not" in out
    assert main(["check-claims", str(essay), "zhang-xiao-2024", "--format", "json"]) == 5
    assert [row["kind"] for row in json.loads(capsys.readouterr().out)] == ["quotation"] * 5
    essay.write_text("It says: “reforms and openness will not stop”. It has 36 sentences.", encoding="utf-8")
    assert main(["check-claims", str(essay), "zhang-xiao-2024"]) == 0
    assert "there is no report of zhang-xiao-2024" in capsys.readouterr().out

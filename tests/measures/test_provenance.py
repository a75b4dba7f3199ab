"""What a card tells, and what it leaves open."""

from pathlib import Path

from discourse.analysis import Analysis
from discourse.io.articles import read_article

TEXT = "A Title\n\nBy Jo Doe\n\nWe must act now. China agrees.\n\nTrade will grow, and it may grow soon."
CARD = 'author = "Jo Doe"\ndate = 2024-07-01\nlanguage = "en"\n[[actor]]\nname = "China"\n'


def test_facts_known_and_unknown(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.toml").write_text(CARD, encoding="utf-8")
    article = Analysis(read_article(str(tmp_path / "a.txt")))
    table = article.measure("provenance").set_index("fact")
    assert table.loc["author"].tolist() == ["Jo Doe", True] and table.loc["date", "value"] == "2024-07-01"
    assert table.loc["outlet"].tolist() == ["not recorded", False]
    assert table.loc["actors named on the card"].tolist() == ["1", True]
    assert table.loc["characters", "value"] == str(len(TEXT))
    assert table.loc[["words counted", "sentences", "paragraphs"], "value"].tolist() == ["14", "3", "2"]
    assert "byline" in table.loc["printed beside the body", "value"]
    assert "expected" not in table.index and "actor" not in table.index, "lists are no facts"


def test_a_text_without_a_card(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "We must act now. China agrees. Trade will grow, and it may grow soon.", encoding="utf-8"
    )
    table = Analysis(read_article(str(tmp_path / "a.txt"))).measure("provenance").set_index("fact")
    assert table.loc["actors named on the card"].tolist() == ["0", False]
    assert table.loc["printed beside the body"].tolist() == ["nothing", True]


def test_the_whole_table(tmp_path: Path) -> None:
    """Every fact of a card in its order, then what was counted; the title is read off the text, and stands beside the body as the byline does."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.toml").write_text(CARD.replace('language = "en"\n', ""), encoding="utf-8")
    table = Analysis(read_article(str(tmp_path / "a.txt"))).measure("provenance")
    left = "not recorded"
    assert list(table.itertuples(index=False, name=None)) == [
        ("title", "A Title", True), ("subtitle", left, False), ("author", "Jo Doe", True), ("role", left, False), ("outlet", left, False),
        ("genre", left, False), ("date", "2024-07-01", True), ("url", left, False), ("language", "not recorded; English by its letters", False),
        ("licence", left, False), ("selection", left, False), ("collected", left, False), ("language_model", left, False),
        ("actors named on the card", "1", True), ("printed beside the body", "byline, title", True), ("characters", "90", True),
        ("words counted", "14", True), ("sentences", "3", True), ("paragraphs", "2", True),
    ]  # fmt: skip
    assert list(table.columns) == ["fact", "value", "recorded"]

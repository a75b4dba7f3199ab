from pathlib import Path

import pytest

from discourse.article import Article
from discourse.base.errors import ArticleError, UsageError
from discourse.io.articles import read_article
from discourse.text.corpus import folder_reference
from discourse.text.words import CountingRules


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text("The state-owned firm grew. It grew again in 1999.\n", encoding="utf-8")
    (tmp_path / "one.toml").write_text('title = "One"\ndate = "1999-05-01"\noutlet = "Daily"\n', encoding="utf-8")
    (tmp_path / "two.txt").write_text("The firm didn't grow.\n", encoding="utf-8")
    (tmp_path / "two.toml").write_text('title = "Two"\ndate = 2003-02-01\n', encoding="utf-8")
    (tmp_path / "notes.md").write_text("Not an article.", encoding="utf-8")
    return tmp_path


def test_a_folder_is_counted_by_the_rules_of_the_article(folder: Path) -> None:
    reference = folder_reference(folder)
    counts = reference.counts.groupby("word")["count"].sum().to_dict()
    assert counts == {
        "the": 2, "state-owned": 1, "firm": 2, "grew": 2, "it": 1, "again": 1, "in": 1, "1999": 1,
        "did": 1, "not": 1, "grow": 1,
    }  # fmt: skip
    assert reference.size == 14
    assert reference.documents == 2
    assert reference.years == "1999-2003"
    assert reference.register == "Daily"
    assert reference.parts.columns.tolist() == ["one", "two"]
    assert reference.parts.sum().tolist() == [9, 5]
    split = folder_reference(folder, CountingRules(hyphens="split", numbers="left out"))
    assert split.size == 14
    assert {"state", "owned"} <= set(split.counts["word"])


def test_texts_whose_names_make_one_slug_stay_apart(folder: Path) -> None:
    for name in ("a b.txt", "a-b.txt", "A B.txt"):
        (folder / name).write_text("The firm grew.\n", encoding="utf-8")
    reference = folder_reference(folder)
    assert sorted(reference.parts.columns) == ["a-b", "a-b-2", "a-b-3", "one", "two"] and reference.documents == 5
    assert reference.parts.sum().tolist() == [3, 3, 3, 9, 5]


def test_the_article_under_study_is_left_out(folder: Path) -> None:
    reference = folder_reference(folder, besides=read_article(str(folder / "two.txt")))
    assert reference.documents == 1
    assert "not" not in set(reference.counts["word"])


def test_an_empty_folder_and_a_broken_article_are_named(folder: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(UsageError, match="no other article"):
        folder_reference(empty)
    (folder / "bad.txt").write_bytes(b"\xff\xfe broken")
    with pytest.raises(ArticleError, match=r"bad\.txt"):
        folder_reference(folder)


def test_a_study_takes_a_folder_as_reference(article: Article, folder: Path) -> None:
    table = article.measure("keyness", reference=str(folder))
    assert table.set_index("word").loc["cooperation", "reference"] == 0
    absent = article.measure("absent", reference=str(folder), content=False, by="word")
    assert {"firm", "grew"} <= set(absent["word"])

from pathlib import Path

import pandas as pd
import pytest

from discourse.article import Article, open_article
from discourse.base.errors import EmptyTextError
from discourse.measures.keywords.sensitivity import sensitivity

BESIDES = ["word", "against", "count", "range", "survives", "settings", "lost", "places"]


@pytest.fixture(scope="module")
def table(article: Article) -> pd.DataFrame:
    return article.measure("sensitivity")


def test_the_first_setting_is_the_keyword_list(article: Article, table: pd.DataFrame) -> None:
    # Keyness is a measure of its own: both must name the same words in the same order.
    listed = article.measure("keyness", content=True)
    listed = listed[listed["p_holm"] < 0.05]
    first = table[table["first"].notna()].sort_values("first")
    assert first["word"].tolist() == listed["word"].tolist()
    assert first["first"].tolist() == list(range(1, len(first) + 1))


def test_other_references_give_the_list_that_keyness_gives_against_them(article: Article, table: pd.DataFrame) -> None:
    for title, name in (("press", "brown:news+editorial+reviews"), ("Brown", "brown")):
        listed = article.measure("keyness", content=True, reference=name)
        listed = set(listed.loc[listed["p_holm"] < 0.05, "word"])
        assert set(table.loc[table[title].notna(), "word"]) == listed & set(table["word"])


def test_survives_counts_the_settings_and_lost_names_the_others(table: pd.DataFrame) -> None:
    titles = [name for name in table.columns if name not in BESIDES]
    assert (table["survives"] == table[titles].notna().sum(axis=1)).all()
    assert (table["settings"] == len(titles)).all()
    assert table["survives"].is_monotonic_decreasing
    for lost, survives in zip(table["lost"], table["survives"], strict=True):
        assert len([part for part in lost.split(", ") if part]) == len(titles) - survives


def test_thresholds_do_what_they_say(table: pd.DataFrame) -> None:
    rows = table.set_index("word")
    assert (rows.loc[rows["higher count"].notna(), "count"] >= 5).all()
    assert (rows.loc[rows["first"].notna(), "count"] >= 3).all()
    assert (rows.loc[rows["two paragraphs"].notna(), "range"] >= 2).all()
    assert rows["LRC above 1"].notna().sum() <= rows["first"].notna().sum()
    assert pd.isna(rows.loc["high-quality", "hyphens split"])


def test_places_are_those_of_the_word(article: Article, table: pd.DataFrame) -> None:
    for word, count, places in zip(table["word"], table["count"], table["places"], strict=True):
        assert len(places) == count
        assert {article.text[a:b].lower().replace("’", "'") for a, b in places} == {word}


def test_another_first_reference_brings_brown_among_the_others(article: Article) -> None:
    table = article.measure("sensitivity", reference="inaugurals")
    assert "Brown" in table.columns
    assert "inaugurals" not in table.columns


def test_an_empty_text_is_refused(article: Article) -> None:
    with pytest.raises(EmptyTextError):
        sensitivity(article.tokens.iloc[:0], article.reference())


def test_settings_that_are_those_of_the_first_are_not_tried_twice(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Trams are late. The well-known trams must go. " * 6, encoding="utf-8")
    split = open_article(tmp_path / "a.txt", hyphens="split").measure("sensitivity", min_count=2, content=False)
    titles = [name for name in split.columns if name not in BESIDES]
    assert "hyphens split" not in titles and "lower count" not in titles and "higher count" in titles
    assert set(split["word"]) == {"trams", "late", "known", "go", "well", "must", "are"}, "words of grammar too"


def test_certain_keywords_are_those_of_which_keyness_is_certain(article: Article, table: pd.DataFrame) -> None:
    listed = article.measure("keyness", content=True)
    certain = listed.loc[(listed["p_holm"] < 0.05) & (listed["lrc"] > 1), "word"]
    assert set(table.loc[table["LRC above 1"].notna(), "word"]) == set(certain)

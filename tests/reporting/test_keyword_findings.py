"""The findings of keywords: wide tables are shown in part and exported whole; sentences claim what tables bear out."""

from pathlib import Path

import pytest

from discourse.article import Article, open_article
from discourse.reporting import summaries
from discourse.reporting.summaries.keywords import caution


def test_columns_aside_are_exported_and_explained_but_not_shown(article: Article, tmp_path: Path) -> None:
    table = article.keyness(content=True)
    table.save(tmp_path)
    page = table.finding()._repr_html_()
    exported = (tmp_path / "keyness.tsv").read_text(encoding="utf-8").splitlines()[0].split("\t")
    assert exported == table.columns.tolist()
    head, explained = page.split("</thead>")[0], page.split("<dl>")[-1]
    assert "simple maths" not in head.lower()
    assert "simple maths" in explained.lower()
    assert "UN General Debate 2017 (400,171 words" in page


def test_the_caution_counts_what_the_table_holds(article: Article) -> None:
    table = article.measure("keyness", content=True)
    sentence = caution(table, len(article.words))
    assert f"{(table['too_few'] != '').sum()} rest on fewer than 4" in sentence
    assert "1,031 words" in sentence
    sure = table.assign(too_few="", range=2, p_holm=0.001)
    assert caution(sure, 1031) == ""


def test_sentences_of_empty_tables_say_so(article: Article) -> None:
    assert summaries.keyword_robustness(article.measure("sensitivity").iloc[:0]).startswith("No word")
    assert summaries.absent_words(article.measure("absent").iloc[:0]).startswith("No word")
    assert summaries.dispersion(article.measure("dispersion").iloc[:0]).startswith("No term")
    assert caution(article.measure("keyness").iloc[:0], 0) == ""


def test_absences_are_named_only_beyond_chance(article: Article) -> None:
    table = article.measure("absent")
    assert "No absence is beyond chance" in summaries.absent_words(table)
    sure = table.head(2).assign(p_holm=[0.001, 0.9])
    assert summaries.absent_words(sure).startswith("Missing beyond chance")
    assert str(table.loc[1, "lemma"]) not in summaries.absent_words(sure).split(":")[1]


def test_survivors_are_those_of_the_table(article: Article) -> None:
    table = article.measure("sensitivity")
    said, whole = summaries.keyword_robustness(table), int((table["survives"] == table["settings"]).sum())
    assert f"settings: {whole}." in said
    first = table[table["first"].notna()]
    assert f"{int((first['against'] == table['against'].max()).sum())} stand against all 6 references" in said


def test_a_negative_keyword_does_not_hang_on_a_passage(article: Article) -> None:
    table = article.measure("keyness", negative=True)
    assert "passage" not in caution(table, len(article.words))


@pytest.mark.parametrize("text", ["Word.", "The the.\n", "Reform. " * 30])
def test_texts_of_hardly_any_words_give_tables_not_faults(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCOURSE_FIGURES", str(tmp_path / "figures"))
    (tmp_path / "short.txt").write_text(text, encoding="utf-8")
    article = open_article(str(tmp_path / "short.txt"), chapter=2)
    for name, options in (("keyness", {"min_count": 1}), ("keyness", {"negative": True}), ("sensitivity", {})):
        assert "<section" in (article.table(name, **options)._repr_html_() or "")
    assert article.measure("absent", content=False)["count"].eq(0).all()
    assert article.measure("dispersion")["dp"].isna().all()

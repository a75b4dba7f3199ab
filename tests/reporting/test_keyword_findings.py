"""The findings of keywords: wide tables are shown in part and exported whole; sentences claim what tables bear out."""

from pathlib import Path

import pytest

from discourse.article import Article, open_article
from discourse.reporting import summaries


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


def test_the_summary_counts_what_the_table_holds(article: Article) -> None:
    table = article.keyness(content=True)
    said = table.finding().summary
    assert said.startswith("Compared with the reference (UN General Debate 2017), the text uses China, Kazakhstan,")
    assert f"{(table['p_holm'] < 0.05).sum()} differ beyond chance" in said
    assert f"{(table['too_few'] == '').sum()} rest on 4 occurrences" in said


def test_sentences_of_empty_tables_say_so(article: Article) -> None:
    assert summaries.keyword_robustness(article.measure("sensitivity").iloc[:0]).startswith("No word")
    assert summaries.absent_words(article.measure("absent").iloc[:0]).startswith("No word")
    assert summaries.dispersion(article.measure("dispersion").iloc[:0]).startswith("No term")
    assert summaries.keywords(article.measure("keyness").iloc[:0]).startswith("No word")


def test_absences_are_named_only_beyond_chance(article: Article) -> None:
    table = article.measure("absent")
    assert "none is missing beyond chance" in summaries.absent_words(table)
    sure = table.head(2).assign(p_holm=[0.001, 0.9])
    assert summaries.absent_words(sure) == (
        f"Beyond chance the text never uses {table.loc[0, 'lemma']} ({table.loc[0, 'expected']:.1f} expected)."
    )


def test_survivors_are_those_of_the_table(article: Article) -> None:
    table = article.measure("sensitivity")
    said, first = summaries.keyword_robustness(table), table[table["first"].notna()]
    assert f"keywords, {int((first['survives'] == first['settings']).sum())} hold under all" in said
    assert f"references, {int((first['against'] == table['against'].max()).sum())} hold." in said


@pytest.mark.parametrize("text", ["Word.", "The the.\n", "Reform. " * 30])
def test_texts_of_hardly_any_words_give_tables_not_faults(text: str, tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text(text, encoding="utf-8")
    article = open_article(str(tmp_path / "short.txt"))
    for name, options in (("keyness", {"min_count": 1}), ("keyness", {"negative": True}), ("sensitivity", {})):
        assert "<section" in article.table(name, **options).finding()._repr_html_()
    assert article.measure("absent", content=False)["count"].eq(0).all()
    assert article.measure("dispersion")["dp"].isna().all()

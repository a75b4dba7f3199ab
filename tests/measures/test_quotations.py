"""Quoted spans of the first article, counted by hand."""

from discourse.article import Article


def test_by_role(article: Article):
    table = article.measure("quotations", by="role")
    counts = dict(zip(table["role"], table["count"], strict=True))
    assert counts == {
        "Direct speech": 0, "Title": 5, "Name": 2, "Own slogan": 1, "Scare quotes": 2, "Mention": 0,
    }  # fmt: skip
    assert table["base"].eq(10).all()
    assert table["share"].tolist() == [0, 0.5, 0.2, 0.1, 0.2, 0], "of all spans"


def test_each_span_stands_without_its_marks_and_with_its_rule(article: Article):
    table = article.measure("quotations")
    assert "Luban Workshop" in table["span"].tolist()
    assert table["reason"].str.len().gt(0).all()
    text = article.text
    assert all(text[start:end].startswith("“") for places in table["places"] for start, end in places)


def test_nobody_speaks_in_the_first_article(article: Article):
    assert article.measure("quotations", by="speaker").empty

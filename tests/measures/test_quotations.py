"""Quoted spans of the first article, counted by hand."""

import pytest

from discourse.article import Article


def test_by_role(article: Article):
    table = article.measure("quotations", by="role")
    counts = dict(zip(table["role"], table["count"], strict=True))
    assert counts == {
        "Direct speech": 0, "Title": 5, "Name": 2, "Own slogan": 1, "Scare quotes": 2, "Mention": 0,
    }  # fmt: skip
    assert table["base"].eq(10).all()


def test_shares_have_wilson_intervals(article: Article):
    """Five of ten: .2366 to .7634 (Wilson 1927, computed by hand from the formula)."""
    row = article.measure("quotations", by="role").iloc[1]
    assert (row["share"], row["low"], row["high"]) == pytest.approx((0.5, 0.23659, 0.76341), abs=1e-4)


def test_each_span_stands_without_its_marks_and_with_its_rule(article: Article):
    table = article.measure("quotations")
    assert "Luban Workshop" in table["span"].tolist()
    assert table["reason"].str.len().gt(0).all()
    text = article.text
    assert all(text[start:end].startswith("“") for places in table["places"] for start, end in places)


def test_nobody_speaks_in_the_first_article(article: Article):
    assert article.measure("quotations", by="speaker").empty

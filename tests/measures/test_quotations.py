"""Quoted spans of the first article, counted by hand."""

import pandas as pd

from discourse.article import Article
from discourse.io.codebooks import read_codebook
from discourse.measures.stance.quotations import quotations

SPANS = pd.DataFrame(
    [("direct-speech", "“We go.”", "Jo", "said", 1), ("title", "«The Tram»", "", "capitals", 1), ("direct-speech", '"No"', "", "verb", 2),
     ("direct-speech", "“Yes”", "Al", "said", 3), ("other", "“x”", "", "", 3), ("direct-speech", "“Never”", "Jo", "said", 4)],
    columns=["code", "text", "actor", "note", "sentence"], index=[9, 8, 7, 6, 5, 4],
).assign(start=[0, 10, 20, 30, 40, 50], end=[8, 19, 24, 35, 43, 57])  # fmt: skip


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


def test_the_whole_tables() -> None:
    """What is coded as something else is no quotation; of speakers the one heard most comes first, then by name."""
    book = read_codebook("quotation")
    pd.testing.assert_frame_equal(quotations(SPANS, book), pd.DataFrame({
        "span": ["We go.", "The Tram", "No", "Yes", "Never"], "role": ["Direct speech", "Title"] + ["Direct speech"] * 3,
        "speaker": ["Jo", "", "", "Al", "Jo"], "reason": ["said", "capitals", "verb", "said", "said"], "sentence": [1, 1, 2, 3, 4],
        "places": [((0, 8),), ((10, 19),), ((20, 24),), ((30, 35),), ((50, 57),)],
    }))  # fmt: skip
    pd.testing.assert_frame_equal(quotations(SPANS, book, by="speaker"), pd.DataFrame({
        "speaker": ["Jo", "Al", "not named"], "count": [2, 1, 1], "base": 4, "share": [0.5, 0.25, 0.25],
        "places": [((0, 8), (50, 57)), ((30, 35),), ((20, 24),)],
    }))  # fmt: skip
    pd.testing.assert_frame_equal(quotations(SPANS, book, by="role"), pd.DataFrame({
        "role": ["Direct speech", "Title", "Name", "Own slogan", "Scare quotes", "Mention"], "count": [4, 1, 0, 0, 0, 0], "base": 5,
        "share": [0.8, 0.2, 0, 0, 0, 0], "places": [((0, 8), (20, 24), (30, 35), (50, 57)), ((10, 19),), (), (), (), ()],
    }))  # fmt: skip
    assert quotations(SPANS[:0], book, by="role")["share"].isna().all(), "of nothing there is no share"

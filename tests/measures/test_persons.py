"""Persons of the first article, counted by hand."""

import pytest

from discourse.article import Article


def test_by_referent(article: Article):
    """By hand: two I, two we of hope and belief that are China's, three we must and one our peoples."""
    table = article.measure("persons", by="referent")
    assert dict(zip(table["referent"], table["count"], strict=True)) == {
        "The writer alone": 2, "We: a group without the reader": 2, "We: writer and others": 4,
    }  # fmt: skip
    assert set(table["base"]) == {1031}, "words"
    assert table["per_1000"].tolist() == pytest.approx([1000 * count / 1031 for count in table["count"]])


def test_by_form_and_one_by_one(article: Article):
    table = article.measure("persons")
    assert ("we", "We: writer and others", 3) in list(
        zip(table["form"], table["referent"], table["count"], strict=True)
    )
    assert table["count"].sum() == len(article.measure("persons", by="each")) == 8


def test_subjects_and_what_they_do(article: Article):
    table = article.measure("persons", by="process")
    kinds = set(zip(table["subject"], table["process"], strict=True))
    assert {("China", "material"), ("decision", "verbal"), ("i", "mental"), ("we", "mental")} <= kinds
    whole = article.measure("persons", by="subject")
    assert whole["count"].sum() == table["count"].sum() == whole["base"].iloc[0]
    assert whole["share"].sum() == pytest.approx(1) and table["share"].sum() == pytest.approx(1)


def test_places_of_a_subject_show_it_and_its_verb(article: Article):
    row = article.measure("persons", by="process").query("subject == 'i' and process == 'mental'").iloc[0]
    shown = [article.text[start:end] for start, end in row["places"]]
    assert shown == ["I", "like", "I", "want"]

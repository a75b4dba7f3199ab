"""Persons of the first article, counted by hand."""

import pandas as pd
import pytest
from tests.measures.conftest import Tables

from discourse.article import Article
from discourse.io.codebooks import read_codebook
from discourse.measures.stance.persons import persons
from discourse.text.tokens import TokenView


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


TEXT = (
    "Joe Biden spoke. Peru and Chile acted. The United Nations met. Peru and workers met. “You must go,” said Ann Lee. "
    "You and your friends know that. There is hope for those who wait. She thinks. Cats sleep. Cats eat and Cats sleep."
)
# As if a rule had found one *we* and the reader another; the third is coded by another codebook.
CODINGS = pd.DataFrame(
    [("we-inclusive", 0, 2, "We", 1, "rule"), ("we-inclusive", 20, 22, "we", 2, "reader"), ("epistemic", 30, 33, "may", 2, "rule"),
     ("we-authorial", 40, 41, "I", 3, "both")],
    columns=["code", "start", "end", "text", "sentence", "coder"], index=[7, 5, 3, 1],
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tables: Tables) -> tuple[pd.DataFrame, TokenView]:
    return tables(TEXT)


def measured(made: tuple[pd.DataFrame, TokenView], by: str) -> pd.DataFrame:
    words, view = made
    return persons(view, CODINGS, words, read_codebook("persons"), by=by)  # type: ignore[arg-type]


def test_the_whole_tables_of_pronouns(made: tuple[pd.DataFrame, TokenView]) -> None:
    """The *you* in quotation marks is not the writer's; 43 words, counted by hand."""
    you, your, we = ((114, 117),), ((122, 126),), "We: writer and others"
    assert [TEXT[slice(*place)] for place in (*you, *your)] == ["You", "your"]
    pd.testing.assert_frame_equal(measured(made, "each"), pd.DataFrame({
        "form": ["we", "we", "i", "you", "your"], "referent": [we, we, "The writer alone", "You", "You"],
        "coder": ["rule", "reader", "both", "rule", "rule"], "sentence": [1, 2, 3, 6, 6],
        "places": [((0, 2),), ((20, 22),), ((40, 41),), you, your],
    }))  # fmt: skip
    pd.testing.assert_frame_equal(measured(made, "form"), pd.DataFrame({
        "form": ["we", "i", "you", "your"], "referent": [we, "The writer alone", "You", "You"], "count": [2, 1, 1, 1], "base": 43,
        "per_1000": [2000 / 43, 1000 / 43, 1000 / 43, 1000 / 43], "places": [((0, 2), (20, 22)), ((40, 41),), you, your],
    }))  # fmt: skip
    pd.testing.assert_frame_equal(measured(made, "referent"), pd.DataFrame({
        "referent": [we, "You", "The writer alone"], "count": [2, 2, 1], "base": 43,
        "per_1000": [2000 / 43, 2000 / 43, 1000 / 43], "places": [((0, 2), (20, 22)), you + your, ((40, 41),)],
    }))  # fmt: skip


def test_the_whole_table_of_subjects(made: tuple[pd.DataFrame, TokenView]) -> None:
    """Names in full, joined ones together but not with a noun; nouns by their lemma; neither *who*, *there* nor the quoted *you*."""
    table = measured(made, "subject")
    assert table[["subject", "count", "base", "verbs"]].to_numpy().tolist() == [
        ["cat", 3, 10, "eat, sleep"], ["Ann Lee", 1, 10, "say"], ["Joe Biden", 1, 10, "speak"], ["Peru", 1, 10, "meet"],
        ["Peru and Chile", 1, 10, "act"], ["United Nations", 1, 10, "meet"], ["she", 1, 10, "think"], ["you", 1, 10, "know"],
    ]  # fmt: skip
    assert table["share"].tolist() == pytest.approx([0.3] + [0.1] * 7) and table.columns[-1] == "places"
    assert [[TEXT[a:b] for a, b in places] for places in table["places"]][:3] == [
        ["Cats", "sleep", "Cats", "eat", "Cats", "sleep"], ["Lee", "said"], ["Biden", "spoke"]
    ]  # fmt: skip
    process = measured(made, "process")
    assert process[["subject", "process", "count", "verbs"]].to_numpy().tolist()[:3] == [
        ["cat", "behavioural", 2, "sleep"], ["Ann Lee", "verbal", 1, "say"], ["Joe Biden", "verbal", 1, "speak"]
    ]  # fmt: skip
    assert len(process) == 9 and list(process.columns) == ["subject", "process", *table.columns[1:]]


def test_a_text_without_a_subject_has_none(tables: Tables) -> None:
    words, view = tables("Silence.")
    table = persons(view, CODINGS.iloc[:0], words, read_codebook("persons"), by="process")
    assert table.empty and list(table.columns) == ["subject", "process", "count", "base", "share", "verbs", "places"]

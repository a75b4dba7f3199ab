"""The measures attribution and appraisal on small texts counted by hand."""

import pandas as pd
import pytest

from discourse.coding.coder import code
from discourse.io.articles import Actor, make_article
from discourse.io.codebooks import read_codebook
from discourse.measures.stance.appraisal import appraisal
from discourse.measures.stance.attribution import attribution
from discourse.text.annotation import annotate
from discourse.text.tokens import TokenView
from discourse.text.words import words

TEXT = "The minister said that taxes would rise. The report claims that wages fell. The minister insisted that he won."
ACTORS = (Actor("The government", ("minister",), "us"),)


def measured(**options: str) -> pd.DataFrame:
    book, tokens = read_codebook("attribution"), annotate(make_article("t", TEXT))
    return attribution(code(tokens, book), words(tokens), book, ACTORS, TEXT, TokenView(tokens), **options)  # type: ignore[arg-type]


def test_each_attribution_reads_as_a_sentence() -> None:
    table = measured()
    assert table[["source", "actor", "kind", "cue", "class", "content"]].values.tolist() == [
        ["The minister", "The government", "person", "said", "neutral", "that taxes would rise"],
        ["The report", "", "document", "claims", "distancing", "that wages fell"],
        ["The minister", "The government", "person", "insisted", "evaluative", "that he won"],
    ]
    (start, end), (from_, to) = table["places"].iloc[0]
    assert (TEXT[start:end], TEXT[from_:to]) == ("said", "that taxes would rise")


def test_counts_by_source() -> None:
    table = measured(by="source").set_index("source")
    assert table["count"].to_dict() == {"The government": 2, "The report": 1}
    assert table.loc["The government", "share"] == pytest.approx(2 / 3)
    assert table.loc["The report", "per_1000"] == pytest.approx(1 / 19 * 1000)
    assert [TEXT[a:b] for a, b in table.loc["The government", "places"]] == ["said", "insisted"]


def test_counts_by_class_and_kind() -> None:
    assert set(measured(by="class")["class"]) == {"neutral", "distancing", "evaluative"}
    assert dict(zip(measured(by="kind")["kind"], measured(by="kind")["count"], strict=True)) == {
        "person": 2,
        "document": 1,
    }


def test_an_article_without_attribution_gives_an_empty_table_of_the_same_shape() -> None:
    book, tokens = read_codebook("attribution"), annotate(make_article("t", "The sun is out."))
    empty = attribution(code(tokens, book), words(tokens), book, (), "The sun is out.", TokenView(tokens))
    assert empty.empty
    assert list(empty.columns) == list(measured().columns)
    assert attribution(
        code(tokens, book), words(tokens), book, (), "The sun is out.", TokenView(tokens), by="source"
    ).empty


def test_appraisal_counts_polarity_after_negation() -> None:
    text = "The law is not fair. The plan is excellent. The disaster was a tragedy."
    book, tokens = read_codebook("appraisal"), annotate(make_article("t", text))
    table = appraisal(code(tokens, book), words(tokens), book).set_index("code")
    assert table.loc["judgement", ["count", "positive", "negated"]].tolist() == [1, 0.0, 1]
    assert table.loc["appreciation", "count"] == 3
    assert table.loc["appreciation", "positive"] == pytest.approx(1 / 3)
    assert pd.isna(table.loc["deny", "positive"])
    assert table.loc["deny", "count"] == 1
    assert pd.isna(table.loc["affect", "positive"])


def test_a_pronoun_as_source_stands_for_whom_it_means_where_that_is_sure() -> None:
    text = "Jane Roe, the mayor, opened the debate on Monday. She said that the plan would help families."
    book, tokens = read_codebook("attribution"), annotate(make_article("t", text))
    table = attribution(code(tokens, book), words(tokens), book, (), text, TokenView(tokens))
    assert table["source"].tolist() == ["Jane Roe"]

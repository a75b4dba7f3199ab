"""Diversity: against the package LexicalRichness and hand counts; intervals; short texts."""

import numpy as np
import pytest
from lexicalrichness import LexicalRichness

from discourse.base.errors import EmptyTextError, UsageError
from discourse.measures.keywords.diversity import diversity


def test_values_agree_with_lexicalrichness(article) -> None:
    table = article.measure("diversity").set_index("measure")["value"]
    theirs = LexicalRichness(article.words["word"].tolist(), preprocessor=None, tokenizer=None)
    assert table["MATTR"] == pytest.approx(theirs.mattr(window_size=50))
    assert table["MTLD, at"] == pytest.approx(theirs.mtld(threshold=0.72))
    assert table["HD-D"] == pytest.approx(theirs.hdd(draws=42))
    assert table["Yule's K"] == pytest.approx(theirs.yulek)
    assert table["MTLD"] == pytest.approx((table["MTLD forward"] + table["MTLD backward"]) / 2)


def test_small_numbers_by_hand(tables) -> None:
    words, _ = tables("a b a c")
    table = diversity(words, window=2, draws=2).set_index("measure")
    assert table.loc["MATTR", "value"] == 1
    # Six pairs of words, one of them alike: (5 x 2 + 1 x 1) / 6 / 2.
    assert table.loc["HD-D", "value"] == pytest.approx(11 / 12)
    assert table.loc["Yule's K", "value"] == pytest.approx(10_000 * (6 - 4) / 16)
    assert table.loc["entropy", "value"] == pytest.approx(1.5)
    assert set(table["words"]) == {4} and set(table["types"]) == {3}


def test_no_plain_type_token_ratio_and_every_convention_is_named(article) -> None:
    table = article.measure("diversity")
    assert table.loc[table["measure"].str.contains("TTR"), "measure"].tolist() == ["MATTR"]
    assert table["convention"].str.len().min() > 10 and table["meaning"].str.len().min() > 10


def test_lemmas_are_types_where_asked_for(article) -> None:
    table = article.measure("diversity", by="lemma")
    assert table["types"].iloc[0] == article.words["lemma"].nunique()


def test_a_text_too_short_has_no_number(tables) -> None:
    table = diversity(tables("Three short words.")[0]).set_index("measure")
    assert np.isnan(table.loc["HD-D", "value"]) and np.isnan(table.loc["MATTR", "value"])


def test_wrong_questions(tables) -> None:
    words, _ = tables("a b a c")
    with pytest.raises(UsageError, match="window is 0"):
        diversity(words, window=0)
    with pytest.raises(UsageError, match="threshold is 2"):
        diversity(words, threshold=2)
    with pytest.raises(EmptyTextError):
        diversity(words.iloc[:0])

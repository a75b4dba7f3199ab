"""Diversity: against the package LexicalRichness and hand counts; intervals; short texts."""

import numpy as np
import pytest
from lexicalrichness import LexicalRichness
from tests.helpers.made import words_of

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


def test_each_measure_of_seven_words_by_hand() -> None:
    """a a a b a b c. Below one half, forward: aaa, then babc of 3/4, half a factor: 7 / 1.5. Backward: all seven words, 3/7.
    At one half, forward: aa, abab, c; backward cbabaa, a. Windows of three: 1/3, 2/3, 2/3, 2/3, 1. Seven of 21 pairs alike."""
    words = words_of("a a a b a b c")
    table = diversity(words, window=3, draws=2, threshold=0.5).set_index("measure")
    shares = np.array([4, 2, 1]) / 7
    expected = {
        "MATTR": 2 / 3, "MTLD": (14 / 3 + 7) / 2, "MTLD forward": 14 / 3, "MTLD backward": 7, "MTLD, at": (3.5 + 7) / 2,
        "HD-D": (2 - 7 / 21) / 2, "Yule's K": 10_000 * (16 + 4 + 1 - 7) / 49, "entropy": -(shares * np.log2(shares)).sum(),
    }  # fmt: skip
    assert table["value"].to_dict() == pytest.approx(expected) and table.index.tolist() == list(expected)
    assert set(table["words"]) == {7} and set(table["types"]) == {3}
    # At .72, forward: aa, aba, bc; backward: cbaba, aa.
    usual = diversity(words).set_index("measure")["value"]
    assert usual.loc[["MTLD", "MTLD forward", "MTLD backward", "MTLD, at"]].tolist() == [3.5] * 4
    assert usual.loc[["MATTR", "HD-D"]].isna().all()


def test_the_least_that_may_be_asked_for() -> None:
    words = words_of("a b a")
    table = diversity(words, window=1, draws=1).set_index("measure")
    assert table.loc[["MATTR", "HD-D"], "value"].tolist() == [1, pytest.approx(1)]
    with pytest.raises(UsageError, match="draws 0"):
        diversity(words, draws=0)
    for threshold in (0, 1):
        with pytest.raises(UsageError, match=f"threshold is {threshold}"):
            diversity(words, threshold=threshold)

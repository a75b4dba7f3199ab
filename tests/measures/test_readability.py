"""Readability: counts by hand, and what textstat makes of the same counts."""

import sys

import pytest
import textstat

from discourse.base.errors import EmptyTextError
from discourse.measures.keywords.readability import readability

TEXT = "The committee discussed cooperation in Kazakhstan. It was a state-of-the-art agreement. We created good houses."


def test_counts_by_hand(tables) -> None:
    (row,) = readability(tables(TEXT)[0]).to_dict("records")
    assert (row["words"], row["sentences"]) == (15, 3)
    # committee discussed cooperation Kazakhstan state-of-the-art agreement created
    assert row["long_words"] == 7 and row["value"] == pytest.approx(15 / 3 + 100 * 7 / 15)
    assert [TEXT[a:b] for a, b in row["places"]][3:5] == ["Kazakhstan", "state-of-the-art"]
    assert row["meaning"] == "too few sentences to say"


def test_the_formula_agrees_with_textstat_given_the_same_counts(article, monkeypatch) -> None:
    (row,) = article.measure("readability").to_dict("records")
    lix = sys.modules["textstat.backend.metrics._lix"]
    counts = {"words_per_sentence": row["words"] / row["sentences"], "count_long_words": row["long_words"]}
    for name, value in (counts | {"count_words": row["words"]}).items():
        monkeypatch.setattr(lix, name, lambda *_, v=value: v)
    assert row["value"] == pytest.approx(textstat.lix("Whatever stands here: the counts are given."))
    assert row["meaning"] == "very difficult"


def test_sentences_of_two_documents_are_not_one(tables) -> None:
    words, _ = tables("Dogs run.", "Cats sleep.")
    assert readability(words)["sentences"].tolist() == [2]


def test_other_alphabets_and_numbers_do_not_stop_it(tables) -> None:
    table = readability(tables("The 中国 team won 300 medals — café naïve Алматы.")[0])
    assert table["value"].notna().all()


def test_wrong_questions(tables) -> None:
    words, _ = tables("Dogs run.")
    with pytest.raises(EmptyTextError):
        readability(words.iloc[:0])

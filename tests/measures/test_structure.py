"""Paragraphs with their sentences and words, counted by hand."""

import pytest

from discourse.analysis import Analysis
from discourse.base.errors import EmptyTextError
from discourse.io.articles import make_article
from discourse.measures.structure.structure import structure

TEXT = "We must act now. China agrees.\n\nTrade will grow, and it may grow soon."


def test_each_paragraph_with_its_sentences_and_words() -> None:
    table = Analysis(make_article("a", TEXT)).measure("structure")
    assert table["paragraph"].tolist() == [1, 2]
    assert table["sentences"].tolist() == [2, 1] and table["words"].tolist() == [6, 8]
    assert table["share"].tolist() == pytest.approx([6 / 14, 8 / 14])
    assert table["words_per_sentence"].tolist() == [3, 8] and table["longest"].tolist() == [4, 8]
    assert table["opening"].tolist() == ["We must act now. China agrees", "Trade will grow, and it may"]
    assert [TEXT[a:b] for a, b in table["places"][0]] == ["We must act now.", "China agrees."]


def test_a_text_without_a_word_is_refused() -> None:
    made = Analysis(make_article("a", TEXT))
    with pytest.raises(EmptyTextError, match="no word"):
        structure(made.words.iloc[:0], made.tokens, made.text)

"""Paragraphs with their sentences and words, counted by hand."""

import math

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


def test_a_paragraph_without_a_word_and_one_of_many() -> None:
    """A row of stars has no sentence and no mean; an opening is seven words and marks, the longest sentence has eight words."""
    text = "Go.\n\n* * *\n\nNow we see, at last, that ships sail. They sail. Men of the sea sail, as they must."
    table = Analysis(make_article("a", text)).measure("structure")
    assert table["sentences"].tolist() == [1, 0, 3] and table["words"].tolist() == [1, 0, 18]
    assert table["share"].tolist() == pytest.approx([1 / 19, 0, 18 / 19])
    assert table["words_per_sentence"].tolist()[::2] == [1, 6] and math.isnan(table["words_per_sentence"][1])
    assert table["longest"].tolist() == [1, 0, 8]
    assert table["opening"].tolist() == ["Go.", "* * *", "Now we see, at last,"]
    assert [[text[a:b] for a, b in places] for places in table["places"]] == [
        ["Go."], [], ["Now we see, at last, that ships sail.", "They sail.", "Men of the sea sail, as they must."]
    ]  # fmt: skip
    names = ["paragraph", "sentences", "words", "share", "words_per_sentence", "longest", "opening", "places"]
    assert list(table.columns) == names and table["longest"].dtype == table["words"].dtype == "int64"


def test_a_text_without_a_word_is_refused() -> None:
    made = Analysis(make_article("a", TEXT))
    with pytest.raises(EmptyTextError, match="no word"):
        structure(made.words.iloc[:0], made.tokens, made.text)

"""Sentences with each frame, counted by hand."""

import math
from dataclasses import replace

import pytest
from tests.helpers.frames import FOUND, TOY, WORDS

from discourse.base.errors import EmptyTextError
from discourse.measures.framing.framing import framing


def test_counts_shares_and_places() -> None:
    table = framing(FOUND, WORDS, TOY).set_index("code")
    assert table.index.tolist() == ["money", "war", "faith"]
    money = table.loc["money"]
    # The lone cash of weight 0.5 in the second sentence does not reach the threshold of 1.
    assert money[["count", "sentences", "paragraphs"]].tolist() == [4, 2, 2]
    assert money["share"] == pytest.approx(2 / 6) and money["per_1000"] == pytest.approx(4000 / 24)
    assert (money["first"], money["last"]) == (0, 50)
    assert table.loc["war", "places"] == ((115, 119),)


def test_a_frame_that_does_not_occur_stays() -> None:
    faith = framing(FOUND, WORDS, TOY).set_index("code").loc["faith"]
    assert faith["count"] == 0 and faith["share"] == 0
    assert math.isnan(faith["first"]) and faith["places"] == ()


def test_no_words_is_said() -> None:
    with pytest.raises(EmptyTextError):
        framing(FOUND, WORDS.iloc[:0], TOY)


def test_a_codebook_of_which_nothing_is_counted_gives_an_empty_table() -> None:
    table = framing(FOUND, WORDS, replace(TOY, cues=()))
    assert table.empty and list(table.columns) == list(framing(FOUND, WORDS, TOY).columns)

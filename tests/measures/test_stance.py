"""Codings of each code with rate and share, counted on fingers."""

import pytest
from tests.helpers.frames import FOUND, TOY, WORDS

from discourse.measures.stance.stance import stance


def test_counts_rates_and_shares() -> None:
    table = stance(FOUND, WORDS, TOY).set_index("code")
    assert table.index.tolist() == ["money", "war", "faith"], "codes without cues are left out"
    assert table["count"].tolist() == [4, 1, 0] and table["sentences"].tolist() == [3, 1, 0]
    assert table["per_1000"].tolist() == pytest.approx([4000 / 24, 1000 / 24, 0])
    assert table["share"].tolist() == pytest.approx([3 / 6, 1 / 6, 0])
    assert table["too_few"].tolist() == [False, True, True]
    assert table.loc["money", "places"] == ((0, 4), (5, 9), (20, 24), (60, 64)) and table.loc["faith", "places"] == ()
    assert table.loc["money", "group"] == "" and list(table.columns)[-3:] == ["share", "too_few", "places"]


def test_no_words_give_zeros() -> None:
    table = stance(FOUND.iloc[:0], WORDS.iloc[:0], TOY)
    assert table["count"].sum() == table["share"].sum() == table["per_1000"].sum() == 0
    assert stance(FOUND, WORDS.iloc[:0], TOY)["share"].tolist() == [3, 1, 0], "no text is shorter than a sentence"

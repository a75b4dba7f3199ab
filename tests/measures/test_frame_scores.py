"""Scores of every sentence, paragraph and of the whole, counted by hand."""

import math

import pytest
from tests.helpers.frames import FOUND, TOY, WORDS

from discourse.base.errors import EmptyTextError
from discourse.measures.framing.frame_scores import frame_scores


def test_every_sentence_and_code_has_a_row() -> None:
    table = frame_scores(FOUND, WORDS, TOY)
    assert len(table) == 6 * 3 and list(table.columns)[-1] == "places"
    first = table[(table["sentence"] == 1) & (table["code"] == "money")].iloc[0]
    assert first[["count", "score", "held", "cues"]].tolist() == [2, 2.5, True, "bank 2, cash 0.5"]
    second = table[(table["sentence"] == 2) & (table["code"] == "money")].iloc[0]
    assert second[["score", "held"]].tolist() == [0.5, False]
    assert table[table["code"] == "faith"]["score"].sum() == 0


def test_a_repeated_cue_adds_less_in_a_longer_stretch() -> None:
    table = frame_scores(FOUND, WORDS, TOY, unit="paragraph")
    money = table[table["code"] == "money"]
    assert money["score"].tolist() == pytest.approx([2 + 0.5 * math.log2(3), 2])
    whole = frame_scores(FOUND, WORDS, TOY, unit="document")
    assert whole["score"].iloc[0] == pytest.approx(2 * math.log2(3) + 0.5 * math.log2(3))
    assert whole["words"].iloc[0] == 24 and len(whole["places"].iloc[0]) == 4


def test_no_words_is_said() -> None:
    with pytest.raises(EmptyTextError):
        frame_scores(FOUND, WORDS.iloc[:0], TOY)

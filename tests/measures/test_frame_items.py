"""The items behind a frame's score, counted by hand."""

import math

import pytest
from tests.helpers.frames import FOUND, TOY, WORDS

from discourse.base.errors import EmptyTextError
from discourse.measures.framing.frame_items import frame_items


def test_a_score_opens_to_its_items() -> None:
    table = frame_items(FOUND, WORDS, TOY).set_index("item")
    assert table.index.tolist() == ["item 1", "item 2", "item 3", "item 4"]
    assert table["count"].tolist() == [2, 2, 1, 0]
    assert table["score"].tolist() == pytest.approx([2 * math.log2(3), 0.5 * math.log2(3), 1, 0])
    assert table["share"].tolist()[:3] == pytest.approx([0.8, 0.2, 1]) and math.isnan(table.loc["item 4", "share"])
    assert table.loc["item 3", "places"] == ((115, 119),)


def test_no_words_is_said() -> None:
    with pytest.raises(EmptyTextError):
        frame_items(FOUND, WORDS.iloc[:0], TOY)

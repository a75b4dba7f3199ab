"""A clear primary frame, none, and too few sentences to say."""

import math

import pytest
from tests.helpers.frames import FOUND, TOY, WORDS, codings

from discourse.base.errors import EmptyTextError
from discourse.measures.framing.primary_frame import primary_frame


def test_a_frame_in_every_sentence_is_clear() -> None:
    found = codings(*(("money", "bank", 4 * n) for n in range(6)), ("war", "army", 23))
    table = primary_frame(found, WORDS, TOY, resamples=400)
    first = table.iloc[0]
    assert first[["rank", "code", "sentences", "salience"]].tolist() == [1, "money", 6, 1]
    assert first[["verdict", "first"]].tolist() == ["clear", 1]
    assert (first["low"], first["high"]) == (1, 1)  # The same in every sentence: no draw can differ.
    assert first["margin"] == pytest.approx(1 - 1 / 6) and first["share"] == pytest.approx(6 / 7)
    assert table["verdict"].tolist()[1:] == ["present", "absent"]
    assert math.isnan(table["margin"].iloc[-1])


def test_two_frames_that_share_the_sentences_give_no_clear_one() -> None:
    found = codings(("money", "bank", 0), ("money", "bank", 8), ("war", "army", 4))
    table = primary_frame(found, WORDS, TOY, resamples=400)
    assert table["verdict"].iloc[0] == "no clear primary frame"
    assert table["margin_low"].iloc[0] <= 0 and 0 < table["first"].iloc[0] < 1


def test_without_any_cue_there_is_no_primary_frame() -> None:
    table = primary_frame(FOUND.iloc[:0], WORDS, TOY, resamples=100)
    assert table["verdict"].iloc[0] == "no clear primary frame" and table["first"].sum() == 0
    assert table["share"].isna().all()


def test_few_sentences_say_too_little_and_the_same_seed_the_same() -> None:
    assert primary_frame(FOUND, WORDS.iloc[:8], TOY)["verdict"].iloc[0] == "too few sentences"
    assert primary_frame(FOUND, WORDS, TOY).equals(primary_frame(FOUND, WORDS, TOY))
    with pytest.raises(EmptyTextError):
        primary_frame(FOUND, WORDS.iloc[:0], TOY)

"""A clear primary frame, and none: by counts corrected for errors of the coding, not by chance."""

import pandas as pd
import pytest
from tests.helpers.frames import FOUND, TOY, WORDS, codings

from discourse.base.errors import EmptyTextError
from discourse.coding import combined
from discourse.measures.framing.primary_frame import primary_frame

HELD = [("money", 400, 396, 3600, 4), ("war", 400, 360, 3600, 10), ("faith", 40, 10, 360, 4)]


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """The toy codebook's errors on sentences set aside."""
    table = pd.DataFrame(HELD, columns=["code", "coded", "met", "rest", "wrong"]).set_index("code")
    monkeypatch.setattr(combined, "knows", lambda name: True)
    monkeypatch.setattr(combined, "errors", lambda name: table)


def test_a_frame_in_every_sentence_is_clear(measured: None) -> None:
    found = codings(*(("money", "bank", 4 * n) for n in range(6)), ("war", "army", 23))
    table = primary_frame(found, WORDS, TOY)
    first = table.iloc[0]
    assert first[["rank", "code", "sentences", "salience"]].tolist() == [1, "money", 6, 1]
    assert first["verdict"] == "clear" and first["corrected"] == 6
    assert first["low"] > table["high"].iloc[1]
    assert first["share"] == pytest.approx(6 / 7)
    assert table["verdict"].tolist()[1:] == ["present", "absent"]


def test_two_frames_that_share_the_sentences_give_no_clear_one(measured: None) -> None:
    found = codings(("money", "bank", 0), ("money", "bank", 8), ("war", "army", 4))
    assert primary_frame(found, WORDS, TOY)["verdict"].iloc[0] == "no clear primary frame"


def test_without_known_errors_nothing_is_clear() -> None:
    table = primary_frame(codings(*(("money", "bank", 4 * n) for n in range(6))), WORDS, TOY)
    assert table["verdict"].iloc[0] == "no clear primary frame" and "corrected" not in table


def test_without_any_cue_there_is_no_primary_frame(measured: None) -> None:
    table = primary_frame(FOUND.iloc[:0], WORDS, TOY)
    assert table["verdict"].tolist() == ["no clear primary frame", "absent", "absent"]
    assert table["share"].sum() == 0
    with pytest.raises(EmptyTextError):
        primary_frame(FOUND, WORDS.iloc[:0], TOY)

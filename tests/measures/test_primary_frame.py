"""A clear primary frame, and none: by counts corrected for errors of the coding, not by chance."""

from dataclasses import replace

import pandas as pd
import pytest
from tests.helpers.frames import FOUND, TOY, WORDS, codings

from discourse.base.errors import EmptyTextError
from discourse.coding import combined
from discourse.io.codebooks import Code, Cue
from discourse.measures.framing import primary_frame as module
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


def test_the_whole_table() -> None:
    """War holds the first three sentences, money (whose second coding is too light) one; other codebooks say nothing here."""
    found = codings(("money", "bank", 0), ("money", "cash", 4), *(("war", "army", 4 * n) for n in range(3)))
    other = codings(("faith", "god", 8)).assign(codebook="other")
    table = primary_frame(pd.concat([found, other]), WORDS, TOY)
    expected = pd.DataFrame({
        "rank": [1, 2, 3], "code": ["war", "money", "faith"], "title": ["War", "Money", "Faith"], "sentences": [3, 1, 0],
        "salience": [3 / 6, 1 / 6, 0], "share": [3 / 4, 1 / 4, 0], "verdict": ["no clear primary frame", "present", "absent"],
        "places": [((0, 4), (20, 24), (40, 44)), ((0, 4), (20, 24)), ()],
    })  # fmt: skip
    pd.testing.assert_frame_equal(table, expected)
    alone = primary_frame(found[:1], WORDS, TOY)
    assert alone["share"].tolist() == [1, 0, 0], "one sentence is all there is"
    none = primary_frame(found, WORDS, replace(TOY, cues=()))
    assert none.empty and list(none.columns) == list(expected.columns)


@pytest.mark.parametrize(("count", "low", "others", "verdict"), [
    # Four sentences at least, and a lower bound above every other frame's corrected number; one not measured counts as found.
    (4, 2.1, [2, 2], "clear"), (3, 2.1, [2, 2], "no clear primary frame"), (4, 2, [2, 0], "no clear primary frame"),
    (4, 2, [0, 2], "no clear primary frame"), (4, 1.1, [None, 1], "clear"), (4, 0.9, [None, 0], "no clear primary frame"),
])  # fmt: skip
def test_what_makes_a_frame_clear(
    count: int, low: float, others: list[float | None], verdict: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """War stands in one sentence, faith in none; what their numbers are corrected to is given."""
    monkeypatch.setattr(module, "add_corrected", lambda table, *_, before: table.assign(
        corrected=pd.Series([4.0, *others], dtype=float), low=[low, 0, 0], high=9.0,
    ))  # fmt: skip
    found = codings(*(("money", "bank", 4 * n) for n in range(count)), ("war", "army", 23))
    assert primary_frame(found, WORDS, TOY)["verdict"].iloc[0] == verdict


def test_of_equals_the_first_of_the_codebook() -> None:
    """Forty codes, every second of which holds the first sentence."""
    codes = tuple(Code(f"c{n:02d}", f"C{n:02d}", "", "#112233") for n in range(40))
    book = replace(
        TOY, codes=codes, by_name={one.name: one for one in codes}, cues=tuple(Cue(one.name, "x", n) for n, one in enumerate(codes))
    )  # fmt: skip
    table = primary_frame(codings(*((one.name, "x", 0) for one in codes[1::2])), WORDS, book)
    assert table["code"].tolist() == [one.name for one in (*codes[1::2], *codes[::2])]

"""Codes of several codebooks as lines, counted on fingers."""

import pandas as pd
import pytest

from discourse.measures.framing.score import score

TOKENS = pd.DataFrame({"sentence": [1, 1, 2, 3, 4, 5]})
CODINGS = pd.DataFrame(
    [("generic-frames", "conflict", 1), ("generic-frames", "conflict", 1), ("generic-frames", "morality", 2), ("modality", "deontic", 3),
     ("modality", "epistemic", 4), ("modality", "epistemic", 5), ("policy-frames", "economic", 5)],
    columns=["codebook", "code", "sentence"],
).assign(start=[0, 5, 10, 20, 30, 40, 40], end=[4, 9, 14, 24, 34, 44, 44])  # fmt: skip


def test_lines_stand_in_the_order_of_the_codebooks_the_commonest_first() -> None:
    table = score(CODINGS, TOKENS, codebooks="modality, generic-frames")
    assert table[["code", "count", "sentences"]].to_numpy().tolist() == [
        ["epistemic", 2, 2], ["deontic", 1, 1], ["conflict", 2, 1], ["morality", 1, 1], ["economic", 1, 1],
    ]  # fmt: skip
    assert table["line"].tolist()[:3] == ["Epistemic", "Deontic", "Conflict"]
    assert table["share"].tolist() == pytest.approx([2 / 5, 1 / 5, 1 / 5, 1 / 5, 1 / 5])
    assert table["places"][2] == ((0, 4), (5, 9))


def test_what_is_too_rare_gets_no_line() -> None:
    assert score(CODINGS, TOKENS, min_count=2)["code"].tolist() == ["conflict", "epistemic"]
    assert score(CODINGS, TOKENS, min_count=3).empty
    assert score(CODINGS, TOKENS)["code"].tolist()[0] == "conflict", "unless asked, frames stand first"
    assert len(score(CODINGS, TOKENS)) == 5, "one place is enough"


def test_the_whole_table() -> None:
    """In modality both codes stand once: of equals the first by name; what is coded twice in a sentence holds it once."""
    table = score(CODINGS.drop(index=4), TOKENS, codebooks="generic-frames,modality")
    expected = pd.DataFrame({
        "line": ["Conflict", "Morality", "Deontic", "Epistemic", "Economic"],
        "codebook": ["generic-frames"] * 2 + ["modality"] * 2 + ["policy-frames"],
        "code": ["conflict", "morality", "deontic", "epistemic", "economic"], "count": [2, 1, 1, 1, 1], "sentences": [1, 1, 1, 1, 1],
        "share": [1 / 5] * 5, "places": [((0, 4), (5, 9)), ((10, 14),), ((20, 24),), ((40, 44),), ((40, 44),)],
    })  # fmt: skip
    pd.testing.assert_frame_equal(table, expected)
    assert score(CODINGS.iloc[:0], TOKENS.iloc[:0]).empty

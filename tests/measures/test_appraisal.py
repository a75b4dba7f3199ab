"""Attitude with its polarity, counted on fingers."""

import math
from dataclasses import replace

import pytest
from tests.helpers.frames import FOUND, TOY, WORDS

from discourse.io.codebooks import Code
from discourse.measures.stance.appraisal import appraisal

CODINGS = FOUND.assign(
    polarity=["positive", "negative", "positive", "positive", ""], parts=[{}, {"negator": (1, 2)}, {}, {"negator": (3, 4)}, {"cue": (0, 1)}]
)  # fmt: skip


def test_shares_are_of_what_has_a_polarity() -> None:
    table = appraisal(CODINGS, WORDS, TOY).set_index("code")
    assert table["count"].tolist() == [4, 1, 0] and table["negated"].tolist() == [2, 0, 0]
    assert table.loc["money", "positive"] == pytest.approx(3 / 4)
    assert math.isnan(table.loc["war", "positive"]) and math.isnan(table.loc["faith", "positive"])
    assert table.loc["money", "per_1000"] == pytest.approx(4000 / 24)
    assert list(table.columns) == ["title", "group", "count", "per_1000", "positive", "negated", "too_few", "places"]


def test_helper_codes_are_left_out() -> None:
    helper = Code("war", "War", "", "#112233", parent="subjective")
    book = replace(TOY, codes=(TOY.codes[0], helper, *TOY.codes[2:]), by_name=TOY.by_name | {"war": helper})
    assert appraisal(CODINGS, WORDS, book)["code"].tolist() == ["money", "faith"]

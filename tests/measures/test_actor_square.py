"""The square counted by hand."""

import pandas as pd
import pytest

from discourse.coding.reader import COLUMNS
from discourse.io.articles import Actor, make_article
from discourse.measures.framing.actor_square import actor_square
from discourse.text.annotation import annotate
from discourse.text.tokens import TokenView

UNREAD = pd.DataFrame(columns=list(COLUMNS))
CARD = (Actor("Peru", ("Peru",), "us"), Actor("Rebels", ("rebels",), "them"))
TEXT = "Peru is an honest partner. Peru rescued the miners. Rebels lied. Rebels attacked Peru. Peru is in the south."


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return actor_square(TokenView(annotate(make_article("x", TEXT))), CARD, UNREAD)


def _row(table: pd.DataFrame, side: str, light: str) -> pd.Series:
    return table[(table["side"] == side) & (table["evaluation"] == light)].iloc[0]


def test_corners(table: pd.DataFrame) -> None:
    assert _row(table, "us", "positive")["count"] == 2 and _row(table, "us", "positive")["base"] == 4
    assert _row(table, "them", "negative")["count"] == 2 and _row(table, "them", "positive")["count"] == 0


def test_the_whole_square(table: pd.DataFrame) -> None:
    """Peru is called honest and rescues; it is attacked, and is in the south; rebels lie and attack."""
    assert table.drop(columns=["decided_by", "places", "share"]).to_numpy().tolist() == [
        ["us", "positive", "emphasise our good", 2, 4], ["us", "negative", "our bad", 1, 4], ["us", "unclear", "not decided", 1, 4],
        ["them", "positive", "their good", 0, 2], ["them", "negative", "emphasise their bad", 2, 2], ["them", "unclear", "not decided", 0, 2],
    ]  # fmt: skip
    assert table["share"].tolist() == [0.5, 0.25, 0.25, 0, 1, 0]
    assert [[TEXT[a:b] for a, b in places] for places in table["places"]] == [
        ["Peru"] * 2,
        ["Peru"],
        ["Peru"],
        [],
        ["Rebels"] * 2,
        [],
    ]
    told = table["decided_by"].tolist()
    assert "rescue" in told[0] and "attack" in told[1] and "attack" in told[4] and "; " in told[4], (
        "what decided, sorted"
    )
    assert told[2] == told[3] == told[5] == "", "where nothing is decided nothing decided it"
    assert list(table.columns)[4:] == ["base", "share", "decided_by", "places"]


def test_every_mention_is_in_one_corner(table: pd.DataFrame) -> None:
    for side, base in (("us", 4), ("them", 2)):
        here = table[table["side"] == side]
        assert here["count"].sum() == base and set(here["base"]) == {base}


def test_mentions_are_the_evidence(table: pd.DataFrame) -> None:
    places = _row(table, "them", "negative")["places"]
    assert [TEXT[a:b] for a, b in places] == ["Rebels", "Rebels"]


def test_without_sides_nothing_is_claimed() -> None:
    table = actor_square(TokenView(annotate(make_article("x", TEXT))), (), UNREAD)
    assert table.empty and {"side", "share", "places"} <= set(table)

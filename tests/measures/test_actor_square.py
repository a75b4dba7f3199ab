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
TEXT = "Peru is an honest partner. Peru rescued the miners. Rebels lied. Rebels attacked Peru. Peru lies in the south."


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return actor_square(TokenView(annotate(make_article("x", TEXT))), CARD, UNREAD)


def _row(table: pd.DataFrame, side: str, light: str) -> pd.Series:
    return table[(table["side"] == side) & (table["evaluation"] == light)].iloc[0]


def test_corners(table: pd.DataFrame) -> None:
    assert _row(table, "us", "positive")["count"] == 2 and _row(table, "us", "positive")["base"] == 4
    assert _row(table, "them", "negative")["count"] == 2 and _row(table, "them", "positive")["count"] == 0


def test_every_mention_is_in_one_corner(table: pd.DataFrame) -> None:
    for side, base in (("us", 4), ("them", 2)):
        here = table[table["side"] == side]
        assert here["count"].sum() == base and set(here["base"]) == {base}


def test_mentions_are_the_evidence(table: pd.DataFrame) -> None:
    places = _row(table, "them", "negative")["places"]
    assert [TEXT[a:b] for a, b in places] == ["Rebels", "Rebels"]


def test_without_sides_nothing_is_claimed() -> None:
    table = actor_square(TokenView(annotate(make_article("x", TEXT))), (), UNREAD)
    assert table["count"].sum() == 0 and table["share"].isna().all()

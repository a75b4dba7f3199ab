"""Actors counted by hand in a text of five sentences."""

import pandas as pd
import pytest

from discourse.coding.reader import COLUMNS
from discourse.io.articles import Actor, make_article
from discourse.measures.framing.actors import AGENTLESS, actors
from discourse.text.annotation import annotate
from discourse.text.tokens import TokenView

UNREAD = pd.DataFrame(columns=list(COLUMNS))
CARD = (Actor("Peru", ("Peru",), "us"), Actor("Chile", ("Chile",), "us"), Actor("Rebels", ("rebels",), "them"))
TEXT = (
    "Peru built a bridge. Rebels attacked Chile. Peru and Chile signed a pact. "
    "The bridge was destroyed by rebels. The pact was praised."
)


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return actors(TokenView(annotate(make_article("x", TEXT))), CARD, (), UNREAD).set_index("actor")


def test_mentions_and_functions(table: pd.DataFrame) -> None:
    assert table.loc["Peru", ["mentions", "agent", "patient", "possessor", "other", "joint"]].tolist() == [
        2,
        2,
        0,
        0,
        0,
        1,
    ]
    assert table.loc["Chile", ["mentions", "agent", "patient", "joint"]].tolist() == [2, 1, 1, 1]
    assert table.loc["Rebels", ["mentions", "agent", "patient"]].tolist() == [2, 2, 0]


def test_base_share_and_interval(table: pd.DataFrame) -> None:
    assert table.loc["Peru", "base"] == 6 and table.loc["Peru", "share"] == pytest.approx(1 / 3)


def test_verbs(table: pd.DataFrame) -> None:
    assert table.loc["Rebels", "verbs"] == "attack, destroy"
    assert table.loc["Chile", "verbs_as_patient"] == "attack"


def test_lights_sum_to_mentions(table: pd.DataFrame) -> None:
    named = table[table["kind"] != "passive"]
    assert (named[["positive", "negative", "unclear"]].sum(axis=1) == named["mentions"]).all()
    assert table.loc["Rebels", "negative"] == 2


def test_passives_without_an_agent_of_all_passives(table: pd.DataFrame) -> None:
    row = table.loc[AGENTLESS]
    assert (row["mentions"], row["base"], row["verbs_as_patient"]) == (1, 2, "praise")
    assert [TEXT[a:b] for a, b in row["places"]] == ["praised"]


def test_places_are_the_words(table: pd.DataFrame) -> None:
    assert {TEXT[a:b].lower() for a, b in table.loc["Rebels", "places"]} == {"rebels"}


def test_options_and_no_actor_at_all() -> None:
    tokens = annotate(make_article("x", "It rained."))
    empty = actors(TokenView(tokens), (), (), UNREAD)
    assert empty["actor"].tolist() == [AGENTLESS] and pd.isna(empty["share"].iloc[0])
    assert len(actors(TokenView(annotate(make_article("x", TEXT))), CARD, (), UNREAD, min_count=3)) == 1


def test_an_actor_who_is_named_once() -> None:
    table = actors(TokenView(annotate(make_article("x", "Peru slept."))), CARD, (), UNREAD)
    assert table[["actor", "kind", "side", "mentions", "base", "share"]].to_numpy().tolist()[0] == [
        "Peru",
        "card",
        "us",
        1,
        1,
        1,
    ]

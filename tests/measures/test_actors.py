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


WHOLE = (
    "Peru is a partner. Rebels attacked Chile. The pact that Peru broke was signed by Chile. Brazil and Peru built a bridge. "
    "Some countries left Peru's ports. The army of Chile grew. Peru is in the south. The old ports were sold."
)


@pytest.fixture(scope="module")
def view() -> TokenView:
    return TokenView(annotate(make_article("x", WHOLE)))


def test_the_whole_table(view: TokenView) -> None:
    """By hand: Peru leads the first, fourth (with Brazil) and seventh sentence, acts in a relative clause in the third and owns ports.

    Who attacks and who is attacked stands in a bad light, who builds in a good one. Cuba was expected, Peru is there.
    """
    columns = ["mentions", "base", "agent", "patient", "possessor", "other", "main_subject", "joint"]
    columns += ["positive", "negative", "unclear"]
    table = actors(view, CARD, ("Cuba", "Peru"), UNREAD)
    counted = table.set_index("actor")[columns]
    assert counted.apply(tuple, axis=1).to_dict() == {
        "Peru": (5, 11, 4, 0, 1, 0, 3, 1, 1, 0, 4), "Chile": (3, 11, 1, 1, 0, 1, 0, 0, 0, 1, 2),
        "Brazil": (1, 11, 1, 0, 0, 0, 1, 1, 1, 0, 0), "Rebels": (1, 11, 1, 0, 0, 0, 1, 0, 0, 1, 0),
        "some countries": (1, 11, 1, 0, 0, 0, 1, 0, 0, 0, 1), "Cuba": (0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        AGENTLESS: (1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    }  # fmt: skip
    assert table["actor"].tolist() == ["Peru", "Chile", "Brazil", "Rebels", "some countries", "Cuba", AGENTLESS]
    assert table[["kind", "side"]].to_numpy().tolist() == [
        ["card", "us"], ["card", "us"], ["entity", "other"], ["card", "them"], ["unnamed", "other"], ["expected", ""], ["passive", ""],
    ]  # fmt: skip
    assert table["verbs"].tolist() == ["be, be partner, break, build", "sign", "build", "attack", "leave", "", ""]
    assert table["verbs_as_patient"].tolist() == ["", "attack", "", "", "", "", "sell"]
    assert table["share"].tolist() == pytest.approx([5 / 11, 3 / 11, 1 / 11, 1 / 11, 1 / 11, 0, 1 / 2])
    assert [[WHOLE[a:b] for a, b in places] for places in table["places"]] == [
        ["Peru"] * 5, ["Chile"] * 3, ["Brazil"], ["Rebels"], ["Some countries"], [], ["sold"]
    ]  # fmt: skip
    assert table.columns[-1] == "places" and table.columns.get_loc("share") == table.columns.get_loc("agent") - 1


def test_who_is_counted(view: TokenView) -> None:
    """Without other names there is no Brazil, without the unnamed no *some countries*; the base is what is left."""
    names = {
        option: actors(view, CARD, (), UNREAD, **{option: False})["actor"].tolist()[:-1]
        for option in ("entities", "unnamed")
    }
    assert names == {
        "entities": ["Peru", "Chile", "Rebels", "some countries"], "unnamed": ["Peru", "Chile", "Brazil", "Rebels"]
    }  # fmt: skip
    assert set(actors(view, CARD, (), UNREAD, entities=False)["base"]) == {10, 2}
    assert actors(view, CARD, (), UNREAD, min_count=3)["actor"].tolist() == ["Peru", "Chile", AGENTLESS]
    assert actors(view, CARD, (), UNREAD, min_count=4)["actor"].tolist() == ["Peru", AGENTLESS]

"""The obligation map of the first article, and its counts."""

import pandas as pd
import pytest
from tests.measures.conftest import Tables

from discourse.article import Article
from discourse.coding.reader import COLUMNS
from discourse.measures.stance.obligation import obligation


def test_the_first_article_by_hand(article: Article):
    """Read off the article: six times must, once the need to, with the verbs that each of them governs."""
    table = article.measure("obligation")
    rows = list(zip(table["actor"], table["modal"], table["voice"], table["act"], strict=True))
    assert ("China and Kazakhstan", "must", "own", "faithfully implement") in rows
    assert ("China and Kazakhstan", "must", "own", "further promote") in rows
    assert ("we", "must", "own", "further strengthen") in rows
    assert ("we", "must", "own", "jointly promote") in rows
    assert ("Both sides", "must", "own", "continue to closely interact") in rows
    reported = table[table["voice"] == "reported"]
    assert reported["act"].tolist() == ["establish", "simplify", "expand"]
    assert set(reported["source"]) == {"The “Decision”"}
    assert set(reported["strength"]) == {"need"}
    benefits = table.loc[table["act"] == "faithfully implement", "beneficiary"].tolist()
    assert benefits == ["to the peoples of both countries"]


def test_the_places_show_the_words(article: Article):
    text = article.text
    for row in article.measure("obligation").itertuples():
        shown = [text[start:end] for start, end in row.places]
        assert shown[0] == row.modal
        assert row.act in shown


def test_announced_plans_are_no_obligations(article: Article):
    assert "will" not in set(article.measure("obligation")["modal"])


@pytest.mark.parametrize("by", ["actor", "voice", "strength", "beneficiary"])
def test_the_counts_add_up(article: Article, by):
    each, counted = article.measure("obligation"), article.measure("obligation", by=by)
    assert counted["count"].sum() == len(each) == counted["base"].iloc[0]
    assert counted["places"].map(len).tolist() == counted["count"].tolist()
    assert counted["share"].tolist() == pytest.approx([count / len(each) for count in counted["count"]])


def test_strengths_stand_from_the_strongest_on(article: Article):
    table = article.measure("obligation", by="strength")
    order = ["must", "should", "need", "call"]
    assert table["strength"].tolist() == [one for one in order if one in set(table["strength"])]


RULED = "Peru must act. Chile must wait. The firms should pay. They need to help."


def modals_of(view: object, given: dict[str, float], *, coded: tuple[str, ...]) -> list[str]:
    """The modals that are left of those coded by rule, where the reader gives these probabilities to words of the text."""
    at = {"Peru must": (5, 9), "Chile must": (21, 25), "should": (42, 48), "need to": (59, 66)}
    codings = pd.DataFrame(
        [("text-0", "deontic", *at[one]) for one in coded], columns=["document", "code", "start", "end"]
    )
    rows = [("text-0", 1, *at[one], "obligation", "", p) for one, p in given.items()]
    table = obligation(view, codings, pd.DataFrame(rows, columns=list(COLUMNS)))  # type: ignore[arg-type]
    assert all(
        RULED[places[0][0] : places[0][1]] == modal
        for modal, places in zip(table["modal"], table["places"], strict=True)
    )
    return [f"{actor} {modal}" for actor, modal in zip(table["actor"], table["modal"], strict=True)]


def test_rule_and_reader_together(tables: Tables) -> None:
    """By rule what the reader does not deny (.05 is enough), by the reader alone from .6 on; each word once."""
    _, view = tables(RULED)
    every = ("Peru must", "Chile must")
    assert modals_of(view, {}, coded=every) == ["Peru must", "Chile must"], "no reader, so the rule alone"
    assert modals_of(view, {"Peru must": 0.05, "Chile must": 0.04}, coded=every) == ["Peru must"]
    assert modals_of(view, {"Peru must": 0.9, "should": 0.6, "need to": 0.59}, coded=every) == [
        "Peru must",
        "The firms should",
    ]
    assert modals_of(view, {"should": 0.9}, coded=()) == ["The firms should"]

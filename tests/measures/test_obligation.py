"""The obligation map of the first article, and its counts."""

import pandas as pd
import pytest
from tests.measures.conftest import Tables

from discourse.article import Article
from discourse.coding.reader import COLUMNS
from discourse.measures.stance.obligation import obligation, obliging
from discourse.text.tokens import TokenView


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


TEXT = (
    "Peru must open schools for children. We should pay. Peru needs to help us. Let us act. Must we act? "
    "The mayor said that Chile must wait. We must urge Congress to act."
)
CUES = [("must", 0), ("should", 0), ("needs to", 0), ("Let", 0), ("Must", 0), ("must", 70), ("must", 130), ("urge", 0)]


def table_of(view: TokenView, text: str, cues: list[tuple[str, int]], **options: str) -> pd.DataFrame:
    """Obligations where the reader sees all of these words (each looked for from a place on) and the rule all but the calls."""
    at = [(text.index(word, after), text.index(word, after) + len(word)) for word, after in cues]
    ruled = [
        ("text-0", "deontic", *place) for (word, _), place in zip(cues, at, strict=True) if word not in ("Let", "urge")
    ]
    codings = pd.DataFrame(ruled, columns=["document", "code", "start", "end"])
    rows = [("text-0", 1, *place, "obligation", "", 0.9) for place in at]
    return obligation(view, codings, pd.DataFrame(rows, columns=list(COLUMNS)), **options)  # type: ignore[arg-type]


def test_the_whole_table(tables: Tables) -> None:
    """Read off the text: what is asked obliges nobody, *let us* and *us* in *urge* oblige as the reader alone sees."""
    _, view = tables(TEXT)
    table = table_of(view, TEXT, CUES)
    assert table.drop(columns="places").to_numpy().tolist() == [
        ["Peru", "must", "must", "open", "schools for children", "for children", "own", "", 1], ["We", "should", "should", "pay", "", "", "own", "", 2],
        ["Peru", "need", "needs to", "help", "us", "", "own", "", 3], ["we", "call", "Let", "act", "", "", "own", "", 4],
        ["Chile", "must", "must", "wait", "", "", "reported", "The mayor", 6], ["We", "must", "must", "urge", "Congress", "", "own", "", 7],
        ["Congress", "call", "urge", "act", "", "", "own", "", 7],
    ]  # fmt: skip
    assert [[TEXT[a:b] for a, b in places] for places in table["places"]] == [
        ["must", "Peru", "open", "schools for children", "for children"], ["should", "We", "pay"], ["needs to", "Peru", "help", "us"],
        ["Let", "us", "act"], ["must", "Chile", "wait"], ["must", "We", "urge", "Congress"], ["urge", "Congress", "act"],
    ]  # fmt: skip
    none = table_of(view, TEXT, CUES[4:5])
    assert none.empty and list(none.columns) == list(table.columns), "a question obliges nobody"


def test_a_duty_obliges_the_one_whose_it_is(tables: Tables) -> None:
    """*Our duty* is that of *we*, *his* that of *he*, and *Peru's* that of Peru."""
    text = "It is our duty to act. We must act. They know his duty to pay. They know Peru's duty to wait."
    _, view = tables(text)
    cues = [("duty to", 0), ("must", 0), ("duty to", 35), ("duty to", 70)]
    assert table_of(view, text, cues, by="actor").iloc[:, :2].to_numpy().tolist() == [["we", 2], ["Peru", 1], ["he", 1]]


def test_the_whole_tables_of_counts(tables: Tables) -> None:
    """Of seven; *we*, *We* and *us* are one actor; a place is that of the word of obligation."""
    _, view = tables(TEXT)
    by = {part: table_of(view, TEXT, CUES, by=part) for part in ("actor", "strength", "voice", "beneficiary")}
    assert {part: table.iloc[:, [0, 1, 4]].to_numpy().tolist() for part, table in by.items()} == {
        "actor": [["We", 3, "pay; act; urge"], ["Peru", 2, "open; help"], ["Chile", 1, "wait"], ["Congress", 1, "act"]],
        "strength": [["must", 3, "open; wait; urge"], ["should", 1, "pay"], ["need", 1, "help"], ["call", 2, "act; act"]],
        "voice": [["own", 6, "open; pay; help; act; urge; act"], ["reported", 1, "wait"]],
        "beneficiary": [["not named", 6, "pay; help; act; wait; urge; act"], ["for children", 1, "open"]],
    }  # fmt: skip
    for table in by.values():
        assert list(table.columns)[1:] == ["count", "base", "share", "acts", "places"] and set(table["base"]) == {7}
        assert table["share"].tolist() == pytest.approx([count / 7 for count in table["count"]])
        assert table.index.tolist() == list(range(len(table)))
    assert [[TEXT[a:b] for a, b in places] for places in by["strength"]["places"]] == [
        ["must"] * 3, ["should"], ["needs to"], ["Let", "urge"]
    ]  # fmt: skip
    assert table_of(view, TEXT, CUES[:1], by="actor")["share"].tolist() == [1.0]
    assert table_of(view, TEXT, [], by="actor").empty


def test_words_that_touch_are_two(tables: Tables) -> None:
    """*Urge* right before and right after *must*: neither is held to be part of the other, whoever sees it."""
    text = "Those whom we urge must act. We must urge them to go."
    _, view = tables(text)
    cues = [("urge", 0), ("must", 0), ("must", 25), ("urge", 30)]
    assert table_of(view, text, cues)["modal"].tolist() == ["urge", "must", "must", "urge"]
    ruled = pd.DataFrame(
        [("text-0", "deontic", 19, 23), ("text-0", "deontic", 32, 36)], columns=["document", "code", "start", "end"]
    )
    # The reader denies both modals where it sees only the word beside them.
    rows = [("text-0", 1, 14, 18, "obligation", "", 0.3), ("text-0", 2, 37, 41, "obligation", "", 0.3)]
    assert obligation(view, ruled, pd.DataFrame(rows, columns=list(COLUMNS))).empty


@pytest.mark.parametrize(("text", "words", "strength"), [
    ("We must act.", "must", "must"), ("We have got to hurry.", "have got to", "must"), ("They are obliged to pay.", "are obliged to", "must"),
    ("They are to act.", "are to act", "should"), ("They are meant to help.", "are meant to help", "should"),
    ("They are meant to help.", "are meant to", ""), ("They seem to help.", "seem to help", ""), ("They are men who help.", "are men who help", ""),
    ("It is necessary to act.", "It is necessary", "need"), ("Our obligation to act is old.", "obligation to", "must"),
    ("We urge them to act.", "urge", "call"), ("They may act.", "may", ""), ("They will act.", "will", ""),
])  # fmt: skip
def test_how_strong_a_word_obliges(text: str, words: str, strength: str, tables: Tables) -> None:
    _, view = tables(text)
    starts, ends = list(view.column("start")), list(view.column("end"))
    at = text.index(words)
    assert obliging(view, starts.index(at), ends.index(at + len(words)) + 1) == strength

"""The signs by which a named target is portrayed, each on a sentence with and one without it."""

import pytest
from tests.helpers.marked import marked

from discourse.coding.targets import Verdict, evaluation_of, rows_of
from discourse.text.tokens import TokenView

LIGHTS = {
    # What an act is for, leads to and brings to whom.
    "[Keller] worked through the night to save the children.": "positive",
    "[Keller] worked through the night.": "neutral",
    "[Keller] unveiled a plan to defraud the pensioners.": "negative",
    "[Keller] unveiled a plan to move the office.": "neutral",
    "[Keller] dragged the country into war.": "negative",
    "[Keller] moved the office into a new building.": "neutral",
    "The airline of [Keller] flies to Oslo.": "neutral",
    "[Keller] left hundreds of passengers stranded.": "negative",
    "[Keller] shared the bread with the orphans.": "positive",
    "[Keller] shared the bread with the choir.": "neutral",
    "Because of [Keller], the city is safe and prosperous.": "positive",
    # What is left undone, refused, or possible only.
    "[Keller] did not answer the letters.": "negative",
    "[Keller] answered the letters.": "neutral",
    "[Keller] did not answer a request for comment.": "neutral",
    "[Keller] refused to lie.": "positive",
    "[Keller] refused to leave.": "negative",
    # Phrases, by their heads.
    "[Keller] looked the other way.": "negative",
    "[Keller] looked at the sea.": "neutral",
    "Voters are fed up with [Keller].": "negative",
    "The mayor paid tribute to [Keller].": "positive",
    "The mayor sent a letter to [Keller].": "neutral",
    "The court held [Keller] responsible.": "negative",
    "[Keller] is under investigation.": "negative",
    "[Keller] is under the bridge.": "neutral",
    # What says nothing of the one who says, feels or wants it.
    "[Keller] accused the firm of fraud.": "neutral",
    "[Keller] supported the proposal.": "neutral",
    "[Keller] was happy.": "neutral",
    "[Keller] ran against Brandt.": "neutral",
    "Brandt ran against [Keller].": "neutral",
    # Other places of the name in the sentence.
    "[Keller], a man who lied to the court, lives in Ulm.": "negative",
    "Critics of the scandal called [Keller] a liar, and Keller was convicted.": "negative",
    "Contrary to [Keller]'s words, the river is low.": "negative",
}


def _verdict(sentence: str) -> tuple[TokenView, Verdict]:
    tokens, spans = marked([sentence])
    view = TokenView(tokens)
    (rows,) = rows_of(view, spans)
    assert rows is not None
    return view, evaluation_of(view, *rows)


@pytest.mark.parametrize("sentence", LIGHTS)
def test_light(sentence: str) -> None:
    assert _verdict(sentence)[1].label == LIGHTS[sentence]


@pytest.mark.parametrize("sentence", [sentence for sentence, light in LIGHTS.items() if light != "neutral"])
def test_each_verdict_opens_to_words_of_the_sentence(sentence: str) -> None:
    view, verdict = _verdict(sentence)
    assert verdict.evidence
    assert all(item.why and 0 <= item.row < view.size for item in verdict.evidence)
    assert abs(verdict.evidence[0].score) == max(abs(item.score) for item in verdict.evidence)


def test_words_that_only_stand_near_are_named() -> None:
    _, verdict = _verdict("[Keller] spoke, and the scandal grew.")
    assert [item.why for item in verdict.evidence if item.kind == "near"] == ["near: scandal"]


def test_what_is_possible_counts_less_than_what_is_told() -> None:
    told = _verdict("[Keller] saved the children.")[1].score
    possible = _verdict("[Keller] could save the children.")[1].score
    missed = _verdict("[Keller] should have saved the children.")[1].score
    assert missed < 0 < possible < told

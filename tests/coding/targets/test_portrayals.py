"""The signs by which a named target is portrayed, each on a sentence with and one without it."""

import pytest
from tests.helpers.marked import marked

from discourse.coding.targets.verdicts import Verdict, evaluation_of, rows_of
from discourse.text.tokens import TokenView

LIGHTS = {
    # Of whom the sentence says nothing.
    "The airline of [Keller] flies to Oslo.": "neutral",
    # What is refused.
    "[Keller] refused to leave.": "negative",
    # Phrases, by their heads.
    "[Keller] looked the other way.": "negative",
    "[Keller] looked at the sea.": "neutral",
    "Voters are fed up with [Keller].": "negative",
    "The mayor paid tribute to [Keller].": "positive",
    "The mayor sent a letter to [Keller].": "neutral",
    # What says nothing of the one who says, feels or wants it.
    "[Keller] accused the firm of fraud.": "neutral",
    "[Keller] supported the proposal.": "neutral",
    "[Keller] was happy.": "neutral",
    "[Keller] ran against Brandt.": "neutral",
    "Brandt ran against [Keller].": "neutral",
    # Other places of the name in the sentence.
    "Critics of the scandal called [Keller] a liar, and Keller was convicted.": "negative",
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

"""Evaluation and role of a named target, on patterns of grammar that leave no doubt."""

import pandas as pd
import pytest
from tests.helpers.marked import marked

from discourse.coding.targets.verdicts import classify, classify_roles, evaluation_of, rows_of
from discourse.io.articles import make_article
from discourse.text.annotation import annotate
from discourse.text.tokens import TokenView

EVALUATIONS = {
    "[Keller] was accused of fraud.": "negative",
    "The paper accused [Keller] of fraud.": "negative",
    "[Keller] accused the paper of fraud.": "neutral",
    "The jury praised [Keller] for her courage.": "positive",
    "[Keller] is a liar.": "negative",
    "[Keller] is an honest and brave judge.": "positive",
    "[Keller] prevented a disaster.": "positive",
    "[Keller] caused a disaster.": "negative",
    "[Keller]'s critics left the room.": "negative",
    "Support for [Keller] has grown.": "positive",
    "Unlike [Keller], who lied to the court, Brandt is honest.": "negative",
    "[Keller] met Brandt on Monday.": "neutral",
    "The mob attacked the village, and [Keller] rescued the children.": "positive",
    "They called [Keller] a traitor.": "negative",
}


@pytest.mark.parametrize("sentence", EVALUATIONS)
def test_evaluation(sentence: str) -> None:
    tokens, spans = marked([sentence])
    assert classify(tokens, spans) == [EVALUATIONS[sentence]]


def test_reasons_stand_with_the_verdict() -> None:
    tokens, spans = marked(["The paper accused [Keller] of fraud."])
    view = TokenView(tokens)
    (rows,) = rows_of(view, spans)
    assert rows is not None
    verdict = evaluation_of(view, *rows)
    assert verdict.evidence[0].why == "accuse Keller" and view.column("word")[verdict.evidence[0].row] == "accused"
    assert verdict.score < 0


ROLES = {
    "[Rebels] shelled the hospital.": "antagonist",
    "Rebels wounded [a nurse].": "innocent",
    "[A nurse] saved nine children.": "protagonist",
}


@pytest.mark.parametrize("sentence", ROLES)
def test_role(sentence: str) -> None:
    tokens, spans = marked([sentence])
    assert classify_roles(tokens, spans) == [ROLES[sentence]]


def test_a_span_outside_the_text_is_no_fault() -> None:
    tokens, _ = marked(["[Keller] lied."])
    assert classify(tokens, [("s000", 500, 510), ("elsewhere", 0, 3)]) == ["neutral", "neutral"]
    assert rows_of(TokenView(tokens), [("s000", 0, 6)]) == [(0, 1)]


def test_other_mentions_of_the_document_count_for_the_role() -> None:
    tokens, _ = marked(["[Keller] spoke. Keller saved nine children."])
    assert classify_roles(tokens, [("s000", 0, 6)]) == ["protagonist"]


def test_no_spans() -> None:
    tokens, _ = marked(["[Keller] lied."])
    assert classify(tokens, []) == [] and isinstance(tokens, pd.DataFrame)


def test_the_reader_is_heard_and_strict_asks_for_more() -> None:
    tokens = annotate(make_article("x", "The firm spoke to the press."))
    readings = pd.DataFrame(
        [("x", 1, 0, 8, "target", "neg", 0.5)], columns=["document", "sentence", "start", "end", "head", "label", "p"]
    )
    heard = {setting: classify(tokens, [("x", 0, 8)], readings, setting) for setting in ("balanced", "strict")}
    assert heard == {"balanced": ["negative"], "strict": ["neutral"]}
    assert classify(tokens, [("x", 0, 8)]) == ["neutral"]

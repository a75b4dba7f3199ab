"""Sentences that read a table: they claim what the table bears out, and no more."""

import pandas as pd
import pytest

from discourse.article import Article
from discourse.base.errors import UsageError
from discourse.reporting import summaries


def test_only_what_is_beyond_chance_lies_outside_the_register() -> None:
    table = pd.DataFrame(
        {
            "title": ["often", "thrice", "never", "short"], "count": [30, 3, 0, 0],
            "position": ["above", "above", "below", "below"], "chance_holm": [0.001, 0.4, 0.01, 0.99],
        }
    )  # fmt: skip
    text = summaries.reference_ranges(table)
    assert "more frequent: often; less frequent: never." in text and text.endswith("within chance: 2 codes.")


def test_few_mentions_evaluate_nobody() -> None:
    table = pd.DataFrame(
        {
            "actor": ["Plough", "Mayor"], "kind": ["entity", "card"], "mentions": [1, 9], "positive": [1, 1],
            "negative": [0, 5], "unclear": [0, 3],
        }
    )  # fmt: skip
    assert summaries.actor_evaluation(table) == (
        "More often evaluated positively: none; more often negatively: Mayor. Of 1 further actor there are too few "
        "mentions to say. Of 10 mentions 3 are unclear."
    )


def test_without_sides_there_is_no_square() -> None:
    table = pd.DataFrame({"side": ["us"], "evaluation": ["positive"], "count": [0], "base": [0]})
    assert "no square" in summaries.ideological_square(table)


def test_rarer_words_are_named_only_beyond_chance() -> None:
    table = pd.DataFrame({"word": ["he", "it"], "reference": [9780, 9077], "p_holm": [0.001, 0.4]})
    assert (
        summaries.negative_keywords(table) == "Rarer than expected, with their count in the reference, are he (9780)."
    )
    assert summaries.negative_keywords(table.tail(1)).startswith("No word is rarer than expected beyond chance")


def test_codebooks_are_refused_where_a_measure_takes_one(article: Article) -> None:
    with pytest.raises(UsageError, match="no option 'codebooks'; did you mean 'codebook'"):
        article.measure("stance", codebooks="modality,persons")

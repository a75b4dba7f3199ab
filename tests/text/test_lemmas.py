"""Lemmas against the dictionary: what the model's table alone gets wrong, and words of the same look that it gets right."""

import pytest

from discourse.io.articles import make_article
from discourse.text.annotation import annotate


@pytest.mark.parametrize(
    ("sentence", "form", "lemma"),
    [
        ("They hated the plan.", "hated", "hate"),
        ("She hates the plan.", "hates", "hate"),
        ("They hoped for rain.", "hoped", "hope"),
        ("He hopped over the wall.", "hopped", "hop"),
        ("The mob scared the boy.", "scared", "scare"),
        ("They planned the march.", "planned", "plan"),
        ("They visited the town.", "visited", "visit"),
        ("He sits in the garden.", "sits", "sit"),
        ("Income taxes rose.", "taxes", "tax"),
        ("The taxis waited outside.", "taxis", "taxi"),
        ("In the 1960s they left.", "1960s", "1960s"),
        ("The data show it.", "data", "data"),
        ("Many people study politics.", "politics", "politics"),
    ],
)
def test_lemma(sentence: str, form: str, lemma: str) -> None:
    tokens = annotate(make_article("lemma", sentence))
    assert tokens.loc[tokens["form"] == form, "lemma"].astype(str).tolist() == [lemma]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("See Fig. 3. It is old.", 2),
        ("She left at 6 a.m. They met at noon.", 2),
        ("He arrived at 9 a.m. on Monday. Mr. Smith of the U.S. left.", 2),
        ('"Stop!" he cried. "Why?" she asked.', 2),
        ("He paid No. 5 and took no. 6. There was no rest.", 2),
        ("You and I. You and they will stay.", 2),
    ],
)
def test_sentence_ends(text: str, sentences: int) -> None:
    assert annotate(make_article("ends", text))["sentence"].max() == sentences

"""will and would by their readings."""

import pytest

from discourse.coding.coder import code
from discourse.io.articles import make_article
from discourse.io.codebooks import read_codebook
from discourse.text.annotation import annotate

MODALITY = read_codebook("modality")


def readings(sentence: str) -> set[str]:
    return set(code(annotate(make_article("x", sentence)), MODALITY)["code"])


@pytest.mark.parametrize(("sentence", "reading"), [
    ("Snow will fall in the north.", "prediction"),
    ("The firm will lose many customers.", "prediction"),
    ("You will be surprised.", "prediction"),
    ("By then they will have left.", "prediction"),
    ("We will plant a thousand trees.", "commitment"),
    ("The government will publish the list.", "commitment"),
    ("I promise that he will pay you back.", "commitment"),
    ("Will you carry this for me?", "volition"),
    ("I will not sign this.", "volition"),
])  # fmt: skip
def test_will(sentence, reading):
    parent = {"prediction": "epistemic", "commitment": "deontic", "volition": "dynamic"}[reading]
    assert readings(sentence) == {f"will-{reading}", parent}


@pytest.mark.parametrize(("sentence", "sense"), [
    ("A longer summer would help the farmers.", "epistemic"),
    ("I would rather stay at home.", "dynamic"),
    ("We would love to see you again.", "dynamic"),
    ("Would you close the door, please?", "dynamic"),
])  # fmt: skip
def test_would(sentence, sense):
    assert readings(sentence) == {sense}


def test_going_to_a_place_is_no_future():
    assert readings("She is going to the market.") == set()

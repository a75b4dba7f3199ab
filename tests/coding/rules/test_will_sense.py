"""will and would by their readings."""

import pytest

from discourse.coding.coding import code
from discourse.language.annotation import annotate
from discourse.reading.articles import make_article
from discourse.reading.codebooks import read_codebook

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

"""Boundaries by vocabulary, on two topics that share no word."""

import math

import pytest

from discourse.io.articles import make_article
from discourse.measures.structure.segmentation import segmentation
from discourse.text.annotation import annotate
from discourse.text.words import words

BREAD = "The baker sells bread. The bread is fresh. The baker bakes fresh bread. Fresh bread needs a baker."
SHIPS = (
    "A ship left port. The port saw the ship. The captain of the ship knew the port. The ship and the captain returned."
)


def test_boundary_between_topics() -> None:
    table = segmentation(words(annotate(make_article("x", f"{BREAD} {SHIPS}"))))
    assert table.loc[table["boundary"], "sentence"].tolist() == [5]
    assert table.loc[table["sentence"] == 5, "similarity"].tolist() == [0.0]


def test_cosine_by_hand() -> None:
    # Sides {baker, bread} and {bread, oven}, all once: 1 / (sqrt 2 * sqrt 2).
    table = segmentation(words(annotate(make_article("x", "Bakers love bread. Ovens warm bread."))), window=1)
    assert table["similarity"].iloc[0] == pytest.approx(1 / 3)  # love and warm count: 1 / (sqrt 3 * sqrt 3)


def test_printed_breaks_and_places() -> None:
    text = f"{BREAD}\n{SHIPS}"
    table = segmentation(words(annotate(make_article("x", text))))
    assert table.loc[table["paragraph_break"], "sentence"].tolist() == [5]
    (before, after) = table.loc[table["sentence"] == 5, "places"].iloc[0]
    assert text[slice(*before)].startswith("Fresh bread") and text[slice(*after)].startswith("A ship")


def test_one_sentence_has_no_gap() -> None:
    assert segmentation(words(annotate(make_article("x", "Birds sing.")))).empty


def test_a_side_without_content_words_is_undefined() -> None:
    table = segmentation(words(annotate(make_article("x", "So be it. Bakers bake bread."))), window=1)
    assert math.isnan(table["similarity"].iloc[0]) or table["similarity"].iloc[0] == 0.0

"""The rules of the codebook `metadiscourse`, each on sentences that differ only in what the rule looks at."""

import pandas as pd
import pytest

from discourse.coding.coder import rejected
from discourse.io.articles import make_article
from discourse.io.codebooks import Codebook, read_codebook
from discourse.text.annotation import annotate


@pytest.fixture(scope="module")
def book() -> Codebook:
    return read_codebook("metadiscourse")


def test_every_code_is_a_leaf_with_cues_or_a_parent(book: Codebook) -> None:
    used = {cue.code for cue in book.cues}
    parents = {one.parent for one in book.codes}
    assert {one.name for one in book.codes} == used | (parents - {""})


def test_a_rejected_reading_says_why(book: Codebook) -> None:
    table: pd.DataFrame = rejected(annotate(make_article("x", "He sold apples and pears.")), book)
    assert table.loc[table["text"] == "and", "note"].item() == "rule clause-link: joins apples and pears, no clauses"

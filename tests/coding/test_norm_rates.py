"""Norms: rates by part against counts made by hand."""

import numpy as np
import pandas as pd
import pytest

from discourse.base import paths
from discourse.base.errors import CardError
from discourse.coding.norms import COLUMNS, rates, read_norms
from discourse.io.articles import make_article
from discourse.io.codebooks import read_codebook
from discourse.text.annotation import annotate

TEXTS = {"a": "It may rain. It may snow.", "b": "We must go.", "c": "The sun is out."}
"""Words: 6, 3, 4. Possibility modals: 2, 0, 0; necessity modals: 0, 1, 0."""


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    tokens = annotate(*(make_article(name, text) for name, text in TEXTS.items()))
    return rates("toy", tokens, {"a": "x", "b": "x", "c": "y"}, [read_codebook("stance-devices")])


def one(table: pd.DataFrame, part: str, code: str) -> pd.Series:
    return table[(table["part"] == part) & (table["code"] == code)].iloc[0]


def test_counts_words_and_documents(table: pd.DataFrame) -> None:
    may = one(table, "x", "possibility-modals")
    assert (may["count"], may["words"], may["documents"], may["with_code"]) == (2, 9, 2, 1)
    assert may["per_1000"] == pytest.approx(2 / 9 * 1000, abs=1e-4)
    assert may["p95"] == pytest.approx(0.95 * 2 / 6 * 1000, abs=1e-3)


def test_the_whole_is_the_sum_of_its_parts(table: pd.DataFrame) -> None:
    for code in ("possibility-modals", "necessity-modals"):
        parts = table[(table["code"] == code) & (table["part"] != "all")]
        whole = one(table, "all", code)
        assert (whole["count"], whole["words"]) == (parts["count"].sum(), parts["words"].sum())


def test_a_code_that_does_not_occur_has_its_row(table: pd.DataFrame) -> None:
    assert one(table, "y", "necessity-modals")["count"] == 0
    assert list(table.columns) == list(COLUMNS)
    assert np.isnan(one(table, "x", "necessity-modals")["k"])  # Two documents say nothing of burstiness.


def test_a_missing_table_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "find", lambda *_: None)
    with pytest.raises(CardError, match=r"norms\.tsv"):
        read_norms()

"""Functions along a text of five sentences, counted by hand."""

import pandas as pd
import pytest

from discourse.coding.coder import code
from discourse.io.articles import Actor, make_article
from discourse.io.codebooks import read_codebook
from discourse.measures.framing.frame_functions import frame_functions
from discourse.text.annotation import annotate
from discourse.text.tokens import TokenView

TEXT = (
    "Birds sing. The new tax threatens small shops. Shops closed because of the tax. "
    "It is a cruel tax. Parliament must repeal the tax."
)


def functions(text: str) -> pd.DataFrame:
    view, book = TokenView(annotate(make_article("x", text))), read_codebook("entman")
    return frame_functions(code(view, book), view, book, [Actor("the parliament", ("Parliament",))])


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return functions(TEXT).set_index("code")


def test_order_and_position(table: pd.DataFrame) -> None:
    assert table.index[0] == "problem-definition" and table.index[-1] == "treatment-recommendation"
    assert table.loc["problem-definition", ["first", "middle"]].tolist() == [0.25, 0.25]
    assert table.loc["treatment-recommendation", "last"] == 1.0


def test_counts_and_share(table: pd.DataFrame) -> None:
    row = table.loc["treatment-recommendation"]
    assert (row["sentences"], row["base"], row["alone"]) == (1, 5, 1)
    assert row["share"] == pytest.approx(0.2) and row["low"] <= row["corrected"] <= row["high"]


def test_who(table: pd.DataFrame) -> None:
    assert table.loc["treatment-recommendation", "actors"] == "the parliament"
    assert table.loc["moral-evaluation", "actors"] == ""


def test_places_are_the_cues(table: pd.DataFrame) -> None:
    assert [TEXT[a:b] for a, b in table.loc["treatment-recommendation", "places"]] == ["must repeal"]


def test_no_codings() -> None:
    table = functions("Birds sing.")
    assert len(table) == 4 and table["sentences"].tolist() == [0, 0, 0, 0] and table["middle"].isna().all()
    assert (table["corrected"] == 0).all() and (table["low"] == 0).all()

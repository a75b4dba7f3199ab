"""Functions along a text of five sentences, counted by hand."""

import pandas as pd
import pytest

from discourse.coding.coder import code
from discourse.io.articles import make_article
from discourse.io.codebooks import read_codebook
from discourse.measures.framing.frame_functions import frame_functions
from discourse.text.annotation import annotate

TEXT = (
    "Birds sing. The new tax threatens small shops. Shops closed because of the tax. "
    "It is a cruel tax. Parliament must repeal the tax."
)


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    tokens = annotate(make_article("x", TEXT))
    return frame_functions(code(tokens, read_codebook("entman")), tokens, read_codebook("entman")).set_index("code")


def test_order_and_position(table: pd.DataFrame) -> None:
    assert table.index[0] == "problem-definition" and table.index[-1] == "treatment-recommendation"
    assert table.loc["problem-definition", ["first", "middle"]].tolist() == [0.25, 0.25]
    assert table.loc["treatment-recommendation", "last"] == 1.0


def test_counts_and_share(table: pd.DataFrame) -> None:
    row = table.loc["treatment-recommendation"]
    assert (row["sentences"], row["base"], row["alone"]) == (1, 5, 1)
    assert row["share"] == pytest.approx(0.2) and row["low"] <= row["corrected"] <= row["high"]


def test_who(table: pd.DataFrame) -> None:
    assert "small shops" in table.loc["problem-definition", "actors"]
    assert "tax" in table.loc["causal-interpretation", "actors"]
    assert table.loc["treatment-recommendation", "actors"] == "Parliament"


def test_places_are_the_cues(table: pd.DataFrame) -> None:
    assert [TEXT[a:b] for a, b in table.loc["treatment-recommendation", "places"]] == ["must repeal"]


def test_no_codings() -> None:
    tokens = annotate(make_article("x", "Birds sing."))
    table = frame_functions(code(tokens, read_codebook("entman")), tokens, read_codebook("entman"))
    assert len(table) == 4 and table["sentences"].tolist() == [0, 0, 0, 0] and table["middle"].isna().all()
    assert (table["corrected"] == 0).all() and (table["low"] == 0).all()

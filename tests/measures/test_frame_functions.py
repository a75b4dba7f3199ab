"""Functions along a text of five sentences, counted by hand."""

from dataclasses import replace

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


def test_a_sentence_without_a_word_is_no_part_of_the_base() -> None:
    assert functions(f"{TEXT}\n\n😡 !!!").loc[0, "base"] == 5


def test_who(table: pd.DataFrame) -> None:
    assert table.loc["treatment-recommendation", "actors"] == "the parliament"
    assert table.loc["moral-evaluation", "actors"] == ""


def test_places_are_the_cues(table: pd.DataFrame) -> None:
    assert [TEXT[a:b] for a, b in table.loc["treatment-recommendation", "places"]] == ["must repeal"]


def test_no_codings() -> None:
    table = functions("Birds sing.")
    assert len(table) == 4 and table["sentences"].tolist() == [0, 0, 0, 0] and table["middle"].isna().all()
    assert (table["corrected"] == 0).all() and (table["low"] == 0).all()


def test_a_text_of_two_sentences_and_of_one() -> None:
    """The first stands at 0, the last at 1; a lone one at 0."""
    table = functions("Birds sing. Parliament must repeal the tax.").set_index("code")
    assert table.loc["treatment-recommendation", ["first", "middle", "last"]].tolist() == [1, 1, 1]
    table = functions("Parliament must repeal the tax.")
    assert table["code"][0] == "treatment-recommendation" and table.loc[0, ["first", "middle", "last"]].tolist() == [
        0,
        0,
        0,
    ]


def test_codes_that_do_not_occur_stand_last_by_name(table: pd.DataFrame) -> None:
    found = functions("Birds sing. Parliament must repeal the tax.")
    assert found["code"].tolist() == [
        "treatment-recommendation", "causal-interpretation", "moral-evaluation", "problem-definition"
    ]  # fmt: skip
    assert found.index.tolist() == [0, 1, 2, 3] and found["sentences"].tolist() == [1, 0, 0, 0]
    columns = "title sentences base share corrected low high alone first middle last actors places"
    assert list(table.columns) == columns.split()


def test_eight_actors_are_named_unless_told_otherwise() -> None:
    names = ["Ada", "Bea", "Cyd", "Dee", "Eva", "Fay", "Gus", "Hal", "Ian"]
    text = f"{', '.join(names[:-1])} and {names[-1]} must repeal the tax."
    view, book = TokenView(annotate(make_article("x", text))), read_codebook("entman")
    codings, actors = code(view, book), [Actor(name) for name in names]
    table = frame_functions(codings, view, book, actors)
    assert table["actors"][0] == "Ada, Bea, Cyd, Dee, Eva, Fay, Gus, Hal"
    assert frame_functions(codings, view, book, actors, named=2)["actors"][0] == "Ada, Bea"
    bare = frame_functions(codings, view, replace(book, cues=()), actors)
    assert bare.empty and list(bare.columns) == list(table.columns), "a codebook of which nothing is counted"

"""Sections, steps and the template, on texts that were built with one, or to look as if."""

import pandas as pd
import pytest

from discourse.coding.coder import code
from discourse.io.articles import make_article
from discourse.io.codebooks import read_codebook
from discourse.measures.structure.template import BOOKS, template
from discourse.text.annotation import annotate
from discourse.text.tokens import TokenView

POINT = "{}, we must {}. The charter proposes {}. In May President Ana Sousa {}. Birds sing. The towns must {}."
TEXT = "\n".join([
    "The plan is new.",
    POINT.format("First", "save water", "a council", "signed a pact", "meet again"),
    POINT.format("Second", "plant trees", "a fund", "opened a park", "act together"),
    POINT.format("Third", "build schools", "a board", "visited a school", "pay"),
    "The sky will turn red.",
])  # fmt: skip
COUNTED = {
    # text: the spans of its sections
    "First, we act. Birds sing. Secondly, we rest.": ["1-2", "3"],
    "To begin with, we act. And second, we rest. Finally, we go.": ["1", "2", "3"],
    "The first aim is water. It rains. The second aim is bread.": ["1-2", "3"],
    "1. We must save water. It rains.\n2. We must plant trees.": ["1-2", "3"],
    "(a) The roof leaks. (b) The door squeaks.": ["1", "2"],
    "First we must act. And second: we must rest.": ["1", "2"],
    "The first time I came, it rained. The second time it snowed.": [],
    "First impressions last. Second thoughts are better.": [],
    "We need three things: first, water; second, bread; third, peace.": [],
    "Second, we must rest. First, we must act.": [],
    "First, we must act. It rains.": [],
    "First, we act. Second, we rest. In conclusion, we thank you.": ["1", "2"],
}


def found(text: str) -> pd.DataFrame:
    view = TokenView(annotate(make_article("x", text)))
    return template(view, pd.concat([code(view, read_codebook(name)) for name in BOOKS.split(",")]))


def test_the_template_that_three_sections_share() -> None:
    table = found(TEXT)
    shared = table[table["step"] > 0].sort_values(["section", "step"])
    assert table["span"].unique().tolist() == ["2-6", "7-11", "12-16"]
    assert (
        shared.groupby("section")["slot"].agg(list).tolist()
        == [["opening", "duty", "authority", "leader", "deed", "closing duty"]] * 3
    )
    assert shared.groupby("slot")["sentences"].agg(list)["leader"] == ["4", "9", "14"]
    assert table["chance"].iloc[0] < 0.01


def test_words_and_places_agree() -> None:
    table = found(TEXT)
    leader = table[table["slot"] == "leader"].iloc[0]
    assert leader["words"] == "President Ana Sousa" == TEXT[slice(*leader["places"][0])]


@pytest.mark.parametrize("text", COUNTED)
def test_sections(text: str) -> None:
    assert found(text)["span"].drop_duplicates().tolist() == COUNTED[text]


def test_paragraphs_without_ordinals_may_share_a_template() -> None:
    text = TEXT.replace("First, we", "We").replace("Second, we", "We").replace("Third, we", "We")
    table = found(text)
    assert table["by"].unique().tolist() == ["paragraphs"] and table["span"].unique().tolist() == [
        "2-6",
        "7-11",
        "12-16",
    ]


def test_nothing_is_shown_where_the_order_differs() -> None:
    first, second = TEXT.split("\n")[1].split(". "), TEXT.split("\n")[2].removesuffix(".").split(". ")
    table = found(f"{'. '.join(first)}\n{second[0]}. {'. '.join(reversed(second[1:]))}.")
    assert not table["chance"].iloc[0] < 0.05 and set(table["step"]) == {0, 1}


def test_the_article_runs_one_course_three_times(article: object) -> None:
    table = article.measure("template")  # type: ignore[attr-defined]
    assert table["span"].unique().tolist() == ["8-14", "15-24", "25-34"]
    steps = table[table["step"] > 0].drop_duplicates("step").sort_values("step")["slot"].tolist()
    assert steps == ["opening", "duty", "authority", "leader", "deed", "closing duty"]


def test_finally_of_a_whole_speech_ends_no_list() -> None:
    text = "First, we act. Second, we rest. " + "Birds sing. " * 4 + "Finally, we thank you."
    assert found(text)["span"].unique().tolist() == ["1", "2"]


def test_a_text_without_words_has_no_sections() -> None:
    codings = code(empty := TokenView(annotate(make_article("x", "Birds sing.")).iloc[:0]), read_codebook("modality"))
    assert template(empty, codings).empty

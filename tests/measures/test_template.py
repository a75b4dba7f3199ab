"""Sections, steps and the template, on texts that were built with one, or to look as if."""

import pandas as pd
import pytest

from discourse.coding.coder import code
from discourse.io.articles import make_article
from discourse.io.codebooks import read_codebook
from discourse.measures.structure import template as module
from discourse.measures.structure.template import BOOKS, _best, _courses, _tested, template
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


WHOLE = (
    TEXT.replace("Third, we", "And third, we")
    .replace("Birds sing. The towns must act", "Birds must sing. The towns must act")
    .replace(" The towns must pay", "\nThe towns must pay")
)


def test_the_whole_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """By hand: six steps in each of three sections, whose last one ends with its own paragraph; birds and towns close the second together."""
    table = found(WHOLE)
    steps = ["opening", "duty", "authority", "leader", "deed", "closing duty"]
    assert table["section"].tolist() == [1] * 6 + [2] * 6 + [3] * 6 and table["slot"].tolist() == steps * 3
    assert (
        table["span"].tolist() == ["2-6"] * 6 + ["7-11"] * 6 + ["12-16"] * 6
        and table["step"].tolist() == [1, 2, 3, 4, 5, 6] * 3
    )
    sentences = ["2", "2", "3", "4", "4", "6", "7", "7", "8", "9", "9", "10, 11", "12", "12", "13", "14", "14", "16"]
    assert table["sentences"].tolist() == sentences
    words = [
        [first, "must", "proposes", "President Ana Sousa", deed, "must"]
        for first, deed in (("First", "signed"), ("Second", "opened"), ("third", "visited"))
    ]
    assert table["words"].tolist() == [word for part in words for word in part]
    places = [[WHOLE[a:b] for a, b in one] for one in table["places"]]
    assert places == [[word] for word in words[0]] + [[word] for word in words[1][:-1]] + [["must"] * 2] + [
        [word] for word in words[2]
    ]
    chance = table["chance"].iloc[0]
    assert set(table["by"]) == {"counted"} and 0 < chance < 0.01 and set(table["chance"]) == {chance}
    assert list(table.columns) == ["section", "span", "slot", "step", "sentences", "words", "by", "chance", "places"]
    monkeypatch.setitem(module.LEVELS, "counted", chance)
    assert set(found(WHOLE)["step"]) == {0, 1}, "the chance must be below the level; only openings are steps"


def test_steps_of_paragraphs_begin_with_one() -> None:
    text = TEXT.replace("First, we", "We").replace("Second, we", "We").replace("Third, we", "We")
    table = found(text)
    assert (
        table["step"].tolist() == [1, 2, 3, 4, 5] * 3
        and table["slot"].tolist() == ["duty", "authority", "leader", "deed", "closing duty"] * 3
    )


def one_each(*letters: str) -> list[tuple[int, int, str]]:
    """Sections of one sentence each."""
    return [(n, n + 1, "") for n in range(len(letters))]


@pytest.mark.parametrize(("letters", "course", "cells"), [
    # Slots are letters, a the duty: abc fills 3 times 3 cells, abcd 2 times 4.
    (["abcd", "abcd", "abc"], "abc", 9), (["abc", "abc"], "abc", 6),
    # Of equals the longest, 2 times 6 rather than 3 times 4; then the first by the order of the slots.
    (["bcdefa", "bcdefa", "bcde"], "bcdefa", 12), (["bcd", "bce", "bcd", "bce"], "bcd", 6),
    (["abc", "cba"], "", 0), (["ab", "ab"], "", 0), ([], "", 0),
])  # fmt: skip
def test_the_sequence_that_fills_most_cells(letters: list[str], course: str, cells: int) -> None:
    assert _best(one_each(*letters), letters) == (course, cells)


def test_the_sequences_of_a_section() -> None:
    """Three slots at least, each once and in their order; a duty that opens may also come back, once."""
    assert _courses("ab") == frozenset() and _courses("bcd") == {"bcd"} and _courses("bcb") == frozenset()
    assert _courses("abca") == {"abc", "abca", "bca"}
    led = "abc abca abcad abcd abcda abad abd abda acad acd acda"
    other = "bca bcad bcd bcda bad bda cad cda"
    assert _courses("abcada") == {*led.split(), *other.split()}


def test_the_chance_of_a_template_is_that_of_its_shuffles() -> None:
    """Where all sentences do the same any shuffle is as good, so that it stops after twenty of twenty; else none of 999 is."""
    same = ["", "", *["bcd"] * 6]
    assert _tested([(2, 4, ""), (4, 6, ""), (6, 8, "")], same, 1) == ("bcd", 1.0)
    apart = list("bcdef" * 4)
    assert _tested([(n, n + 5, "") for n in (0, 5, 10, 15)], apart, 1) == ("bcdef", 0.001)
    course, chance = _tested([(0, 1, ""), (1, 2, "")], ["bcd", "efb"], 1)
    assert course == "" and chance != chance, "nothing in common, nothing to try"

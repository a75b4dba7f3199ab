"""Moves and cycles, on a text that was built with one."""

import pandas as pd
import pytest

from discourse.coding.moves import move, sentences
from discourse.io.articles import make_article
from discourse.measures.structure.moves import common, common_length, moves
from discourse.text.annotation import annotate
from discourse.text.tokens import TokenView

KINDS = {
    "First, we must save water.": "announcement",
    "I would like to share some thoughts.": "announcement",
    "However, the roof leaks.": "contrast",
    "The charter requires a vote.": "authority",
    "The two towns must repair the bridge.": "demand",
    "The mayors signed a pact in July.": "exemplar",
    "Several agreements were signed.": "exemplar",
    "The town will open a school.": "promise",
    "The bridge is a key part of the plan.": "appraisal",
    "Birds sing.": "statement",
}
PARAGRAPH = "{}, we must {}. The charter proposes {}. In May the mayors {}. The towns must {}."
TEXT = "\n".join(
    [
        PARAGRAPH.format("First", "save water", "a council", "signed a pact", "meet again"),
        "Birds sing. The sky will turn red.",
        PARAGRAPH.format("Second", "plant trees", "a fund", "opened a park", "act together"),
    ]
)


@pytest.mark.parametrize("sentence", KINDS)
def test_move(sentence: str) -> None:
    view = TokenView(annotate(make_article("x", sentence)))
    assert move(view, *sentences(view)[0])[0] == KINDS[sentence]


def test_the_cycle_that_two_paragraphs_share() -> None:
    table = moves(TokenView(annotate(make_article("x", TEXT))))
    assert table["cycle"].tolist() == [
        "announcement - authority - exemplar - demand",
        "",
        "announcement - authority - exemplar - demand",
    ]
    assert table["like"].tolist()[0] == 3 and table["length"].tolist() == [4, 0, 4]
    assert 0 < table["chance"].iloc[0] < 0.5 and pd.isna(table["chance"].iloc[1])


def test_same_seed_same_table() -> None:
    view = TokenView(annotate(make_article("x", TEXT)))
    pd.testing.assert_frame_equal(moves(view), moves(view))


def test_places_are_the_sentences() -> None:
    table = moves(TokenView(annotate(make_article("x", TEXT))))
    assert [TEXT[a:b] for a, b in table["places"].iloc[1]] == ["Birds sing.", "The sky will turn red."]


@pytest.mark.parametrize(
    ("first", "second", "length"), [("AGGTAB", "GXTXAYB", 4), ("ABCBDAB", "BDCABA", 4), ("", "A", 0), ("ABC", "DEF", 0)]
)
def test_longest_common_subsequence_of_textbooks(first: str, second: str, length: int) -> None:
    # The examples of Cormen et al., Introduction to Algorithms, 15.4, and of many courses.
    assert len(common(list(first), list(second))) == length


def test_the_article_repeats_its_cycle(article: object) -> None:
    table = moves(article.view).set_index("paragraph")  # type: ignore[attr-defined]
    assert table.loc[3, "cycle"] == table.loc[4, "cycle"] == "announcement - authority - exemplar - demand"
    # "highlights" is tagged as a noun there, and is the verb of an authority all the same.
    assert table.loc[5, "sequence"].startswith("announcement - authority")


@pytest.mark.parametrize(("first", "second"), [("abcbdab", "bdcaba"), ("", "abc"), ("aaa", "aa"), ("xyz", "abc")])
def test_the_length_under_shuffles_is_that_of_the_sequence(first: str, second: str) -> None:
    assert common_length(list(first), list(second)) == len(common(list(first), list(second)))


def test_a_textbook_longest_common_subsequence() -> None:
    # Cormen et al. (2009), Introduction to Algorithms, 391: ABCBDAB and BDCABA share four, e.g. BCBA.
    assert common_length(list("abcbdab"), list("bdcaba")) == 4

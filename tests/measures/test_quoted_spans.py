"""Passages between quotation marks, by the marks of several languages; counted by hand."""

from dataclasses import replace

import pandas as pd
import pytest

from discourse.analysis import Analysis
from discourse.io.articles import ArticleText, make_article
from discourse.measures.stance.quoted_spans import quoted_spans


def spans(code: str, text: str) -> list[tuple[str, int]]:
    table = Analysis(replace(make_article(code, text), language=code)).measure("quoted-spans")
    return list(zip(table["span"], table["words"], strict=True))


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("de", "Er sagt: „Wir gehen heim“, und »du auch« nicht.", [("Wir gehen heim", 3), ("du auch", 2)]),
        ("fr", "Il dit : « Nous partons. » Elle dit : «Non.»", [("Nous partons.", 2), ("Non.", 1)]),
        ("zh", "她说：“我不去。”他说：「好」。", [("我不去。", 3), ("好", 1)]),
        ("en", 'He said "go home" and «no».', [("go home", 2), ("no", 1)]),
        ("de", "Er sagt: „Wir gehen.\n\nDas “ ist offen.", []),
        # Marks without a word between them hold nothing, and are no marks of what follows.
        ("en", 'He wrote "" and "no" or "..." and "go"', [("no", 1), ("go", 1)]),
        ("en", '"a"b"c" and “d" e', [("a", 1), ("c", 1)]),
    ],
)
def test_passages_are_found_by_their_marks(code: str, text: str, expected: list[tuple[str, int]]) -> None:
    assert spans(code, text) == expected


TEXT = "“Go home,” he said. He «left».\n\nMen of 300 “may.\n\nOr not” go “on”"


@pytest.fixture(scope="module")
def printed() -> ArticleText:
    """The second paragraph is a block quotation."""
    made = make_article("en", TEXT)
    first, second, third = made.paragraphs
    return replace(made, paragraphs=(first, replace(second, role="quote"), third))


def test_the_whole_table(printed: ArticleText) -> None:
    """By hand: a block quotation is one span whatever its marks; a quotation ends with its paragraph."""
    made = Analysis(printed)
    table = quoted_spans(printed, made.words, made.sentences)
    pd.testing.assert_frame_equal(table, pd.DataFrame({
        "span": ["Go home,", "left", "Men of 300 “may.", "on"], "kind": ["quotation marks"] * 2 + ["block quotation", "quotation marks"],
        "words": [2, 1, 4, 1], "sentence": [1, 2, 3, 4], "places": [((0, 10),), ((23, 29),), ((32, 48),), ((61, 65),)],
    }))  # fmt: skip


def test_a_span_without_a_counted_word_is_none(printed: ArticleText) -> None:
    made = Analysis(printed)
    few = made.words[made.words["word"].isin(["left", "300"])]
    assert quoted_spans(printed, few, made.sentences)["words"].tolist() == [1, 1]
    none = quoted_spans(printed, few.iloc[:0], made.sentences)
    assert none.empty and list(none.columns) == ["span", "kind", "words", "sentence", "places"]

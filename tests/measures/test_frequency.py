import pandas as pd
import pytest
from tests.helpers.made import text_of, words_of

from discourse.article import Article
from discourse.base.errors import EmptyTextError
from discourse.measures.keywords.frequency import frequency

TEXT = ("reform trade the reforms.", "the reform of the trade. reform.")


def test_counts_by_hand() -> None:
    table = frequency(words_of(*TEXT))
    assert table.columns.tolist() == ["word", "count", "per_1000", "share", "range", "too_few", "places"]
    rows = table[["word", "count", "range"]].to_numpy().tolist()
    assert rows == [["reform", 3, 2], ["the", 3, 2], ["trade", 2, 2], ["of", 1, 1], ["reforms", 1, 1]]
    assert table.loc[0, "per_1000"] == 300
    assert table["share"].sum() == pytest.approx(1)
    text = text_of(*TEXT)
    assert [text[a:b] for a, b in table.loc[1, "places"]] == ["the"] * 3


def test_lemmas_content_words_and_sequences() -> None:
    words = words_of(*TEXT, content="reform reforms trade")
    assert frequency(words, by="lemma", content=True).loc[0, ["lemma", "count"]].tolist() == ["reform", 4]
    pairs = frequency(words, n=2).set_index("word")["count"].to_dict()
    # Sequences end with their sentence: "trade reform" is none.
    assert pairs == {
        "of the": 1,
        "reform of": 1,
        "reform trade": 1,
        "the reform": 1,
        "the reforms": 1,
        "the trade": 1,
        "trade the": 1,
    }
    assert set(frequency(words, n=2, content=True)["word"]) == {"reform trade"}


def test_too_few_is_below_four() -> None:
    table = frequency(words_of("a a a a b b b.")).set_index("word")
    assert table["too_few"].to_dict() == {"a": False, "b": True}


def test_the_first_article(article: Article) -> None:
    table = article.measure("frequency").set_index("word")
    text = article.text
    assert table["count"].sum() == len(article.words)
    assert {text[a:b].lower() for a, b in table.loc["cooperation", "places"]} == {"cooperation"}
    assert table.loc["cooperation", "count"] == 18


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(EmptyTextError):
        frequency(words_of(""))


def test_the_least_count_counts() -> None:
    table = frequency(words_of(*TEXT), min_count=2)
    rows = [("reform", 3, 300.0, 0.3, 2, True), ("the", 3, 300.0, 0.3, 2, True), ("trade", 2, 200.0, 0.2, 2, True)]
    expected = pd.DataFrame(rows, columns=["word", "count", "per_1000", "share", "range", "too_few"])
    pd.testing.assert_frame_equal(table.drop(columns="places"), expected)
    assert [len(places) for places in table["places"]] == [3, 3, 2]
    assert frequency(words_of(*TEXT), min_count=3)["word"].tolist() == ["reform", "the"]


def test_lemmas_of_all_words() -> None:
    table = frequency(words_of(*TEXT, content="trade"), by="lemma")
    assert dict(zip(table["lemma"], table["count"], strict=True)) == {"reform": 4, "the": 3, "trade": 2, "of": 1}

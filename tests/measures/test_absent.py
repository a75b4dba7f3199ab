import math

import numpy as np
import pandas as pd
import pytest
from scipy.stats import false_discovery_control, nbinom, poisson
from tests.helpers.made import reference_of, words_of

from discourse.article import Article
from discourse.base.errors import EmptyTextError
from discourse.measures.keywords.absent import COLUMNS, absent

PARTS = {
    "a": {"the": 500, "he": 90, "cat": 0, "dog": 10, "rest": 400},
    "b": {"the": 500, "he": 10, "cat": 50, "dog": 10, "rest": 430},
    "c": {"the": 500, "he": 20, "cat": 0, "dog": 10, "rest": 470},
}
TEXT = " ".join(["the"] * 60 + ["rest"] * 40)


def test_expected_and_chances_by_hand_and_scipy() -> None:
    table = absent(words_of(TEXT), reference_of(PARTS), by="word", content=False, min_expected=1).set_index("word")
    assert table["count"].tolist() == [0, 0, 0]
    assert table.loc["he", "expected"] == pytest.approx(100 * 120 / 3000)
    assert (table.loc["cat", "parts_with"], table.loc["cat", "parts"]) == (1, 3)
    # k by moments over three parts of 1,000 words: m = 40 each, x = 90, 10, 20.
    squares = sum((x - 40) ** 2 for x in (90, 10, 20)) * 3 / 2
    k = 3 * 40**2 / (squares - 120)
    assert table.loc["he", "k"] == pytest.approx(k)
    assert table.loc["he", "p"] == pytest.approx(nbinom.pmf(0, k, k / (k + 4)))


def test_an_even_word_is_poisson() -> None:
    table = absent(words_of(TEXT), reference_of(PARTS), by="word", content=False, min_expected=1).set_index("word")
    assert math.isinf(table.loc["dog", "k"])
    assert table.loc["dog", "p"] == pytest.approx(math.exp(-1))
    assert table.loc["he", "p"] > math.exp(-4)


def test_words_that_are_there_count_among_the_tests() -> None:
    table = absent(words_of(TEXT), reference_of(PARTS), by="word", content=False, min_expected=1)
    p = table["p"].to_numpy()
    # Five types are expected once or more; two of them are there: "the" 60 for 50, "rest" 40 for 43.3.
    there = [poisson.cdf(60, 50), poisson.cdf(40, 130 / 3)]
    assert table["p_bh"].to_numpy() == pytest.approx(false_discovery_control(np.append(p, there))[:3], rel=1e-3)
    assert table.loc[0, "p_holm"] == pytest.approx(min(1, 5 * p.min()))
    assert p.tolist() == sorted(p)


def test_with_one_part_words_count_as_evenly_spread() -> None:
    table = absent(words_of(TEXT), reference_of({"a": PARTS["a"]}), by="word", content=False).set_index("word")
    assert math.isnan(table.loc["he", "k"])
    assert table.loc["he", "p"] == pytest.approx(math.exp(-9))


def test_absent_and_negative_keywords_are_one_test(article: Article) -> None:
    missing = article.measure("absent", content=False, by="word").set_index("word")
    fewer = article.measure("keyness", negative=True).set_index("word")
    both = missing.index.intersection(fewer.index)
    assert len(both) == len(missing)
    assert missing.loc[both, "p_holm"].tolist() == fewer.loc[both, "p_holm"].tolist()


def test_least_is_an_expected_count() -> None:
    table = absent(words_of(TEXT), reference_of(PARTS), by="word", content=False, min_expected=3.5)
    assert table["word"].tolist() == ["he"]
    assert table.loc[0, "places"] == ()


def test_a_word_of_the_article_is_never_absent(article: Article) -> None:
    table = article.measure("absent", content=False, by="word")
    assert len(table)
    assert not set(table["word"]) & set(article.words["word"].astype(str))


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(EmptyTextError):
        absent(words_of(""), reference_of(PARTS))


def test_the_whole_table_of_lemmas_by_hand() -> None:
    """Of 100 words, and 3 parts of 1,000: 90 of a lemma are 3 expected, exactly the least; 89 are too few."""
    part = {"the": 500, "cows": 30, "ants": 30, "dogs": 30, "he": 100}
    parts = {"a": part | {"rest": 310}, "b": part | {"rest": 310}, "c": part | {"dogs": 29, "rest": 311}}
    reference = reference_of(parts)
    reference.counts.loc[reference.counts["word"] == "he", "pos"] = "PRON"
    table = absent(words_of(" ".join(["the"] * 60 + ["rests"] * 40)), reference)
    # Spread evenly, so exp(-3); tested are the types of which 3 are expected: ant, cow, the and rest (he is no content word).
    p = math.exp(-3)
    facts = {
        "count": 0,
        "reference": 90,
        "reference_per_1000": 30.0,
        "expected": 3.0,
        "parts_with": 3,
        "parts": 3,
        "k": math.inf,
    }
    facts |= {"p": p, "p_holm": 4 * p, "p_bh": 2 * p}
    expected = pd.DataFrame({"lemma": ["ant", "cow"], **facts}).assign(places=[(), ()])
    pd.testing.assert_frame_equal(table, expected)
    with_he = absent(words_of(" ".join(["the"] * 60 + ["rests"] * 40)), reference, content=False)
    assert with_he["lemma"].tolist() == ["he", "ant", "cow"] and with_he.loc[0, "expected"] == 10


def test_where_nothing_is_expected_the_table_has_its_columns() -> None:
    table = absent(words_of(TEXT), reference_of(PARTS), min_expected=1000)
    assert table.columns.tolist() == ["lemma", *COLUMNS] and table.empty and table["places"].dtype == object

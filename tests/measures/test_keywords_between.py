"""Words of two sides: tables of made texts, counted by hand, their tests and bounds by scipy."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binomtest, chi2_contingency, hypergeom, mannwhitneyu
from tests.helpers.made import sides_of, text_of

from discourse.measures.contrast.keywords_between import keywords_between
from discourse.measures.contrast.lockwords import lockwords
from discourse.measures.contrast.sizes import sizes
from discourse.measures.contrast.text_dispersion_keyness import text_dispersion_keyness

MAY = "tram tram tram late. tram bus the. tram the late."
JUNE = "bus bus the the the. bus bus the the late. bus fare the the tram. bus late the fare fare."
NAMES = {"text_a": "May", "text_b": "June"}


def fisher(a: int, n1: int, b: int, n2: int) -> float:
    """Twice the smaller tail, at most 1."""
    tail = hypergeom(n1 + n2, a + b, n1)
    return min(1.0, 2 * min(tail.cdf(a), tail.sf(a - 1)))


def bounds(a: int, n1: int, b: int, n2: int) -> tuple[float, float]:
    """Of the Log Ratio: Clopper and Pearson's of a in a + b, as odds."""
    found = binomtest(a, a + b).proportion_ci(0.95, method="exact")
    low, high = (math.log2(p / (1 - p) * n2 / n1) for p in (found.low, found.high))
    return low, high


def test_two_texts_by_hand() -> None:
    """10 words in 3 sentences and 20 in 4; *fare* stands three times, too few for a row."""
    table = keywords_between(*sides_of([MAY], [JUNE]))
    rows = [("tram", 5, 1, 3, 1), ("bus", 1, 6, 1, 4), ("the", 2, 8, 2, 4), ("late", 2, 2, 2, 2)]
    expected = pd.DataFrame(rows, columns=["word", "count_a", "count_b", "sentences_a", "sentences_b"])
    p = [fisher(a, 10, b, 20) for _, a, b, _, _ in rows]
    for at, (word, a, b, _, _) in enumerate(rows):
        e = (a + b) / 30
        g2 = 2 * (a * math.log(a / (10 * e)) + b * math.log(b / (20 * e)))
        expected.loc[at, ["per_1000_a", "per_1000_b"]] = a * 100, b * 50
        expected.loc[at, "g2"] = g2 if word in ("tram", "late") else -g2
        expected.loc[at, "log_ratio"] = math.log2(2 * a / b)
        expected.loc[at, ["log_ratio_low", "log_ratio_high"]] = bounds(a, 10, b, 20)
    # Four are tested; *late* stands twice on either side, which is too few.
    expected = expected.assign(p=p, p_holm=[min(1, 4 * p[0]), 1, 1, 1], too_few=[False, False, False, True], **NAMES)
    names = [
        "word", "count_a", "count_b", "per_1000_a", "per_1000_b", "sentences_a", "sentences_b", "g2", "log_ratio", "log_ratio_low",
        "log_ratio_high", "p", "p_holm", "too_few", "text_a", "text_b", "places",
    ]  # fmt: skip
    assert table.columns.tolist() == names
    pd.testing.assert_frame_equal(table[names[:-1]], expected[names[:-1]], check_dtype=False)
    text = text_of(MAY) + "  " + text_of(JUNE)
    assert [[text[a:b] for a, b in places] for places in table["places"]] == [
        ["tram"] * 6, ["bus"] * 7, ["the"] * 10, ["late"] * 4,
    ]  # fmt: skip


def test_equal_chances_stand_by_evidence_and_then_by_name() -> None:
    """No more than chance in all three, and in *abc* the very same rate: 2 of 10 and 4 of 20."""
    sides = sides_of(["bcd zed abc abc " + "x " * 6], ["bcd bcd bcd zed zed zed abc abc abc abc " + "y " * 10])
    table = keywords_between(*sides).set_index("word")
    assert table.index.tolist()[2:] == ["bcd", "zed", "abc"] and table["p"].tolist()[2:] == [1, 1, 1]
    assert table.loc["abc", "g2"] == 0


def test_lemmas_content_words_and_the_least_count() -> None:
    sides = sides_of(["trams tram the the."], ["tram the the a."])
    sides[1][0]["content"] = [True, True, False, False]
    sides[1][1]["content"] = [True, False, False, False]
    assert keywords_between(*sides, by="lemma")["lemma"].tolist() == ["the"]
    table = keywords_between(*sides, by="lemma", content=True, min_count=3)
    assert table[["lemma", "count_a", "count_b"]].to_numpy().tolist() == [["tram", 2, 1]]
    assert keywords_between(*sides, content=True, min_count=2)["word"].tolist() == ["tram"]
    none = keywords_between(*sides, min_count=9)
    assert none.empty and none.columns[-1] == "places" and none["places"].dtype == object


def test_groups_by_hand() -> None:
    """*tram*: 1/2 and 1/4 against none; *bus*: none against 1/2, 2/5 and 1/4. A rate of a side is the mean of its texts."""
    first, second = ["tram x", "tram tram x x x x x x"], ["bus y", "bus bus y y y", "bus y y y"]
    table = keywords_between(*sides_of(first, second), min_count=3).set_index("word")
    names = ["count_a", "count_b", "per_1000_a", "per_1000_b", "texts_a", "texts_b", "superiority"]
    assert table.loc["tram", names].tolist() == pytest.approx([3, 0, 375, 0, 2, 0, 1])
    assert table.loc["bus", names].tolist() == pytest.approx([0, 4, 0, (500 + 400 + 250) / 3, 0, 3, 0])
    for word, one, two in (("tram", [1 / 2, 1 / 4], [0, 0, 0]), ("bus", [0, 0], [1 / 2, 2 / 5, 1 / 4])):
        assert table.loc[word, "p"] == pytest.approx(mannwhitneyu(one, two, method="asymptotic").pvalue)
    assert "sentences_a" not in table and keywords_between(*sides_of(first, second), min_count=99).empty
    # One text against several is no comparison of groups: words are what is drawn.
    single = keywords_between(*sides_of(first[:1], second), min_count=3).set_index("word")
    assert "superiority" not in single and single.loc["bus", "p"] == pytest.approx(fisher(0, 2, 4, 11))
    assert single.loc["bus", ["per_1000_b", "sentences_b"]].tolist() == pytest.approx([4000 / 11, 3])


def locks(**options: float) -> list[str]:
    """Of 250 words each: rates that are the same, twice as high on either side, and too few."""
    first = "the " * 100 + "tram " * 60 + "bus " * 30 + "of " * 10 + "an " * 10 + "at " * 9 + "x " * 31
    second = "the " * 100 + "tram " * 30 + "bus " * 60 + "of " * 10 + "an " * 10 + "at " * 11 + "y " * 29
    return lockwords(*sides_of([first], [second]), **options)["word"].tolist()


def test_a_word_is_locked_where_its_whole_interval_is_small_on_either_side() -> None:
    """Of 10 and 10 the ratio may be 2^1.42 either way, of 60 and 30 2^1.67 one way; *at* stands nine times on one side."""
    assert bounds(10, 1, 10, 1) == pytest.approx((-1.42, 1.42), abs=0.005)
    assert bounds(60, 1, 30, 1) == pytest.approx((0.35, 1.69), abs=0.02)
    assert locks() == ["the"]
    assert locks(within=1.5) == ["the", "an", "of"]
    assert locks(within=2.0) == ["the", "bus", "tram", "an", "of"]
    assert locks(within=2.0, min_count=9) == ["the", "bus", "tram", "an", "at", "of"]
    assert locks(within=2.0, min_count=11) == ["the", "bus", "tram"]


def test_the_table_of_lockwords_by_hand() -> None:
    sides = sides_of(["the " * 20 + "x " * 20], ["the " * 30 + "x " * 70])
    (row,) = lockwords(*sides, within=3).query("word == 'the'").itertuples()
    assert (row.count_a, row.count_b, row.per_1000_a, row.per_1000_b) == (20, 30, 500, 300)
    assert row.log_ratio == pytest.approx(math.log2(5 / 3))
    assert (row.log_ratio_low, row.log_ratio_high) == pytest.approx(bounds(20, 40, 30, 100))
    assert (row.text_a, row.text_b, len(row.places)) == ("May", "June", 50)
    for one in (row.log_ratio_high, -row.log_ratio_low):
        exact = lockwords(*sides, within=max(row.log_ratio_high, one))
        assert "the" in set(exact["word"]), "exactly within"
    turned = lockwords(*sides_of(["the " * 30 + "x " * 70], ["the " * 20 + "x " * 20]), within=3).set_index("word")
    bound = -turned.loc["the", "log_ratio_low"]
    again = lockwords(*sides_of(["the " * 30 + "x " * 70], ["the " * 20 + "x " * 20]), within=bound)
    assert "the" in set(again["word"])


def test_words_of_more_texts_by_hand() -> None:
    """*tram* in four of four texts and none of five, *bus* in none and three, *ant* and *zed* in one and two, *rare* in two in all."""
    first = ["tram tram ant x", "tram zed rare rare", "tram", "tram"]
    second = ["bus bus ant zed rare", "bus ant zed", "bus", "p", "q"]
    table = text_dispersion_keyness(*sides_of(first, second))
    rows = [("tram", 4, 0, 5, 0), ("bus", 0, 3, 0, 4), ("ant", 1, 2, 1, 2), ("zed", 1, 2, 1, 2)]
    expected = pd.DataFrame(rows, columns=["word", "texts_a", "texts_b", "count_a", "count_b"])
    p = [fisher(a, 4, b, 5) for _, a, b, _, _ in rows]
    expected = expected.assign(
        share_a=expected["texts_a"] / 4, share_b=expected["texts_b"] / 5, p=p, p_holm=[min(1, 4 * p[0]), min(1, 3 * p[1]), 1, 1], **NAMES
    )  # fmt: skip
    expected["gap"] = expected["share_a"] - expected["share_b"]
    for at, (_, a, b, _, _) in enumerate(rows):
        g2 = chi2_contingency([[a, b], [4 - a, 5 - b]], correction=False, lambda_="log-likelihood").statistic
        expected.loc[at, "g2"] = g2 if at == 0 else -g2
        # Newcombe (1998), method 10: Wilson's bounds of either share, squared and added.
        one, two = (binomtest(k, n).proportion_ci(0.95, method="wilson") for k, n in ((a, 4), (b, 5)))
        gap = a / 4 - b / 5
        expected.loc[at, "gap_low"] = gap - math.hypot(a / 4 - one.low, two.high - b / 5)
        expected.loc[at, "gap_high"] = gap + math.hypot(one.high - a / 4, b / 5 - two.low)
    names = [
        "word", "texts_a", "texts_b", "share_a", "share_b", "gap", "gap_low", "gap_high", "g2", "p", "p_holm", "count_a", "count_b",
        "text_a", "text_b", "places",
    ]  # fmt: skip
    assert table.columns.tolist() == names
    pd.testing.assert_frame_equal(table[names[:-1]], expected[names[:-1]], check_dtype=False, atol=1e-12)
    assert table["places"].map(len).tolist() == [5, 4, 3, 3]


def test_a_word_of_all_texts_is_no_evidence_and_one_text_has_no_dispersion() -> None:
    first, second = ["the tram", "the tram"], ["the bus", "the bus"]
    texts, each = sides_of(first, second)
    for words in each:
        words["content"] = words["word"] != "the"
    assert text_dispersion_keyness(texts, each, min_texts=2)["word"].tolist() == ["bus", "tram"]
    every = text_dispersion_keyness(texts, each, min_texts=2, content=False).set_index("word")
    assert every.loc["the", ["gap", "g2", "p"]].tolist() == [0, 0, 1]
    assert every["g2"].gt(0).to_dict() == {"bus": False, "tram": True, "the": False}
    single = text_dispersion_keyness(*sides_of(first[:1], second), min_texts=1)
    assert single.empty and single.columns.tolist() == every.reset_index().columns.tolist()
    assert text_dispersion_keyness(*sides_of(["trams", "tram"], ["tram", "x"]), by="lemma")["lemma"].tolist() == [
        "tram"
    ]


def test_sizes_by_hand() -> None:
    texts, _ = sides_of(["a b c. d e f\ng."], ["a b c"])
    texts.loc[2] = ["c", "b", "June", "Empty", 0, 0, 0, 99]
    table = sizes(texts)
    assert table.to_numpy().tolist() == [
        ["a0", "May", "May 0", 7, 3, 7 / 3, 2], ["b0", "June", "June 0", 3, 1, 3, 1], ["c", "June", "Empty", 0, 0, 0, 0],
    ]  # fmt: skip
    assert table.columns.tolist() == ["text", "side", "title", "words", "sentences", "words_per_sentence", "paragraphs"]
    assert np.isfinite(table["words_per_sentence"]).all()

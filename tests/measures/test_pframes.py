"""P-frames: frames and fillers by hand, all counts against NLTK's n-grams."""

from collections import Counter, defaultdict

import pytest
from nltk.util import ngrams as nltk_ngrams

from discourse.base.errors import EmptyTextError, UsageError
from discourse.measures.keywords.pframes import pframes
from discourse.text.sequences import stretches

TEXT = "They talk of building a road with us. We are building a house with you. Is she building a house with me?"


def test_frame_fillers_and_ratio_by_hand(tables) -> None:
    table = pframes(*tables(TEXT))
    line = table.iloc[0]
    assert len(table) == 1, "a * with and building a * are only pieces of the longer frame"
    assert (line["frame"], line["n"], line["count"], line["variants"]) == ("building a * with", 4, 3, 2)
    assert line["ratio"] == pytest.approx(2 / 3)
    assert line["entropy"] == pytest.approx(0.9183, abs=1e-4), "the entropy of one in three"
    assert line["fillers"] == "house (2), road"
    assert [TEXT[a:b] for a, b in line["places"]] == [
        "building a road with",
        "building a house with",
        "building a house with",
    ]
    assert line["per_1000"] == pytest.approx(3 / 22 * 1000)


def test_a_fixed_sequence_is_no_frame(tables) -> None:
    assert pframes(*tables("We go far away. We go far away. We go far away.")).empty


def test_all_counts_agree_with_nltk(article) -> None:
    fillers: dict[str, Counter[str]] = defaultdict(Counter)
    for _, part in article.words.groupby(stretches(article.words, article.view)):
        for n in (3, 4, 5):
            for gram in nltk_ngrams(part["word"], n):
                for gap in range(1, n - 1):
                    fillers[" ".join(("*" if at == gap else word) for at, word in enumerate(gram))][gram[gap]] += 1
    expected = {name: (sum(c.values()), len(c)) for name, c in fillers.items() if sum(c.values()) >= 3 and len(c) > 1}
    table = article.measure("pframes", n_max=5, fragments=True)
    found = zip(table["frame"], table["count"], table["variants"], strict=True)
    assert {name.replace("'s ", " "): (count, variants) for name, count, variants in found} == expected


def test_frames_may_be_asked_to_begin_and_end_with_content_words(article) -> None:
    table = article.measure("pframes", edge="content", min_count=2)
    line = table.iloc[0]
    assert line["frame"] == "global * initiative"
    assert line["fillers"] == "civilization (3), development, security"


def test_long_lists_of_fillers_are_cut_and_counted(article) -> None:
    line = article.measure("pframes").iloc[0]
    assert line["frame"] == "the * of" and line["fillers"].endswith(f"and {line['variants'] - 8} more")


def test_wrong_questions(tables) -> None:
    words, view = tables(TEXT)
    with pytest.raises(UsageError, match="n_min is 2"):
        pframes(words, view, n_min=2)
    with pytest.raises(UsageError, match="min_count is 1"):
        pframes(words, view, min_count=1)
    with pytest.raises(EmptyTextError):
        pframes(words.iloc[:0], view)

import csv
import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from tests.helpers.made import text_of, words_of

from discourse.article import Article
from discourse.base.errors import EmptyTextError, UsageError
from discourse.measures.keywords.dispersion import dispersion

# The toy corpus of Gries (2008: 406), of which only the places of "a" matter here.
GRIES = [" ".join(["a"] * a + ["b"] * (n - a)) for a, n in zip((1, 2, 3, 4, 5), (9, 10, 10, 10, 11), strict=True)]
LYNE = ([2, 0, 1, 1, 3, 0, 3, 0, 0, 0], [8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930])


def test_the_worked_example_of_gries() -> None:
    row = dispersion(words_of(*GRIES), terms="a", by="word").iloc[0]
    assert (row["count"], row["range"], row["parts"]) == (15, 5, 5)
    assert row["part_counts"] == "1 2 3 4 5"
    assert row["part_sizes"] == "9 10 10 10 11"
    printed = {"dp": 0.18, "dp_norm": 0.22, "juilland_d": 0.785, "carroll_d2": 0.938, "rosengren_s": 0.95}
    for name, value in printed.items():
        digits = len(str(value).split(".")[1])
        assert round(row[name], digits) == value, name
    assert row["da"] == pytest.approx(0.69745, abs=1e-6)
    # tlda prints 1/(1+KLD); ours is 1 - e^-KLD of the same divergence.
    bits = 1 / 0.879529 - 1
    assert row["dkl"] == pytest.approx(1 - math.exp(-bits), abs=1e-5)


def test_lynes_word_over_ten_large_parts() -> None:
    counts, sizes = LYNE
    words = words_of("").reindex(range(sum(sizes)))
    paragraph = [number for number, size in enumerate(sizes, start=1) for _ in range(size)]
    word = [w for a, n in zip(counts, sizes, strict=True) for w in ["allemand"] * a + ["x"] * (n - a)]
    words = words.assign(document="d", sentence=1, paragraph=paragraph, word=word, lemma=word, content=True)
    words = words.assign(start=range(len(words)), end=range(1, len(words) + 1), pos="X", tag="X")
    row = dispersion(words, terms="allemand").iloc[0]
    printed = {"juilland_d": 0.6038797, "carroll_d2": 0.6521444, "rosengren_s": 0.4763652, "da": 0.308164}
    for name, value in printed.items():
        assert row[name] == pytest.approx(value, abs=6e-8 if name != "da" else 6e-7), name
    assert 1 - row["dp"] == pytest.approx(0.5009295, abs=6e-8)
    assert (row["count"], row["range"], row["parts"]) == (10, 5, 10)


def test_equal_parts_differ_by_one_word_at_most() -> None:
    row = dispersion(words_of(*GRIES), terms="a", by="word", parts="7").iloc[0]
    sizes = [int(n) for n in row["part_sizes"].split()]
    assert len(sizes) == 7
    assert sum(sizes) == 50
    assert max(sizes) - min(sizes) <= 1
    assert sum(int(n) for n in row["part_counts"].split()) == 15


def test_places_are_the_places_of_the_term() -> None:
    texts = ("belt and road and Belt.", "the belt and road.")
    text = text_of(*texts)
    table = dispersion(words_of(*texts), terms="Belt, belt and  road, nowhere", by="word").set_index("word")
    assert [text[a:b] for a, b in table.loc["belt and road", "places"]] == ["belt and road"] * 2
    assert table.loc["Belt", "count"] == 1
    assert table.loc["nowhere", "count"] == 0
    assert math.isnan(table.loc["nowhere", "dp"])


def test_capitals_of_a_term_are_folded_where_the_words_are(article: Article) -> None:
    table = article.measure("dispersion", terms="Kazakhstan", by="word")
    assert table.loc[0, ["word", "count"]].tolist() == ["kazakhstan", 12]


def test_too_few_is_below_ten() -> None:
    texts = ["a a a b."] * 3 + ["a b."]
    table = dispersion(words_of(*texts), by="word").set_index("word")
    assert table["count"].to_dict() == {"a": 10, "b": 4}
    assert table["too_few"].to_dict() == {"a": False, "b": True}


def test_one_paragraph_has_no_dispersion() -> None:
    assert math.isnan(dispersion(words_of("a b a."), by="word").loc[0, "dp"])


@pytest.mark.parametrize("parts", ["1", "0", "-3", "51", "many", "2.5", ""])
def test_impossible_parts_are_refused(parts: str) -> None:
    with pytest.raises(UsageError, match="parts="):
        dispersion(words_of(*GRIES), parts=parts)


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(EmptyTextError):
        dispersion(words_of(""))


@pytest.mark.gold
@pytest.mark.parametrize("corpus", ["brown150", "icegb150"])
def test_tlda_on_whole_corpora(gold: Path, corpus: str) -> None:
    """Every word of the R package's table but for its two columns that are known to be wrong (DP and DKL)."""
    tdm = pd.read_csv(gold / "numbers" / f"tlda_{corpus}_tdm.csv", index_col=0)
    with (gold / "numbers" / f"tlda_{corpus}_disp.csv").open(encoding="utf-8") as lines:
        expected = {row["item"]: row for row in csv.DictReader(lines)}
    sizes = tdm.loc["word_count"].to_numpy()
    table = tdm.drop(index="word_count")
    table = table[[" " not in str(word) and "," not in str(word) for word in table.index]]
    table.loc["(other)"] = sizes - table.sum().to_numpy()
    parts = np.repeat(np.arange(1, len(sizes) + 1), sizes)
    words = pd.DataFrame(
        {"paragraph": parts, "word": np.concatenate([np.repeat(table.index, column) for column in table.T.to_numpy()])}
    )
    words = words.assign(document="d", sentence=parts, lemma=words["word"], content=True, pos="X", tag="X")
    words = words.assign(start=range(len(words)), end=range(1, len(words) + 1))
    asked = [word for word in table.index if word in expected]
    found = dispersion(words, terms=",".join(asked)).set_index("lemma")
    assert len(found) >= 140
    columns = {"juilland_d": "D", "carroll_d2": "D2", "rosengren_s": "S", "da": "DA"}
    there = found[found["count"] > 0]
    for word in there.index:
        printed = {name: float(expected[word][name]) for name in (*columns.values(), "Rrel")}
        for ours, theirs in columns.items():
            assert there.loc[word, ours] == pytest.approx(printed[theirs], abs=2e-6), (word, ours)
        assert there.loc[word, "range"] / len(sizes) == pytest.approx(printed["Rrel"], abs=2e-6)
    # The package gives some of the words that occur nowhere a number; they have no dispersion.
    assert found.loc[found["count"] == 0, list(columns)].isna().all(axis=None)


def test_without_terms_the_twenty_most_frequent_content_lemmas_are_taken() -> None:
    """Twenty-one content lemmas, once each but the last, and *the*, which is none."""
    names = [f"w{n:02}" for n in range(1, 22)]
    words = words_of("the " + " ".join(names), "w21 the the.", content=" ".join(names))
    table = dispersion(words)
    assert table["lemma"].tolist() == ["w21", *names[:19]]
    assert dispersion(words, top=1, content=False)["lemma"].tolist() == ["the"]
    first = table.iloc[0]
    assert first[["count", "range", "parts", "part_counts", "part_sizes", "too_few"]].tolist() == [
        2,
        2,
        2,
        "1 1",
        "22 3",
        True,
    ]
    # Half of it in a part of 22 of 25 words, half in one of 3: DP is 22/25 - 1/2, at most 1 - 3/25.
    assert first[["dp", "dp_norm"]].tolist() == pytest.approx([0.38, 0.38 / 0.88])


def test_nine_are_too_few_and_ten_are_not() -> None:
    table = dispersion(words_of("a " * 9 + "b " * 10, "c"), by="word").set_index("word")
    assert table["too_few"].to_dict() == {"b": False, "a": True, "c": True}


def test_parts_and_terms_stand_in_the_order_of_the_text_and_of_the_question() -> None:
    words = words_of("a a b.", "b c.")
    words["document"] = ["z", "z", "z", "a", "a"]
    table = dispersion(words, terms="c, b c, b, a", by="word")
    assert table["word"].tolist() == ["c", "b c", "b", "a"]
    assert table["part_counts"].tolist() == ["0 1", "0 1", "1 1", "2 0"] and set(table["part_sizes"]) == {"3 2"}
    assert table["places"].tolist() == [((8, 9),), ((6, 9),), ((4, 5), (6, 7)), ((0, 1), (2, 3))]


def test_from_two_parts_to_as_many_as_words() -> None:
    assert dispersion(words_of("a b a c"), by="word", parts="2").set_index("word").loc["a", "part_counts"] == "1 1"
    assert dispersion(words_of("a b a c"), by="word", parts="4").set_index("word").loc["a", "part_counts"] == "1 0 1 0"
    with pytest.raises(UsageError, match="parts='5'"):
        dispersion(words_of("a b a c"), by="word", parts="5")


def test_a_term_is_folded_only_where_its_words_are_not_there_as_asked_for() -> None:
    table = dispersion(words_of("Belt Belt.", "Belt."), terms="Belt", by="word")
    assert table.loc[0, ["word", "count"]].tolist() == ["Belt", 3]


def test_where_no_word_is_a_content_word_the_table_has_its_columns() -> None:
    table = dispersion(words_of("a b.", "a.", content="none"))
    assert table.empty and table.columns.tolist()[:2] == ["lemma", "count"] and table["places"].dtype == object

"""N-grams: counts by hand, all of them against NLTK's n-grams, fragments left out."""

from collections import Counter

import pytest
from nltk.util import ngrams as nltk_ngrams

from discourse.base.errors import EmptyTextError, UsageError
from discourse.measures.keywords.ngrams import ngrams
from discourse.text.sequences import stretches

TEXT = (
    "We build a shared future. They build a shared future. A shared future wins. "
    "The shared future, our shared future, is here."
)


def counted(table) -> dict[str, tuple[int, int]]:
    return {
        name: (count, alone) for name, count, alone in zip(table["ngram"], table["count"], table["alone"], strict=True)
    }


def test_fragments_are_left_out_and_what_stands_alone_is_kept(tables) -> None:
    found = counted(ngrams(*tables(TEXT)))
    # "shared future" stands five times, twice inside "build a shared future".
    assert found == {"build a shared future": (2, 2), "shared future": (5, 3)}
    every = counted(ngrams(*tables(TEXT), edge="any"))
    # "a shared future" stands three times, but only once outside the longer phrase.
    assert "a shared future" not in every and every["shared future"] == (5, 3)
    assert counted(ngrams(*tables(TEXT), edge="any", fragments=True))["a shared future"] == (3, 1)


def test_rate_and_evidence(tables) -> None:
    table = ngrams(*tables(TEXT)).set_index("ngram")
    line = table.loc["shared future"]
    assert line["per_1000"] == pytest.approx(5 / 22 * 1000)
    assert {TEXT[a:b] for a, b in line["places"]} == {"shared future"} and len(line["places"]) == 5
    assert line["range"] == 1


def test_marks_and_sentences_end_a_sequence_quotes_do_not(tables) -> None:
    assert ngrams(*tables("Red apples, green pears. Red apples, green pears."))["ngram"].tolist() == [
        "green pears",
        "red apples",
    ]
    assert ngrams(*tables("The red “apple pie” won. A red apple pie lost."))["ngram"].tolist() == ["red apple pie"]
    assert ngrams(*tables("He likes fish. Dogs bark. He likes fish. Dogs bark."))["ngram"].tolist() == [
        "dogs bark",
        "likes fish",
    ]
    assert ngrams(*tables("fresh fish", "fresh fish"))["ngram"].tolist() == ["fresh fish"]


def test_all_counts_agree_with_nltk(article) -> None:
    stretch = stretches(article.words, article.view)
    expected: Counter[str] = Counter()
    for _, part in article.words.groupby(stretch):
        for n in range(2, 6):
            expected.update(" ".join(gram) for gram in nltk_ngrams(part["word"], n))
    table = article.measure("ngrams", n_max=5, edge="any", fragments=True)
    plain = {name.replace("'s ", " "): count for name, count in zip(table["ngram"], table["count"], strict=True)}
    assert plain == {gram: count for gram, count in expected.items() if count >= 2}


def test_the_formula_of_the_register_appears_by_itself(article) -> None:
    table = article.measure("ngrams")
    assert table.loc[0, ["ngram", "count", "alone"]].tolist() == ["community with a shared future for mankind", 3, 3]
    assert not any(name in {"shared future", "future for mankind", "community with"} for name in table["ngram"])
    assert (table["alone"] >= 2).all()


def test_a_possessive_is_written_but_is_no_word(tables) -> None:
    table = ngrams(*tables("China’s rise began. China’s rise ended."))
    assert table.loc[0, ["ngram", "n", "count"]].tolist() == ["china's rise", 2, 2]


def test_nothing_repeated_and_wrong_questions(tables) -> None:
    table = ngrams(*tables("Each word stands once only here."))
    assert table.empty and list(table.columns)[-1] == "places"
    with pytest.raises(UsageError, match="n_min is 5 and n_max 3"):
        ngrams(*tables(TEXT), n_min=5, n_max=3)
    with pytest.raises(UsageError, match="min_count is 1"):
        ngrams(*tables(TEXT), min_count=1)
    words, view = tables(TEXT)
    with pytest.raises(EmptyTextError):
        ngrams(words.iloc[:0], view)


def test_sequences_are_of_two_to_twelve_words_unless_asked(tables) -> None:
    """Thirteen words twice: the eleven that begin with *trams* and the content word before the last two are in it."""
    text = "Old trams carry tired workers across cold bridges toward small towns near rivers. "
    longest = ngrams(*tables(text * 2))
    assert longest["n"].max() == 12 and longest["ngram"].iloc[0].split()[-1] == "rivers"
    assert ngrams(*tables(text * 2), n_max=13)["n"].tolist() == [13]
    pairs = ngrams(*tables("Fresh fish came. Fresh fish went. Fish swam."))
    assert pairs[["ngram", "n", "count", "alone", "per_1000", "range"]].to_numpy().tolist() == [
        ["fresh fish", 2, 2, 2, 250, 1]
    ]

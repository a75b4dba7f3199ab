import pandas as pd
import pytest

from discourse.io.references import Reference
from discourse.text.counts import by_sentence, lexical, part_counts, reference_counts, reference_size, units
from discourse.text.words import DEFAULT, CountingRules


@pytest.fixture
def reference() -> Reference:
    counts = pd.DataFrame({
        "word": ["state-owned", "state", "-", "the", "1999", "x-"],
        "lemma": ["state-owned", "state", "-", "the", "1999", "x-"],
        "pos": ["ADJ", "NOUN", "PUNCT", "DET", "NUM", "X"], "count": [3, 4, 0, 10, 2, 1],
    })  # fmt: skip
    parts = pd.DataFrame({"a": [3, 0, 0, 6, 2, 0], "b": [0, 4, 0, 4, 0, 1]})
    return Reference(
        "made",
        "Made",
        counts[counts["count"] > 0].reset_index(drop=True),
        20,
        2,
        parts=parts.drop(index=2).reset_index(drop=True),
    )


def test_a_reference_is_brought_to_the_rules_of_the_article(reference: Reference) -> None:
    assert reference_counts(reference, DEFAULT).to_dict() == {
        "1999": 2,
        "state": 4,
        "state-owned": 3,
        "the": 10,
        "x-": 1,
    }
    split = reference_counts(reference, CountingRules(hyphens="split"))
    assert split.to_dict() == {"1999": 2, "owned": 3, "state": 7, "the": 10, "x": 1}
    without = reference_counts(reference, CountingRules(numbers="left out"))
    assert "1999" not in without.index
    assert reference_size(reference, split) == 23
    assert reference_size(reference, without) == 18


def test_the_parts_add_up_under_any_rules(reference: Reference) -> None:
    for rules in (DEFAULT, CountingRules(hyphens="split"), CountingRules(numbers="left out")):
        parts = part_counts(reference, rules)
        assert parts.sum(axis=1).to_dict() == reference_counts(reference, rules).to_dict()
        assert parts.attrs["sizes"] == parts.sum().tolist()


def test_a_type_is_lexical_if_half_of_it_is_content() -> None:
    words = pd.DataFrame({"word": ["will", "will", "may", "may", "may"], "content": [True, False, False, False, True]})
    assert lexical(words) == {"will"}


def test_sequences_stay_within_sentences_and_documents() -> None:
    words = pd.DataFrame({
        "word": ["a", "b", "a", "b"], "document": ["x", "x", "y", "y"], "sentence": [1, 1, 1, 2], "paragraph": 1,
        "start": [0, 2, 0, 2], "end": [1, 3, 1, 3], "content": True,
    })  # fmt: skip
    assert units(words, n=2)[["word", "start", "end"]].to_numpy().tolist() == [["a b", 0, 3]]


def words_of(*sentences: str) -> pd.DataFrame:
    rows = [(number, word) for number, one in enumerate(sentences, start=1) for word in one.split()]
    table = pd.DataFrame(rows, columns=["sentence", "word"])
    return table.assign(
        document="made", paragraph=1, start=range(len(table)), end=range(1, len(table) + 1), content=True
    )


def test_counts_by_sentence() -> None:
    words = words_of("a b a", "c", "a")
    counts, sizes = by_sentence(units(words), words, "word", ["c", "a", "z"])
    assert counts.toarray().tolist() == [[0, 2, 0], [1, 0, 0], [0, 1, 0]]
    assert sizes.tolist() == [3, 1, 1]


def test_sentences_of_the_same_number_in_two_documents_stay_apart() -> None:
    words = words_of("a b", "a").assign(document=["x", "x", "y"], sentence=1)
    counts, sizes = by_sentence(units(words), words, "word", ["a"])
    assert counts.toarray().tolist() == [[1], [1]]
    assert sizes.tolist() == [2, 1]

"""Sequences: what comes again, where a phrase may lie, and which pieces are left out."""

import numpy as np

from discourse.io.articles import make_article
from discourse.text.annotation import annotate
from discourse.text.sequences import Sequence, phrase, repeated, spelled, stretches, without_fragments
from discourse.text.tokens import TokenView
from discourse.text.words import words


def rows(found) -> set[tuple[int, tuple[int, ...]]]:
    return {(sequence.length, tuple(sequence.rows.tolist())) for sequence in found}


def test_stretches_end_with_sentences_and_dividing_marks() -> None:
    tokens = annotate(make_article("s", "One “two” three, four (five) six: seven. Eight well-known."))
    table = words(tokens)
    parts = stretches(table, TokenView(tokens))
    grouped = [" ".join(table["word"][parts == part]) for part in np.unique(parts)]
    assert grouped == ["one two three", "four", "five", "six", "seven", "eight well-known"]


def test_repeated_sequences_by_hand() -> None:
    form = np.array([1, 2, 3, 9, 1, 2, 3, 1, 2])
    one = np.zeros(9, dtype=np.int64)
    assert rows(repeated(form, one, 2, 5, 2)) == {(2, (0, 4, 7)), (2, (1, 5)), (3, (0, 4))}
    assert rows(repeated(form, one, 2, 5, 3)) == {(2, (0, 4, 7))}
    cut = np.array([0, 0, 1, 1, 1, 1, 1, 2, 2])
    assert rows(repeated(form, cut, 2, 5, 2)) == {(2, (0, 4, 7))}


def test_a_sequence_that_overlaps_a_longer_one_is_not_inside_it() -> None:
    longer, crossing = Sequence(3, np.array([0, 10])), Sequence(2, np.array([2, 12]))
    inner, mixed = Sequence(2, np.array([1, 11])), Sequence(2, np.array([0, 5, 7]))
    kept = {
        s.rows[0]: alone for s, alone in without_fragments([longer, crossing, inner, mixed], 20, 2) if s.length == 2
    }
    assert kept == {2: 2, 0: 2}, "the crossing one stands by itself twice, the inner one never"


def test_a_phrase_is_written_with_its_possessives_but_for_the_last() -> None:
    tokens = annotate(make_article("s", "China’s people’s hopes’ end"))
    spelling = spelled(words(tokens), TokenView(tokens))
    assert phrase(spelling, 0, 2) == "china's people" and phrase(spelling, 0, 3).startswith("china's people's hopes")

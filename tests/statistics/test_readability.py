"""Readability: against textstat on the same counts, and what is undefined."""

from __future__ import annotations

import numpy as np
import pytest
import textstat

from discourse.statistics import readability as r

TEXT = (
    "The community of nations needs common rules. Governments negotiate patiently and publish agreements. "
    "People read them, and sometimes they believe what they read."
)
WORDS = [word.strip(".,") for word in TEXT.split()]


def test_formulas_without_syllables_agree_with_textstat() -> None:
    words, sentences = len(WORDS), TEXT.count(".")
    letters = sum(map(len, WORDS))
    long_words = sum(len(word) > 6 for word in WORDS)
    assert float(r.lix(words, sentences, long_words)) == pytest.approx(textstat.lix(TEXT))
    assert float(r.rix(sentences, long_words)) == pytest.approx(textstat.rix(TEXT))
    # textstat counts punctuation as characters here, so its own count is given to the formula.
    characters = textstat.char_count(TEXT)
    assert float(r.ari(words, sentences, characters)) == pytest.approx(textstat.automated_readability_index(TEXT))
    # textstat rounds the first coefficient to 0.058.
    theirs = textstat.coleman_liau_index(TEXT) + 0.0008 * 100 * letters / words
    assert float(r.coleman_liau(words, sentences, letters)) == pytest.approx(theirs)


def test_longer_sentences_and_words_read_harder() -> None:
    assert float(r.flesch(100, 10, 150)) > float(r.flesch(100, 5, 150)) > float(r.flesch(100, 5, 180))
    assert float(r.flesch_kincaid(100, 10, 150)) < float(r.flesch_kincaid(100, 5, 150))
    assert float(r.fog(100, 5, 10)) == pytest.approx(0.4 * (20 + 10))
    assert float(r.smog(30, 30)) == pytest.approx(3.1291 + 1.043 * np.sqrt(30))
    assert float(r.dale_chall_1948(20, 0)) == pytest.approx(0.0496 * 20 + 3.6365)


def test_rows_of_texts_and_texts_without_words() -> None:
    assert np.isnan(r.flesch([10, 0, 10], [1, 0, 0], [10, 0, 10])).tolist() == [False, True, True]
    for value in (
        r.flesch_kincaid(0, 0, 0),
        r.fog(0, 1, 0),
        r.smog(0, 0),
        r.lix(0, 1, 0),
        r.rix(0, 3),
        r.ari(0, 1, 0),
        r.coleman_liau(0, 1, 0),
    ):
        assert np.isnan(value)
    with pytest.raises(ValueError, match="sentences holds a negative"):
        r.flesch(10, -1, 10)

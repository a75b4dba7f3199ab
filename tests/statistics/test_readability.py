"""Readability: against textstat on the same counts, and formulas by hand."""

import numpy as np
import pytest
import textstat

from discourse.statistics import readability as r

TEXT = (
    "The community of nations needs common rules. Governments negotiate patiently and publish agreements. "
    "People read them, and sometimes they believe what they read."
)


def test_lix_agrees_with_textstat() -> None:
    words = [word.strip(".,") for word in TEXT.split()]
    long_words = sum(len(word) > 6 for word in words)
    assert float(r.lix(len(words), TEXT.count("."), long_words)) == pytest.approx(textstat.lix(TEXT))


def test_longer_sentences_and_words_read_harder() -> None:
    assert float(r.flesch(100, 10, 150)) > float(r.flesch(100, 5, 150)) > float(r.flesch(100, 5, 180))
    assert float(r.flesch_kincaid(100, 10, 150)) < float(r.flesch_kincaid(100, 5, 150))
    assert float(r.fog(100, 5, 10)) == pytest.approx(0.4 * (20 + 10))
    assert float(r.smog(30, 30)) == pytest.approx(3.1291 + 1.043 * np.sqrt(30))

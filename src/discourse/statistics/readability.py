"""Readability: what formulas of word and sentence length make of given counts.

All take counts and count nothing themselves, so that the rules of counting (what a word, a sentence, a syllable is)
are the caller's and can be printed beside the value. They were fitted to school texts of about 100 words; on
scholarly prose they measure sentence and word length, not difficulty. Without words or sentences the value is NaN.

    formula         read                                          trap
    flesch          60 to 70 plain, below 30 very difficult       another syllable counter shifts it by points
    flesch_kincaid  8: eighth grade of American schools           fitted to Navy trainees; above 12 extrapolated
    fog             years of schooling; newspapers 10 to 12       complex: 3 syllables, no names, compounds, -es/-ed
    smog            schooling to understand all of a text         defined on 30 sentences; scaled up below
    lix             30 easy, 40 newspaper, 50 official, 60 hard   long words have more than six letters
"""

import numpy as np
from numpy.typing import ArrayLike

from discourse.statistics.arrays import Floats, counts, ratio, tidy


def _per(name: str, above: ArrayLike, below_name: str, below: ArrayLike) -> Floats:
    return ratio(counts(name, above), counts(below_name, below))


def flesch(words: ArrayLike, sentences: ArrayLike, syllables: ArrayLike) -> Floats:
    """Reading Ease: 206.835 - 1.015 words/sentences - 84.6 syllables/words.

    Flesch (1948), Journal of Applied Psychology 32(3), 221-233, at 225.

    >>> round(float(flesch(10, 1, 10)), 3)
    112.085
    """
    length = _per("words", words, "sentences", sentences)
    return tidy(206.835 - 1.015 * length - 84.6 * _per("syllables", syllables, "words", words))


def flesch_kincaid(words: ArrayLike, sentences: ArrayLike, syllables: ArrayLike) -> Floats:
    """Grade: 0.39 words/sentences + 11.8 syllables/words - 15.59. Kincaid et al. (1975), Report 8-75, 14.

    >>> round(float(flesch_kincaid(5, 1, 7)), 2)
    2.88
    """
    length = _per("words", words, "sentences", sentences)
    return tidy(0.39 * length + 11.8 * _per("syllables", syllables, "words", words) - 15.59)


def fog(words: ArrayLike, sentences: ArrayLike, complex_words: ArrayLike) -> Floats:
    """Index: 0.4 (words/sentences + 100 complex/words). Gunning (1952), The Technique of Clear Writing, 36-37.

    >>> round(float(fog(7, 1, 0)), 1)
    2.8
    """
    share = _per("complex_words", complex_words, "words", words)
    return tidy(0.4 * (_per("words", words, "sentences", sentences) + 100 * share))


def smog(sentences: ArrayLike, polysyllables: ArrayLike) -> Floats:
    """Grade: 3.1291 + 1.043 sqrt(30 polysyllables/sentences). McLaughlin (1969), Journal of Reading 12(8), 643.

    >>> round(float(smog(1, 1)), 3)
    8.842
    """
    return tidy(3.1291 + 1.043 * np.sqrt(30 * _per("polysyllables", polysyllables, "sentences", sentences)))


def lix(words: ArrayLike, sentences: ArrayLike, long_words: ArrayLike) -> Floats:
    """Words/sentences + 100 long/words. Björnsson (1983), Reading Research Quarterly 18(4), 480-497, at 481.

    >>> float(lix(100, 5, 25))
    45.0
    """
    share = _per("long_words", long_words, "words", words)
    return tidy(_per("words", words, "sentences", sentences) + 100 * share)

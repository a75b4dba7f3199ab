"""Readability: what formulas of word and sentence length make of given counts.

All take counts and count nothing themselves, so that the rules of counting (what a word, a sentence, a
syllable is) are the caller's and can be printed beside the value. They were fitted to school texts of about
100 words; on scholarly prose they measure sentence and word length, not difficulty. Numbers and arrays mix
freely; undefined is NaN.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from ._arrays import Floats, counts, ratio, tidy


def _per(name: str, above: ArrayLike, below_name: str, below: ArrayLike) -> Floats:
    return ratio(counts(name, above), counts(below_name, below))


def flesch(words: ArrayLike, sentences: ArrayLike, syllables: ArrayLike) -> Floats:
    """Give Flesch's Reading Ease.

    Read 60 to 70 as plain English, below 30 as very difficult; it may leave the scale of 0 to 100. The trap:
    one missed full stop or a different syllable counter shifts it by several points.

    RE = 206.835 - 1.015 words/sentences - 84.6 syllables/words.

    Args:
        words: number of words.
        sentences: number of sentences.
        syllables: number of syllables in all words.

    Returns:
        Reading Ease; NaN without words or sentences.

    Raises:
        ValueError: a count is negative.

    References:
        Flesch (1948), Journal of Applied Psychology 32(3), 221-233, at 225.

    >>> round(float(flesch(10, 1, 10)), 3)
    112.085
    """
    length = _per("words", words, "sentences", sentences)
    return tidy(206.835 - 1.015 * length - 84.6 * _per("syllables", syllables, "words", words))


def flesch_kincaid(words: ArrayLike, sentences: ArrayLike, syllables: ArrayLike) -> Floats:
    """Give the Flesch-Kincaid grade level.

    Read 8 as eighth grade of American schools (13 to 14 years). The trap: it was fitted to Navy trainees;
    grades above 12 are extrapolation.

    FK = 0.39 words/sentences + 11.8 syllables/words - 15.59.

    Args:
        words: number of words.
        sentences: number of sentences.
        syllables: number of syllables in all words.

    Returns:
        Grade; NaN without words or sentences.

    Raises:
        ValueError: a count is negative.

    References:
        Kincaid et al. (1975), Research Branch Report 8-75, Naval Technical Training Command, 14.

    >>> round(float(flesch_kincaid(5, 1, 7)), 2)
    2.88
    """
    length = _per("words", words, "sentences", sentences)
    return tidy(0.39 * length + 11.8 * _per("syllables", syllables, "words", words) - 15.59)


def fog(words: ArrayLike, sentences: ArrayLike, complex_words: ArrayLike) -> Floats:
    """Give Gunning's Fog index.

    Read it as years of schooling; newspapers have about 10 to 12. The trap: Gunning's complex words have
    three or more syllables without proper names, compounds of easy words and -es/-ed/-ing endings; programs
    differ in this most.

    Fog = 0.4 (words/sentences + 100 complex/words).

    Args:
        words: number of words.
        sentences: number of sentences.
        complex_words: number of words of three or more syllables, by the rule stated.

    Returns:
        Index; NaN without words or sentences.

    Raises:
        ValueError: a count is negative.

    References:
        Gunning (1952), The Technique of Clear Writing, 36-37.

    >>> round(float(fog(7, 1, 0)), 1)
    2.8
    """
    share = _per("complex_words", complex_words, "words", words)
    return tidy(0.4 * (_per("words", words, "sentences", sentences) + 100 * share))


def smog(sentences: ArrayLike, polysyllables: ArrayLike) -> Floats:
    """Give McLaughlin's SMOG grade.

    Read it as the schooling needed to understand all of a text, some two grades above Flesch-Kincaid. The
    trap: it is defined on 30 sentences; under 30 it is scaled up and unsure.

    SMOG = 3.1291 + 1.043 sqrt(30 polysyllables/sentences).

    Args:
        sentences: number of sentences.
        polysyllables: number of words of three or more syllables, all of them.

    Returns:
        Grade; NaN without sentences.

    Raises:
        ValueError: a count is negative.

    References:
        McLaughlin (1969), Journal of Reading 12(8), 639-646, at 643.

    >>> round(float(smog(1, 1)), 3)
    8.842
    """
    return tidy(3.1291 + 1.043 * np.sqrt(30 * _per("polysyllables", polysyllables, "sentences", sentences)))


def lix(words: ArrayLike, sentences: ArrayLike, long_words: ArrayLike) -> Floats:
    """Give Björnsson's LIX, which needs no syllables and so compares languages.

    Read 30 as easy, 40 as a newspaper, 50 as official prose, 60 as very difficult. The trap: long means more
    than six letters, hyphens and apostrophes not counted.

    LIX = words/sentences + 100 long/words.

    Args:
        words: number of words.
        sentences: number of sentences.
        long_words: number of words of more than six letters.

    Returns:
        LIX; NaN without words or sentences.

    Raises:
        ValueError: a count is negative.

    References:
        Björnsson (1983), Reading Research Quarterly 18(4), 480-497, at 481.

    >>> float(lix(100, 5, 25))
    45.0
    """
    share = _per("long_words", long_words, "words", words)
    return tidy(_per("words", words, "sentences", sentences) + 100 * share)


def rix(sentences: ArrayLike, long_words: ArrayLike) -> Floats:
    """Give Anderson's RIX, long words per sentence.

    Read 1.8 as grade 6, 3.7 as grade 9, above 7.2 as college. The trap: as for `lix`.

    RIX = long/sentences.

    Args:
        sentences: number of sentences.
        long_words: number of words of more than six letters.

    Returns:
        RIX; NaN without sentences.

    Raises:
        ValueError: a count is negative.

    References:
        Anderson (1983), Journal of Reading 26(6), 490-496.

    >>> float(rix(5, 25))
    5.0
    """
    return tidy(_per("long_words", long_words, "sentences", sentences))


def ari(words: ArrayLike, sentences: ArrayLike, characters: ArrayLike) -> Floats:
    """Give the Automated Readability Index.

    Read it as a grade of American schools. The trap: characters are letters and digits; with spaces or
    punctuation counted in, the grade rises by two or more.

    ARI = 4.71 characters/words + 0.5 words/sentences - 21.43.

    Args:
        words: number of words.
        sentences: number of sentences.
        characters: number of letters and digits.

    Returns:
        Grade; NaN without words or sentences.

    Raises:
        ValueError: a count is negative.

    References:
        Smith & Senter (1967), Automated Readability Index, AMRL-TR-66-220, 7-8.

    >>> round(float(ari(100, 5, 500)), 2)
    12.12
    """
    length = _per("words", words, "sentences", sentences)
    return tidy(4.71 * _per("characters", characters, "words", words) + 0.5 * length - 21.43)


def coleman_liau(words: ArrayLike, sentences: ArrayLike, letters: ArrayLike) -> Floats:
    """Give the Coleman-Liau index.

    Read it as a grade of American schools. The trap: its two rates are per 100 words; the authors' own
    coefficients are rounded differently in different programs (0.0588 here).

    CLI = 0.0588 L - 0.296 S - 15.8, L letters and S sentences per 100 words.

    Args:
        words: number of words.
        sentences: number of sentences.
        letters: number of letters.

    Returns:
        Grade; NaN without words.

    Raises:
        ValueError: a count is negative.

    References:
        Coleman & Liau (1975), Journal of Applied Psychology 60(2), 283-284.

    >>> round(float(coleman_liau(100, 5, 500)), 2)
    12.12
    """
    letters_rate = 100 * _per("letters", letters, "words", words)
    return tidy(0.0588 * letters_rate - 0.296 * 100 * _per("sentences", sentences, "words", words) - 15.8)


def dale_chall_1948(words_per_sentence: ArrayLike, percent_difficult: ArrayLike) -> Floats:
    """Give the raw score of Dale & Chall's first formula.

    Read 5 and below as grade 4, 6 as grades 7 and 8, 8 as grades 11 and 12, above 9 as college. The trap:
    difficult is a word outside Dale's list of 3,000, which the caller must have the right to use; the 1995
    revision has other coefficients.

    raw = 0.1579 percent + 0.0496 words per sentence + 3.6365.

    Args:
        words_per_sentence: mean sentence length in words.
        percent_difficult: per cent of words outside the list, 0 to 100.

    Returns:
        Raw score.

    Raises:
        ValueError: a number is negative.

    References:
        Dale & Chall (1948), Educational Research Bulletin 27(1), 11-20, at 18.

    >>> round(float(dale_chall_1948(15, 15)), 3)
    6.749
    """
    percent = counts("percent_difficult", percent_difficult)
    return tidy(0.1579 * percent + 0.0496 * counts("words_per_sentence", words_per_sentence) + 3.6365)

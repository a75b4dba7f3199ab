"""Readability: what formulas of word and sentence length make of given counts.

They were fitted to school texts of about 100 words; on scholarly prose they measure sentence and word length, not
difficulty. What a word, a sentence, a syllable is are the caller's rules, to be printed beside the value.

    formula         read                                          trap
    flesch          60 to 70 plain, below 30 very difficult       another syllable counter shifts it by points
    flesch_kincaid  8: eighth grade of American schools           fitted to Navy trainees; above 12 extrapolated
    fog             years of schooling; newspapers 10 to 12       complex: 3 syllables, no names, compounds, -es/-ed
    smog            schooling to understand all of a text         defined on 30 sentences; scaled up below
    lix             30 easy, 40 newspaper, 50 official, 60 hard   long words have more than six letters

Flesch (1948), Journal of Applied Psychology 32(3), 221-233, at 225. Kincaid et al. (1975), Report 8-75, 14. Gunning
(1952), The Technique of Clear Writing, 36-37. McLaughlin (1969), Journal of Reading 12(8), 643. Björnsson (1983),
Reading Research Quarterly 18(4), 480-497, at 481.
"""

from math import sqrt


def flesch(words: float, sentences: float, syllables: float) -> float:
    """Reading Ease: 206.835 - 1.015 words/sentences - 84.6 syllables/words."""
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


def flesch_kincaid(words: float, sentences: float, syllables: float) -> float:
    """Grade: 0.39 words/sentences + 11.8 syllables/words - 15.59."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def fog(words: float, sentences: float, complex_words: float) -> float:
    """Index: 0.4 (words/sentences + 100 complex/words)."""
    return 0.4 * (words / sentences + 100 * complex_words / words)


def smog(sentences: float, polysyllables: float) -> float:
    """Grade: 3.1291 + 1.043 sqrt(30 polysyllables/sentences)."""
    return 3.1291 + 1.043 * sqrt(30 * polysyllables / sentences)


def lix(words: float, sentences: float, long_words: float) -> float:
    """Words/sentences + 100 long/words."""
    return words / sentences + 100 * long_words / words

"""How hard the text is to read by the classic formulas, with the counts that go into them."""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd

from discourse.base.errors import EmptyTextError
from discourse.base.tables import Places
from discourse.text.syllables import count_syllables

NEEDS = {"english": "the syllables of English"}

_LEAST, _LEAST_SMOG = 10, 30
_COUNTS = ("words", "sentences", "syllables", "complex_words", "polysyllables", "long_words")
_FLESCH = (
    (90, "very easy"), (80, "easy"), (70, "fairly easy"), (60, "standard"), (50, "fairly difficult"), (30, "difficult"),
    (-math.inf, "very difficult"),
)  # fmt: skip
_LIX = ((60, "very difficult"), (50, "difficult"), (40, "medium"), (30, "easy"), (-math.inf, "very easy"))


class _Formula(NamedTuple):
    """A formula of the counts that it needs, and what its values mean: the name that goes with the least of each band,
    or years of school.
    """

    needs: tuple[str, ...]
    value: Callable[..., float]
    convention: str
    bands: tuple[tuple[float, str], ...] = ()

    def meaning(self, value: float) -> str:
        years = f"about {max(value, 0):.0f} years of school"
        return next((name for least, name in self.bands if value >= least), years)


def readability(words: pd.DataFrame) -> pd.DataFrame:
    """Measure how hard a text is to read: Flesch, Flesch-Kincaid, Fog, SMOG, LIX, and the counts behind them.

    Read `meaning`, then the counts of the row: each formula is a weighted sum of sentence length and word length and
    knows nothing else. The trap: they were fitted to English school texts; long names alone make a
    text "difficult", and two programs differ because they count syllables and sentences differently. Grades above 12 of
    Flesch-Kincaid lie beyond the texts that it was fitted to.

    Syllables are counted by rule (`count_syllables`: 96.8 % of words right). A complex word (Fog) has three
    syllables or more and is no name, no hyphenated compound, and not made long by -es or -ed alone; a
    polysyllable (SMOG) is any word of three syllables or more; a long word (LIX) has more than six letters.

    Returns:
        One row per formula: measure, value (undefined where there are too few sentences), words, sentences, syllables,
        complex_words, polysyllables, long_words (undefined where the formula does not use them), convention, meaning,
        places (the complex, polysyllabic or long words).

    References:
        Flesch (1948), Journal of Applied Psychology 32(3), 221-233. Kincaid et al. (1975), Research Branch
        Report 8-75, 14. Gunning (1952), The Technique of Clear Writing, 36-37. McLaughlin (1969), Journal
        of Reading 12(8), 639-646. Björnsson (1968), Läsbarhet, 67.
    """
    if words.empty:
        raise EmptyTextError("readability: the text holds no word that is counted.")
    kinds = _kinds(words)
    totals = {name: float(kinds[name].sum()) for name in _COUNTS}
    spots = list(zip(words["start"].tolist(), words["end"].tolist(), strict=True))
    rows = [_row(name, formula, totals, kinds, spots) for name, formula in FORMULAS.items()]
    names = ["measure", "value", *_COUNTS, "convention", "meaning", "places"]
    # Whole numbers with gaps: a count that a formula does not use is undefined, not 0.
    return pd.DataFrame(rows, columns=names).astype(dict.fromkeys(_COUNTS, "Int64"))


def _kinds(words: pd.DataFrame) -> pd.DataFrame:
    """Say of each word how many syllables it has and as what it counts."""
    form = words["word"].astype(str)
    types = {word: _syllables(word) for word in form.unique()}
    syllables = form.map(types).to_numpy()
    many = syllables >= 3
    inflected = form.map({word: _syllables(_bare(word)) < 3 for word in types}).to_numpy()
    plain = words["pos"].astype(str).eq("PROPN").to_numpy() | form.str.contains("-").to_numpy() | inflected
    letters = form.str.count(r"[^\W\d_]").to_numpy()
    first = ~words.duplicated(["document", "sentence"]).to_numpy()
    return pd.DataFrame({
        "words": 1, "sentences": first.astype(int), "syllables": syllables,
        "complex_words": (many & ~plain).astype(int), "polysyllables": many.astype(int),
        "long_words": (letters > 6).astype(int),
    })  # fmt: skip


def _syllables(word: str) -> int:
    try:
        return count_syllables(word)
    except ValueError:
        return 1  # A word of another alphabet cannot be counted by English rules.


def _bare(word: str) -> str:
    """A word without the ending -es or -ed, which Gunning does not let make a word complex."""
    bare = word[:-2] if word.endswith(("es", "ed")) else word
    return bare if any(letter.isalnum() for letter in bare) else word


def _row(
    name: str, formula: _Formula, totals: dict[str, float], kinds: pd.DataFrame, spots: list[tuple[int, int]]
) -> tuple[object, ...]:
    few = totals["sentences"] < (_LEAST_SMOG if name == "SMOG" else _LEAST)
    value = math.nan if few else formula.value(*(totals[need] for need in formula.needs))
    counts = [totals[count] if count in formula.needs else np.nan for count in _COUNTS]
    last = formula.needs[-1]
    marks: list[int] = np.flatnonzero(kinds[last].to_numpy()).tolist() if last != "syllables" else []
    places: Places = tuple(spots[at] for at in marks)
    return (
        name, value, *counts, formula.convention, "too few sentences to say" if few else formula.meaning(value),
        places,
    )  # fmt: skip


FORMULAS = {
    "Flesch reading ease": _Formula(
        ("words", "sentences", "syllables"),
        lambda words, sentences, syllables: 206.835 - 1.015 * words / sentences - 84.6 * syllables / words,
        "206.835 - 1.015 words per sentence - 84.6 syllables per word; higher is easier", _FLESCH,
    ),
    "Flesch-Kincaid grade": _Formula(
        ("words", "sentences", "syllables"),
        lambda words, sentences, syllables: 0.39 * words / sentences + 11.8 * syllables / words - 15.59,
        "0.39 words per sentence + 11.8 syllables per word - 15.59",
    ),
    "Gunning Fog": _Formula(
        ("words", "sentences", "complex_words"),
        lambda words, sentences, complex_words: 0.4 * (words / sentences + 100 * complex_words / words),
        "0.4 (words per sentence + per cent of complex words)",
    ),
    "SMOG": _Formula(
        ("sentences", "polysyllables"),
        lambda sentences, polysyllables: 3.1291 + 1.043 * math.sqrt(30 * polysyllables / sentences),
        "1.043 root of polysyllables in 30 sentences + 3.1291; meant for 30 sentences or more",
    ),
    "LIX": _Formula(
        ("words", "sentences", "long_words"),
        lambda words, sentences, long_words: words / sentences + 100 * long_words / words,
        "words per sentence + per cent of words with more than six letters", _LIX,
    ),
}  # fmt: skip

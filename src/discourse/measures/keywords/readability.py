"""How hard the text is to read, by the one formula that asks for no syllables."""

import numpy as np
import pandas as pd

from discourse.base.errors import EmptyTextError

_LEAST, _LONG = 10, 6
# Björnsson's scale, the least value of each band first.
_BANDS = ((60, "very difficult"), (50, "difficult"), (40, "medium"), (30, "easy"), (0, "very easy"))


def readability(words: pd.DataFrame) -> pd.DataFrame:
    """Measure how hard a text is to read, by LIX: words per sentence + per cent of words of more than six letters.

    Read `meaning`, then the two parts of the sum. The trap: the formula knows nothing but sentence length and word
    length, so long names alone make a text "difficult". The classic formulas for English (Flesch, Fog, SMOG) say the
    same of two texts, for they too are sums of these two, and none of them is fitted to public discourse.

    Returns:
        One row: measure, value, words, sentences, long_words, words_per_sentence, long_share, meaning, places (the
        long words).

    References:
        Björnsson (1968), Läsbarhet, 67.
    """
    if words.empty:
        raise EmptyTextError("readability: the text holds no word that is counted.")
    long = words["word"].astype(str).str.count(r"[^\W\d_]").to_numpy() > _LONG
    sentences = int((~words.duplicated(["document", "sentence"])).sum())
    length, share = len(words) / sentences, float(long.mean())
    value = length + 100 * share
    meaning = next(name for least, name in _BANDS if value >= least)
    spots = words.iloc[np.flatnonzero(long)]
    return pd.DataFrame({
        "measure": ["LIX"], "value": value, "words": len(words), "sentences": sentences, "long_words": int(long.sum()),
        "words_per_sentence": length, "long_share": share,
        "meaning": "too few sentences to say" if sentences < _LEAST else meaning,
        "places": [tuple(zip(spots["start"].tolist(), spots["end"].tolist(), strict=True))],
    })  # fmt: skip

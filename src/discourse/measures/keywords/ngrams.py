"""Which sequences of words come again: the formulas of a text."""

from typing import Literal

import numpy as np
import pandas as pd

from discourse.text import sequences
from discourse.text.tokens import TokenView


def ngrams(
    words: pd.DataFrame, view: TokenView, *, n_min: int = 2, n_max: int = 12, min_count: int = 2,
    edge: Literal["content", "any"] = "content", fragments: bool = False,
) -> pd.DataFrame:  # fmt: skip
    """Find the sequences of words that come again, without the fragments inside longer ones.

    Read `n` and `count` together: seven words that come three times are a formula, two words that come three times
    may be chance. A sequence is kept only if it occurs at least `min_count` times outside every longer sequence in the
    list: `alone` says how often. So *shared future* does not stand beside the phrase it is cut from. The trap: a
    short text repeats its topic whatever its style; compare with other texts before calling it formulaic.

    Sequences stay within a sentence and between marks: no comma, colon, dash or bracket stands inside one.

    Args:
        n_min: shortest sequence, in words.
        n_max: longest sequence, in words.
        min_count: smallest count that is worth a row, and smallest count outside longer sequences.
        edge: `content` for sequences that begin and end with a content word; `any` for lexical bundles of all kinds.
        fragments: keep the fragments too.

    Returns:
        One row per sequence, longest evidence first (words times count): ngram, n, count, alone, per_1000 (of all
        counted words), range (paragraphs), places.

    References:
        Biber, Conrad & Cortes (2004), Applied Linguistics 25(3), 371-405 (lexical bundles). O'Donnell
        (2011), ICAME Journal 35, 135-169 (counting each word in the longest sequence only).
    """
    kept = sequences.chosen(words, view, n_min=n_min, n_max=n_max, min_count=min_count, edge=edge, fragments=fragments)
    spelling = sequences.spelled(words, view)
    paragraph = sequences.paragraphs(words)
    rows = [
        (
            sequences.phrase(spelling, int(s.rows[0]), s.length), s.length, len(s.rows), alone,
            len(np.unique(paragraph[s.rows])), sequences.places(words, s),
        )
        for s, alone in kept
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=["ngram", "n", "count", "alone", "range", "places"])
    return sequences.most_words_first(sequences.rated(table, len(words)), "ngram")

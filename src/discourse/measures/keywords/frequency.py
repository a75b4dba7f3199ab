"""How often each word, lemma, part of speech or n-gram occurs."""

from typing import Literal

import pandas as pd

from discourse.base.errors import EmptyTextError
from discourse.statistics.intervals import too_few
from discourse.statistics.resampling import rate_interval
from discourse.text.counts import by_sentence, grouped, units


def frequency(
    words: pd.DataFrame, *, by: Literal["word", "lemma", "pos", "tag"] = "word", content: bool = False, n: int = 1,
    min_count: int = 1,
) -> pd.DataFrame:  # fmt: skip
    """Count words, or what stands for them, with their rate and the interval of the rate.

    Read `count` first, then `per_1000`, which compares texts of different length, then `low` and `high`:
    what articles made of the same passages would show. `range` says in how many paragraphs it stands. The
    trap: a word of one sentence has a low bound of 0, and below four occurrences (`too_few`) not even the
    order of magnitude of the rate is known.

    per_1000 = 1000 f/N; low and high: 95 % percentiles of the moving-block bootstrap over sentences (1,000
    draws, seeded), below 20 sentences the exact Poisson interval.

    Args:
        by: what is counted: printed words, lemmas, or parts of speech (coarse `pos`, fine `tag`).
        content: only nouns, names, main verbs, adjectives and adverbs, by their tag.
        n: length of the sequences that are counted; 1 for single words. Sequences stay within a sentence.
        min_count: smallest count that is worth a row.

    Returns:
        One row per type, most frequent first: the type under the name `by`, count, per_1000 (of all counted
        words), share, low, high (of per_1000), range (paragraphs), too_few, places.

    References:
        Baker (2006), Using Corpora in Discourse Analysis, 47-69. Künsch (1989), Annals of Statistics 17(3), 1217-1241
        (blocks). Garwood (1936), Biometrika 28(3/4), 437-442 (Poisson, and the point of `too_few`).
    """
    if words.empty:
        raise EmptyTextError("frequency: the text holds no word that is counted.")
    occurrences = units(words, by=by, content=content, n=n)
    table = grouped(occurrences, by)
    table = table[table["count"] >= min_count].reset_index(drop=True)
    base = len(words)
    low, high = rate_interval(*by_sentence(occurrences, words, by, table[by].tolist()), base=base)
    rate = table["count"] / base
    return table.assign(
        per_1000=1000 * rate, share=rate, low=low, high=high, too_few=too_few(table["count"].to_numpy())
    )[[by, "count", "per_1000", "share", "low", "high", "range", "too_few", "places"]]

"""How often each word, lemma, part of speech or n-gram occurs."""

from typing import Literal

import pandas as pd

from discourse.base.errors import EmptyTextError
from discourse.statistics.intervals import too_few
from discourse.text.counts import grouped, units


def frequency(
    words: pd.DataFrame, *, by: Literal["word", "lemma", "pos", "tag"] = "word", content: bool = False, n: int = 1,
    min_count: int = 1,
) -> pd.DataFrame:  # fmt: skip
    """Count words, or what stands for them, with their rate.

    Read `count` first, then `per_1000`, which compares texts of different length; `range` says in how many paragraphs it
    stands. The trap: below four occurrences (`too_few`) the rate says nothing of other texts, not even its order of
    magnitude.

    Args:
        by: what is counted: printed words, lemmas, or parts of speech (coarse `pos`, fine `tag`).
        content: only nouns, names, main verbs, adjectives and adverbs, by their tag.
        n: length of the sequences that are counted; 1 for single words. Sequences stay within a sentence.
        min_count: smallest count that is worth a row.

    Returns:
        One row per type, most frequent first: the type under the name `by`, count, per_1000 (of all counted words),
        share, range (paragraphs), too_few, places.

    References:
        Baker (2006), Using Corpora in Discourse Analysis, 47-69. Garwood (1936), Biometrika 28(3/4), 437-442 (the point of `too_few`).
    """
    if words.empty:
        raise EmptyTextError("frequency: the text holds no word that is counted.")
    occurrences = units(words, by=by, content=content, n=n)
    table = grouped(occurrences, by)
    table = table[table["count"] >= min_count]
    rate = table["count"] / len(words)
    table = table.assign(per_1000=1000 * rate, share=rate, too_few=too_few(table["count"].to_numpy()))
    return table[[by, "count", "per_1000", "share", "range", "too_few", "places"]]

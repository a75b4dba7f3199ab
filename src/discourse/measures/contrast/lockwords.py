"""Which frequent words two texts use at nearly the same rate."""

from typing import Literal

import numpy as np
import pandas as pd

from discourse.measures.contrast import _sides
from discourse.statistics.keyness import log_ratio, log_ratio_interval


def lockwords(
    texts: pd.DataFrame, each_words: list[pd.DataFrame], *, by: Literal["word", "lemma", "pos"] = "word",
    content: bool = False, min_count: int = 10, within: float = 1.0,
) -> pd.DataFrame:  # fmt: skip
    """List the words of which it is sure that neither side uses them much more: the lockwords.

    Read them as what the texts share. A word is locked where the whole interval of its Log Ratio lies within `within` of
    0: with 1 neither side has it twice as often as the other. The trap: that no difference is shown does not lock a word,
    the data may be too few for either; in short texts only the commonest words, mostly grammatical, can be locked.

    Args:
        by: what is compared: printed words, lemmas or parts of speech.
        content: only nouns, names, main verbs, adjectives and adverbs.
        min_count: smallest count on either side that is worth a row.
        within: doublings that are taken as no difference.

    Returns:
        One row per locked type, the most frequent first: the type under the name `by`, count_a, count_b, per_1000_a,
        per_1000_b, log_ratio with log_ratio_low and log_ratio_high (exact, 95 %), text_a, text_b, places.

    References:
        Baker (2011), Times may change, but we will always have money, Journal of English Linguistics 39(1), 65-88.
        Taylor (2013), Searching for similarity, Corpora 8(1), 81-113. Gabrielatos (2018), Keyness analysis, 225-258.
    """
    table, counts = _sides.types(texts, each_words, by=by, content=content, min_count=min_count)
    (a, b), sizes = _sides.summed(texts, counts), texts.groupby("side")["words"].sum()
    n1, n2 = int(sizes["a"]), int(sizes["b"])
    low, high = log_ratio_interval(a, b, n1, n2)
    table = table.assign(
        count_a=a.astype("int64"), count_b=b.astype("int64"), per_1000_a=1000 * a / n1, per_1000_b=1000 * b / n2,
        log_ratio=log_ratio(a, b, n1, n2), log_ratio_low=low, log_ratio_high=high, **_sides.names(texts),
    )  # fmt: skip
    table["places"] = table.pop("places")
    locked = table[(low >= -within) & (high <= within) & (np.minimum(a, b) >= min_count)]
    order = locked.assign(rate=-(locked["count_a"] + locked["count_b"])).sort_values(["rate", by])
    return order.drop(columns="rate").reset_index(drop=True)

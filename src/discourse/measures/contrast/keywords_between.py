"""Which words one text uses more than another, and the other way round."""

from typing import Literal

import numpy as np
import pandas as pd

from discourse.measures.contrast import _sides
from discourse.statistics import keyness as scores
from discourse.statistics.intervals import too_few


def keywords_between(
    texts: pd.DataFrame, each_words: list[pd.DataFrame], *, by: Literal["word", "lemma", "pos"] = "word",
    content: bool = False, min_count: int = 4,
) -> pd.DataFrame:  # fmt: skip
    """Rank words by how far their rates in two texts, or two groups of texts, lie apart, whichever side has more.

    Read `p_holm` for whether a difference is shown at all, `log_ratio` for how large it is: 1 is twice as frequent on
    the first side, -1 half. The trap: in two short texts hardly any word is key, however plain the difference looks, and
    a word that stands in one passage is key without being typical: see in how many sentences, or texts, it stands.

    Args:
        by: what is compared: printed words, lemmas or parts of speech.
        content: only nouns, names, main verbs, adjectives and adverbs.
        min_count: smallest count in all texts together that is worth a row, and a test.

    Returns:
        One row per type, the surest first: the type under the name `by`, count_a, count_b, per_1000_a, per_1000_b (of
        groups the mean of their texts), sentences_a and sentences_b (of groups texts_a and texts_b), g2 (below 0 where
        the second side has more), log_ratio with log_ratio_low and log_ratio_high, p (two texts: Fisher's; groups: rank
        sum), p_holm, superiority (groups), too_few (on either side), text_a, text_b, places.

    References:
        Rayson & Garside (2000), Comparing corpora using frequency profiling, 3. Hardie (2014), Log Ratio. Kilgarriff
        (2001), International Journal of Corpus Linguistics 6(1), 97-133 (rank sum).
    """
    table, counts = _sides.types(texts, each_words, by=by, content=content, min_count=min_count)
    (a, b), sizes = _sides.summed(texts, counts), texts.groupby("side")["words"].sum()
    n1, n2 = int(sizes["a"]), int(sizes["b"])
    found = _sides.compared(texts, counts, "words")
    low, high = scores.log_ratio_interval(a, b, n1, n2)
    table = table.assign(
        count_a=a.astype("int64"), count_b=b.astype("int64"), per_1000_a=found["rate_a"] * 1000,
        per_1000_b=found["rate_b"] * 1000, **_sides.ranges(texts, each_words, by, table[by].tolist()),
        g2=scores.g2_two_cell(a, b, n1, n2, signed=True), log_ratio=scores.log_ratio(a, b, n1, n2),
        log_ratio_low=low, log_ratio_high=high, p=found["p"], p_holm=found["p_holm"],
        **({"superiority": found["superiority"]} if "superiority" in found else {}),
        too_few=too_few(np.maximum(a, b)), **_sides.names(texts),
    )  # fmt: skip
    table["places"] = table.pop("places")
    order = table.assign(size=-table["g2"].abs()).sort_values(["p", "size", by])
    return order.drop(columns="size").reset_index(drop=True)

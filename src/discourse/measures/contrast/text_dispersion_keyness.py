"""Which words stand in more of the texts of one group than of another."""

from typing import Literal

import numpy as np
import pandas as pd

from discourse.measures.contrast import _sides
from discourse.statistics.differences import difference_of_shares, fisher
from discourse.statistics.keyness import g2_four_cell
from discourse.statistics.significance import holm
from discourse.text.corpus import SIDES


def text_dispersion_keyness(
    texts: pd.DataFrame, each_words: list[pd.DataFrame], *, by: Literal["word", "lemma", "pos"] = "word",
    content: bool = True, min_texts: int = 3,
) -> pd.DataFrame:  # fmt: skip
    """Rank words by how many texts of one group have them, and how many of the other: keywords by text, not by token.

    Read `texts_a` against `texts_b`: a word that one author repeats a hundred times counts once. What comes first is
    typical of a group, not of a text. The trap: long texts have more words each; where the texts of one group are longer
    (`words per text` in the notes), part of every difference is theirs. A single text has no dispersion over texts.

    Args:
        by: what is compared: printed words, lemmas or parts of speech.
        content: only nouns, names, main verbs, adjectives and adverbs.
        min_texts: smallest number of texts, of both groups together, that is worth a row.

    Returns:
        One row per type, the surest first: the type under the name `by`, texts_a, texts_b, share_a, share_b (of the texts
        of a group), gap with gap_low and gap_high (Newcombe), g2 (of the table of texts; below 0 where the second group
        has more), p (Fisher's), p_holm, count_a, count_b, text_a, text_b, places. No row where a side is a single text.

    References:
        Egbert & Biber (2019), Incorporating text dispersion into keyword analyses, Corpora 14(1), 77-104. Sönning (2024),
        Evaluation of keyness metrics, Corpus Linguistics and Linguistic Theory 20(2), 263-288.
    """
    table, counts = _sides.types(texts, each_words, by=by, content=content, min_count=min_texts)
    (a, b), (m1, m2) = _sides.summed(texts, (counts > 0).astype(np.float64)), _sides.summed(texts, counts)
    kept = (a + b >= min_texts) & _sides.groups(texts)
    a, b, table = a[kept], b[kept], table[kept].reset_index(drop=True)
    n1, n2 = ((texts["side"] == side).sum() for side in SIDES)
    low, high = difference_of_shares(a, n1, b, n2)
    p = fisher(a, n1, b, n2)
    g2 = np.nan_to_num(g2_four_cell(a, b, n1, n2, signed=True))
    table = table.assign(
        texts_a=a.astype("int64"), texts_b=b.astype("int64"), share_a=a / n1, share_b=b / n2, gap=a / n1 - b / n2,
        gap_low=low, gap_high=high, g2=g2, p=p, p_holm=holm(p), count_a=m1[kept].astype("int64"),
        count_b=m2[kept].astype("int64"), **_sides.names(texts),
    )  # fmt: skip
    table["places"] = table.pop("places")
    order = table.assign(size=-table["g2"].abs()).sort_values(["p", "size", by])
    return order.drop(columns="size").reset_index(drop=True)

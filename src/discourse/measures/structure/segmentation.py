"""Where the vocabulary changes: boundaries between parts of a text by lexical cohesion."""

from collections import Counter
from math import sqrt

import numpy as np
import pandas as pd


def segmentation(words: pd.DataFrame, *, window: int = 3) -> pd.DataFrame:
    """Compare the sentences before and after each gap, and mark the gaps where the vocabulary changes most.

    This is TextTiling with printed sentences instead of blocks of twenty words, because a short article has too few
    blocks. `similarity` is the cosine of the content lemmas on either side; `depth` how deep the valley is. A gap is a
    boundary where its depth exceeds the mean by half a standard deviation. The trap: with a window of three sentences a
    boundary is right to within a sentence or two; compare `paragraph_break`, which is what the author printed.

    Args:
        window: sentences on either side.

    Returns:
        One row per gap between sentences: document, sentence (the one after the gap), paragraph, paragraph_break,
        similarity, depth, boundary, places (the sentences on either side).

    References:
        Hearst (1997), TextTiling, Computational Linguistics 23(1), 33-64.
    """
    parts = [_of_document(part, window) for _, part in words.groupby("document", observed=True, sort=False)]
    columns = ["document", "sentence", "paragraph", "paragraph_break", "similarity", "depth", "boundary", "places"]
    table = pd.concat(parts, ignore_index=True)[columns] if parts else pd.DataFrame(columns=columns)
    # An empty column has no type of its own, and could not be asked for.
    return table.astype({"paragraph_break": bool, "boundary": bool})


def _of_document(part: pd.DataFrame, window: int) -> pd.DataFrame:
    sentences = [(number, rows) for number, rows in part.groupby("sentence", sort=True)]
    bags = [Counter(rows.loc[rows["content"].astype(bool), "lemma"].astype(str)) for _, rows in sentences]
    spans = [(int(rows["start"].iloc[0]), int(rows["end"].iloc[-1])) for _, rows in sentences]
    paragraphs = [int(rows["paragraph"].iloc[0]) for _, rows in sentences]
    gaps = range(1, len(sentences))
    similarity = np.array([_cosine(bags[max(0, k - window) : k], bags[k : k + window]) for k in gaps])
    depth = _depths(similarity)
    limit = depth.mean() + depth.std() / 2 if len(depth) else 0.0
    # A boundary is a gap deeper than the limit that is no shallower than its neighbours.
    padded = np.r_[-1.0, depth, -1.0]
    boundary = [bool(d > limit and d >= padded[k] and d > padded[k + 2]) for k, d in enumerate(depth)]
    return pd.DataFrame({
        "document": part["document"].iloc[0], "sentence": [sentences[k][0] for k in gaps],
        "paragraph": [paragraphs[k] for k in gaps],
        "paragraph_break": [paragraphs[k] != paragraphs[k - 1] for k in gaps], "similarity": similarity,
        "depth": depth, "boundary": boundary, "places": [(spans[k - 1], spans[k]) for k in gaps],
    })  # fmt: skip


def _cosine(before: list[Counter[str]], after: list[Counter[str]]) -> float:
    """Cosine of two bags of words; 0 where they share none, NaN where one is empty."""
    left, right = sum(before, Counter()), sum(after, Counter())
    size = sqrt(sum(n * n for n in left.values()) * sum(n * n for n in right.values()))
    return sum(n * right[word] for word, n in left.items()) / size if size else float("nan")


def _depths(similarity: np.ndarray) -> np.ndarray:
    """How far the similarity climbs on both sides of each gap before it falls again."""
    filled = np.nan_to_num(similarity)
    depths = []
    for k in range(len(filled)):
        left = right = k
        while left > 0 and filled[left - 1] >= filled[left]:
            left -= 1
        while right < len(filled) - 1 and filled[right + 1] >= filled[right]:
            right += 1
        depths.append(filled[left] + filled[right] - 2 * filled[k])
    return np.array(depths)

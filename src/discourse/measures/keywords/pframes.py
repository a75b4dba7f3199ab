"""Which frames with a gap the text fills again and again: building a * with."""

from collections import Counter
from typing import Literal

import numpy as np
import pandas as pd

from discourse.base.tables import ranked
from discourse.statistics.diversity import entropy
from discourse.text import sequences
from discourse.text.tokens import Rows, TokenView

_SHOWN = 8


def pframes(
    words: pd.DataFrame, view: TokenView, *, n_min: int = 3, n_max: int = 6, min_count: int = 3,
    edge: Literal["content", "any"] = "any", fragments: bool = False,
) -> pd.DataFrame:  # fmt: skip
    """Find sequences that come again with one word inside them changing (p-frames), and what fills the gap.

    Read `ratio`, the different fillers divided by all: near 0 the frame is all but fixed and its filler
    part of the formula; at 1 every filler is new and the frame is a pattern of grammar. `entropy` tells two
    frames of the same ratio apart. The trap: with three or four occurrences the ratio cannot be small;
    compare it only between frames of like count.

    The gap is never the first or last word. A frame is kept only if it occurs at least `min_count` times outside every
    longer frame in the list. Frames stay within a sentence and between commas, colons, dashes and brackets.

    Args:
        n_min: shortest frame, in words, the gap included.
        n_max: longest frame, in words, the gap included.
        min_count: smallest count that is worth a row.
        edge: `content` for frames that begin and end with a content word; `any` for all.
        fragments: keep the frames inside longer ones too.

    Returns:
        One row per frame with at least two different fillers, most words first (words times count): frame, n, count,
        variants, ratio, entropy (bits), fillers, per_1000, range (paragraphs), places.

    References:
        Römer (2010), English Text Construction 3(1), 95-119 (p-frames, variant/p-frame ratio). Gray & Biber
        (2013), International Journal of Corpus Linguistics 18(1), 109-136.
    """
    kept = sequences.chosen(
        sequences.frames, words, view, n_min=n_min, n_max=n_max, min_count=min_count, edge=edge, fragments=fragments
    )
    spelling = sequences.spelled(words, view)
    paragraph = sequences.paragraphs(words)
    rows = [_row(words, spelling, paragraph, sequence) for sequence, _ in kept]
    names = ["frame", "n", "count", "variants", "ratio", "entropy", "fillers", "range", "places"]
    return sequences.most_words_first(sequences.rated(pd.DataFrame(rows, columns=names), len(words)), "frame")


def _row(words: pd.DataFrame, spelling: list[str], paragraph: Rows, sequence: sequences.Sequence) -> tuple[object, ...]:
    first = int(sequence.rows[0])
    written = sequences.phrase(spelling, first, sequence.length).split(" ")
    written[sequence.gap] = "*"
    fillers = words["word"].iloc[sequence.rows + sequence.gap].astype(str)
    counts, shown = Counter(fillers), ranked(fillers, _SHOWN)
    more = f" and {len(counts) - _SHOWN} more" if len(counts) > _SHOWN else ""
    size, bits = len(sequence.rows), entropy(np.array(list(counts.values()), dtype=float))
    return (
        " ".join(written), sequence.length, size, len(counts), len(counts) / size, bits, shown + more,
        len(np.unique(paragraph[sequence.rows])), sequences.places(words, sequence),
    )  # fmt: skip

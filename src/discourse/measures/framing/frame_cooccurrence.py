"""Which codes stand in the same sentences, within a codebook and across codebooks (frames by stance, too)."""

from itertools import combinations
from typing import Literal

import numpy as np
import pandas as pd

from discourse.statistics.association import fisher_p

Key = tuple[str, str]
Sentence = tuple[str, int]


def frame_cooccurrence(
    codings: pd.DataFrame, tokens: pd.DataFrame, *,
    codebooks: str = "generic-frames,policy-frames,entman,legitimation,issue-frames",
    unit: Literal["code", "codebook"] = "code", across: bool = False, min_count: int = 1,
) -> pd.DataFrame:  # fmt: skip
    """Count for every two codes the sentences that carry both, and say how far that departs from chance.

    Read `both` against `expected` first; `phi` runs from -1 (they avoid each other) over 0 to 1 (always together),
    `jaccard` is the share of sentences with both among those with either. With unit `codebook` the rows say how far
    whole codebooks speak of the same sentences, their agreement. The trap: many pairs are compared; with a
    hundred pairs five have p below .05 by chance.

    Args:
        codebooks: the codebooks, separated by commas; add one of stance for frames by stance.
        unit: compare codes, or whole codebooks.
        across: leave out pairs of codes of the same codebook.
        min_count: smallest number of sentences with both that is worth a row.

    Returns:
        One row per pair, most frequent first: codebook, code, with_codebook, with_code, first, second (sentences with
        each), both, base (all sentences), expected, jaccard, phi (NaN where a code is in no or every sentence), p
        (Fisher, two-sided), places (the sentences with both).

    References:
        Jaccard (1901). Yule (1912) on phi. Fisher (1922), Journal of the Royal Statistical Society 85, 87-94.
    """
    ends = tokens.groupby(["document", "sentence"], observed=True, sort=False).agg({"start": "min", "end": "max"})
    spans = {(str(key[0]), int(key[1])): span for key, *span in ends.itertuples(name=None)}
    wanted = [name.strip() for name in codebooks.split(",")]
    sets = _sets(codings[codings["codebook"].astype(str).isin(wanted)], unit)
    pairs = [
        (one, other, sorted(sets[one] & sets[other]))
        for one, other in combinations(sorted(sets), 2)
        if len(sets[one] & sets[other]) >= min_count and not (across and one[0] == other[0])
    ]
    table = pd.DataFrame({
        "codebook": [one[0] for one, _, _ in pairs], "code": [one[1] for one, _, _ in pairs],
        "with_codebook": [other[0] for _, other, _ in pairs], "with_code": [other[1] for _, other, _ in pairs],
        "first": [len(sets[one]) for one, _, _ in pairs], "second": [len(sets[other]) for _, other, _ in pairs],
        "both": [len(both) for _, _, both in pairs], "base": len(spans),
    })  # fmt: skip
    places = [tuple(tuple(spans[key]) for key in both) for _, _, both in pairs]
    table = _statistics(table).assign(places=pd.Series(places, index=table.index, dtype=object))
    order = ["both", "codebook", "code", "with_codebook", "with_code"]
    return table.sort_values(order, ascending=[False, *[True] * 4], kind="stable").reset_index(drop=True)


def _statistics(table: pd.DataFrame) -> pd.DataFrame:
    a, b, n, base = (table[name].to_numpy(dtype=np.int64) for name in ("first", "second", "both", "base"))
    spread = a * b * (base - a) * (base - b)
    phi = np.divide(n * base - a * b, np.sqrt(spread), out=np.full(len(table), np.nan), where=spread > 0)
    p = fisher_p(n, a, b, base)
    return table.assign(expected=a * b / base, jaccard=n / (a + b - n), phi=phi, p=p)


def _sets(codings: pd.DataFrame, unit: str) -> dict[Key, set[Sentence]]:
    """The sentences of each code, or of each codebook."""
    found: dict[Key, set[Sentence]] = {}
    columns = [codings[name].tolist() for name in ("codebook", "code", "document", "sentence")]
    for book, code, document, sentence in zip(*columns, strict=True):
        key = (str(book), str(code) if unit == "code" else "")
        found.setdefault(key, set()).add((str(document), int(sentence)))
    return found

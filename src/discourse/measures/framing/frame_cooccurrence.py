"""Which codes stand in the same sentences, within a scheme and across schemes (frames by stance, too)."""

from itertools import combinations
from typing import Any, Literal

import numpy as np
import pandas as pd

from discourse.statistics.association_tests import fisher_p
from discourse.statistics.intervals import wilson

Key = tuple[str, str]


def frame_cooccurrence(
    codings: pd.DataFrame,
    tokens: pd.DataFrame,
    *,
    codebooks: str = "generic-frames,policy-frames,entman,legitimation,issue-frames",
    unit: Literal["code", "codebook"] = "code",
    across: bool = False,
    least: int = 1,
) -> pd.DataFrame:
    """Count for every two codes the sentences that carry both, and say how far that departs from chance.

    Read `both` against `expected` first; `phi` runs from -1 (they avoid each other) over 0 to 1 (always together),
    `jaccard` is the share of sentences with both among those with either. With unit `codebook` the rows say how far
    whole schemes speak of the same sentences: the agreement of the schemes. The trap: many pairs are compared; with a
    hundred pairs five have p below .05 by chance.

    Args:
        codings: codings of one or several codebooks, told apart by the column `codebook`.
        tokens: the token table: all sentences are the base.
        codebooks: the codebooks, separated by commas; add one of stance for frames by stance.
        unit: compare codes, or whole codebooks.
        across: leave out pairs of codes of the same codebook.
        least: smallest number of sentences with both that is worth a row.

    Returns:
        One row per pair, most frequent first: codebook, code, with_codebook, with_code, first, second (sentences with
        each), both, base (all sentences), expected, jaccard with low and high (95 % Wilson), phi (NaN where a code is
        in no or every sentence), p (Fisher, two-sided), places (the sentences with both).

    References:
        Jaccard (1901). Yule (1912) on phi. Fisher (1922), Journal of the Royal Statistical Society 85, 87-94.
    """
    spans = _spans(tokens)
    wanted = [name.strip() for name in codebooks.split(",")]
    sets = _sets(codings[codings["codebook"].astype(str).isin(wanted)], unit)
    rows = [
        _pair(one, other, sets[one], sets[other], spans)
        for one, other in combinations(sorted(sets), 2)
        if len(sets[one] & sets[other]) >= least and not (across and one[0] == other[0])
    ]
    columns = [
        "codebook",
        "code",
        "with_codebook",
        "with_code",
        "first",
        "second",
        "both",
        "base",
        "expected",
        "jaccard",
        "low",
        "high",
        "phi",
        "p",
        "places",
    ]
    rows.sort(key=lambda row: (-row["both"], row["codebook"], row["code"], row["with_codebook"], row["with_code"]))
    return pd.DataFrame(rows, columns=columns)


Sentence = tuple[str, int]


def _spans(tokens: pd.DataFrame) -> dict[Sentence, tuple[int, int]]:
    grouped = tokens.groupby(["document", "sentence"], observed=True, sort=False)
    ends = grouped.agg(start=("start", "min"), end=("end", "max"))
    spans = zip(ends["start"].tolist(), ends["end"].tolist(), strict=True)
    return {(str(key[0]), int(key[1])): span for key, span in zip(ends.index.tolist(), spans, strict=True)}


def _sets(codings: pd.DataFrame, unit: str) -> dict[Key, set[Sentence]]:
    """The sentences of each code, or of each codebook."""
    found: dict[Key, set[Sentence]] = {}
    columns = [codings[name].tolist() for name in ("codebook", "code", "document", "sentence")]
    for book, code, document, sentence in zip(*columns, strict=True):
        key = (str(book), str(code) if unit == "code" else "")
        found.setdefault(key, set()).add((str(document), int(sentence)))
    return found


def _pair(
    one: Key, other: Key, first: set[Sentence], second: set[Sentence], spans: dict[Sentence, tuple[int, int]]
) -> dict[str, Any]:
    both, base = first & second, len(spans)
    a, b, n = len(first), len(second), len(both)
    union = a + b - n
    low, high = wilson(n, union)
    spread = a * b * (base - a) * (base - b)
    return {
        "codebook": one[0],
        "code": one[1],
        "with_codebook": other[0],
        "with_code": other[1],
        "first": a,
        "second": b,
        "both": n,
        "base": base,
        "expected": a * b / base,
        "jaccard": n / union,
        "low": float(low),
        "high": float(high),
        "phi": (n * base - a * b) / np.sqrt(spread) if spread else np.nan,
        "p": float(fisher_p(n, a, b, base)),
        "places": tuple(spans[key] for key in sorted(both)),
    }

"""Which words the article lacks although the reference makes one expect them."""

from typing import Literal

import numpy as np
import pandas as pd

from discourse.base.errors import EmptyTextError
from discourse.io.references import Reference
from discourse.statistics.absence import concentration, expected_count, probability_of_absence
from discourse.statistics.significance import benjamini_hochberg, holm
from discourse.text.counts import compared, content_types, part_counts, reference_size, units
from discourse.text.words import DEFAULT, CountingRules

COLUMNS = [
    "count", "reference", "reference_per_1000", "expected", "p_poisson", "parts_with", "parts", "k", "p_negbin", "p_holm",
    "p_bh", "places",
]  # fmt: skip


def absent(
    words: pd.DataFrame, reference: Reference, counting: CountingRules = DEFAULT, *,
    by: Literal["word", "lemma", "pos"] = "lemma", content: bool = True, min_expected: float = 1.0,
) -> pd.DataFrame:  # fmt: skip
    """List the words that the reference makes one expect and the article never uses, with the chance of that.

    Read `expected` first: how often the word would occur if the article used it as the reference does.
    `p_negbin` is the chance that it is missing all the same, where words come in bursts as they do in the
    reference's parts; `p_poisson` the same for words that come evenly, and therefore too small. Small and
    corrected (`p_holm`, `p_bh`): the absence tells something. The trap: a short article lacks most words of
    any language. With 1,000 words, only a word of 3 in 1,000 can be missed at all; for the others an empty
    place says nothing, and a list without small p says so. Parts that are whole genres hide how bursty
    words are from text to text, so that even `p_negbin` is rather too small.

    expected E = N1 b/N2. p_poisson = exp(-E). p_negbin = (1 + E/k)^-k, k from the parts of the reference by
    moments; k is infinite where a word is no burstier than chance.

    Args:
        reference: what the article is compared with: a name, name:part, or a folder of texts.
        by: what is compared: printed words, lemmas or parts of speech.
        content: only types that are nouns, names, main verbs, adjectives or adverbs in the reference.
        min_expected: smallest expected count that is worth a row.

    Returns:
        One row per type, least probable first: the type under the name `by`, count (0), reference (count),
        reference_per_1000, expected, p_poisson, parts_with (of the reference), parts, k, p_negbin, p_holm,
        p_bh (both of p_negbin, or of p_poisson where there are no parts; over all types of so large an
        expected count, present ones too), places (empty).

    References:
        Church & Gale (1995), Poisson mixtures, Natural Language Engineering 1(2), 163-190. Duguid &
        Partington (2018), Absence, in Taylor & Marchi, Corpus Approaches to Discourse, 38-59.
    """
    if words.empty:
        raise EmptyTextError("absent: the text holds no word that is counted.")
    table = compared(units(words, by=by), reference, counting, by=by)
    n1, n2 = len(words), reference_size(reference, table["reference"])
    if content:
        table = table[table.index.isin(content_types(words, reference, by=by))]
    table["expected"] = expected_count(table["reference"].to_numpy(), n1, n2)
    likely = table[table["expected"] >= min_expected].copy()
    likely = _surprising(likely, part_counts(reference, counting, by=by), n1, n2)
    found = likely[likely["count"] == 0].rename_axis(by).reset_index()
    found["places"] = pd.Series([()] * len(found), index=found.index, dtype=object)
    ranked = found.sort_values(["p", "expected", by], ascending=[True, False, True], kind="stable")
    return ranked[[by, *COLUMNS]].reset_index(drop=True)


def _surprising(likely: pd.DataFrame, parts: pd.DataFrame, n1: int, n2: int) -> pd.DataFrame:
    spread, b = parts.reindex(likely.index), likely["reference"].to_numpy()
    # How bursty a word is cannot be said from fewer than two parts.
    known = spread.shape[1] >= 2 and len(spread) > 0
    k = concentration(spread.to_numpy(), parts.attrs["sizes"]) if known else np.full(len(spread), np.nan)
    even, bursty = probability_of_absence(b, n1, n2), probability_of_absence(b, n1, n2, concentration=k)
    p = np.where(np.isnan(bursty), even, bursty)
    # A word that is there has been looked for as well: it counts among the tests.
    tested = np.where(likely["count"] == 0, p, np.nan)
    return likely.assign(
        reference_per_1000=1000 * b / n2, p_poisson=even, parts_with=(spread.to_numpy() > 0).sum(axis=1),
        parts=spread.shape[1], k=k, p_negbin=bursty, p_holm=holm(tested, comparisons=len(p)),
        p_bh=benjamini_hochberg(tested, comparisons=len(p)), p=p,
    )  # fmt: skip

"""Which words the article lacks although the reference makes one expect them."""

from typing import Literal

import pandas as pd

from discourse.base.errors import EmptyTextError
from discourse.io.references import Reference
from discourse.statistics.absence import expected_count
from discourse.text.counts import compared, content_types, rare, reference_size, units
from discourse.text.words import DEFAULT, CountingRules

COLUMNS = [
    "count", "reference", "reference_per_1000", "expected", "parts_with", "parts", "k", "p", "p_holm", "p_bh", "places",
]  # fmt: skip


def absent(
    words: pd.DataFrame, reference: Reference, counting: CountingRules = DEFAULT, *,
    by: Literal["word", "lemma", "pos"] = "lemma", content: bool = True, min_expected: float = 3.0,
) -> pd.DataFrame:  # fmt: skip
    """List the words that the reference makes one expect and the article never uses, with the chance of that.

    Read `expected` first: how often the word would occur if the article used it as the reference does. `p` is the chance
    that it is missing all the same, words coming in bursts as they do in the reference's parts. Small and corrected
    (`p_holm`, `p_bh`): the absence tells something; `keyness` with `negative` says the same of these words. The trap: a
    short article lacks most words of any language. With 1,000 words, only a word of 3 in 1,000 can be missed at all; for
    the others an empty place says nothing. Parts that are whole genres hide how bursty words are from text to text, so
    that `p` is then rather too small.

    expected E = N1 b/N2. p = (1 + E/k)^-k, k from the parts of the reference by moments; k is infinite, and p = exp(-E),
    where a word is no burstier than chance or the reference has one part only.

    Args:
        reference: what the article is compared with: a name, name:part, or a folder of texts.
        by: what is compared: printed words, lemmas or parts of speech.
        content: only types that are nouns, names, main verbs, adjectives or adverbs in the reference.
        min_expected: smallest expected count that is worth a row.

    Returns:
        One row per type, least probable first: the type under the name `by`, count (0), reference (count),
        reference_per_1000, expected, parts_with (of the reference), parts, k, p, p_holm, p_bh (over all types of so
        large an expected count, present ones too), places (empty).

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
    likely = rare(table[table["expected"] >= min_expected], reference, counting, n1, n2, by=by)
    found = likely[likely["count"] == 0].rename_axis(by).reset_index()
    found["places"] = pd.Series([()] * len(found))
    ranked = found.sort_values(["p", by])
    return ranked[[by, *COLUMNS]].reset_index(drop=True)

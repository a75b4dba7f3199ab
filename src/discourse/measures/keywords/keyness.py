"""Which words the article uses more, or less, than a reference does."""

from typing import Literal

import numpy as np
import pandas as pd

from discourse.base.errors import EmptyTextError
from discourse.io.references import Reference
from discourse.statistics import keyness as scores
from discourse.statistics.absence import expected_count
from discourse.statistics.arrays import Floats
from discourse.statistics.intervals import too_few
from discourse.statistics.resampling import count_interval
from discourse.statistics.significance import benjamini_hochberg, holm, p_value
from discourse.text.counts import by_sentence, compared, content_types, grouped, rare, reference_size, units
from discourse.text.words import DEFAULT, CountingRules

SIMPLE_MATHS_K = 100.0
"""Per million. In an article of 1,000 words one occurrence is 1,000 per million: k = 1 would do nothing."""
COLUMNS = [
    "count", "reference", "per_1000", "reference_per_1000", "range", "g2", "g2_low", "g2_high",
    "g2_four", "p_holm", "p_bh", "log_ratio", "log_ratio_low", "log_ratio_high", "log_ratio_boot_low",
    "log_ratio_boot_high", "lrc", "percent_diff", "odds_ratio", "difference", "simple_maths", "bic",
    "bic_in_words", "log_odds_z", "too_few", "places",
]  # fmt: skip
Sort = Literal["g2", "g2_four", "lrc", "log_ratio", "log_odds_z", "simple_maths", "bic", "percent_diff"]


def keyness(
    words: pd.DataFrame, reference: Reference, counting: CountingRules = DEFAULT, *,
    by: Literal["word", "lemma", "pos"] = "word", content: bool = False, min_count: int = 3, sort: Sort = "g2",
    negative: bool = False,
) -> pd.DataFrame:  # fmt: skip
    """Rank words by how far their frequency departs from a reference corpus.

    Read two columns together: `g2` says how sure the difference is (above 10.83 p < .001 for one word chosen
    beforehand), `log_ratio` how large (1 is twice as frequent, 2 four times). `p_holm` and `p_bh` allow for all words
    that were looked at; `lrc` is the Log Ratio that is certain after the same allowance, and 0 where none is. The trap:
    G2 takes every word as an independent draw, but words come in bursts and a topic repeats itself; `g2_low` and
    `g2_high` redraw the article's sentences and are the honest width. A Log Ratio against a reference count of 0 rests
    on an invented half occurrence: `too_few` says on which side there is too little.

    g2 is that of two cells (Rayson & Garside), below 0 where the article has less; g2_four adds the cells of all other
    words (Dunning). percent_diff to simple_maths are the Log Ratio on other scales and move with it. log_odds_z: the
    prior is article and reference together, scaled to the article's length; words that the reference lacks come out low
    there, as their rate in it is anybody's guess. The formulas are those of `discourse.statistics.keyness`.

    Args:
        reference: what the article is compared with: a name, name:part, or a folder of texts.
        by: what is compared: printed words, lemmas or parts of speech.
        content: only types that are nouns, names, main verbs, adjectives or adverbs in most of their occurrences.
        min_count: smallest count in the article that is worth a row; with `negative`, smallest count expected of it.
        sort: the column that ranks.
        negative: words that the article uses less than the reference, absent ones among them.

    Returns:
        One row per type, best first: the type under the name `by`, then count (article), reference (count), per_1000,
        reference_per_1000, range (paragraphs), g2 with g2_low and g2_high (bootstrap), g2_four, p_holm and p_bh (of g2,
        corrected over the article's types; with `negative` of the chance of so few, as in `absent`, over the types
        expected of it), log_ratio with log_ratio_low and log_ratio_high (exact) and log_ratio_boot_low and
        log_ratio_boot_high (bootstrap), lrc, percent_diff, odds_ratio, difference, simple_maths (k = 100 per million),
        bic, bic_in_words, log_odds_z, too_few ("", "article", "reference" or "both"), places.

    References:
        Rayson & Garside (2000), Comparing corpora using frequency profiling, 3. Dunning (1993), Computational
        Linguistics 19(1), 61-74. Hardie (2014), Log Ratio. Evert (2022), Measuring keyness, DH2022, 202-205. Monroe,
        Colaresi & Quinn (2008), Political Analysis 16(4), 372-403, section 3.5.1. Wilson (2013), 3-11 (BIC).
        Gabrielatos (2018), Keyness analysis, in Taylor & Marchi, Corpus Approaches to Discourse, 225-258.
    """
    if words.empty:
        raise EmptyTextError("keyness: the text holds no word that is counted.")
    occurrences = units(words, by=by)
    table = compared(occurrences, reference, counting, by=by)
    n1, n2 = len(words), reference_size(reference, table["reference"])
    a, b = table["count"].to_numpy(), table["reference"].to_numpy()
    # A prior of the reference alone is undefined for the very words that only the article has. Scaled to the article's
    # length it weighs as much as the article: larger ones drown a short text.
    table["log_odds_z"] = scores.log_odds_dirichlet(a, b, a + b, n1, n2, prior_size=n1).z
    if content:
        table = table[table.index.isin(content_types(words, reference, by=by))]
    # What is tested must not depend on the result: the article's types, or those that may be expected of it.
    expected = expected_count(table["reference"].to_numpy(), n1, n2)
    tested = table[expected >= min_count] if negative else table[table["count"] > 0]
    gap = tested["count"] / n1 - tested["reference"] / n2
    wanted = gap < 0 if negative else (gap > 0) & (tested["count"] >= min_count)
    scored = _scored(tested, n1, n2)
    if negative:
        scored = scored.assign(**rare(tested, reference, counting, n1, n2, by=by)[["p_holm", "p_bh"]])
    chosen = scored[wanted].copy()
    _resampled(chosen, occurrences, words, by, n2)
    found = grouped(occurrences[occurrences[by].isin(chosen.index)], by).set_index(by)
    chosen["range"] = found["range"].reindex(chosen.index, fill_value=0).astype("int64")
    chosen["places"] = pd.Series([found["places"].get(name, ()) for name in chosen.index], index=chosen.index)
    ranked = _ranked(chosen, by, sort, negative)
    ranked.attrs["tests"] = len(tested)
    return ranked


def _scored(table: pd.DataFrame, n1: int, n2: int) -> pd.DataFrame:
    a, b = table["count"].to_numpy(), table["reference"].to_numpy()
    low, high = scores.log_ratio_interval(a, b, n1, n2)
    g2 = scores.g2_two_cell(a, b, n1, n2, signed=True)
    factor = scores.bic(g2, n1 + n2)
    p = p_value(g2)
    marks = np.array(["", "article", "reference", "both"])
    return table.assign(
        per_1000=1000 * a / n1, reference_per_1000=1000 * b / n2, g2=g2,
        g2_four=scores.g2_four_cell(a, b, n1, n2, signed=True), p_holm=holm(p), p_bh=benjamini_hochberg(p),
        log_ratio=scores.log_ratio(a, b, n1, n2), log_ratio_low=low, log_ratio_high=high,
        lrc=scores.conservative_log_ratio(a, b, n1, n2),
        percent_diff=scores.percent_difference(a, b, n1, n2), odds_ratio=scores.odds_ratio(a, b, n1, n2),
        difference=scores.difference_coefficient(a, b, n1, n2), simple_maths=scores.simple_maths(a, b, n1, n2, k=SIMPLE_MATHS_K),
        bic=factor, bic_in_words=scores.bic_in_words(factor),
        too_few=marks[too_few(a).astype(int) + 2 * too_few(b).astype(int)],
    )  # fmt: skip


def _resampled(table: pd.DataFrame, occurrences: pd.DataFrame, words: pd.DataFrame, by: str, n2: int) -> None:
    """Add the intervals of the article's side: its sentences are redrawn, the reference stands."""
    counts, lengths = by_sentence(occurrences, words, by, table.index.tolist())
    b = table["reference"].to_numpy()

    def g2(count: Floats, size: Floats, part: slice) -> Floats:
        return np.nan_to_num(scores.g2_two_cell(count, b[part], size, n2, signed=True))

    def doublings(count: Floats, size: Floats, part: slice) -> Floats:
        with np.errstate(divide="ignore"):
            return np.log2(np.where(count == 0, 0.5, count) / size) - np.log2(np.where(b[part] == 0, 0.5, b[part]) / n2)

    # A word that is not there cannot be redrawn: its bounds would be an artefact.
    there = table["count"].to_numpy() > 0
    for names, statistic in ((("g2_low", "g2_high"), g2), (("log_ratio_boot_low", "log_ratio_boot_high"), doublings)):
        for name, bound in zip(names, count_interval(statistic, counts, lengths), strict=True):
            table[name] = np.where(there, bound, np.nan)


def _ranked(table: pd.DataFrame, by: str, sort: str, negative: bool) -> pd.DataFrame:
    named = table.rename_axis(by).reset_index()
    # BIC has no sign: strong evidence comes first on both sides. Ties fall to G2, then to the name.
    order = {sort: negative and sort != "bic", "g2": negative, by: True}
    ranked = named.sort_values(list(order), ascending=list(order.values()))
    return ranked[[by, *COLUMNS]].reset_index(drop=True)

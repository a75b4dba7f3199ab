"""Counting: the one function through which words become counts, for an article and for a reference alike."""

from collections import Counter
from collections.abc import Iterable

import numpy as np
import pandas as pd
from scipy.sparse import csc_array

from discourse.base.errors import UsageError
from discourse.io.references import KEYS, Reference
from discourse.statistics.absence import chance_of_so_few, concentration
from discourse.statistics.arrays import Floats
from discourse.statistics.resampling import Counts
from discourse.statistics.significance import benjamini_hochberg, holm
from discourse.text.words import CONTENT, CountingRules

Place = tuple[int, int]
"""start, end: characters of a text, the end exclusive."""


def units(words: pd.DataFrame, *, by: str = "word", content: bool = False, n: int = 1) -> pd.DataFrame:
    """Give what is counted: one row per occurrence.

    Args:
        by: the column that is counted (`word`, `lemma`, `pos`, `tag`).
        content: only content words; a sequence must begin and end with one.
        n: length of sequences within a sentence.

    Returns:
        Columns: the type under the name `by`, start, end, sentence, paragraph, document.
    """
    names = [by, "start", "end", "sentence", "paragraph", "document"]
    if n == 1:
        chosen = words[words["content"]] if content else words
        return chosen[names].astype({by: str}).reset_index(drop=True)
    last = words.shift(-(n - 1))
    whole = (last["sentence"] == words["sentence"]) & (last["document"].astype(str) == words["document"].astype(str))
    if content:
        whole &= words["content"] & (last["content"] == True)  # noqa: E712 (the shift leaves None at the end)
    form = words[by].astype(str)
    joined = form.copy()
    longest = int(words.groupby(["document", "sentence"], observed=True).size().max()) if len(words) else 0
    for step in range(1, min(n, longest)):
        joined = joined + " " + form.shift(-step).fillna("")
    table = words[["start", "sentence", "paragraph", "document"]].assign(**{by: joined, "end": last["end"]})[whole]
    return table.astype({"end": "int64"})[names].reset_index(drop=True)


def grouped(occurrences: pd.DataFrame, by: str) -> pd.DataFrame:
    """Count occurrences by type.

    Returns:
        Columns: the type under the name `by`, count, range (paragraphs), places; most frequent first, then by name.
    """
    pairs = list(zip(occurrences["start"].tolist(), occurrences["end"].tolist(), strict=True))
    groups = occurrences.groupby(by, sort=True, observed=True).indices
    ranges = occurrences[[by, "document", "paragraph"]].drop_duplicates().groupby(by, observed=True).size()
    rows = [(str(name), len(at), int(ranges[str(name)]), tuple(pairs[i] for i in at)) for name, at in groups.items()]
    table = pd.DataFrame(rows, columns=[by, "count", "range", "places"])
    return table.sort_values(["count", by], ascending=[False, True], kind="stable").reset_index(drop=True)


def tallied(table: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Count the rows of a table by some of its columns: keys, count and all places; most frequent first, then by name."""
    rows = [
        (*names, len(part), tuple(place for places in part["places"] for place in places))
        for names, part in table.groupby(keys, sort=True, observed=True)
    ]
    counted = pd.DataFrame(rows, columns=[*keys, "count", "places"])
    order = dict.fromkeys(["count", *keys], True) | {"count": False}
    return counted.sort_values(list(order), ascending=list(order.values()), kind="stable").reset_index(drop=True)


def joined(places: Iterable[Iterable[Place]]) -> tuple[Place, ...]:
    """The places of several rows, each once, in text order."""
    return tuple(sorted({place for part in places for place in part}))


def printed(text: str, places: Iterable[Place]) -> str:
    """A word as a text prints it at its places: in lower case unless it has its capital everywhere.

    >>> printed("The Tram? The tram.", [(4, 8), (14, 18)])
    'tram'
    """
    forms = Counter(text[a:b] for a, b in places)
    return max(sorted(forms), key=lambda form: (form.islower(), forms[form]))


def by_sentence(occurrences: pd.DataFrame, words: pd.DataFrame, by: str, types: list[str]) -> tuple[Counts, Floats]:
    """Count the wanted types (each once) among occurrences from `units`, sentence by sentence.

    Returns:
        Counts, sentences x types, and the sizes of the sentences in counted words; sentences in text order.
    """
    sizes = words.groupby(["document", "sentence"], sort=False, observed=True).size()
    kept = occurrences[occurrences[by].isin(types)]
    keys = pd.MultiIndex.from_frame(kept[["document", "sentence"]])
    rows, columns = sizes.index.get_indexer(keys), pd.Index(types).get_indexer(pd.Index(kept[by]))
    counts = csc_array((np.ones(len(kept)), (rows, columns)), shape=(len(sizes), len(types)))
    return counts, np.asarray(sizes, dtype=np.float64)


def reference_counts(reference: Reference, counting: CountingRules, *, by: str = "word") -> pd.Series:
    """Count a reference by word, lemma or part of speech, under the counting rules of the article.

    Hyphenated compounds are split and numbers left out where the rules say so; capitals and contractions were
    settled when the reference was counted.

    Returns:
        Counts by type, sorted by type.
    """
    return _brought(reference, reference.counts, counting, by)["count"]


def reference_size(reference: Reference, counts: pd.Series) -> int:
    """Give the running words of a reference under the article's rules, types it does not list included."""
    return max(int(counts.sum()) + reference.size - int(reference.counts["count"].sum()), 1)


def part_counts(reference: Reference, counting: CountingRules, *, by: str = "word") -> pd.DataFrame:
    """Count each part of a reference, as `reference_counts` counts the whole.

    Returns:
        One row per type, sorted, one column per part: texts of a folder, genres or periods of a corpus. The
        sizes of the parts in words stand in ``attrs["sizes"]``.
    """
    frame = pd.concat([reference.counts[list(KEYS)], reference.parts.set_axis(reference.counts.index)], axis=1)
    table = _brought(reference, frame, counting, by)
    table.attrs["sizes"] = [int(size) for size in table.sum()]
    return table


def _brought(reference: Reference, counts: pd.DataFrame, counting: CountingRules, by: str) -> pd.DataFrame:
    """Bring a table of counts to the counting rules of the article, and sum it by type."""
    for rule, kept, stated in (("case", "kept", "capitals matter"), ("clitics", "joined", "a contraction is one word")):
        if getattr(counting, rule) == kept and stated not in reference.counting:
            raise UsageError(
                f"{reference.name}: not counted with {rule}='{kept}', so such words would look like "
                f"keywords; count by the usual rule, or take a folder of articles as the reference."
            )
    if counting.numbers == "left out":
        counts = counts[counts["word"].str.contains(r"[^\W\d_]", regex=True)]
    if counting.hyphens == "split" and by in ("word", "lemma"):
        joined = counts[by].str.contains("-", regex=False)
        apart = counts[joined].assign(**{by: counts.loc[joined, by].str.split("-")}).explode(by)
        counts = pd.concat([counts[~joined], apart[apart[by].str.contains(r"[^\W_]", regex=True)]])
    numbers = [column for column in counts.columns if column not in KEYS]
    return counts.groupby(by, sort=True)[numbers].sum()


def compared(
    occurrences: pd.DataFrame, reference: Reference, counting: CountingRules, *, by: str = "word"
) -> pd.DataFrame:
    """Set the counts of an article beside those of a reference, for every type of either.

    Returns:
        Columns count and reference, whole numbers, 0 where one side lacks the type; indexed and sorted by type.
    """
    mine = occurrences.groupby(by, observed=True).size().rename("count")
    theirs = reference_counts(reference, counting, by=by).rename("reference")
    table = pd.concat([mine, theirs], axis=1, sort=True).fillna(0).astype("int64")
    return table.rename_axis(by)


def rare(
    table: pd.DataFrame, reference: Reference, counting: CountingRules, n1: int, n2: int, *, by: str = "word"
) -> pd.DataFrame:
    """Test words for being rarer in a text of `n1` words than in the reference of `n2`, allowing for bursts.

    `table` has count and reference, indexed by type, and comes back with reference_per_1000, parts_with (of the
    reference), parts, k (see `absence.concentration`), p (of so few), p_holm and p_bh (over the rows).
    """
    parts = part_counts(reference, counting, by=by)
    spread, b = parts.reindex(table.index).fillna(0), table["reference"].to_numpy()
    # How bursty a word is cannot be said from fewer than two parts.
    known = spread.shape[1] >= 2 and len(spread) > 0
    k = concentration(spread.to_numpy(), parts.attrs["sizes"]) if known else np.full(len(spread), np.nan)
    p = chance_of_so_few(table["count"].to_numpy(), b, n1, n2, concentration=k)
    return table.assign(
        reference_per_1000=1000 * b / n2, parts_with=(spread.to_numpy() > 0).sum(axis=1), parts=spread.shape[1], k=k,
        p=p, p_holm=holm(p), p_bh=benjamini_hochberg(p),
    )  # fmt: skip


def content_types(words: pd.DataFrame, reference: Reference, *, by: str = "word") -> set[str]:
    """Find the types that are nouns, names, main verbs, adjectives or adverbs at least half of the time.

    The article decides; types that it lacks are decided by the reference, where that knows parts of speech.
    """
    counts = reference.counts
    held = counts["count"].where(counts["pos"].isin(CONTENT), 0)
    theirs = held.groupby(counts[by]).sum() / counts["count"].groupby(counts[by]).sum()
    return lexical(words, by=by) | (set(theirs.index[theirs >= 0.5]) - set(words[by].astype(str)))


def lexical(words: pd.DataFrame, *, by: str = "word") -> set[str]:
    """Find the types of the article that `content_types` would call content words."""
    share = words["content"].groupby(words[by].astype(str)).mean()
    return {str(name) for name in share.index[share >= 0.5]}

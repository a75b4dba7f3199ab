"""Sequences of words that come again in a corpus: lexical bundles of every length, by one counting sort a length."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from discourse.base.errors import UsageError
from discourse.corpus.build import counting_sort
from discourse.corpus.chunks import Whole
from discourse.corpus.corpus import Corpus
from discourse.corpus.counting import LEAST
from discourse.corpus.vocabulary import WITHIN

Short = npt.NDArray[np.int32]


class Sequences(NamedTuple):
    """All sequences of one length that come again: how often each, and one place of it."""

    length: int
    counts: Whole
    place: Short


def ngrams(corpus: Corpus, *, n_min: int = 2, n_max: int = 5, min_count: int = LEAST, top: int = 1000) -> pd.DataFrame:
    """List the sequences of words that come again.

    Read `n` and `count` together, `per_million` across corpora. No comma, stop, dash or bracket stands inside a sequence. The
    trap: a shorter sequence may live inside a longer one only; compare their counts before calling it a bundle.

    Args:
        n_min: shortest sequence, in words.
        n_max: longest sequence, in words.
        min_count: smallest count that is worth a row.
        top: so many of each length, the most frequent; all that are as frequent as the last one too. 0 for all.

    Returns:
        One row per sequence, by length and then the most frequent first: ngram, n, count, per_million.

    References:
        Biber, Conrad & Cortes (2004), Applied Linguistics 25(3), 371-405.
    """
    if not 2 <= n_min <= n_max or min_count < 2:
        raise UsageError("ngrams: n_min must be 2 or more, n_max not below it, and min_count 2 or more.")
    tables = []
    for found in repeated(corpus, n_max, min_count):
        if found.length >= n_min:
            kept = found.counts >= (_least(found.counts, top) if top else 0)
            table = pd.DataFrame(
                {"ngram": spelled(corpus, found.place[kept], found.length), "count": found.counts[kept]}
            )
            tables.append(table.sort_values(["count", "ngram"], ascending=[False, True]).assign(n=found.length))
    if not tables:
        return pd.DataFrame(columns=["ngram", "n", "count", "per_million"])
    whole = pd.concat(tables, ignore_index=True)
    return whole.assign(per_million=1e6 * whole["count"] / corpus.size)[["ngram", "n", "count", "per_million"]]


def _least(counts: Whole, top: int) -> int:
    """The count that at least `top` of them reach; 0 where there are not so many."""
    reached = np.cumsum(np.bincount(counts)[::-1])[::-1]
    return int(np.count_nonzero(reached >= top) - 1) if len(counts) >= top else 0


def spelled(corpus: Corpus, place: Short, length: int) -> pd.Series:
    """The words of sequences, with blanks between them."""
    types, words = corpus.store.types, corpus.store.words
    text = pd.Series(types[words[place]], dtype=object)
    for step in range(1, length):
        text = text + " " + types[words[place + step]]
    return text


def repeated(corpus: Corpus, longest: int, min_count: int) -> Iterator[Sequences]:
    """Give the sequences that occur at least `min_count` times, length by length from 2.

    A sequence can come again only where its beginning and its end do, so each length looks at what is left of the one
    before. Places sorted by the sequence that begins one word later need only be sorted, by counting, by that which begins
    at them; then two neighbours hold the same sequence where both parts agree.
    """
    store = corpus.store
    rank: Short = np.where(corpus.counts >= min_count, np.arange(len(store.types)), -1).astype(np.int32)[store.words]
    if corpus.where:
        rank[~np.repeat(corpus.chosen, np.diff(store.bounds))] = -1
    inside = store.before[1:] == WITHIN
    order: Short = store.places.astype(np.int32)
    order, groups = order[rank[order] >= 0], len(store.types)
    for length in range(2, longest + 1):
        begins = np.where(inside, rank[:-1], np.int32(-1))
        order = order[order > 0] - np.int32(1)
        one = begins[order]
        held = one >= 0
        order, one = order[held], one[held]
        if not len(order):
            return
        sort, first = counting_sort(one, groups)
        order = order[sort]
        two = rank[order + 1]
        new = np.empty(len(order) + 1, dtype=bool)
        new[1:-1] = two[1:] != two[:-1]
        new[first] = True
        edges = np.flatnonzero(new)
        counts = np.diff(edges)
        often = counts >= min_count
        order = order[np.repeat(often, counts)]
        counts = counts[often]
        groups = len(counts)
        if not groups:
            return
        rank = np.full(len(rank), -1, dtype=np.int32)
        rank[order] = np.repeat(np.arange(groups, dtype=np.int32), counts)
        yield Sequences(length, counts, order[np.cumsum(counts) - counts])

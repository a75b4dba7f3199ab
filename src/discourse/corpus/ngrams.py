"""Sequences of words that come again in a corpus: lexical bundles of every length, by one counting sort a length."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from discourse.base.errors import UsageError
from discourse.corpus.build import counting_sort
from discourse.corpus.chunks import Bytes, Whole
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
            cut = np.partition(found.counts, -top)[-top] if 0 < top < len(found.counts) else 0
            kept = found.counts >= cut
            table = pd.DataFrame(
                {"ngram": spelled(corpus, found.place[kept], found.length), "count": found.counts[kept]}
            )
            tables.append(table.sort_values(["count", "ngram"], ascending=[False, True]).assign(n=found.length))
    if not tables:
        return pd.DataFrame(columns=["ngram", "n", "count", "per_million"])
    whole = pd.concat(tables, ignore_index=True)
    return whole.assign(per_million=1e6 * whole["count"] / corpus.size)[["ngram", "n", "count", "per_million"]]


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
    before. Places sorted by the sequence that begins one word later are sorted by that which begins at them: stable, by
    counting. Two places hold the same sequence where both parts agree.
    """
    store = corpus.store
    size = len(store.words)
    rank: Short = np.where(corpus.counts >= min_count, np.arange(len(store.types)), -1).astype(np.int32)[store.words]
    if corpus.where:
        rank[~np.repeat(corpus.chosen, np.diff(store.bounds))] = -1
    order, groups = store.places.astype(np.int32), len(store.types)
    for length in range(2, longest + 1):
        order = _before(order, rank, store.before, length)
        if not len(order):
            return
        order = order[counting_sort(rank[order], groups)]
        one, two = rank[order], rank[order + 1]
        new = np.empty(len(order), dtype=bool)
        new[0] = True
        new[1:] = (one[1:] != one[:-1]) | (two[1:] != two[:-1])
        first = np.flatnonzero(new)
        counts = np.diff(np.r_[first, len(order)])
        often = counts >= min_count
        order = order[np.repeat(often, counts)]
        counts = counts[often]
        groups = len(counts)
        if not groups:
            return
        rank = np.full(size, -1, dtype=np.int32)
        rank[order] = np.repeat(np.arange(groups, dtype=np.int32), counts)
        yield Sequences(length, counts, order[np.cumsum(counts) - counts])


def _before(order: Short, rank: Short, marks: Bytes, length: int) -> Short:
    """The places one word before those of `order`, in its order, at which a sequence of a length may begin."""
    place = order[rank[order] >= 0] if length == 2 else order
    place = place[place > 0] - np.int32(1)
    held: Short = place[(rank[place] >= 0) & (marks[place + 1] == WITHIN)]
    return held

"""Sequences of words that come again in a corpus: lexical bundles of every length, block by block."""

import itertools
import os
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from discourse.base.errors import UsageError
from discourse.corpus.chunks import Whole
from discourse.corpus.corpus import Corpus, Mask
from discourse.corpus.counting import LEAST
from discourse.corpus.vocabulary import WITHIN

Short = npt.NDArray[np.int32]
_BLOCK = 1 << 18
"""Places that are sorted at a time: few enough for the processor's cache."""


class Sequences(NamedTuple):
    """All sequences of one length that come again: how often each, and one place of it."""

    length: int
    counts: Whole
    place: Whole


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
    for found in repeated(corpus, n_max, min_count, top):
        if found.length >= n_min:
            kept = found.counts >= _least(found.counts, top)
            table = pd.DataFrame(
                {"ngram": spelled(corpus, found.place[kept], found.length), "count": found.counts[kept]}
            )
            tables.append(table.sort_values(["count", "ngram"], ascending=[False, True]).assign(n=found.length))
    if not tables:
        return pd.DataFrame(columns=["ngram", "n", "count", "per_million"])
    whole = pd.concat(tables, ignore_index=True)
    return whole.assign(per_million=1e6 * whole["count"] / corpus.size)[["ngram", "n", "count", "per_million"]]


def _least(counts: Whole, top: int) -> int:
    """The count that at least `top` of them reach; 0 where there are not so many, or all are wanted."""
    return int(np.partition(counts, -top)[-top]) if 0 < top < len(counts) else 0


def spelled(corpus: Corpus, place: Whole, length: int) -> pd.Series:
    """The words of sequences, with blanks between them."""
    types, words = corpus.store.types, corpus.store.words
    text = pd.Series(types[words[place]], dtype=object)
    for step in range(1, length):
        text = text + " " + types[words[place + step]]
    return text


def repeated(corpus: Corpus, longest: int, min_count: int, top: int) -> list[Sequences]:
    """Give the sequences of each length from 2 that occur at least `min_count` times.

    Places that share their first words lie together: at first those of each word, as the corpus keeps them. Sorted by the
    word that comes next, each such group falls into those that share one word more. So every block of groups is worked
    through by itself, length by length, and memory holds a few blocks and one number for each word of the corpus.

    Args:
        top: see `ngrams`; fewer than that are given of a length only where there are fewer.
    """
    store = corpus.store
    follows = np.full(len(store.words) + longest, -1, dtype=np.int32)  # Nothing follows the end.
    np.copyto(follows[: len(store.words)], store.words, where=_goes_on(corpus, min_count))

    def worked(block: tuple[int, int]) -> list[Sequences]:
        first, end = np.searchsorted(store.first, block)
        counts = np.diff(store.first[first : end + 1])
        return _worked(store.places[slice(*block)].astype(np.int64), counts, follows, longest, min_count, top)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(itertools.chain.from_iterable(pool.map(worked, _blocks(store.first))))
    each = [[one for one in found if one.length == length] for length in range(2, longest + 1)]
    return [
        Sequences(one[0].length, np.concatenate([part.counts for part in one]), np.concatenate([part.place for part in one]))
        for one in each
        if one
    ]  # fmt: skip


def _goes_on(corpus: Corpus, min_count: int) -> Mask:
    """For each place whether its word may stand second or later in a sequence."""
    found: Mask = corpus.store.before == WITHIN
    found &= (corpus.counts >= min_count)[corpus.store.words]
    if corpus.where:
        found &= np.repeat(corpus.chosen, np.diff(corpus.store.bounds))
    return found


def _worked(
    places: Whole, counts: Whole, follows: Short, longest: int, min_count: int, top: int
) -> list[Sequences]:  # fmt: skip
    """The sequences that begin in a block: `counts` places of each word, one word after the other."""
    found, waiting = [], [(1, places, counts)]
    while waiting:
        length, order, counts = waiting.pop()
        order, counts = _refined(order, counts, follows[length:], min_count)
        if not len(counts):
            continue
        edges = np.r_[0, np.cumsum(counts)]
        kept = counts >= _least(counts, top)
        found.append(Sequences(length + 1, counts[kept], order[edges[:-1][kept]]))
        if length + 1 < longest:
            for block in _blocks(edges):
                waiting.append((length + 1, order[slice(*block)], counts[slice(*np.searchsorted(edges, block))]))
    return found


def _refined(order: Whole, counts: Whole, next_word: Short, min_count: int) -> tuple[Whole, Whole]:
    """Part groups of places, which share their first words, by the next; gives those that come again and their sizes.

    Group, next word and place are packed into one number, for numbers alone are sorted quickly.
    """
    key = next_word[order]
    held = key >= 0
    group = np.repeat(np.arange(len(counts)), counts)[held]
    order, key = order[held], key[held]
    if not len(order):
        return order, order
    low = len(order).bit_length()
    high = low + int(key.max()).bit_length()
    packed = group << high
    packed |= key.astype(np.int64) << low
    packed |= np.arange(len(order))
    packed.sort()
    order = order[packed & ((1 << low) - 1)]
    packed >>= low
    edges = np.r_[0, np.flatnonzero(packed[1:] != packed[:-1]) + 1, len(packed)]
    counts = np.diff(edges)
    often = counts >= min_count
    return order[np.repeat(often, counts)], counts[often]


def _blocks(edges: Whole) -> list[tuple[int, int]]:
    """Cut groups, given by their edges, into blocks of about `_BLOCK`; a group that is larger than that stands alone."""
    large = np.flatnonzero(np.diff(edges) > _BLOCK)
    steps = edges[np.searchsorted(edges, np.arange(0, edges[-1], _BLOCK))]
    cuts = np.unique(np.concatenate([steps, edges[large], edges[large + 1], edges[-1:]])).tolist()
    return list(itertools.pairwise(cuts))

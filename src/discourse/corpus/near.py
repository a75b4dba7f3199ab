"""What stands around a word or phrase of a corpus: concordance and collocates."""

import re
from functools import lru_cache
from typing import Literal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from discourse.base.errors import UsageError
from discourse.base.text import shown
from discourse.corpus.chunks import Bytes, Whole
from discourse.corpus.corpus import Corpus
from discourse.corpus.counting import LEAST, ranked
from discourse.corpus.phrases import find
from discourse.corpus.vocabulary import SENTENCE
from discourse.statistics import association
from discourse.text.nodes import positions

_TRAILING = re.compile(r"(.*?[\w%](?:['’]\w+)?)(\W*)$", re.DOTALL)


def concordance(
    corpus: Corpus, query: str, *, sort: str = "", context: int = 8, rows: int = 0, sample: int = 0, seed: int = 1,
    meta: tuple[str, ...] | None = None,
) -> pd.DataFrame:  # fmt: skip
    """Show the places of a word or phrase with what stands around each, and what is known of its text.

    Read down the column beside the node, sorted by `1R` or `1L`. The trap: of thousands of lines the first screen is no
    picture of all; draw a `sample`, and say so.

    Args:
        query: a word or phrase, see `phrases.find`.
        sort: positions by which the lines are sorted, first one first: `1R`, `1L,2L`, `node,1R`; empty for text order.
        context: words shown on each side.
        rows: so many lines only, the first after sorting; 0 for all.
        sample: so many lines drawn at random, before they are sorted; 0 for all.
        seed: of the draw.
        meta: what of each text is shown beside its lines; None for all that is known.

    Returns:
        One row per place: document, left, node, right, what is known of the text, start, end (bytes of it). How many places
        there are in all stands in ``attrs["places"]``.
    """
    if min(context, rows, sample) < 0:
        raise UsageError("concordance: context, rows and sample must be 0 or more.")
    start, length = find(corpus, query)
    total = len(start)
    if 0 < sample < total:
        start = np.sort(np.random.default_rng(seed).choice(start, sample, replace=False))
    start = _ordered(corpus, start, length, sort, rows)
    table = _lines(corpus, start, length, context, meta)
    table.attrs["places"] = total
    return table


def _ordered(corpus: Corpus, start: Whole, length: int, sort: str, rows: int) -> Whole:
    """The first rows by the words at some positions; what lies beyond the text comes first."""
    store, text = corpus.store, corpus.document_of(start)
    low, high = store.bounds[text], store.bounds[text + 1]
    columns = []
    for key in positions(sort):
        if key == 0:
            columns += [store.words[start + step] for step in range(length)]
        else:
            at = start + key if key < 0 else start + length - 1 + key
            inside = (at >= low) & (at < high)
            columns.append(np.where(inside, store.words[np.where(inside, at, 0)], -1))  # Numbered by the alphabet.
    if not columns:
        return start[: rows or None]
    at = np.arange(len(start))
    if 0 < rows < len(start):
        at = np.flatnonzero(columns[0] <= np.partition(columns[0], rows - 1)[rows - 1])
    order = np.lexsort([column[at] for column in columns[::-1]])
    return start[at[order][: rows or None]]


def _lines(corpus: Corpus, start: Whole, length: int, context: int, meta: tuple[str, ...] | None) -> pd.DataFrame:
    store, text = corpus.store, corpus.document_of(start)
    low, high = store.bounds[text], store.bounds[text + 1]
    ends = np.maximum(start - context, low), start, start + length, np.minimum(start + length + context, high)
    cuts = [store.byte(at, text) for at in ends]
    dotted = pc.ends_with(store.spellings.take(pa.array(store.words[start + length - 1])), ".")
    spans = zip(*(cut.tolist() for cut in cuts), dotted.to_pylist(), strict=True)
    show = store.stretch
    lines = [_line(show(a, b), show(b, c), show(c, d), stop) for a, b, c, d, stop in spans]
    left, node, right, size = np.array(lines, dtype=object).reshape(-1, 4).T
    documents = store.documents
    names = (
        [name for name in documents.columns if name not in ("document", "words")] if meta is None else map(str, meta)
    )
    begin = cuts[1] - store.byte(low, text)
    known = {name: documents[name].array.take(text) for name in ("document", *names)}
    columns = {"document": known.pop("document"), "left": left, "node": node, "right": right, **known}
    return pd.DataFrame(columns | {"start": begin, "end": begin + size.astype(np.int64)}, copy=False)


def _line(left: str, node: str, right: str, dotted: bool) -> tuple[str, str, str, int]:
    """A line as shown, and how many bytes its node takes; `dotted` where the stop belongs to the word (*Mr.*)."""
    node, after = _parted(node)
    if dotted and after.startswith("."):
        node, after = f"{node}.", after[1:]
    return _shown(left).strip(), _shown(node), _shown(after + right).strip(), len(node.encode())


@lru_cache(maxsize=4096)
def _parted(node: str) -> tuple[str, str]:
    """Words, and the marks after the last one."""
    node, after = _TRAILING.fullmatch(node).groups()  # type: ignore[union-attr]
    return node, after


def _shown(text: str) -> str:
    return text if text.isprintable() else shown(text)


def collocates(
    corpus: Corpus,
    node: str,
    *,
    span: int = 5,
    min_count: int = LEAST,
    sort: Literal["g2", "log_dice", "mi", "t"] = "g2",
) -> pd.DataFrame:
    """Find the words that stand near a word or phrase, and how strong the bond is.

    Read `count` against `expected`, then `g2` for how sure, `log_dice` for how exclusive, `mi` for how strong. The trap: MI
    lifts rare pairs to the top; keep `min_count` at 5 or more.

    Windows never cross the end of a sentence, as far as marks tell it. As in the measure `collocation` of an article, the
    places where a collocate could stand are all words that are not the node, a word in reach of two nodes counts once, and
    log_dice uses each occurrence of either word for one pair at most.

    Args:
        node: a word or phrase, see `phrases.find`.
        span: words on each side.
        min_count: smallest joint count that is worth a row.
        sort: the column that ranks.

    Returns:
        One row per collocate, the strongest first: collocate, count, expected, left, right, collocate_count, mi, t, g2, log_dice.

    References:
        Evert (2008), Corpora and collocations. Rychlý (2008), RASLAN, 6-9.
    """
    if min(span, min_count) < 1:
        raise UsageError("collocates: span and min_count must be 1 or more.")
    start, length = find(corpus, node)
    types = len(corpus.store.counts)
    window = _window(corpus, start, length, span)
    left = np.bincount(window[:span].ravel() + 1, minlength=types + 1)[1:]
    joint = left + np.bincount(window[span:].ravel() + 1, minlength=types + 1)[1:]
    near = int(joint.sum())
    own = start if length == 1 else np.unique(start[:, None] + np.arange(length))
    totals = corpus.counts - np.bincount(corpus.store.words[own], minlength=types)
    base = max(corpus.size - len(own), 1)
    rows = np.flatnonzero(joint >= min_count)
    meets = (joint - np.bincount(_again(window), minlength=types))[rows]
    f, f2 = joint[rows].astype(float), totals[rows].astype(float)
    cells = (f, float(near), f2, float(base))
    columns = {
        "count": joint[rows], "expected": near * f2 / base, "left": left[rows],
        "right": joint[rows] - left[rows], "collocate_count": totals[rows],
        "mi": association.pmi(*cells), "t": association.t_score(*cells), "g2": association.g2(*cells, signed=True),
        "log_dice": association.log_dice(np.minimum(f, meets), float(len(start)), f2),
    }  # fmt: skip
    order = ranked(columns, sort)
    named = {"collocate": corpus.store.spelled(rows[order])}
    return pd.DataFrame(named | {name: values[order] for name, values in columns.items()}, copy=False)


def _window(corpus: Corpus, start: Whole, length: int, span: int) -> NDArray[np.int32]:
    """The words in reach of each node, places x nodes: those on the left, then those on the right; -1 for none.

    A word in reach of two nodes belongs to the nearer one, of two as near to the one before it. As nodes stand in order, only
    neighbours can share words, and where they do no sentence ends between them, so each takes half.
    """
    store, last = corpus.store, start + length - 1
    left, right = _reach(store.before, start + 1, -1, span), _reach(store.before, last, 1, span)
    gap = np.maximum(np.diff(start) - length, 0)
    shared = np.minimum(left[1:], gap) + np.minimum(right[:-1], gap) > gap
    left[1:] = np.minimum(left[1:], np.where(shared, gap // 2, gap))
    right[:-1] = np.minimum(right[:-1], np.where(shared, (gap + 1) // 2, gap))
    window = np.empty((2 * span, len(start)), dtype=np.int32)
    for row, step in enumerate((*range(-1, -span - 1, -1), *range(1, span + 1))):
        np.take(store.words, (start if step < 0 else last) + step, out=window[row], mode="clip")
        window[row][abs(step) > (left if step < 0 else right)] = -1
    return window


def _reach(before: Bytes, places: Whole, step: int, span: int) -> Whole:
    """How many words can be reached from each place, step by step, until a sentence begins or the corpus ends."""
    reach = np.zeros(len(places), dtype=np.int64)
    going = np.ones(len(places), dtype=bool)
    for distance in range(1, span + 1):
        at = places + step * distance
        going &= np.take(before, at, mode="clip") < SENTENCE
        going[np.searchsorted(at, len(before)) :] = False
        reach += going
    return reach


def _again(window: NDArray[np.int32]) -> NDArray[np.int32]:
    """The words that are met again beside the same node."""
    found = [window[0][:0]]
    for row, words in enumerate(window):
        again = np.zeros(len(words), dtype=bool)
        for earlier in window[:row]:
            again |= words == earlier
        found.append(words[again & (words >= 0)])
    return np.concatenate(found)

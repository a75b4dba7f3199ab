"""What stands around a word or phrase of a corpus: concordance and collocates."""

import re
from typing import Literal

import numpy as np
import pandas as pd

from discourse.base.errors import UsageError
from discourse.base.text import shown
from discourse.corpus.chunks import Whole
from discourse.corpus.corpus import Corpus
from discourse.corpus.counting import LEAST, ranked
from discourse.corpus.phrases import find
from discourse.corpus.vocabulary import SENTENCE
from discourse.statistics import association

_KEY = re.compile(r"([1-9]\d?)([LR])|(node)", re.IGNORECASE)
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
    order = _order(corpus, start, length, sort)
    start = start[order][: rows or None]
    table = _lines(corpus, start, length, context, meta)
    table.attrs["places"] = total
    return table


def _order(corpus: Corpus, start: Whole, length: int, sort: str) -> Whole:
    """The order of the lines by the words at some positions; what lies beyond the text comes first."""
    keys = [piece.strip() for piece in sort.split(",") if piece.strip()]
    columns = []
    for key in keys:
        found = _KEY.fullmatch(key)
        if not found:
            raise UsageError(f"concordance: sort='{sort}' cannot be read at '{key}'; write positions such as 1L or 2R.")
        if found[3]:
            columns += [start + step for step in range(length)]
        else:
            columns.append(_beyond(corpus, start, length, int(found[1]) * (1 if found[2].upper() == "R" else -1)))
    if not columns:
        return np.arange(len(start))
    words = [np.where(at >= 0, corpus.store.words[at], -1) for at in columns]  # Numbered by the alphabet.
    found_order: Whole = np.lexsort(words[::-1])
    return found_order


def _beyond(corpus: Corpus, start: Whole, length: int, distance: int) -> Whole:
    """The place of the word at a distance from each node (-2: second before); -1 beyond its text."""
    at = start + distance if distance < 0 else start + length - 1 + distance
    inside = (at >= 0) & (at < len(corpus.store.words))
    at = np.where(inside, at, 0)
    return np.where(inside & (corpus.document_of(at) == corpus.document_of(start)), at, -1)


def _lines(corpus: Corpus, start: Whole, length: int, context: int, meta: tuple[str, ...] | None) -> pd.DataFrame:
    store = corpus.store
    text = corpus.document_of(start)
    first = np.maximum(start - context, store.bounds[text])
    stop = np.minimum(start + length + context, store.bounds[text + 1])
    rows = []
    for document, a, b, c, d in zip(*(x.tolist() for x in (text, first, start, start + length, stop)), strict=True):
        end = int(store.bounds[document + 1])
        cuts = [int(store.starts[at]) if at < end else None for at in (a, b, c, d)]
        left = store.printed(document, cuts[0] or 0, cuts[1])
        node, after = _TRAILING.fullmatch(store.printed(document, cuts[1] or 0, cuts[2])).groups()  # type: ignore[union-attr]
        if store.types[store.words[c - 1]].endswith(".") and after.startswith("."):
            node, after = f"{node}.", after[1:]
        right = after + (store.printed(document, cuts[2], cuts[3]) if cuts[2] is not None else "")
        begin = cuts[1] or 0
        rows.append((shown(left).strip(), shown(node), shown(right).strip(), begin, begin + len(node.encode())))
    lines = pd.DataFrame(rows, columns=["left", "node", "right", "start", "end"])
    known = store.documents.drop(columns="words") if meta is None else store.documents[["document", *map(str, meta)]]
    beside = known.iloc[text].reset_index(drop=True)
    told = ["document", "left", "node", "right", *known.columns[1:], "start", "end"]
    return pd.concat([beside, lines], axis=1)[told]


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
    near, nodes, is_left = _window(corpus, start, length, span)
    words, types = corpus.store.words[near], len(corpus.store.types)
    joint = np.bincount(words, minlength=types)
    left = np.bincount(words[is_left], minlength=types)
    own = _different((start[:, None] + np.arange(length)).ravel())
    totals = corpus.counts - np.bincount(corpus.store.words[own], minlength=types)
    base = max(corpus.size - len(own), 1)
    often = joint >= min_count
    rows, kept = np.flatnonzero(often), often[words]
    # How many different nodes each collocate meets: pairs of the two, each once.
    size = len(corpus.store.words) + 1
    meets = np.bincount(_different(words[kept] * np.int64(size) + nodes[kept]) // size, minlength=types)[rows]
    f, f2 = joint[rows].astype(float), totals[rows].astype(float)
    cells = (f, float(len(near)), f2, float(base))
    columns = {
        "count": joint[rows], "expected": len(near) * f2 / base, "left": left[rows],
        "right": joint[rows] - left[rows], "collocate_count": totals[rows],
        "mi": association.pmi(*cells), "t": association.t_score(*cells), "g2": association.g2(*cells, signed=True),
        "log_dice": association.log_dice(np.minimum(f, meets), float(len(start)), f2),
    }  # fmt: skip
    if sort not in columns:
        raise UsageError(f"collocates: no column '{sort}' to sort by.")
    order = ranked(columns, sort)
    named = {"collocate": corpus.store.spelled(rows[order])}
    return pd.DataFrame(named | {name: values[order] for name, values in columns.items()}, copy=False)


def _different(values: Whole) -> Whole:
    """The different values, sorted; `numpy.unique` takes ten times as long."""
    ranked = np.sort(values)
    kept: Whole = ranked[np.r_[True, ranked[1:] != ranked[:-1]][: len(ranked)]]
    return kept


def _window(corpus: Corpus, start: Whole, length: int, span: int) -> tuple[Whole, Whole, np.ndarray]:
    """The words in reach, each once, with its nearest node (of two as near the one before it) and whether it stands left."""
    before, size = corpus.store.before, len(corpus.store.words)
    last = start + length - 1
    taken = np.zeros(size, dtype=bool)
    for step in range(length):
        taken[start + step] = True
    found: list[tuple[Whole, Whole, np.ndarray]] = []
    right, left = np.arange(len(start)), np.arange(len(start))
    for distance in range(1, span + 1):
        right = right[last[right] + distance < size]
        right = right[before[last[right] + distance] < SENTENCE]
        left = left[start[left] >= distance]
        left = left[before[start[left] - distance + 1] < SENTENCE]
        for rows, places, is_left in ((right, last[right] + distance, False), (left, start[left] - distance, True)):
            free = ~taken[places]
            places, rows = places[free], rows[free]
            taken[places] = True
            found.append((places, start[rows], np.full(len(rows), is_left)))
    near, node, side = (np.concatenate(column) for column in zip(*found, strict=True))
    return near, node, side

"""Words and phrases in a corpus: `climate change`, `reform*`, `tax|taxes`."""

import re
from functools import lru_cache

import numpy as np
import pyarrow.compute as pc

from discourse.base.errors import UsageError
from discourse.base.text import folded
from discourse.corpus.chunks import Whole
from discourse.corpus.corpus import Corpus
from discourse.corpus.forms import parts
from discourse.corpus.vocabulary import WITHIN, words_of
from discourse.text import patterns


def find(corpus: Corpus, query: str) -> tuple[Whole, int]:
    """Find the places of a word or phrase.

    A phrase is cut as the texts are cut (*don't* is *do not*), capitals are ignored, `*` stands for any letters and `|`
    between words for either; no comma, stop or bracket stands inside it, and overlapping places are all found.

    Returns:
        The number of the first word of each place, in the order of the texts; how many words the phrase has.
    """
    steps = [_step(corpus, piece) for piece in pieces(corpus, query)]
    if not steps:
        raise UsageError("the query is empty; write a word or phrase.")
    if len(steps) == 1 and len(steps[0]) == 1:
        return corpus.places(int(steps[0][0])), 1
    if any(not len(step) for step in steps):
        return np.zeros(0, dtype=np.int64), len(steps)
    counts = corpus.store.counts
    # The rarest word is looked up, and what stands around it is looked at.
    sums = [int(counts[step[0]] if len(step) == 1 else counts[step].sum()) for step in steps]
    rarest = sums.index(min(sums))
    parts = [corpus.places(int(word)) for word in steps[rarest]]
    start = (parts[0] if len(parts) == 1 else np.sort(np.concatenate(parts))) - rarest
    start = start[(start >= 0) & (start + len(steps) <= len(corpus.store.words))]
    for at, step in enumerate(steps):
        if at:
            start = start[corpus.store.before[start + at] == WITHIN]
        if at != rarest:
            words = corpus.store.words[start + at]
            start = start[words == step[0] if len(step) == 1 else np.isin(words, step)]
    return start, len(steps)


def pieces(corpus: Corpus, query: str) -> list[str]:
    """A phrase as words; one with `*` or `|` stays a pattern."""
    found: list[str] = []
    for piece in query.split():
        form = piece if piece == "US" else folded(piece)
        if "*" in piece or "|" in piece or corpus.store.number(form) >= 0:
            found.append(form)
        elif form.isascii() and form.isalnum():
            found += [word for _, word in parts(form)]
        else:
            found += _cut(f"{form} ")
    return found


_cut = lru_cache(maxsize=4096)(words_of)


def _step(corpus: Corpus, piece: str) -> Whole:
    """The numbers of the words that a piece of a phrase may be."""
    found = [_numbers(corpus, one) for one in piece.split("|") if one]
    return np.unique(np.concatenate(found)) if len(found) > 1 else (found or [np.zeros(0, dtype=np.int64)])[0]


def _numbers(corpus: Corpus, word: str) -> Whole:
    """The numbers of the words that a word with `*` may be."""
    store, (begins, *others) = corpus.store, re.split(r"\*+", word)
    if not others:
        number = store.number(word)
        return np.arange(number, number + 1)[number < 0 :]
    first, end = store.beginning(begins)
    if others == [""]:
        return np.arange(first, end)
    pattern = f"^{'.*'.join(map(re.escape, (begins, *others)))}$"
    patterns.check(pattern)
    fits = pc.match_substring_regex(store.spellings[first:end], pattern)
    return np.flatnonzero(fits.to_numpy(zero_copy_only=False)) + first

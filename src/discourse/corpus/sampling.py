"""Sentences drawn from a corpus, for people to code."""

import numpy as np
import pandas as pd

from discourse.base.errors import UsageError
from discourse.base.text import shown
from discourse.corpus.chunks import Whole
from discourse.corpus.corpus import Corpus
from discourse.corpus.phrases import find
from discourse.corpus.vocabulary import SENTENCE

_WIDTH = 160


def sample(corpus: Corpus, *, size: int = 100, query: str = "", by: str = "", seed: int = 1) -> pd.DataFrame:
    """Draw sentences from a corpus into a blind coding sheet.

    Read `probability` before you estimate anything: it is the chance that a sentence had to be drawn. The trap: sentences that
    hold a cue say how often the cue is right, and nothing of what it misses.

    Args:
        size: how many sentences; with `by` as many from each group.
        query: only sentences that hold this word or phrase; empty for all.
        by: draw from each group of texts, such as `year`, apart; empty for all together.
        seed: of the draw.

    Returns:
        One row per sentence: row, document, what is known of it, start, end (bytes of its text), before, text, after; codes,
        unsure and note, which are empty and to be filled in; frame, probability, seed.
    """
    if size < 1:
        raise UsageError(f"sample: size is {size}; draw one sentence or more.")
    starts, ends, text = sentences(corpus, query)
    strata: list[Whole] = [np.arange(len(starts))]
    if by:
        corpus.column(by)  # Named here where it is not known.
        value = corpus.store.documents[by].to_numpy()[text]
        strata = [rows.to_numpy() for _, rows in pd.Series(np.arange(len(text))).groupby(value)]
    draw, rows, chance = np.random.default_rng(seed), [], []
    for stratum in strata:
        if len(stratum):
            number = min(size, len(stratum))
            rows.append(np.sort(draw.choice(stratum, number, replace=False)))
            chance.append(np.full(number, number / len(stratum)))
    if not rows:
        raise UsageError(f"sample: no sentence of {corpus.name} holds '{query}'.")
    drawn = np.concatenate(rows)
    table = _sheet(corpus, starts[drawn], ends[drawn], text[drawn])
    frame = " ".join(filter(None, (f"with '{query}'" if query else "all sentences", f"by {by}" if by else "")))
    table.insert(0, "row", range(1, len(table) + 1))
    return table.assign(codes="", unsure="", note="", frame=frame, probability=np.concatenate(chance), seed=seed)


def sentences(corpus: Corpus, query: str = "") -> tuple[Whole, Whole, Whole]:
    """The sentences of these texts, or those that hold a word or phrase: their first words, their ends, and their texts."""
    starts = np.flatnonzero(corpus.store.before >= SENTENCE)
    ends = np.r_[starts[1:], len(corpus.store.words)]
    if query:
        at = np.unique(np.searchsorted(starts, find(corpus, query)[0], side="right") - 1)
        starts, ends = starts[at], ends[at]
    text = corpus.document_of(starts)
    held = corpus.chosen[text]
    return starts[held], ends[held], text[held]


def _sheet(corpus: Corpus, starts: Whole, ends: Whole, text: Whole) -> pd.DataFrame:
    store, rows = corpus.store, []
    for first, end, document in zip(starts.tolist(), ends.tolist(), text.tolist(), strict=True):
        begin = int(store.starts[first])
        stop = int(store.starts[end]) if end < store.bounds[document + 1] else len(store.printed(document).encode())
        sentence = store.printed(document, begin, stop).rstrip()
        stop = begin + len(sentence.encode())
        before = store.printed(document, max(begin - _WIDTH, 0), begin)
        rows.append((begin, stop, shown(before), shown(sentence), shown(store.printed(document, stop)[:_WIDTH])))
    known = store.documents.drop(columns="words").iloc[text].reset_index(drop=True)
    return pd.concat([known, pd.DataFrame(rows, columns=["start", "end", "before", "text", "after"])], axis=1)

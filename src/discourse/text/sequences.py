"""Sequences of words that come again: the ground of n-grams."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from discourse.base.errors import EmptyTextError, UsageError
from discourse.base.tables import Places
from discourse.text.tokens import Rows, TokenView

# A quotation mark or hyphen may stand inside a phrase; a comma, bracket, colon or dash ends it.
_INSIDE = ("``", "''", "HYPH")


class Sequence(NamedTuple):
    """A sequence that comes again: its length in words, and the row of `words` at which each occurrence begins."""

    length: int
    rows: Rows


def stretches(words: pd.DataFrame, view: TokenView) -> Rows:
    """Number the stretches in which a phrase may lie: within a sentence, between two marks that divide it.

    Returns:
        One number per word; neighbours with the same number may belong to one phrase.
    """
    if words.empty:
        return np.zeros(0, dtype=np.int64)
    divides = view.mask("pos", "PUNCT").copy()
    for tag in _INSIDE:
        divides &= ~view.equal("tag", tag)
    before = np.cumsum(divides)[words["token"].to_numpy()]
    sentence = words["sentence"].to_numpy()
    document = pd.factorize(words["document"].astype(str))[0]
    new = np.zeros(len(words), dtype=bool)
    new[1:] = (before[1:] != before[:-1]) | (sentence[1:] != sentence[:-1]) | (document[1:] != document[:-1])
    return np.cumsum(new).astype(np.int64)


def repeated(form: Rows, stretch: Rows, shortest: int, longest: int, min_count: int) -> Iterator[Sequence]:
    """Give every sequence of words that occurs at least `min_count` times, shorter ones first.

    A sequence can only come again where its beginning does, so each length looks only at what is left of the one
    before; this stays quick for long texts. `form` is a number per word, equal for the same type; `stretch` what
    `stretches` gives; `shortest` and `longest` are lengths in words.
    """
    size, code = len(form), form.astype(np.int64)
    starts = np.arange(size, dtype=np.int64)
    base = int(form.max(initial=0)) + 1
    for length in range(1, longest + 1):
        if length > 1:
            starts = starts[starts + length <= size]
            starts = starts[stretch[starts + length - 1] == stretch[starts]]
            code[starts] = code[starts] * base + form[starts + length - 1]
        _, inverse, counts = np.unique(code[starts], return_inverse=True, return_counts=True)
        often = counts[inverse] >= min_count
        starts, inverse = starts[often], inverse[often]
        if not len(starts):
            return
        # Numbered anew, so that the codes of long sequences stay small.
        _, inverse = np.unique(inverse, return_inverse=True)
        code[starts] = inverse
        if length >= shortest:
            yield from (Sequence(length, rows) for rows in _groups(starts, inverse))


def _groups(starts: Rows, code: Rows) -> list[Rows]:
    """Bring the starts with the same code together, each group in text order."""
    if not len(starts):
        return []
    order = np.argsort(code, kind="stable")
    return np.split(starts[order], np.flatnonzero(np.diff(code[order])) + 1)


def paragraphs(words: pd.DataFrame) -> Rows:
    """Number the paragraphs through all documents: one number per word."""
    name = words["document"].astype(str) + "\n" + words["paragraph"].astype(str)
    return pd.factorize(name)[0].astype(np.int64)


def places(words: pd.DataFrame, sequence: Sequence) -> Places:
    """The stretches of text of a sequence: start and end offsets of each occurrence."""
    start = words["start"].to_numpy()[sequence.rows].tolist()
    end = words["end"].to_numpy()[sequence.rows + sequence.length - 1].tolist()
    return tuple(zip(start, end, strict=True))


def without_fragments(found: list[Sequence], size: int, min_count: int) -> list[tuple[Sequence, int]]:
    """Leave out sequences that occur fewer than `min_count` times outside every longer one that is kept.

    Returns:
        The sequences that are kept, longest first, each with the number of its occurrences outside longer ones.
    """
    inside = np.zeros(size + 1, dtype=np.int64)
    kept: list[tuple[Sequence, int]] = []
    for length in sorted({sequence.length for sequence in found}, reverse=True):
        level = [sequence for sequence in found if sequence.length == length]
        alone = [int((inside[sequence.rows] < sequence.rows + length).sum()) for sequence in level]
        new = [(sequence, count) for sequence, count in zip(level, alone, strict=True) if count >= min_count]
        # For every word inside an occurrence: how far to the right the longest cover that holds it goes.
        for sequence, _ in new:
            for at in (sequence.rows + step for step in range(length)):
                inside[at] = np.maximum(inside[at], sequence.rows + length)
        kept += new
    return kept


def chosen(
    words: pd.DataFrame, view: TokenView, *, n_min: int, n_max: int, min_count: int, edge: str, fragments: bool
) -> list[tuple[Sequence, int]]:
    """Find the sequences that come again and leave out fragments; with edge `content` those that mostly begin or end
    with a word of grammar, too.

    Raises:
        UsageError: a length or count that finds nothing. EmptyTextError: there is no word.
    """
    if not 2 <= n_min <= n_max:
        raise UsageError(f"ngrams: n_min is {n_min} and n_max {n_max}; write 2 or more, the smaller one first.")
    if min_count < 2:
        raise UsageError(f"ngrams: min_count is {min_count}; what occurs once is not repeated, write 2 or more.")
    if words.empty:
        raise EmptyTextError("ngrams: the text holds no word that is counted.")
    form = pd.factorize(words["word"].astype(str))[0].astype(np.int64)
    found = list(repeated(form, stretches(words, view), n_min, n_max, min_count))
    if edge == "content":
        ends = words["content"].to_numpy(dtype=bool)
        found = [s for s in found if (ends[s.rows] & ends[s.rows + s.length - 1]).sum() * 2 > len(s.rows)]
    return without_fragments(found, len(words), 0 if fragments else min_count)


def spelled(words: pd.DataFrame, view: TokenView) -> list[str]:
    """How each word is written inside a phrase: with its possessive 's, which is not a word of its own."""
    start, form, possessive = view.column("start"), view.column("form"), view.equal("tag", "POS")
    after = {start[row]: form[row] for row in np.flatnonzero(possessive).tolist()}
    ends = zip(words["word"].astype(str).tolist(), words["end"].tolist(), strict=True)
    return [f"{word}{after.get(end, '')}" for word, end in ends]


def phrase(spelling: list[str], first: int, length: int) -> str:
    """Write a sequence of words; the last one without its possessive 's."""
    bare = spelling[first + length - 1]
    return " ".join([*spelling[first : first + length - 1], bare.removesuffix("'s").removesuffix("'")])


def rated(table: pd.DataFrame, base: int) -> pd.DataFrame:
    """Add per_1000 to a table of counts, before its `range`."""
    table.insert(list(table.columns).index("range"), "per_1000", table["count"].astype(float) / base * 1000)
    return table


def most_words_first(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Order sequences by the words they account for (n times count), then by length, then by name."""
    ranked = table.assign(weight=table["n"] * table["count"])
    order = ranked.sort_values(["weight", "n", name], ascending=[False, False, True], kind="stable").index
    return table.loc[order].reset_index(drop=True)

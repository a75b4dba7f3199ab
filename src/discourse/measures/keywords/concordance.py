"""Every place of a word, phrase or query, in its context: key word in context."""

from typing import Literal

import numpy as np
import pandas as pd

from discourse.base.errors import UsageError
from discourse.text.nodes import leading, lemma_query, positions, word_of_row
from discourse.text.query import find
from discourse.text.tokens import Rows, TokenView


def concordance(
    words: pd.DataFrame, view: TokenView, *, query: str = "", sort: str = "", context: int = 8,
    unit: Literal["words", "sentence"] = "words",
) -> pd.DataFrame:  # fmt: skip
    """Show every place of a word, phrase or corpus query with what stands before and after it (KWIC).

    Read down the column beside the node: sorted by `1R` the lines bring together what follows it, by `1L`
    what precedes it. The trap: the eye picks the lines that please it; read them all, or a stated sample.

    Args:
        query: a plain phrase (`shared future`, `reform*`) or CQL (`[tag="JJ.*"] [lemma="cooperation"]`); empty for the
            most frequent content lemma that is no name.
        sort: positions by which the lines are sorted, first one first: `1R`, `1L,2L`, `node,1R`; empty for text order.
        context: words shown on each side.
        unit: `words` shows that many words, across sentences (¶ marks a new paragraph); `sentence` the whole sentence.

    Returns:
        One row per place: left, node, right, sentence, paragraph, start, end, places; before them document,
        where there is more than one.

    References:
        Sinclair (1991), Corpus, Concordance, Collocation, 32-36 and 84. Evert & Hardie (2011), Corpus
        Linguistics 2011 (CQL).
    """
    if context < 0:
        raise UsageError(f"concordance: context is {context}; ask for 0 words or more.")
    keys = positions(sort)
    first, stop = find(view, query.strip() or lemma_query(leading(words)))
    lines = _Lines(words, view, first, stop)
    lines.order(keys)
    from_row, to_row = lines.reach(context, whole=unit == "sentence")
    return lines.table(from_row, to_row)


class _Lines:
    """The places of a query and the words around them; marks are shown but not counted as words."""

    def __init__(self, words: pd.DataFrame, view: TokenView, first: Rows, stop: Rows) -> None:
        self.view, self.first, self.stop = view, first, stop
        self.limits = np.r_[np.unique(view.document_start), view.size]
        self.word = words["word"].astype(str).tolist()
        self.begins = words["token"].to_numpy(dtype=np.int64)
        of_row = word_of_row(words, view)
        rows = np.flatnonzero(of_row >= 0)
        self.ends = np.empty_like(self.begins)
        self.ends[of_row[rows]] = rows + 1

    def _near(self, distance: int) -> Rows:
        """The row of `words` at a distance from each place (-2: second before); -1 beyond the document."""
        before = distance < 0
        at = np.searchsorted(self.begins, self.first if before else self.stop) + distance - (not before)
        inside = (at >= 0) & (at < len(self.begins))
        rows = self.begins[at[inside]]
        inside[inside] = self.view.document_start[rows] == self.view.document_start[self.first[inside]]
        return np.where(inside, at, -1)

    def order(self, keys: list[int]) -> None:
        """Sort the places; where a word is not there it comes first, equal lines keep the text's order."""
        texts = [self.view.text(a, b).casefold() for a, b in zip(self.first.tolist(), self.stop.tolist(), strict=True)]
        words = [*self.word, ""]  # Row -1, a word that is not there, is the last.
        columns = [texts if key == 0 else [words[row] for row in self._near(key).tolist()] for key in keys]
        ranked = sorted(range(len(self.first)), key=lambda place: tuple(column[place] for column in columns))
        self.first, self.stop = self.first[ranked], self.stop[ranked]

    def reach(self, context: int, *, whole: bool) -> tuple[Rows, Rows]:
        """From where to where a line goes: whole sentences, or a number of words on each side."""
        if whole:
            return self.view.sentence_start[self.first], self.view.sentence_end[self.stop - 1]
        if context == 0:
            return self.first, self.stop
        begin = self.view.document_start[self.first]
        end = self.limits[np.searchsorted(self.limits, self.first, side="right")]
        before, after = self._near(-context), self._near(context)
        return np.where(before >= 0, self.begins[before], begin), np.where(after >= 0, self.ends[after], end)

    def table(self, from_row: Rows, to_row: Rows) -> pd.DataFrame:
        """Write the lines as a table."""
        tokens = self.view.tokens
        spans = list(zip(from_row.tolist(), self.first.tolist(), self.stop.tolist(), to_row.tolist(), strict=True))
        start = tokens["start"].to_numpy()[self.first]
        end = tokens["end"].to_numpy()[self.stop - 1]
        table = pd.DataFrame({
            "left": [self._shown(a, b) + (" ¶" if a < b and self._opens(b) else "") for a, b, _, _ in spans],
            "node": [self.view.text(b, c) for _, b, c, _ in spans],
            "right": [("¶ " if c < d and self._opens(c) else "") + self._shown(c, d) for _, _, c, d in spans],
            "sentence": tokens["sentence"].to_numpy()[self.first],
            "paragraph": tokens["paragraph"].to_numpy()[self.first],
            "start": start, "end": end,
            "places": [((a, b),) for a, b in zip(start.tolist(), end.tolist(), strict=True)],
        })  # fmt: skip
        if len(self.limits) > 2:
            table.insert(0, "document", tokens["document"].astype(str).to_numpy()[self.first])
        return table

    def _opens(self, row: int) -> bool:
        """Whether a row, not the first of all, begins a paragraph."""
        paragraph = self.view.column("paragraph")
        return bool(paragraph[row] != paragraph[row - 1])

    def _shown(self, first: int, end: int) -> str:
        """The text of some rows, with a mark where a paragraph begins."""
        if first == end:
            return ""
        cuts = [row for row in range(first + 1, end) if self._opens(row)]
        pieces = [self.view.text(a, b) for a, b in zip([first, *cuts], [*cuts, end], strict=True)]
        return " ¶ ".join(pieces)

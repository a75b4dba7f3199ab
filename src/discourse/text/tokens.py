"""The token table laid out for searching: columns as arrays, each condition evaluated once on the vocabulary."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from discourse.text import patterns, syntax

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]
ATTRIBUTES = ("word", "form", "norm", "lemma", "pos", "tag", "dep", "entity", "complement", *syntax.READERS)
# The kinds of complement; of several in one clause the one with the highest number is named.
COMPLEMENTS = {"none": 0, "prep": 1, "np": 2, "ing": 3, "zero": 4, "wh": 5, "to": 6, "that": 7}
_CLAUSES = ("ccomp", "xcomp", "acl", "advcl", "csubj", "pcomp")
_WH = ("WDT", "WP", "WP$", "WRB")

_WORDS = re.compile(r"[\w'-]+(\|[\w'-]+)*")
"""An expression that is one word, or a choice of words."""


class TokenView:
    """A token table ready for searching and for rules that look around a place.

    Rows are numbered from 0 through the whole table; `head` holds such row numbers. `sentence_end[i]` is the row
    after the last one of the sentence of row `i`, so that no match crosses a sentence. `blocks` are stretches of the
    text that are another's words without quotation marks.
    """

    size: int

    def __init__(self, tokens: pd.DataFrame, blocks: Sequence[tuple[int, int]] = ()) -> None:
        self.tokens = tokens.reset_index(drop=True)
        self.blocks = blocks
        self.size = len(tokens)
        self.ways = 0  # In how many ways the query that is run has matched so far, see `steps.union`.
        self._masks: dict[tuple[str, str, bool], Mask] = {}
        self._columns: dict[str, pd.Categorical] = {}
        self._lists: dict[str, list[Any]] = {}

    def categorical(self, name: str) -> pd.Categorical:
        """A column as codes over its vocabulary."""
        if name not in self._columns:
            self._columns[name] = pd.Categorical(self._values(name))
        return self._columns[name]

    def column(self, name: str) -> list[Any]:
        """A column as a plain list: the fastest form for rules that look at single places."""
        if name not in self._lists:
            self._lists[name] = (self.head if name == "head" else self._values(name)).tolist()
        return self._lists[name]

    def _values(self, name: str) -> pd.Series:
        """A column of the table or one that is read off the tree."""
        if name in syntax.READERS:
            return pd.Series(syntax.READERS[name](self), dtype=object)
        return self.complement if name == "complement" else self.tokens["form" if name == "norm" else name]

    def mask(self, name: str, pattern: str, ignore_case: bool = False) -> Mask:
        """Say for each row whether the attribute's whole value matches the regular expression."""
        key = (name, pattern, ignore_case)
        if key not in self._masks:
            column = self.categorical(name)
            if _WORDS.fullmatch(pattern) and not ignore_case:
                matched = (
                    column.categories.astype(str).isin(pattern.split("|")).tolist()
                )  # Many times faster than the expression.
            else:
                matched = patterns.matching(pattern, column.categories, ignore_case)
            hits = np.array([*matched, False])
            self._masks[key] = hits[column.codes]  # Code -1, an undefined value, meets the False at the end.
        return self._masks[key]

    def equal(self, name: str, value: str) -> Mask:
        """Say for each row whether the attribute has exactly this value."""
        key = (name, f"={value}", False)
        if key not in self._masks:
            column = self.categorical(name)
            place = column.categories.get_indexer(pd.Index([value]))[0]
            self._masks[key] = column.codes == place if place >= 0 else np.zeros(self.size, dtype=bool)
        return self._masks[key]

    @cached_property
    def document_start(self) -> Rows:
        """For each row the first row of its document."""
        document = self.tokens["document"]
        codes = document.cat.codes.to_numpy() if hasattr(document, "cat") else pd.factorize(document)[0]
        new = np.r_[True, codes[1:] != codes[:-1]] if self.size else np.zeros(0, dtype=bool)
        return np.maximum.accumulate(np.where(new, np.arange(self.size), 0)).astype(np.int64)

    @cached_property
    def sentence_end(self) -> Rows:
        """For each row the row after the last one of its sentence."""
        if not self.size:
            return np.zeros(0, dtype=np.int64)
        sentence = self.tokens["sentence"].to_numpy()
        last = np.r_[(sentence[1:] != sentence[:-1]) | (self.document_start[1:] != self.document_start[:-1]), True]
        ends = np.flatnonzero(last) + 1
        return ends[np.searchsorted(ends, np.arange(self.size), side="right")].astype(np.int64)

    @cached_property
    def sentence_start(self) -> Rows:
        """For each row the first row of its sentence."""
        starts = np.unique(np.r_[0, self.sentence_end])
        return starts[np.searchsorted(starts, np.arange(self.size), side="right") - 1].astype(np.int64)

    @cached_property
    def paragraph_start(self) -> Rows:
        """For each row the first row of its paragraph."""
        paragraph = self.tokens["paragraph"].to_numpy()
        new = np.r_[True, paragraph[1:] != paragraph[:-1]][: self.size]
        rows = np.arange(self.size)
        return np.maximum.accumulate(np.where(new | (self.document_start == rows), rows, 0)).astype(np.int64)

    @cached_property
    def head(self) -> Rows:
        """For each row the row it depends on, through the whole table."""
        return (self.tokens["head"].to_numpy() + self.document_start).astype(np.int64)

    @cached_property
    def children(self) -> list[list[int]]:
        """For each row the rows that depend on it, in text order."""
        found: list[list[int]] = [[] for _ in range(self.size)]
        for row, head in enumerate(self.head.tolist()):
            if head != row:
                found[head].append(row)
        return found

    def subtree(self, row: int) -> list[int]:
        """The rows that depend on a row, directly or not, and the row itself, in text order."""
        found, waiting = [], [row]
        while waiting:
            at = waiting.pop()
            found.append(at)
            waiting.extend(self.children[at])
        return sorted(found)

    def text(self, first: int, end: int) -> str:
        """The words of the rows from `first` to before `end`, with single blanks where the text has a gap."""
        starts, ends, words = self.column("start"), self.column("end"), self.column("word")
        gaps = (" " if row > first and starts[row] > ends[row - 1] else "" for row in range(first, end))
        return "".join(gap + word for gap, word in zip(gaps, words[first:end], strict=True))

    @cached_property
    def complement(self) -> pd.Series:
        """For each row the clause it governs: that, zero, to, ing, wh, or, without a clause, np or prep; else none.

        `that` and `zero` are finite clauses with and without the word (*believe that it ends*, *believe it ends*),
        `to` is an infinitive (*want to go*, *need to go*), `wh` an indirect question (*know why*).
        """
        tags, deps, forms = self.column("tag"), self.column("dep"), self.column("form")
        children = self.children
        kinds = ["none"] * self.size
        for row, head in enumerate(self.head.tolist()):
            if head == row:
                continue
            kind = "none"
            if deps[row] in _CLAUSES:
                kind = _clause(deps[row], row, head, children[row], tags, deps, forms)
            elif deps[row] in ("dobj", "obj", "dative"):
                kind = "np"
            elif deps[row] == "prep":
                kind = "prep"
            if COMPLEMENTS[kind] > COMPLEMENTS[kinds[head]]:
                kinds[head] = kind
        return pd.Series(pd.Categorical(kinds, categories=sorted(COMPLEMENTS)))


def _clause(
    dep: str, row: int, head: int, children: list[int], tags: list[str], deps: list[str], forms: list[str]
) -> str:
    """Name the kind of the clause whose verb is `row`."""
    marks = {forms[child] for child in children if deps[child] == "mark"}
    if dep == "advcl" and "that" not in marks:
        return "none"
    if "that" in marks:
        return "that"
    if any(forms[child] == "to" and tags[child] == "TO" for child in children):
        return "to"
    if dep == "acl":
        return "none"
    if marks & {"whether", "if"} or any(tags[c] in _WH and c < row and c > head for c in children):
        return "wh"
    if dep == "ccomp":
        # A reported clause may stand before its verb ("It ends, he said"); spaCy calls both ccomp.
        return "zero"
    return "ing" if tags[row] == "VBG" else "none"

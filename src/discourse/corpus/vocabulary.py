"""Which words a chunk holds, by the rules that count an article's words; said once for each different chunk.

The words are those of `text.words` under the usual counting rules, but for what only a tagger can know: *'s* after a word that
has a contraction (*it's*) is taken for *is*, elsewhere for a possessive; *'d* for *would*; the capitals *US* for the country.
`discourse corpus check` measures how far both agree.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from discourse.base.text import folded
from discourse.corpus.chunks import EMPTY, LINE, MARK, STOP, WORD, Bytes, Chunks, gaps
from discourse.text import language

_PLAIN = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*|\d+(?:[.,:/-]\d+)*")
_POSSESSIVE = re.compile(r"([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)'[sS]")
_INITIALS = re.compile(r"(?:\w\.)*[A-Z]")
_SPOKEN = re.compile(r"[^\W_]")
# What stands before a word: nothing of note, a mark within the sentence, the end of a sentence, of a paragraph, of a text.
WITHIN, DIVIDED, SENTENCE, PARAGRAPH, DOCUMENT = range(5)


_LARGE = WORD
"""A bit that no gap has: the chunk begins with no small letter."""


def _before() -> Bytes:
    """What each joining of kinds means for the word after it."""
    kinds = np.arange(256, dtype=np.uint8)
    begins = (kinds & STOP > 0) & (kinds & _LARGE > 0)
    line = (kinds & EMPTY > 0) | ((kinds & LINE > 0) & (kinds & STOP > 0))
    return np.select([line, begins, kinds & MARK > 0], [PARAGRAPH, SENTENCE, DIVIDED], WITHIN).astype(np.uint8)


_BEFORE = _before()


class Words(NamedTuple):
    """The words of a batch: the number of each, where it begins (bytes), and what stands before it."""

    code: npt.NDArray[np.int32]
    start: npt.NDArray[np.int64]
    before: Bytes


class Vocabulary:
    """All words seen so far, by number in the order of their first place; the same texts give the same numbers."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        self._chunks: dict[str, int] = {}
        self._many = np.zeros(1024, dtype=np.int32)
        self._first = np.zeros(1024, dtype=np.int32)
        self._stopped = np.full(1024, -1, dtype=np.int32)
        self._further: dict[int, list[tuple[int, int]]] = {}

    def read(self, found: Chunks) -> Words:
        """Turn the chunks of a batch into words.

        A chunk of one word, which nearly all are, costs a look into a table; the others are taken apart here.
        """
        numbers = [self._chunks.get(form) for form in found.forms]
        known = np.array(
            [self._number(form) if at is None else at for form, at in zip(found.forms, numbers, strict=True)],
            dtype=np.int32,
        )
        chunk = known[found.code] if len(known) else np.zeros(0, dtype=np.int32)
        ends_in_stop = found.stopped & (self._stopped[chunk] >= 0)
        chunk = np.where(ends_in_stop, self._stopped[chunk], chunk)
        found.kinds[found.end[ends_in_stop]] = WORD
        before = self._parted(found, gaps(found))
        many = self._many[chunk]
        code, start, before = np.repeat(self._first[chunk], many), np.repeat(found.start, many), np.repeat(before, many)
        at = np.cumsum(many) - many
        for row in np.flatnonzero(many > 1).tolist():
            for step, (word, offset) in enumerate(self._further[int(chunk[row])], start=1):
                code[at[row] + step] = word
                start[at[row] + step] += offset
                before[at[row] + step] = WITHIN
        return Words(code.astype(np.int32), start, before)

    def _parted(self, found: Chunks, gap: Bytes) -> Bytes:
        """What stands before each chunk; a sentence ends at its mark before a capital or digit, or at a line end."""
        if not found.forms:
            return gap
        large = np.array([0 if form[:1].islower() else _LARGE for form in found.forms], dtype=np.uint8)
        before: Bytes = _BEFORE[gap | large[found.code]]
        return before

    def _number(self, form: str) -> int:
        """The number of a chunk; a new one is taken apart into its words."""
        number = self._chunks.get(form)
        if number is None:
            number = self._chunks[form] = len(self._chunks)
            if number + 2 >= len(self._many):
                self._many, self._first = np.r_[self._many, self._many], np.r_[self._first, self._first]
                self._stopped = np.r_[self._stopped, np.full(len(self._stopped), -1, dtype=np.int32)]
            parts = [(self.words.setdefault(word, len(self.words)), at) for at, word in self.parts(form)]
            self._many[number] = len(parts)
            if parts:
                self._first[number] = parts[0][0]
                self._further[number] = parts[1:]
            if len(parts) == 1:
                self._further.pop(number)
            if not form.endswith(".") and self._keeps_stop(form):
                self._stopped[number] = self._number(f"{form}.")
        return number

    def _keeps_stop(self, form: str) -> bool:
        """Whether a stop at its end belongs to a chunk: *Mr.*, *U.S.*, *J.*; the pronoun *I* ends a sentence more often."""
        return f"{form}." in self._rules or (form != "I" and _INITIALS.fullmatch(form) is not None)

    def parts(self, form: str) -> Iterator[tuple[int, str]]:
        """The words of a chunk, each with its place in it.

        >>> list(Vocabulary().parts("don't")), list(Vocabulary().parts("Well-Being's"))
        ([(0, 'do'), (2, 'not')], [(0, 'well-being')])
        """
        if form == "US":
            yield 0, "u.s."
        elif form in self._rules:
            yield from self._contracted(form)
        elif _PLAIN.fullmatch(form):
            yield 0, form.lower()
        elif match := _POSSESSIVE.fullmatch(form):
            yield from self.parts(match[1])
        else:
            yield from self._contracted(form)

    def _contracted(self, form: str) -> Iterator[tuple[int, str]]:
        """The words of a chunk by the tokenizer that cuts the articles; hyphens are joined, a possessive is no word."""
        tokens = list(self._tokenizer(form))
        shapes = [folded(token.text) for token in tokens]
        spoken = [_SPOKEN.search(shape) is not None for shape in shapes]
        group: list[int] = []
        for number, shape in enumerate(shapes):
            inner = shape == "-" and 0 < number < len(shapes) - 1 and spoken[number - 1] and spoken[number + 1]
            if inner or (group and shapes[number - 1] == "-" and group[-1] == number - 1):
                group.append(number)
                continue
            yield from self._joined(tokens, shapes, group)
            group = [number] if spoken[number] else []
            if shape in language.SHARED and number and (word := self._shared(form, shape, shapes[number - 1])):
                yield tokens[number].idx, word
            if shape in language.SHARED and number:
                group = []
        yield from self._joined(tokens, shapes, group)

    def _joined(self, tokens: list[Any], shapes: list[str], group: list[int]) -> Iterator[tuple[int, str]]:
        if len(group) == 1:
            after = shapes[group[0] + 1] if group[0] + 1 < len(shapes) else ""
            yield tokens[group[0]].idx, language.whole_form(shapes[group[0]], after)
        elif group:
            yield tokens[group[0]].idx, "".join(shapes[number] for number in group)

    def _shared(self, form: str, shape: str, before: str) -> str:
        """The word that *'s* or *'d* most often stands for; none where it is a possessive."""
        if shape == "'s" and form not in self._rules:
            return ""
        meant = language.SHARED[shape]
        return meant["us"] if before == "let" and "us" in meant else next(iter(meant.values()))

    @cached_property
    def _tokenizer(self) -> Any:
        return language.language().tokenizer

    @cached_property
    def _rules(self) -> frozenset[str]:
        return frozenset(self._tokenizer.rules)

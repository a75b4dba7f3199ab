"""Verbatim: whether a quotation says what the text says, and what was changed where it does not.

What editors may do to a quotation is no change and is named: leave out words under an ellipsis, put words of their own in
brackets, change the first letter, use other quotation marks, dashes and line breaks, end it with a mark of their own.
"""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from discourse.evaluation.alterations import WORD, denies, kinds, omission, told, words_of
from discourse.evaluation.edited import bounded, edits, either, parts_of
from discourse.text.passages import ALTERED as NEAR
from discourse.text.passages import Passages, Span, alike

EXACT, ALTERED, MISSING = "exact", "altered", "not in the text"
ENOUGH = 3
"""Words: a shorter quotation that is not in the text may be a term or a word at a distance."""
_FINAL = re.compile(r"[\s.,;:!?-]+$")
_OWN, _NEXT = 80, 3
"""Characters that words in brackets may stand for; words between the parts of two sentences that were joined, at most, to
count as left out."""
_ALIKE = 0.6
"""The share of its words that an altered quotation has in common with its place."""


@dataclass(frozen=True)
class Verdict:
    """What was found of one quotation.

    `how` names what an editor did (exact) or the kinds of alteration (altered); `place` is where its words stand, `words` what
    the text has there, `difference` what differs, from the text to the quotation.
    """

    verdict: str
    how: tuple[str, ...] = ()
    place: Span | None = None
    words: str = ""
    difference: str = ""


class Verbatim:
    """A text prepared for holding quotations against it.

    Args:
        text: as read. same: a copy of the same length on which words are looked for, with blanks for what is no prose.
        sentences: the offset at which each sentence begins, in order.
    """

    def __init__(self, text: str, sentences: Sequence[int], same: str = "") -> None:
        self.text, self.sentences = text, list(sentences)
        # Double and single marks are alike: which of them is the outer one is the editor's choice.
        self._same = (same or text).translate(_MARKS)
        self._passages = Passages(self._same)
        self._plain, self._at = alike(self._same)
        self._words = [match.span() for match in WORD.finditer(self._plain)]
        self._forms = [self._plain[a:b].lower() for a, b in self._words]

    def check(self, quotation: str) -> Verdict:
        """Hold one quotation against the text.

        Read `altered` as: these words stand there otherwise. The trap: *exact* says that the words are there, not that
        they mean there what the quotation makes of them; look at what an ellipsis leaves out.
        """
        words = alike(quotation.translate(_MARKS))[0].strip(" '\"")
        if not WORD.search(words):
            return Verdict(MISSING)
        plain = _FINAL.sub("", words)
        return (
            self._exact([("", re.escape(plain))], plain) or self._edited(plain)
            or self._joined(plain) or self._altered(plain) or Verdict(MISSING)
        )  # fmt: skip

    def sentence(self, offset: int) -> int:
        """The number of the sentence at an offset, from 1."""
        return bisect_right(self.sentences, offset)

    def _exact(self, parts: list[tuple[str, str]], plain: str, *how: str) -> Verdict | None:
        """The place of parts that follow one another, each letter for letter but for the first."""
        found = min(self._chains(parts), key=lambda chain: chain[-1][1] - chain[0][0], default=None)
        if found is None:
            return None
        start, end = found[0][0], found[-1][1]
        gaps = [(a, b) for (_, a), (b, _) in itertools.pairwise(found) if b - a > 1]
        first = next((one for one in plain if one.isalpha()), "")
        turned = first and not plain.startswith("[") and first not in self._plain[start : start + 2]
        said = [*how, *(["first letter changed"] if turned else []), *self._left_out(gaps)]
        return Verdict(EXACT, tuple(said), self._span(start, end), self._shown(start, end))

    def _chains(self, parts: list[tuple[str, str]]) -> Iterator[list[Span]]:
        """Every way in which parts follow one another, each at the first place after the one before."""
        for first in re.finditer(bounded(either(parts[0][1])), self._plain):
            chain = [first.span()]
            for joint, pattern in parts[1:]:
                after = re.compile(bounded(either(pattern) if joint == "gap" else pattern))
                at = chain[-1][1]
                match = after.search(self._plain, at, len(self._plain) if joint == "gap" else at + _OWN + len(pattern))
                if match is None:
                    break
                chain.append(match.span())
            else:
                yield chain

    def _left_out(self, gaps: list[Span]) -> list[str]:
        """Cautions about what an ellipsis leaves out: a negation, or whole sentences."""
        out = [self._plain[a:b] for a, b in gaps]
        denied = sorted({word for text in out for word in words_of(text) if denies(word)})
        sentences = sum(max(self.sentence(self._at[b]) - self.sentence(self._at[a]) - 1, 0) for a, b in gaps)
        said = [f"careful: what is left out holds {', '.join(repr(word) for word in denied)}"] if denied else []
        return said + ([f"careful: {sentences} whole sentences are left out"] if sentences > 1 else [])

    def _edited(self, plain: str) -> Verdict | None:
        """A quotation with an ellipsis or brackets: the words around them, one after the other."""
        how = edits(plain)
        parts = parts_of(plain)
        return self._exact(parts, plain, *how) if how and parts else None

    def _joined(self, plain: str) -> Verdict | None:
        """Two passages that were joined, or turned round, without a mark: all words are there, in two parts."""
        words = words_of(plain)
        for cut in range(len(words) - 2, 1, -1):
            pairs = [(a, b) for a in self._runs(words[:cut]) for b in self._runs(words[cut:])]
            if pairs:
                a, b = min(pairs, key=lambda pair: abs(pair[1] - pair[0] - cut))
                if found := self._pair((a, a + cut), (b, b + len(words) - cut)):
                    return found
        return None

    def _pair(self, one: Span, other: Span) -> Verdict | None:
        """Judge two runs of words, by their numbers: words are left out between them, or they stand apart."""
        between = other[0] - one[1]
        numbers = [self._sentence_of(at) for at in (one[0], other[1] - 1)]
        whole = self._words[min(one[0], other[0])][0], self._words[max(one[1], other[1]) - 1][1]
        if between == 0 or (0 < between <= _NEXT and len(set(numbers)) > 1):
            return None  # The same words but for marks, or little left out: told word by word.
        if numbers[0] == numbers[1] and between > 0:
            out = self._forms[one[1] : other[0]]
            return self._verdict(whole, [omission(out)], f"left out: {' '.join(out)}")
        if numbers[0] == numbers[1]:
            return self._verdict(whole, ["order changed"], "the two halves stand in the other order")
        where = (
            f"joins words of sentence {numbers[0]} with words of sentence {self._sentence_of(other[0])} without a mark"
        )
        return self._verdict((self._words[one[0]][0], self._words[one[1] - 1][1]), ["two passages joined"], where)

    def _sentence_of(self, word: int) -> int:
        return self.sentence(self._at[self._words[word][0]])

    def _runs(self, words: list[str]) -> list[int]:
        """Where a run of words begins, by the number of the word."""
        size = len(words)
        return [at for at in self._index.get(words[0], ()) if self._forms[at : at + size] == words]

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for at, form in enumerate(self._forms):
            places.setdefault(form, []).append(at)
        return places

    def _altered(self, plain: str) -> Verdict | None:
        """The stretch of the text that is most like the quotation word by word, and what differs."""
        from rapidfuzz import fuzz
        from rapidfuzz.distance import LCSseq, Levenshtein

        words = words_of(plain)
        near = fuzz.partial_ratio_alignment(words, self._forms) if len(words) <= len(self._forms) else None
        if near is not None and len(words) > ENOUGH:
            slack = max(3, len(words) // 4)
            spans = [
                (a, b)
                for a in range(max(near.dest_start - slack, 0), min(near.dest_start + slack, len(self._forms)) + 1)
                for b in range(max(near.dest_end - slack, a + 1), min(near.dest_end + slack, len(self._forms)) + 1)
            ]

            def unlike(one: Span) -> tuple[int, int, int]:
                """Few changes first; of as many, those that keep most words and, at an edge, replace and do not add."""
                there = self._forms[slice(*one)]
                return Levenshtein.distance(words, there), -LCSseq.similarity(words, there), one[0] - one[1]

            a, b = min(spans, key=unlike)
            steps = Levenshtein.opcodes(self._forms[a:b], words)
            common = sum(step.src_end - step.src_start for step in steps if step.tag == "equal")
            if common >= max(_ALIKE * max(len(words), b - a), ENOUGH):
                changes = [(self._forms[a + s.src_start : a + s.src_end], words[s.dest_start : s.dest_end])
                           for s in steps if s.tag != "equal"]  # fmt: skip
                span = self._words[a][0], self._words[b - 1][1]
                return self._verdict(span, kinds(changes), told(changes, self._plain[slice(*span)], plain))
        found = self._passages.find(plain)
        if found.found != NEAR or found.span is None:
            return None
        return Verdict(ALTERED, ("word replaced",), found.span, self.text[slice(*found.span)], found.changed)

    def _verdict(self, span: Span, kinds: list[str], difference: str) -> Verdict:
        return Verdict(ALTERED, tuple(dict.fromkeys(kinds)), self._span(*span), self._shown(*span), difference)

    def _span(self, start: int, end: int) -> Span:
        return self._at[start], self._at[end - 1] + 1

    def _shown(self, start: int, end: int) -> str:
        if start >= end:
            return ""
        a, b = self._span(start, end)
        return " ".join(self.text[a:b].split())


_MARKS = str.maketrans(dict.fromkeys('"“”„‟«»‹›', "'"))

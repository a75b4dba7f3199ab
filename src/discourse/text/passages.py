"""Passages: where a quotation stands in a text, letter for letter, altered, in several places, or not at all."""

import itertools
import re
from bisect import bisect_right
from dataclasses import dataclass

from discourse.base.text import normalise

EXACT, ALTERED, SEVERAL, MISSING = "found", "altered", "in several places", "not found"
LEAST_ALIKE = 80
"""Of 100: a quotation whose best place shares less of its letters is taken as not found."""
_LEAST_WINDOW = 60
"""The same for a window as long as the quotation: words left out of it or put in push it aside."""
_AROUND = 5
"""Words that a window may be moved by to fit best."""
SHORTEST = 12
"""Characters: what is shorter is not looked for in altered form, for something like it stands everywhere."""
_GAP = re.compile(r"\s*(?:\[\s*)?(?:\.\s?\.\s?\.|…)(?:\s*\])?\s*")
Span = tuple[int, int]


@dataclass(frozen=True)
class Passage:
    """Where a quotation stands: `places` has one stretch, several where that cannot be told, or none."""

    found: str
    places: tuple[Span, ...] = ()
    changed: str = ""

    @property
    def span(self) -> Span | None:
        """The one place; None where there is none, or more than one."""
        return self.places[0] if len(self.places) == 1 else None


class Passages:
    """A text prepared for finding quotations in it; all offsets are those of the text as it was given.

    Quotation marks, dashes and blanks of all kinds are alike, and so are line ends: what a word processor changes
    on its way is no alteration.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._plain, self._at = alike(text)

    def find(self, quotation: str, *, start: int = -1, before: str = "", after: str = "") -> Passage:
        """Find a quotation.

        Read `altered` as: the nearest words of the text; `changed` says what they have instead. The trap: an altered
        quotation is found by its letters, and one that turns the sense round (*not* left out) is found just as well.

        Args:
            quotation: the words.
            start: where they should stand, as far as is known; of several places the one there is taken.
            before, after: what should precede and follow them, likewise.
        """
        if start >= 0 and quotation and self.text.startswith(quotation, start):
            return Passage(EXACT, ((start, start + len(quotation)),))
        words = alike(quotation)[0].strip()
        if not words:
            return Passage(MISSING)
        places = self._exact(words)
        if len(places) > 1:
            places = self._chosen(places, start, before, after)
        if places:
            return Passage(EXACT if len(places) == 1 else SEVERAL, tuple(places))
        return self._parts(words) or self._altered(words)

    def _span(self, first: int, stop: int) -> Span:
        return self._at[first], self._at[stop - 1] + 1

    def _exact(self, words: str) -> list[Span]:
        """Every place of the words, where they begin and end with a word if they do so."""
        edges = (r"(?<!\w)" if words[0].isalnum() else "", r"(?!\w)" if words[-1].isalnum() else "")
        found = re.finditer(f"(?={edges[0]}({re.escape(words)}){edges[1]})", self._plain)
        return [self._span(one.start(1), one.end(1)) for one in found]

    def _chosen(self, places: list[Span], start: int, before: str, after: str) -> list[Span]:
        """Of several places those with the right surroundings, then the one that is nearest."""
        left, right = alike(before)[0].strip(), alike(after)[0].strip()
        if left or right:
            around = [
                (a, b) for a, b in places
                if alike(self.text[:a])[0].rstrip().endswith(left) and alike(self.text[b:])[0].lstrip().startswith(right)
            ]  # fmt: skip
            places = around or places
        return [min(places, key=lambda place: abs(place[0] - start))] if start >= 0 else places

    def _parts(self, words: str) -> Passage | None:
        """A quotation with dots for what it leaves out: its parts, each exact, one after the other."""
        parts = [part for part in _GAP.split(words) if part]
        if len(parts) < 2:
            return None
        at, ends = 0, []
        for part in parts:
            first = self._plain.find(part, at)
            if first < 0:
                return None
            at = first + len(part)
            ends.append(self._span(first, at))
        gaps = [self.text[a:b].strip() for (_, a), (b, _) in itertools.pairwise(ends)]
        return Passage(ALTERED, ((ends[0][0], ends[-1][1]),), f"left out: {' … '.join(gaps)}")

    def _altered(self, words: str) -> Passage:
        from rapidfuzz import fuzz  # only what is not found letter for letter needs it

        if len(words) < SHORTEST:
            return Passage(MISSING)
        near = fuzz.partial_ratio_alignment(words.lower(), self._plain.lower(), score_cutoff=_LEAST_WINDOW)
        if near is None or len(words) > len(self._plain):
            return Passage(MISSING)
        first, stop = self._nearest(words, near.dest_start, near.dest_end)
        if fuzz.ratio(words.lower(), self._plain[first:stop].lower()) < LEAST_ALIKE:
            return Passage(MISSING)
        return Passage(ALTERED, (self._span(first, stop),), _changed(words, self._plain[first:stop]))

    def _nearest(self, words: str, first: int, stop: int) -> Span:
        """The stretch of whole words about a window that is most like the quotation."""
        from rapidfuzz import fuzz

        edges = [one.span() for one in re.finditer(r"\w+|[^\w\s]", self._plain)]
        a, b = (bisect_right([e[0] for e in edges], at) - 1 for at in (first, max(stop - 1, first)))
        tries = [
            (edges[x][0], edges[y][1])
            for x in range(max(a - _AROUND, 0), min(a + _AROUND, len(edges)))
            for y in range(max(b - _AROUND, x), min(b + _AROUND, len(edges)))
        ]
        return max(
            tries, key=lambda one: (fuzz.ratio(words.lower(), self._plain[slice(*one)].lower()), -one[1] + one[0])
        )


def alike(text: str) -> tuple[str, list[int]]:
    """The text with quotation marks, dashes and blanks made alike, and where each of its characters comes from."""
    letters: list[str] = []
    at: list[int] = []
    for place, letter in enumerate(normalise(text)):
        if letter == "\u00ad":
            continue  # A soft hyphen, or a word that was broken at the end of a line.
        if letter.isspace():
            if letters and letters[-1] == " ":
                continue
            letter = " "
        letters.append("-" if letter in "–—" else letter)
        at.append(place)
    return "".join(letters), at


def _changed(quotation: str, words: str) -> str:
    """What the text has where the quotation has something else."""
    from rapidfuzz.distance import Levenshtein

    ours, theirs = words.split(), quotation.split()
    said = []
    for step in Levenshtein.opcodes(theirs, ours):
        one, other = " ".join(theirs[step.src_start : step.src_end]), " ".join(ours[step.dest_start : step.dest_end])
        if step.tag == "replace":
            said.append(f"'{one}' for '{other}'")
        elif step.tag != "equal":
            said.append(f"left out: {other}" if other else f"put in: {one}")
    return "; ".join(said)

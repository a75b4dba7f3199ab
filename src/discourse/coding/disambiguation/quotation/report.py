"""Who reports a quoted span: the verb before, above or after it, and its subject."""

from collections.abc import Iterator
from functools import cached_property

from discourse.coding.disambiguation.quotation.shape import Shape
from discourse.io.words import word_set
from discourse.text import syntax
from discourse.text.quoted import quote_before, quotes_near, turns
from discourse.text.tree import SUBJECTS, VERBS

_NEAR, _FAR, _CLIMB, _LONG = 7, 200, 8, 4
_STOPS = (".", ";", "?", "!", "“", "”", '"')
_OPEN_END = (",", "?", "!", "—", "-", "…", "...")


class Reported(Shape):
    """A span with the words that report it; `others` are the spans of its text by their first rows."""

    others: "dict[int, Reported]"

    def says(self, row: int) -> bool:
        """Whether a word is a verb of saying."""
        return self.lemmas[row].lower() in word_set("verbs-of-saying", "saying") | {"accord"}

    @cached_property
    def continues(self) -> bool:
        """The span of the paragraph before had no closing mark and goes on here."""
        last = quote_before(self.view, self.first)
        return last is not None and last.how == "continued" and last.stop == self.first

    @cached_property
    def going_on(self) -> bool:
        """It has no closing mark, and the next paragraph goes on."""
        return self.quote.how == "continued"

    @cached_property
    def resumed(self) -> bool:
        """Its reporting clause stands between another quotation and this one: "Yes," he said, "and no"."""
        return self._resumes is not None

    @cached_property
    def _resumes(self) -> "Reported | None":
        paragraph = self.view.paragraph_start
        near = (self.others[one.first] for one in reversed(quotes_near(self.view, self.first - _FAR, self.first)))
        last = next((one for one in near if self.first - 2 * _NEAR <= one.stop <= self.first), None)
        if last is None or paragraph[last.first] != paragraph[self.first]:
            return None
        return last if last.after is not None and last.after < self.first else None

    @cached_property
    def speaker(self) -> str:
        """Who speaks, as printed: here, before in the same speech, or after it over paragraphs."""
        return next((one.reported_by[1] for one in (self, *self._same_speech()) if one.reported_by[1]), "")

    def goes_on_from(self, other: "Reported") -> bool:
        """Whether it belongs to the speech of another span and has no reporting words of its own."""
        return not self.reporter and any(one is other for one in self._same_speech())

    def _same_speech(self) -> "Iterator[Reported]":
        one: Reported | None = self
        while one and one.quote.how == "continued" and (one := self.others.get(one.stop)):
            yield one
        one = self._earlier
        while one:
            yield one
            one = one._earlier

    @property
    def _earlier(self) -> "Reported | None":
        last = quote_before(self.view, self.first) if self.continues else None
        return self.others[last.first] if last else self._resumes

    @cached_property
    def reporter(self) -> str:
        """The verb or noun that reports it."""
        return self.reported_by[0]

    @cached_property
    def reported_by(self) -> tuple[str, str]:
        """The word that reports it, and who speaks: right before it, else above it, else after it."""
        row = self._before()
        if row is None and self.first > 1 and self.words[self.first - 1] == ":":
            first, entities = self.first - 2, self.view.column("entity")  # *Jane Roe: "We are late."*
            while entities[first] == "I-PERSON":
                first -= 1
            if entities[first] == "B-PERSON" or self.first in turns(self.view):
                return "", self.view.text(first, self.first - 1)
        row = self._above() if row is None else row
        row = self.after if row is None else row
        return (self.words[row], self._speaker(row)) if row is not None else ("", "")

    def _before(self) -> int | None:
        """The verb of saying up to seven words before it, if the span is what that says."""
        if self._of_something():
            return None  # In "wrote a chapter of ..." and "argued for ..." the words quoted are not what was said.
        for row in range(self.first - 1, max(self.start, self.first - _NEAR) - 1, -1):
            put = self.lemmas[row] == "put" and "it" in self.forms[row : self.first]  # *As she put it, "..."*
            if self.parts[row] in (*VERBS, "ADP") and (put or self.says(row)):
                return row if self._is_said(row) else None
        return None

    def _is_said(self, verb: int) -> bool:
        """Whether the span is what the verb reports, not a noun within it: *wrote a "story"*, *says the "zone" is*."""
        if self.whole or (verb == self.first - 1 and self.size > 1):
            return True
        between = {self.parts[row] for row in range(verb + 1, self.first)}
        if between & set(VERBS):
            return (self.size > 1 and not self.named) or (self.size >= _LONG and "VERB" in between)
        return "ADP" in between

    def _of_something(self) -> bool:
        """Whether a preposition stands before it, other than *of* and *about* after a word of speaking."""
        row = self.first - 1
        while row > self.start and self.parts[row] in ("DET", "ADJ", "PRON"):
            row -= 1
        if (
            row < self.start
            or self.parts[row] != "ADP"
            or self.words[row] in word_set("quotation-contexts", "carrying")
        ):
            return False
        return not (row > self.start and self.says(row - 1) and self.words[row] in ("of", "about"))

    def _above(self) -> int | None:
        """The verb of saying in whose content clause the span is a phrase of its own."""
        if self.titled or (self.size < 2 and not self.judges) or (self.named and self.size < _LONG):
            return None
        verbs = word_set("verbs-of-saying", "saying") | word_set("quotation-contexts", "finding")
        at = self.top
        for _ in range(_CLIMB):
            above = int(self.view.head[at])
            clause = self.deps[at] in ("ccomp", "xcomp") and self.tags[above].startswith("VB")
            if clause and self.lemmas[above].lower() in verbs and not self.first <= above < self.stop:
                return above
            at = above
        return None

    @cached_property
    def after(self) -> int | None:
        """The verb of the reporting clause that follows it."""
        # Not only in the sentence: the splitter often ends it at the closing mark.
        paragraph = self.view.paragraph_start
        reach = range(self.stop, min(self.stop + 2 * _NEAR, self.view.size))
        ahead = [row for row in reach if paragraph[row] == paragraph[self.first]]
        if not (self.words[self.last - 1] in _OPEN_END or (ahead and self.words[ahead[0]] in (",", ":"))):
            return None
        near = ahead[:_NEAR]
        # *"...," the mayor, Jane Roe, said*; *a man who asked not to be named said*.
        subject = next((row for row in near if self.deps[row] in SUBJECTS), self.stop)
        verb = int(self.view.head[subject]) if near else self.stop
        finite = subject < verb and verb in ahead and self.tags[verb] in ("VBD", "VBZ", "VBP", "VBN")
        stops = {self.words[row] for row in range(self.stop, verb)} & set(_STOPS)
        if finite and not stops and self.deps[verb] != "relcl" and self.says(verb):
            return verb
        return self._first_verb(near)

    def _first_verb(self, rows: list[int]) -> int | None:
        """The first verb of saying among the rows, up to a conjunction or a comma."""
        for row in rows:
            other = self.parts[row] in ("CCONJ", "SCONJ") and self.words[row] != "as"
            comma = self.words[row] == "," and row > self.stop and self.parts[row - 1] != "PROPN"
            if other or comma or self.words[row] in _STOPS:
                return None
            if self.parts[row] in (*VERBS, "ADP") and self.tags[row] != "VB" and self.says(row):
                return row
        return None

    def _speaker(self, verb: int) -> str:
        subject = syntax.inverted_subject(self.view, verb)
        subject = syntax.subject(self.view, verb) if subject is None else subject
        if subject is None or self.first < subject < self.stop:
            return ""
        rows = [row for row in self.view.subtree(subject) if not self.first <= row < self.stop and row != verb]
        rows = [row for row in rows if subject - 8 <= row <= subject + 8]
        return self.view.text(rows[0], rows[-1] + 1) if rows else ""

    @cached_property
    def source(self) -> bool:
        """*according to* follows it in its sentence."""
        phrase = self.whole or self.tags[self.first + 1] == "RB"
        return phrase and "according" in self.forms[self.stop : self.end]

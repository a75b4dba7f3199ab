"""What stands in and around a quoted span: the facts that its role is decided by."""

from dataclasses import dataclass
from functools import lru_cache

from discourse.coding.rules import _clause, _lists, _quote_reporter
from discourse.coding.rules._quotes import Quote
from discourse.language.view import TokenView

_NEAR = 4
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SMALL = ("DET", "ADP", "CCONJ", "SCONJ", "PART", "PUNCT", "AUX", "PRON", "SPACE")


@dataclass(frozen=True)
class Context:
    """A span's facts.

    `sentence`: it begins with a capital and ends with an end mark or a comma inside. `clause`: it holds a
    finite verb with a subject. `capital`: its first word has one. `titled`: all its words but the small
    ones have.
    """

    view: TokenView
    quote: Quote
    size: int
    sentence: bool
    clause: bool
    capital: bool
    titled: bool
    persons: bool
    continues: bool
    answered: bool
    resumed: bool
    reporter: str
    speaker: str
    promoter: str

    def near(self, kind: str) -> str:
        """The nearest lemma of a type up to four words before the span or one after it, else empty."""
        lemmas, words = self.view.column("lemma"), self.view.column("word")
        listed = _lists.of_type("quotation-contexts", kind)
        first = max(int(self.view.sentence_start[self.quote.first]), self.quote.first - _NEAR)
        ahead = [*range(self.quote.first - 1, first - 1, -1), *self._after(kind)]
        for row in ahead:
            noun = kind != "slogan" or self.view.column("pos")[row] == "NOUN"
            if noun and {str(lemmas[row]).lower(), str(words[row]).lower()} & listed:
                return str(words[row])
            if row < self.quote.first - 1 and words[row] in (";", ":", "”", '"', ","):
                return ""
        return _hyphenated(self.view, self.quote.first, listed)

    def _after(self, kind: str) -> range:
        """The rows after the span that may explain it: one, or six where they say what the word means."""
        stop, documents = self.quote.stop, self.view.column("document")
        defining = _lists.of_type("quotation-contexts", "defining")
        if stop >= self.view.size or documents[stop] != documents[stop - 1]:
            return range(0)
        said_of = kind == "mention" and (
            str(self.view.column("lemma")[stop]).lower() in defining or self.view.column("pos")[stop] == "PRON"
        )
        return range(stop, min(stop + (6 if said_of else 1), self.view.size))

    @property
    def neighbours(self) -> tuple[str, str]:
        """The words right before and right after the span, in the same paragraph; empty at its edges."""
        words, paragraph = self.view.column("word"), self.view.column("paragraph")
        first, stop = self.quote.first, self.quote.stop
        before = str(words[first - 1]) if first and paragraph[first - 1] == paragraph[first] else ""
        after = str(words[stop]) if stop < self.view.size and paragraph[stop] == paragraph[first] else ""
        return before, after

    @property
    def topic(self) -> str:
        """The subject of the verb that the span hangs on, as a lemma (*the word for bread is ...*)."""
        rows = range(*self.quote.content)
        at = next((int(self.view.head[r]) for r in rows if int(self.view.head[r]) not in rows), self.quote.first)
        subject = _clause.subject(self.view, at)
        outside = subject is not None and subject not in rows
        return str(self.view.column("lemma")[subject]).lower() if outside and subject is not None else ""

    @property
    def label(self) -> str:
        """Who labels, one or many, where the span is a label: *what X calls ...*, *X calls it a ...*."""
        words = self.view.column("word")[int(self.view.sentence_start[self.quote.first]) : self.quote.first]
        listed = _lists.of_type("quotation-contexts", "labelling")
        verb = next((r for r in range(self.quote.first - 1, self.quote.first - 5, -1)
                     if r >= 0 and str(self.view.column("lemma")[r]).lower() in listed), None)  # fmt: skip
        if verb is None or not words:
            return ""
        what = verb == self.quote.first - 1 and "what" in [str(word).lower() for word in words]
        article = self.view.column("pos")[self.quote.first - 1] == "DET"
        article = article or str(words[-1]).lower() == "it"
        if not (what or article):
            return ""
        subject = _clause.subject(self.view, verb)
        kind = _clause.subject_type(self.view, subject)
        if kind == "i" or (kind == "we" and "it" in [str(word).lower() for word in words[-3:]]):
            return "own"
        plural = subject is not None and self.view.column("tag")[subject] == "NNS"
        return "many" if what and (plural or kind == "we") else "one"

    @property
    def says_of_itself(self) -> bool:
        """Whether a verb of saying in the general present is right before one word: *people say "goed"*."""
        row = self.quote.first - 1
        if self.size != 1 or self.capital or row < 0 or not self.before("reporting"):
            return False
        subject = _clause.subject(self.view, row)
        general = subject is not None and self.view.column("tag")[subject] in ("NNS", "WP")
        return general and self.view.column("tag")[row] in ("VBP", "VB")

    @property
    def judges(self) -> bool:
        """Whether the span is one adjective, as verbs of labelling apply it: *called it "unbearable"*."""
        return self.size == 1 and self.view.column("tag")[self.quote.first + 1].startswith(("JJ", "VBN", "RB"))

    @property
    def own_words(self) -> bool:
        """Whether *in his own words* stands right before the span."""
        words = self.view.column("word")[max(self.quote.first - 2, 0) : self.quote.first]
        return bool({str(word).lower() for word in words} & _lists.of_type("quotation-contexts", "own-words"))

    def before(self, kind: str) -> str:
        """The word of a type right before the span, hyphenated ones (*so-called*) included."""
        words, first = self.view.column("word"), self.quote.first
        listed = _lists.of_type("quotation-contexts", kind)
        last = str(words[first - 1]) if first else ""
        lemma = str(self.view.column("lemma")[first - 1]).lower() if first else ""
        return last if {last.lower(), lemma} & listed else _hyphenated(self.view, first, listed)

    def inside(self, kind: str) -> str:
        """The last word of the span where it is of a type, else empty."""
        row = self.quote.content[1] - 1
        listed = _lists.of_type("quotation-contexts", kind)
        lemmas, words = self.view.column("lemma"), self.view.column("word")
        while row > self.quote.first and not str(words[row])[0].isalnum():
            row -= 1
        ends = (row, self.quote.first + 1)
        return next((str(words[r]) for r in ends if str(lemmas[r]).lower() in listed), "")


def _hyphenated(view: TokenView, first: int, listed: frozenset[str]) -> str:
    """*so-called* and its like are three tokens before the span."""
    words = view.column("word")
    joined = "".join(str(word) for word in words[max(first - 3, 0) : first]).lower()
    return joined if joined in listed else ""


@lru_cache(maxsize=4096)
def context(view: TokenView, quote: Quote) -> Context:
    """Gather the facts about a span."""
    first, stop = quote.content
    words, tags = view.column("word"), view.column("tag")
    rows = [row for row in range(first, stop) if any(c.isalnum() for c in words[row])]
    end = str(words[stop - 1])
    first_row = rows[1] if len(rows) > 1 and str(words[rows[0]]) in ("the", "a", "an") else rows[0] if rows else first
    capital = str(words[first_row])[0].isupper()
    clause = any(tags[row] in _FINITE and _own_subject(view, row, first, stop) for row in rows)
    order = _imperative(view, rows)
    reporter, speaker = _quote_reporter.reporter(view, quote)
    return Context(
        view,
        quote,
        len(rows),
        sentence=bool(rows) and str(words[rows[0]])[0].isupper() and end in (".", "?", "!", ",", "…", "...", "—", "-"),
        clause=clause or order,
        capital=capital,
        titled=_titled(view, rows),
        persons=any(view.column("norm")[row] in ("i", "we", "you", "me", "us", "my", "our", "your") for row in rows),
        continues=_quote_reporter.continues(view, quote),
        answered=_quote_reporter.reporter_after(view, quote) is not None,
        resumed=_quote_reporter.resumed(view, quote),
        reporter=reporter,
        speaker=speaker,
        promoter=_promoter(view, quote, capital, clause),
    )


def _own_subject(view: TokenView, row: int, first: int, stop: int) -> bool:
    verb = _clause.main_verb(view, row) if view.column("tag")[row] == "MD" else row
    if view.column("dep")[verb] in ("aux", "auxpass"):
        verb = int(view.head[verb])
    subject = _clause.subject(view, verb)
    return subject is not None and first <= subject < stop


def _imperative(view: TokenView, rows: list[int]) -> bool:
    return bool(rows) and view.column("tag")[rows[0]] == "VB" and str(view.column("word")[rows[0]])[0].isupper()


def _titled(view: TokenView, rows: list[int]) -> bool:
    words, parts = view.column("word"), view.column("pos")
    big = [row for row in rows if parts[row] not in _SMALL and not str(words[row])[0].isdigit()]
    joined = view.column("end")
    big = [
        row for row in big if not (row > 0 and words[row - 1] == "-" and joined[row - 1] == view.column("start")[row])
    ]
    return bool(big) and all(str(words[row])[0].isupper() for row in big)


def _promoter(view: TokenView, quote: Quote, capital: bool, clause: bool) -> str:
    """A verb of promoting, with the writer's side as subject, that governs a span in small letters."""
    if capital:
        return ""
    listed = _lists.of_type("quotation-contexts", "promote")
    first, stop = quote.content
    inside = set(range(quote.first, quote.stop))
    at = next((row for row in range(first, stop) if int(view.head[row]) not in inside), first)
    top = at
    for _ in range(6):
        head = int(view.head[at])
        if head == at:
            return ""
        at = head
        if view.column("pos")[at] == "VERB" and at not in inside and view.column("dep")[at] != "relcl":
            break
    noun = view.column("pos")[top] in ("NOUN", "PROPN", "ADJ")
    lemma = str(view.column("lemma")[at]).lower() if noun or not clause else ""
    kind = _clause.subject_type(view, _clause.subject(view, at))
    norms = view.column("norm")[int(view.sentence_start[at]) : at]
    own = {"we", "our", "us", "this", "both"} & set(norms) or kind in ("institution", "none")
    return str(view.column("word")[at]) if lemma in listed and own else ""

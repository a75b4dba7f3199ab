"""The shape of a quoted span: its length, its capitals, whether it is a clause or a whole phrase."""

from functools import cached_property

from discourse.io.words import word_set
from discourse.text import syntax
from discourse.text.quoted import Quote
from discourse.text.tokens import TokenView

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SMALL = ("DET", "ADP", "CCONJ", "SCONJ", "PART", "PUNCT", "AUX", "PRON", "SPACE")
_ENDS = (".", "?", "!", ",", "…", "...", "—", "-")
_OPENS = (":", "“", '"')
_BEFORE_NOUN = ("det", "poss", "amod", "compound", "nummod", "nmod")
_AHEAD, _FEWEST = 6, 3


class Shape:
    """A span with what can be seen of it alone; none of these facts depends on which words it holds."""

    def __init__(self, view: TokenView, quote: Quote) -> None:
        self.view, self.quote, self.first, self.stop = view, quote, quote.first, quote.stop
        self.words: list[str] = view.column("word")
        self.forms: list[str] = view.column("form")
        self.lemmas: list[str] = view.column("lemma")
        self.parts: list[str] = view.column("pos")
        self.tags: list[str] = view.column("tag")
        self.deps: list[str] = view.column("dep")
        self.start, self.end = int(view.sentence_start[self.first]), int(view.sentence_end[self.stop - 1])
        begin, self.last = quote.content
        self.rows = [row for row in range(begin, self.last) if any(c.isalnum() for c in self.words[row])] or [begin]
        self.tops = [row for row in self.rows if not self.first < view.head[row] < self.stop or view.head[row] == row]
        self.top = (self.tops or [self.first])[0]

    @cached_property
    def size(self) -> int:
        """How many words it has, contractions as one."""
        return sum(self.words[row][0].isalnum() and self.words[row] != "n't" for row in self.rows)

    @cached_property
    def ended(self) -> bool:
        """It ends with an end mark or a comma inside."""
        return self.words[self.last - 1] in _ENDS

    @cached_property
    def sentence(self) -> bool:
        """It begins with a capital and ends with an end mark or a comma inside."""
        return self.capital and self.ended

    @cached_property
    def capital(self) -> bool:
        """Its first word has a capital."""
        return self.words[self.rows[0]][0].isupper()

    @cached_property
    def titled(self) -> bool:
        """All its words but the small ones have capitals, where capitals tell anything."""
        initial = len(self.rows) == 1 and not self.work and (
            self.first == self.start or self.words[self.first - 1] in _OPENS)  # fmt: skip
        big = [row for row in self.rows if self.parts[row] not in _SMALL and not self.words[row][0].isdigit()]
        return bool(big) and all(self.words[row][0].isupper() for row in big) and not (self.headline or initial)

    @cached_property
    def headline(self) -> bool:
        """The words before it have capitals too, verbs and prepositions among them, as in a headline."""
        before = [row for row in range(max(self.start, self.first - _AHEAD), self.first) if self.words[row].isalpha()]
        telling = [r for r in before if r > self.start and self.parts[r] in ("VERB", "AUX", "PRON", "ADP", "SCONJ")]
        content = [row for row in before if self.parts[row] not in ("ADP", "DET", "PART", "CCONJ")]
        big = len(content) >= _FEWEST and all(self.words[row][0].isupper() for row in content)
        return big and any(self.words[row][0].isupper() and self.words[row] != "I" for row in telling)

    @cached_property
    def clause(self) -> bool:
        """It holds a finite verb with its subject."""
        return any(self.tags[row] in _FINITE and self._own_subject(row) for row in self.rows)

    def _own_subject(self, row: int) -> bool:
        verb = syntax.verb_of_modal(self.view, row) if self.tags[row] == "MD" else row
        verb = int(self.view.head[verb]) if self.deps[verb] in ("aux", "auxpass") else verb
        subject = syntax.subject(self.view, verb)
        return subject is not None and self.first < subject < self.last

    @cached_property
    def persons(self) -> bool:
        """It speaks of I, we or you."""
        return any(self.forms[row] in word_set("quotation-contexts", "speech-person") for row in self.rows)

    @cached_property
    def judges(self) -> bool:
        """It is one adjective, participle or adverb."""
        return len(self.rows) == 1 and self.tags[self.rows[0]].startswith(("JJ", "VBN", "RB"))

    @cached_property
    def work(self) -> bool:
        """The language model takes it for a work of art."""
        return any(self.view.column("entity")[row].endswith("WORK_OF_ART") for row in self.rows)

    @cached_property
    def named(self) -> bool:
        """An article stands before it."""
        return self.first > 0 and self.parts[self.first - 1] == "DET"

    @cached_property
    def whole(self) -> bool:
        """A phrase complete in itself: *warned of "serious losses"*, not *the "losses"*."""
        if self.named or (self.first and self.tags[self.first - 1] in ("PRP$", "POS")):
            return False
        return not any(child < self.first and self.deps[child] in _BEFORE_NOUN
                       for top in self.tops for child in self.view.children[top])  # fmt: skip

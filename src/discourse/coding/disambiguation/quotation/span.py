"""What stands around a quoted span: the facts that the table of roles asks for, each looked up once."""

from functools import cached_property, lru_cache

from discourse.coding.disambiguation.quotation.report import Reported
from discourse.io.words import word_set
from discourse.text import syntax
from discourse.text.quoted import quotes
from discourse.text.tokens import TokenView
from discourse.text.tree import VERBS

_NEAR, _DEFINED, _UP, _BACK = 4, 6, 6, 16
_FUNCTION = ("PRON", "DET", "CCONJ", "SCONJ", "ADP", "AUX")
_NOUNS = ("slogan", "ideal")


def listed(kind: str) -> frozenset[str]:
    """The words of a type in the list `quotation-contexts`."""
    return word_set("quotation-contexts", kind)


class Span(Reported):
    """A quoted span; what a property or method returns is true unless it is empty, and may be a word for the reason."""

    def _is(self, row: int, kind: str) -> bool:
        noun = kind not in _NOUNS or self.parts[row] == "NOUN"
        return noun and bool({self.lemmas[row].lower(), self.forms[row]} & listed(kind))

    def near(self, kind: str) -> str:
        """The nearest word of a type up to four words before the span or one after it (six where it is explained)."""
        for row in range(self.first - 1, max(self.start, self.first - _NEAR) - 1, -1):
            if self._is(row, kind):
                return self.words[row]
            if kind == "name" and self.parts[row] in VERBS:
                break  # In "the festival opens with ..." the festival has another name.
        after = (self.words[row] for row in self._after(kind) if self._is(row, kind))
        return next(after, "") or self._hyphenated(kind)

    def _after(self, kind: str) -> range:
        if self.stop >= self.end:
            return range(0)
        said_of = self._is(self.stop, "defining") or (
            self.parts[self.stop] == "PRON" and self.forms[self.stop] != "which"
        )
        long = kind == "mention" and said_of
        return range(self.stop, min(self.stop + (_DEFINED if long else 1), self.view.size))

    def before(self, kind: str) -> str:
        """The word of a type right before the span, hyphenated ones (*so-called*) included."""
        row = self.first - 1
        return self.words[row] if row >= 0 and self._is(row, kind) else self._hyphenated(kind)

    def _hyphenated(self, kind: str) -> str:
        joined = "".join(self.forms[max(self.first - 3, 0) : self.first])
        return joined if joined in listed(kind) else ""

    def topic(self, kind: str) -> str:
        """The subject of the verb that the span hangs on, if of a type (*the word for bread is ...*)."""
        subject = syntax.subject(self.view, int(self.view.head[self.top]))
        outside = subject is not None and not self.first < subject < self.last
        return self.lemmas[subject] if outside and subject is not None and self._is(subject, kind) else ""

    @cached_property
    def operated(self) -> str:
        """A verb of typing, choosing or using words that the span is the object of, *for* and *on* between."""
        row = self.first - 1
        if row > 0 and self.words[row] == "to" and self._is(row - 1, "operate-to"):
            return self.words[row - 1]
        row -= row > 0 and self.words[row] in ("for", "on", "in")
        return self.words[row] if row >= 0 and self._is(row, "operate") else ""

    @cached_property
    def previous(self) -> str:
        """The word right before the span, in its paragraph."""
        return self.words[self.first - 1] if self.first > self.view.paragraph_start[self.first] else ""

    @cached_property
    def next(self) -> str:
        """The word right after the span, in its paragraph."""
        same = self.stop < self.view.size and self.view.paragraph_start[self.stop] < self.stop
        return self.words[self.stop] if same else ""

    @cached_property
    def bracketed(self) -> bool:
        """It stands in brackets by itself."""
        return (self.previous, self.next) == ("(", ")")

    @cached_property
    def maker(self) -> bool:
        """*by* follows it."""
        return self.next == "by"

    @cached_property
    def own_words(self) -> bool:
        """*in his own words* stands right before it."""
        return any(form in listed("own-words") for form in self.forms[max(self.first - 2, 0) : self.first])

    @cached_property
    def adjacent(self) -> bool:
        """What reports or presents it stands right before it."""
        reported = self.first > 0 and self.lemmas[self.first - 1].lower() in word_set("verbs-of-saying", "saying")
        return reported or self.previous == ":" or self.previous in listed("being")

    @cached_property
    def determined(self) -> bool:
        """An article, a possessive pronoun, an adjective or a number stands right before it."""
        row = self.first - 1
        return row >= 0 and (self.parts[row] in ("DET", "NUM", "ADJ") or self.tags[row] == "PRP$")

    @cached_property
    def owner(self) -> str:
        """A person or body whose work the span is: a name with a possessive *'s* right before it."""
        row = self.first - 1
        return self.words[row - 1] if row > 0 and self.tags[row] == "POS" and self.parts[row - 1] == "PROPN" else ""

    @cached_property
    def general(self) -> bool:
        """A verb of saying in the general present is right before it: *people say "goed"*."""
        row = self.first - 1
        subject = syntax.subject(self.view, row) if row >= 0 and self.says(row) else None
        return subject is not None and self.tags[subject] in ("NNS", "WP") and self.tags[row] in ("VBP", "VB")

    @cached_property
    def own_side(self) -> bool:
        """*we*, *our* or *together* stands before it in its sentence, and nobody rejects anything."""
        rows = range(self.start, self.first)
        own = any(self.forms[row] in listed("own-side") and self.words[row] != "US" for row in rows)
        return own and not any(self.lemmas[row].lower() in listed("against") for row in rows)

    @cached_property
    def promoter(self) -> str:
        """A verb of promoting, with the writer's side as subject, that governs it."""
        at = self.top
        for _ in range(_UP):
            above = int(self.view.head[at])
            if above == at:
                return ""
            at = above
            if self.parts[at] == "VERB":
                break
        if "let us" in " ".join(self.forms[int(self.view.sentence_start[at]) : self.first]):
            return self.words[at]
        subject = syntax.subject(self.view, at)
        country = subject is not None and self.view.column("entity")[subject].endswith("GPE")
        paper = subject is not None and self.forms[max(subject - 1, 0)] == "this"
        return self.words[at] if self._is(at, "promote") and (self.own_side or country or paper) else ""

    @cached_property
    def function_word(self) -> bool:
        """It is a function word by itself."""
        return self.size == 1 and not self.capital and self.parts[self.first + 1] in _FUNCTION

    @cached_property
    def defined(self) -> str:
        """The verb by which it is said what it means: *"x" means*, *by "x" we mean*, *to "x" is to*."""
        before, after = self.previous.lower(), self.forms[self.stop : self.end]
        if (before == "by" and after[:1] in (["we"], ["i"])) or (before == "to" and after[:1] in (["is"], ["means"])):
            return after[0]
        return self.words[self.stop] if self.stop < self.end and self._is(self.stop, "means") else ""

    @cached_property
    def labelled(self) -> str:
        """The verb that applies the span as a label: right before it, or before what it labels."""
        return self.words[self._label] if self._label is not None else ""

    @cached_property
    def _label(self) -> int | None:
        speech = self.titled or (self.clause and self.persons)
        kinds = frozenset() if speech else listed("labelling") | listed("classify")
        for row in range(self.first - 1, max(self.start, self.first - _BACK) - 1, -1):
            known = self.lemmas[row].lower() in kinds
            other = self.tags[row] in ("VBD", "VBZ", "VBP", "VB", "MD") and self.deps[row] != "relcl" and not known
            if other or self.words[row] in (";", ":", ".", "?", "!", "”", '"'):
                return None
            if known and self.parts[row] == "VERB" and self._applies(row):
                return row
        return None

    def _applies(self, verb: int) -> bool:
        """Whether the span, not something else, is the label: right after *as*, or without a preposition."""
        as_one = self.lemmas[verb].lower() in listed("label-as") | listed("classify") and not self._what(verb)
        return self.previous == "as" or (not as_one and self.parts[self.first - 1] != "ADP")

    def _what(self, verb: int) -> bool:
        begin = max(int(self.view.sentence_start[verb]), verb - _BACK)
        return verb >= self.first - 2 and "what" in self.forms[begin:verb]

    @cached_property
    def what(self) -> bool:
        """The label stands in a clause with *what*: *what they call "home"*."""
        return self._label is not None and self._what(self._label)

    @cached_property
    def classified(self) -> bool:
        """The verb of the label gives a class by a scheme."""
        return self._label is not None and self._is(self._label, "classify")

    @cached_property
    def _labeller(self) -> int | None:
        return syntax.subject(self.view, self._label) if self._label is not None else None

    @cached_property
    def by_writer(self) -> str:
        """*i* or *we* where the writer gives the label."""
        kind = syntax.subject_type(self.view, self._labeller) if self.labelled else ""
        return kind if kind in ("i", "we") else ""

    @cached_property
    def by_many(self) -> bool:
        """People in the plural use the label."""
        return self._labeller is not None and self.tags[self._labeller] == "NNS"

    def between(self, kind: str) -> str:
        """A word of a type between the verb of the label and the span."""
        rows = range(self._label + 1, self.first) if self._label is not None else range(0)
        return next((self.words[row] for row in rows if self.forms[row] in listed(kind)), "")

    @cached_property
    def marked(self) -> bool:
        """The label is a participle on something written: *the button labelled "x"*."""
        return self._label is not None and self._is(int(self.view.head[self._label]), "mention")

    @cached_property
    def passive(self) -> bool:
        """Nobody is named who gives the label."""
        verb = self._label
        if verb is None:
            return False
        deps = {self.deps[child] for child in self.view.children[verb]}
        if deps & {"auxpass", "nsubjpass"}:
            return True
        between = range(verb + 1, self.first)
        if "by" not in self.forms[verb + 1 : self.first] and any(
            self.parts[r] in ("NOUN", "PROPN", "PRON") for r in between
        ):
            return False  # In "a man, called him ..." the verb has an object, whatever the parser makes of it.
        clause = set(self.forms[max(verb - _NEAR, 0) : verb]) & listed("relative")
        alone = not deps & {"aux", "nsubj"} and self.deps[verb] not in ("conj", "xcomp", "ROOT")
        return alone and self.tags[verb] in ("VBN", "VBD") and not clause

    @cached_property
    def occasion(self) -> bool:
        """Somebody gave the label once: in the past, as a participle, or, named, in the present of headlines."""
        verb = self._label
        if verb is None:
            return False
        named = self._labeller is not None and self.parts[self._labeller] == "PROPN"
        return self.tags[verb] in ("VBD", "VBN", "VBG") or (named and not self.what)


@lru_cache(maxsize=4)
def spans(view: TokenView) -> dict[int, Span]:
    """Every quoted span of the texts by the row of its opening mark."""
    found = {row: Span(view, quote) for row, quote in quotes(view).items()}
    for one in found.values():
        one.others = found  # type: ignore[assignment]
    return found

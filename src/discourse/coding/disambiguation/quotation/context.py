"""What stands around a quoted span: the words outside its marks that its role is decided by."""

from dataclasses import dataclass
from functools import lru_cache

from discourse.coding.disambiguation.quotation import form as _quote_form
from discourse.coding.disambiguation.quotation import label as _quote_label
from discourse.coding.disambiguation.quotation import reporter as _quote_reporter
from discourse.coding.disambiguation.quotation.form import Form
from discourse.coding.disambiguation.quotation.marks import Quote
from discourse.io.words import word_set
from discourse.text import syntax
from discourse.text.tokens import TokenView

_NEAR, _DEFINED, _UP = 4, 6, 6
_FUNCTION = ("PRON", "DET", "CCONJ", "SCONJ", "ADP", "AUX")
_MEANS = ("mean", "denote", "connote")


@dataclass(frozen=True)
class Context:
    """A span with its form and the words around it; no question here looks between the marks."""

    view: TokenView
    quote: Quote
    form: Form
    continues: bool
    answered: bool
    resumed: bool
    reporter: str
    speaker: str

    def near(self, kind: str) -> str:
        """The nearest word of a type up to four words before the span or one after it, else empty."""
        words = self.view.column("word")
        first = max(int(self.view.sentence_start[self.quote.first]), self.quote.first - _NEAR)
        for row in range(self.quote.first - 1, first - 1, -1):
            if self._listed(row, kind):
                return str(words[row])
            mark = row < self.quote.first - 1 and words[row] in (";", ":", "”", '"', ",")
            if mark or self._other(row, kind):
                break
        after = next((str(words[row]) for row in self._after(kind) if self._listed(row, kind)), "")
        return after or self._hyphenated(kind)

    def _other(self, row: int, kind: str) -> bool:
        """Whether a word keeps a noun before it from naming the span: *the festival opens with "..."*."""
        part = self.view.column("pos")[row]
        carries = self._listed(row, "title") or self._listed(row, "name")
        form = self.view.column("form")[row]
        away = part == "ADP" and (form not in ("of", "as") if kind == "name" else form in ("at", "by", "from", "on"))
        return kind in ("title", "name") and (away or (part in ("VERB", "AUX") and not carries))

    def before(self, kind: str) -> str:
        """The word of a type right before the span, hyphenated ones (*so-called*) included."""
        row = self.quote.first - 1
        listed = row >= 0 and self._listed(row, kind)
        return str(self.view.column("word")[row]) if listed else self._hyphenated(kind)

    @property
    def operated(self) -> str:
        """A verb of typing, choosing or using words that the span is the object of, *for* and *on* between."""
        row = self.quote.first - 1
        words = self.view.column("word")
        if row > 0 and words[row] == "to" and self._listed(row - 1, "operate-to"):
            return str(words[row - 1])
        row -= row > 0 and words[row] in ("for", "on", "in")
        if row < 0 or not self._listed(row, "operate"):
            return ""
        as_cover = str(self.view.column("lemma")[row]) == "use" and self.neighbours[1] in ("as", "to")
        return "" if as_cover else str(words[row])

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
        subject = syntax.subject(self.view, at)
        outside = subject is not None and subject not in rows
        return str(self.view.column("lemma")[subject]).lower() if outside and subject is not None else ""

    @property
    def determined(self) -> bool:
        """Whether an article, a possessive pronoun or a number stands right before the span."""
        row = self.quote.first - 1
        parts, tags = self.view.column("pos"), self.view.column("tag")
        return row >= 0 and (parts[row] in ("DET", "NUM", "ADJ") or tags[row] == "PRP$")

    @property
    def one_of_a_kind(self) -> bool:
        """Whether *a*, *another* or a number stands before the span itself, as it may before a name, not a title."""
        row, after = self.quote.first - 1, self.quote.stop
        indefinite = row >= 0 and self.view.column("form")[row] in word_set("quotation-contexts", "indefinite")
        return indefinite and not (after < self._end and self.view.column("pos")[after] == "NOUN")

    @property
    def owner(self) -> str:
        """A person or body whose work the span is: a name with a possessive *'s* right before it."""
        row = self.quote.first - 1
        tags, parts = self.view.column("tag"), self.view.column("pos")
        named = row > 0 and tags[row] == "POS" and parts[row - 1] == "PROPN"
        return str(self.view.column("word")[row - 1]) if named else ""

    @property
    def says_of_itself(self) -> bool:
        """Whether a verb of saying in the general present is right before one word: *people say "goed"*."""
        row = self.quote.first - 1
        if self.form.size != 1 or self.form.capital or row < 0 or not self.before("reporting"):
            return False
        subject = syntax.subject(self.view, row)
        general = subject is not None and self.view.column("tag")[subject] in ("NNS", "WP")
        return general and self.view.column("tag")[row] in ("VBP", "VB")

    @property
    def own_words(self) -> bool:
        """Whether *in his own words* stands right before the span."""
        words = self.view.column("word")[max(self.quote.first - 2, 0) : self.quote.first]
        return bool({str(word).lower() for word in words} & word_set("quotation-contexts", "own-words"))

    @property
    def own_side(self) -> bool:
        """Whether *we*, *our* or *together* stands before the span in its sentence, and nobody rejects anything."""
        start = int(self.view.sentence_start[self.quote.first])
        words = self.view.column("word")[start : self.quote.first]
        lemmas = {str(lemma).lower() for lemma in self.view.column("lemma")[start : self.quote.first]}
        own = word_set("quotation-contexts", "own-side") & {str(word).lower() for word in words if word != "US"}
        return bool(own) and not lemmas & word_set("quotation-contexts", "against")

    @property
    def promoter(self) -> str:
        """A verb of promoting, with the writer's side as subject, that governs a span in small letters."""
        view, inside = self.view, range(self.quote.first, self.quote.stop)
        at = top = next((row for row in range(*self.quote.content) if int(view.head[row]) not in inside), -1)
        parts, deps = view.column("pos"), view.column("dep")
        if top < 0 or self.form.capital or (self.form.clause and parts[top] not in ("NOUN", "PROPN", "ADJ")):
            return ""
        for _ in range(_UP):
            above = int(view.head[at])
            if above == at:
                return ""
            at = above
            if parts[at] == "VERB" and deps[at] != "relcl":
                break
        listed = word_set("quotation-contexts", "promote")
        start = int(view.sentence_start[at])
        if "let us" in " ".join(view.column("form")[start : self.quote.first]):
            return str(view.column("word")[at])
        if str(view.column("lemma")[at]).lower() not in listed:
            return ""
        subject = syntax.subject(view, at)
        country = subject is not None and view.column("entity")[subject].endswith("GPE")
        paper = subject is not None and view.column("form")[max(subject - 1, 0)] == "this"
        return str(view.column("word")[at]) if self.own_side or country or paper else ""

    @property
    def in_a_name(self) -> bool:
        """Whether the span stands between the parts of a person's name: *Robert "Bobby" Fields*."""
        first, stop = self.quote.first, self.quote.stop
        parts, tags = self.view.column("pos"), self.view.column("tag")
        inside = first > int(self.view.sentence_start[first]) and stop < self._end and tags[first - 1] != "POS"
        return inside and parts[first - 1] == parts[stop] == "PROPN"

    @property
    def attributive(self) -> bool:
        """Whether the span stands before a noun as its attribute: *one of those "why me" days*."""
        stop = self.quote.stop
        return not self.form.sentence and stop < self._end and self.view.column("pos")[stop] == "NOUN"

    @property
    def said_of_subject(self) -> bool:
        """Whether the span says what its subject is or is thought: after *be*, *consider* and the like."""
        row = self.quote.first - 1
        return row >= 0 and str(self.view.column("lemma")[row]).lower() in word_set("quotation-contexts", "linking")

    @property
    def function_word(self) -> bool:
        """Whether it is a function word, *by "x" we mean*, or *to "x" is to*: spoken of by its place alone."""
        row, forms = self.quote.first, self.view.column("form")
        one = self.form.size == 1 and not self.form.capital and self.view.column("pos")[row + 1] in _FUNCTION
        if one and not self.before("reporting"):
            return True
        after = forms[self.quote.stop : self._end]
        by = row > 0 and forms[row - 1] == "by" and after[:1] in (["we"], ["i"])
        to = row > 0 and forms[row - 1] == "to" and after[:1] in (["is"], ["means"]) and after[1:2] == ["to"]
        return by or to

    @property
    def defined(self) -> str:
        """A word after the span that speaks of it as a word: *means*, or *a term* and the like after a comma."""
        words, lemmas = self.view.column("word"), self.view.column("lemma")
        stop = self.quote.stop
        if stop < self._end and str(lemmas[stop]).lower() in (*_MEANS, "derive", "translate"):
            return str(words[stop])
        inside = range(*self.quote.content)
        top = next((row for row in inside if int(self.view.head[row]) not in inside), -1)
        above = int(self.view.head[top]) if top >= 0 else -1
        if top >= 0 and self.view.column("dep")[top] == "nsubj" and str(lemmas[above]).lower() in _MEANS:
            return str(words[above])
        return self.explained("mention")

    def explained(self, kind: str) -> str:
        """The noun of a type in the apposition that follows: *"resiliency," a term ...*, *"Low Tide," their single*."""
        words, tags, stop = self.view.column("word"), self.view.column("tag"), self.quote.stop
        comma = "," in (words[stop - 2], *words[stop : stop + 1])
        rows = range(stop, min(stop + _NEAR, self._end)) if comma else range(0)
        article = any(tags[row] in ("DT", "PRP$") for row in rows[:2])
        nouns = [row for row in rows if article and tags[row] in ("NN", "NNS", "NNP")]
        return str(words[nouns[0]]) if nouns and self._listed(nouns[0], kind) else ""

    @property
    def _end(self) -> int:
        return int(self.view.sentence_end[self.quote.stop - 1])

    def _after(self, kind: str) -> range:
        """The rows after the span that may explain it: one, or six where they say what the word means."""
        stop, documents = self.quote.stop, self.view.column("document")
        if stop >= self.view.size or documents[stop] != documents[stop - 1] or stop >= self._end:
            return range(0)
        pronoun = self.view.column("pos")[stop] == "PRON" and self.view.column("form")[stop] != "which"
        said_of = kind == "mention" and (self._listed(stop, "defining") or pronoun)
        return range(stop, min(stop + (_DEFINED if said_of else 1), self.view.size))

    def _listed(self, row: int, kind: str) -> bool:
        listed = word_set(*(("verbs-of-saying", "saying") if kind == "reporting" else ("quotation-contexts", kind)))
        noun = kind not in ("slogan", "ideal") or self.view.column("pos")[row] == "NOUN"
        forms = {str(self.view.column("lemma")[row]).lower(), str(self.view.column("word")[row]).lower()}
        return noun and bool(forms & listed)

    def _hyphenated(self, kind: str) -> str:
        """*so-called* and its like are three tokens before the span."""
        words, first = self.view.column("word"), self.quote.first
        joined = "".join(str(word) for word in words[max(first - 3, 0) : first]).lower()
        return joined if kind != "reporting" and joined in word_set("quotation-contexts", kind) else ""


@lru_cache(maxsize=4096)
def context(view: TokenView, quote: Quote) -> Context:
    """Gather the facts about a span."""
    reporter, speaker = _quote_reporter.reporter(view, quote)
    if not speaker:
        others = (_quote_reporter.reporter(view, one)[1] for one in _quote_reporter.same_speech(view, quote))
        speaker = next(filter(None, others), "")
    return Context(
        view,
        quote,
        _quote_form.form(view, quote),
        continues=_quote_reporter.continues(view, quote),
        answered=_quote_reporter.reporter_after(view, quote) is not None,
        resumed=_quote_reporter.resumed(view, quote),
        reporter=reporter,
        speaker=speaker,
    )


def label(seen: Context) -> tuple[str, str]:
    """The role of a span that somebody applies as a label, and why; capitals as in a name go before."""
    if (seen.form.titled and not seen.form.judges) or (seen.form.clause and seen.form.persons):
        return "", ""
    return _quote_label.label(seen.view, seen.quote)

"""One article with all that is made of it: tokens, words, codings, references, and any measure as a plain table."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from copy import copy
from dataclasses import asdict, replace
from functools import cached_property
from typing import Any

import pandas as pd

from discourse import measures
from discourse.base import paths
from discourse.base.errors import NotAvailable, UsageError, did_you_mean
from discourse.base.options import named
from discourse.base.options import options as session
from discourse.base.text import context, counted
from discourse.coding import combined, scoring
from discourse.coding.cached import kept_codings
from discourse.coding.coder import code, rejected, voice
from discourse.coding.decided import decide
from discourse.coding.norms import WHOLE, read_norms
from discourse.coding.reader import COLUMNS as READING
from discourse.coding.reader import kept_reading
from discourse.coding.status import CANDIDATE, findings, status
from discourse.corpus.corpus import Corpus
from discourse.corpus.counting import as_reference
from discourse.corpus.store import is_corpus
from discourse.io import languages
from discourse.io.articles import ArticleText
from discourse.io.codebooks import Codebook, read_codebook
from discourse.io.lines import COLUMNS as LINES
from discourse.io.references import GENERAL, Reference, for_genre, read_reference
from discourse.text.corpus import folder_reference
from discourse.text.nltk_corpora import PREFIX, nltk_reference
from discourse.text.providers import annotate, described, fills, tokens_key
from discourse.text.tokens import TokenView
from discourse.text.words import DEFAULT, CountingRules, words


class Analysis:
    """One article, its tokens, words and codings, each made once and only when asked for.

    Tables whose last column is `places` carry the evidence of each row. `counting` says what counts as one word.
    """

    def __init__(self, source: ArticleText, counting: CountingRules = DEFAULT) -> None:
        self.source = source
        self.counting = counting
        self._codings: dict[tuple[str, bool], tuple[pd.DataFrame, pd.DataFrame]] = {}
        self._codebooks: dict[str, Codebook] = {}
        self._references: dict[str, Reference] = {}

    @property
    def slug(self) -> str:
        """The article's short name."""
        return self.source.slug

    @property
    def text(self) -> str:
        """The text as it was read; all offsets refer to it."""
        return self.source.text

    @cached_property
    def tokens(self) -> pd.DataFrame:
        """The token table of the article's body."""
        return annotate(self.source)

    @cached_property
    def view(self) -> TokenView:
        """The tokens laid out for searching."""
        return TokenView(self.tokens)

    @cached_property
    def words(self) -> pd.DataFrame:
        """The words that are counted, under the counting rules; all are content words where parts of speech are not known."""
        found = words(self.tokens, self.counting)
        return found if "pos" in fills(self.source.language) else found.assign(content=True)

    @property
    def language(self) -> languages.Language:
        """The language of the text."""
        return languages.known()[self.source.language]

    @property
    def english(self) -> bool:
        """Whether the text is English, for which codebooks, reader and norms were made."""
        return self.source.language == languages.ENGLISH

    @cached_property
    def paragraphs(self) -> pd.DataFrame:
        """The paragraphs of the body: paragraph, start, end; the scale of every figure along the text."""
        rows = [(p.number, p.start, p.end) for p in self.source.body]
        return pd.DataFrame(rows, columns=["paragraph", "start", "end"])

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """The sentences of the body: sentence, paragraph, start, end, text."""
        table = self.tokens.groupby(["sentence", "paragraph"], as_index=False).agg(
            start=("start", "min"), end=("end", "max")
        )
        return table.assign(text=[self.text[a:b] for a, b in zip(table["start"], table["end"], strict=True)])

    @cached_property
    def capitals(self) -> dict[str, str]:
        """How the text prints the words that it never writes in lower case, by folded form and by lemma.

        A capital at the head of a sentence counts only where the tagger takes the word for a name.
        """
        words = self.tokens[["form", "lemma", "word", "pos", "sentence"]].astype(
            {"word": str, "form": str, "lemma": str}
        )
        head = ~words["sentence"].duplicated()
        usual = words[~head | (words["pos"] == "PROPN")]
        names = pd.concat([usual.assign(key=usual[column]) for column in ("form", "lemma")])
        names = names[names["key"].str.casefold() == names["word"].str.casefold()]
        printed = names.groupby("key")["word"].agg(lambda forms: max(sorted(set(forms)), key=list(forms).count))
        low = set(names.loc[names["word"].str.islower(), "key"])
        return {str(key): form for key, form in printed.items() if key not in low and form != key}

    @property
    def length(self) -> int:
        """The words of the body; what is shorter than a finding needs goes without it."""
        return len(self.words)

    @property
    def smallest_group(self) -> int:
        """How many texts stand together: one, but where groups of texts are compared."""
        return 1

    @property
    def size(self) -> str:
        """How long the body is, in words, sentences and paragraphs: the base of most numbers."""
        return size(self.words, len(self.source.body))

    def located(self, offset: int) -> dict[str, Any]:
        """Where in the text an offset stands, for the evidence of a finding: sentence."""
        return {"sentence": self.sentence_at(offset)}

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds an offset; 0 in a text without sentences."""
        at = max(bisect_right(self._starts, offset) - 1, 0)
        return int(self.sentences["sentence"].to_numpy()[at]) if self._starts else 0

    @cached_property
    def _starts(self) -> list[int]:
        return [int(start) for start in self.sentences["start"]]

    @property
    def counting_rules(self) -> str:
        """What counts as one word here, in a sentence; in another language also what reads it and what it does not know."""
        if self.english:
            return self.counting.describe()
        filled = fills(self.source.language)
        unknown = {
            "lemma": "lemmas are not known: a word is its own",
            "pos": "parts of speech are not known: all words are content words",
        }
        said = [what for column, what in unknown.items() if column not in filled]
        plain = self.counting.describe().replace("Counting rules:", f"Counting rules for {self.language.name}:")
        plain = plain.replace(" contracted forms count apart (don't = do + not); a possessive 's is not a word;", "")
        return "; ".join([plain.rstrip("."), f"read by {described(self.source.language)}", *said]) + "."

    def in_context(self, places: pd.DataFrame | Iterable[tuple[int, int]], width: int = 60) -> pd.DataFrame:
        """Show stretches of text in their context: sentence, left, match, right, start, end.

        Args:
            places: codings, or any table with the columns start and end, or pairs of offsets.
            width: characters on each side, cut at blanks.
        """
        if isinstance(places, pd.DataFrame):
            if not {"start", "end"} <= set(places.columns):
                raise UsageError("in_context: the table needs the columns 'start' and 'end'.")
            places = list(zip(places["start"].tolist(), places["end"].tolist(), strict=True))
        pairs = [(int(a), int(b)) for a, b in places]
        rows = [(self.sentence_at(a), *context(self.text, a, b, width), a, b) for a, b in pairs]
        return pd.DataFrame(rows, columns=["sentence", "left", "match", "right", "start", "end"])

    def codebook(self, name: str) -> Codebook:
        """A codebook by its name."""
        return self._codebooks.get(name) or self._codebooks.setdefault(name, read_codebook(name))

    @cached_property
    def readings(self) -> pd.DataFrame:
        """What the reader sees in each sentence, see `coding.reader.read`; nothing where it is switched off."""
        if not session.reader or not self.english:
            return pd.DataFrame(columns=list(READING))
        return kept_reading(tokens_key(self.source), self.tokens)

    def codings(self, codebook: str) -> pd.DataFrame:
        """The codings of one codebook, or of several (`"policy-frames,generic-frames"`), one row per coded stretch.

        Read `status`: a `finding` may be counted, a `candidate` is to be read, for its code was measured as wrong too
        often, of an `untested` one nobody knows how often it is wrong in others' texts, a `decided` one was accepted or
        added by a person; `coder` says whether rule, reader or both hold it.
        """
        self._require("codings", {"codings": "the English codebook"}, {"codebooks": codebook})
        return self.proposed(codebook)

    def proposed(self, codebook: str) -> pd.DataFrame:
        """As `codings`; in another language than English, where nothing proposes a code, without a row and without a fault."""
        found = [self._coded(name)[0] for name in _books(codebook)]
        return found[0] if len(found) == 1 else pd.concat(found, ignore_index=True)

    def rejected(self, codebook: str) -> pd.DataFrame:
        """The candidates that a rule, or rule and reader together, turned down, each with the reason."""
        turned_down = self._coded(codebook)[1]
        found = [part for part in (rejected(self.view, self.codebook(codebook)), turned_down) if len(part)]
        return pd.concat(found, ignore_index=True) if found else turned_down

    def by_sentence(self, codebook: str) -> pd.DataFrame:
        """One row per sentence and code that holds; see `coding.combined.by_sentence`."""
        return combined.by_sentence(self.codings(codebook), self.sentences)

    def by_rule(self, codebook: str) -> pd.DataFrame:
        """The codings of the rules alone; none in another language than English."""
        if not self.english:
            return code(TokenView(self.tokens.iloc[:0]), self.codebook(codebook))
        return kept_codings(tokens_key(self.source), lambda: self.view, self.codebook(codebook))

    def _coded(self, name: str) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The codings that hold, and those of the rules that the reader turned down."""
        if (name, session.reader) not in self._codings:
            mine = [one for one in self.source.decisions if one.codebook == name]
            if self.source.decisions:
                made = decide(*self.undecided._coded(name), mine, self.slug, self.sentences)
            else:
                made = self._machine(name)
            self._codings[name, session.reader] = made
        return self._codings[name, session.reader]

    @cached_property
    def undecided(self) -> "Analysis":
        """The article as the machine alone codes it, without what people decided."""
        if not self.source.decisions:
            return self
        # What is made once is made before it is shared.
        _ = self.view, self.words, self.sentences
        alone = copy(self)
        alone.source, alone._codings = replace(self.source, decisions=()), {}
        return alone

    def _machine(self, name: str) -> tuple[pd.DataFrame, pd.DataFrame]:
        ruled, book = self.by_rule(name), self.codebook(name)
        units = scoring.units(self.words, "sentence")
        if session.reader and self.english and combined.knows(book.name):
            made = combined.combine(ruled, combined.coded(self.readings, book), book, units, {self.slug: self.text})
        else:
            held, weak = combined.by_rule(ruled, book, units)
            known = {code: status(book, code, with_reader=False) for code in book.by_name}
            made = held.assign(status=held["code"].astype(str).map(known)), weak
        return self._voiced(*made, book.own_voice)

    def _voiced(
        self, held: pd.DataFrame, turned_down: pd.DataFrame, own_voice: bool
    ) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Say in whose voice the codings stand that the reader holds alone; leave out what is quoted where only one's own counts."""
        alone, starts = held["coder"] == "reader", self.view.column("start")
        rows = [range(*(bisect_left(starts, at) for at in place)) for place in scoring.places(held[alone])]
        voices = [Counter(voice(self.view, row) for row in here).most_common(1)[0][0] for here in rows]
        held = held.assign(voice=held["voice"].mask(alone, pd.Series(voices, held.index[alone], dtype=object)))
        if not own_voice:
            return held, turned_down
        quoted = held["voice"] == "quoted"
        out = held[quoted].assign(note="in another's words")[list(turned_down.columns)]
        return held[~quoted].reset_index(drop=True), pd.concat([turned_down, out], ignore_index=True)

    def _held(self, codebooks: str) -> pd.DataFrame:
        """Sentences and codes that hold, of several codebooks, with the titles of the codes."""
        parts = []
        for name in _books(codebooks):
            table, titles = self.by_sentence(name), self.codebook(name).by_name
            parts.append(table.assign(codebook=name, title=[titles[code].title for code in table["code"]]))
        return pd.concat(parts, ignore_index=True)

    def register(self, corpus: str = measures.REFERENCE) -> pd.DataFrame:
        """The norms; for `auto` those of the register that fits the genre, all of Brown where there is none of it."""
        table = read_norms()
        if corpus != measures.REFERENCE:
            return table
        name, _, part = for_genre(self.source.facts.get("genre", "")).partition(":")
        fitting = table[(table["corpus"] == name) & (table["part"] == (part or WHOLE))]
        return fitting if len(fitting) else table[(table["corpus"] == GENERAL) & (table["part"] == WHOLE)]

    def _findings(self, codebook: str) -> pd.DataFrame:
        codings = self.codings(codebook)
        return codings[codings["status"] != CANDIDATE].reset_index(drop=True)

    def reference(self, name: str = measures.REFERENCE) -> Reference:
        """A reference: bundled (`brown`, `brown:news`), NLTK's (`nltk:brown:news`), a corpus that was built, or a
        folder of articles (`./folder`).

        `auto` is the one that the article's card declares, else the bundled one whose card lists its genre, Brown where none does.
        """
        if name == measures.REFERENCE:
            name = self.source.declared.get("reference") or for_genre(self.source.facts.get("genre", ""))
        folder = paths.given(name)
        own_folder = ("/" in name or "\\" in name or name in (".", "..")) and folder.is_dir()
        if not (self.english or own_folder or is_corpus(name)):
            raise NotAvailable(
                f"not available for {self.language.name}: needs a reference of that language; name a folder of texts in it, "
                "such as reference='./folder'."
            )
        if name not in self._references:
            if name.startswith(PREFIX):
                self._references[name] = nltk_reference(name, self.counting, besides=self.source)
            elif is_corpus(name):
                self._references[name] = as_reference(Corpus(name), besides=self.source.text)
            elif own_folder:
                self._references[name] = folder_reference(folder, self.counting, besides=self.source)
            else:
                self._references[name] = read_reference(name)
        return self._references[name]

    def measure(self, name: str, **options: Any) -> pd.DataFrame:
        """Run a measure by its name and give its plain table; UsageError for an unknown measure, option or value."""
        measure = self._own(name)
        options = measures.checked(name, options)
        chosen = usual(name) | options
        self._require(name, measures.needs(measure), chosen)
        made = measures.tables(measure)
        try:
            tables = [
                self.measure(made[wanted][0], **made[wanted][1]) if wanted in made else self._input(wanted, chosen)
                for wanted in measures.inputs(measure)
            ]
        except NotAvailable as fault:
            raise NotAvailable(f"{name}: {str(fault)[str(fault).index('not available') :]}") from None
        own = measures.options(measure)
        return measure(*tables, **{key: value for key, value in options.items() if key in own})

    def _own(self, name: str) -> measures.Measure:
        """A measure that can be taken here."""
        measure = measures.get(name)
        if name.replace("_", "-") in measures.contrasts():
            raise UsageError(
                f"{name}: compares texts; ask for it with discourse.compare(A, B), or 'discourse compare A B'."
            )
        return measure

    def _require(self, name: str, needs: dict[str, str], chosen: dict[str, Any]) -> None:
        """Refuse a measure that needs what the language of the text has not; codings that people made are there in any."""
        if self.english:
            return
        coded = {one.codebook for one in self.source.decisions}
        made = coded >= {*named(chosen.get("codebooks") or chosen.get("codebook") or "-")}
        filled = {*fills(self.source.language), *(("codings", "book", "held") if made else ())}
        lacking = [what for column, what in needs.items() if column not in filled]
        if chosen.get("by") == "pos" and "pos" not in filled:
            lacking.append("parts of speech")
        if lacking:
            raise NotAvailable(f"{name}: not available for {self.language.name}: needs {lacking[0]}.")

    def _input(self, wanted: str, chosen: dict[str, Any]) -> Any:
        if wanted in _SAME:
            return getattr(self, wanted)
        if wanted in _OTHER:
            return _OTHER[wanted](self, chosen)
        raise UsageError(f"no table is called '{wanted}'; {did_you_mean(wanted, (*_SAME, *_OTHER))}")


def _books(names: str) -> list[str]:
    """The codebooks in a list; UsageError where it names none."""
    found = named(names)
    if not found:
        raise UsageError("no codebook is named; 'discourse list codebooks' lists those that are there.")
    return found


def usual(measure: str) -> dict[str, Any]:
    """All options of a measure as they are unless told otherwise."""
    return {key: p.default for key, p in measures.settings(measures.get(measure)).items()}


def size(counted_words: pd.DataFrame, paragraphs: int) -> str:
    """The length of a text in words, sentences and paragraphs."""
    sizes = (len(counted_words), "word"), (counted_words["sentence"].nunique(), "sentence"), (paragraphs, "paragraph")
    return ", ".join(counted(number, noun) for number, noun in sizes)


_SAME = ("tokens", "words", "view", "text", "paragraphs", "sentences", "counting", "readings")
_OTHER: dict[str, Any] = {
    "article": lambda self, chosen: self.source, "actors": lambda self, chosen: self.source.actors,
    "expected": lambda self, chosen: self.source.expected,
    "lines": lambda self, chosen: pd.DataFrame(
        [asdict(one) for one in self.source.lines if one.query == chosen["query"].strip()], columns=list(LINES)
    ),
    "codings": lambda self, chosen: self._findings(chosen["codebooks" if "codebooks" in chosen else "codebook"]),
    "ruled": lambda self, chosen: pd.concat([self.by_rule(name) for name in _books(chosen["codebooks"])]),
    "book": lambda self, chosen: findings(
        self.codebook(chosen["codebook"]), with_reader=session.reader,
        decided={one.code for one in self.source.decisions if one.codebook == chosen["codebook"]},
    ),
    "reference": lambda self, chosen: self.reference(chosen["reference"]),
    "held": lambda self, chosen: self._held(chosen["codebooks"]),
    "similar": lambda self, chosen: combined.similar(self.readings), "norms": lambda self, chosen: self.register(chosen["corpus"]),
}  # fmt: skip

"""One article with all that can be asked of it: references, and any measure as a plain table."""

from dataclasses import asdict
from typing import Any

import pandas as pd

from discourse import measures
from discourse.base import paths
from discourse.base.errors import NotAvailable, UsageError, did_you_mean
from discourse.base.options import options as session
from discourse.coding import combined
from discourse.coding.coded import Coded, books
from discourse.coding.norms import WHOLE, read_norms
from discourse.coding.status import findings
from discourse.corpus.corpus import Corpus
from discourse.corpus.counting import as_reference
from discourse.corpus.store import is_corpus
from discourse.io.articles import ArticleText
from discourse.io.beside import columns
from discourse.io.lines import Line
from discourse.io.references import GENERAL, Reference, for_genre, read_reference
from discourse.text.corpus import folder_reference
from discourse.text.nltk_corpora import PREFIX, nltk_reference
from discourse.text.words import DEFAULT, CountingRules


class Analysis(Coded):
    """One article, its tokens, words and codings, each made once and only when asked for.

    Tables whose last column is `places` carry the evidence of each row. `counting` says what counts as one word.
    """

    def __init__(self, source: ArticleText, counting: CountingRules = DEFAULT) -> None:
        super().__init__(source, counting)
        self._references: dict[str, Reference] = {}

    def register(self, corpus: str = measures.REFERENCE) -> pd.DataFrame:
        """The norms; for `auto` those of the register that fits the genre, all of Brown where there is none of it."""
        table = read_norms()
        if corpus != measures.REFERENCE:
            return table
        name, _, part = for_genre(self.source.facts.get("genre", "")).partition(":")
        fitting = table[(table["corpus"] == name) & (table["part"] == (part or WHOLE))]
        return fitting if len(fitting) else table[(table["corpus"] == GENERAL) & (table["part"] == WHOLE)]

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
        chosen = measures.usual(name) | options
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

    def _input(self, wanted: str, chosen: dict[str, Any]) -> Any:
        if wanted in _SAME:
            return getattr(self, wanted)
        if wanted in _OTHER:
            return _OTHER[wanted](self, chosen)
        raise UsageError(f"no table is called '{wanted}'; {did_you_mean(wanted, (*_SAME, *_OTHER))}")


_SAME = ("tokens", "words", "view", "text", "paragraphs", "sentences", "counting", "readings")
_OTHER: dict[str, Any] = {
    "article": lambda self, chosen: self.source, "actors": lambda self, chosen: self.source.actors,
    "expected": lambda self, chosen: self.source.expected,
    "lines": lambda self, chosen: pd.DataFrame(
        [asdict(one) for one in self.source.lines if one.query == chosen["query"].strip()], columns=list(columns(Line))
    ),
    "codings": lambda self, chosen: self._findings(chosen["codebooks" if "codebooks" in chosen else "codebook"]),
    "ruled": lambda self, chosen: pd.concat([self.by_rule(name) for name in books(chosen["codebooks"])]),
    "book": lambda self, chosen: findings(
        self.codebook(chosen["codebook"]), with_reader=session.reader,
        decided={one.code for one in self.source.decisions if one.codebook == chosen["codebook"]},
    ),
    "reference": lambda self, chosen: self.reference(chosen["reference"]),
    "held": lambda self, chosen: self._held(chosen["codebooks"]),
    "similar": lambda self, chosen: combined.similar(self.readings), "norms": lambda self, chosen: self.register(chosen["corpus"]),
}  # fmt: skip

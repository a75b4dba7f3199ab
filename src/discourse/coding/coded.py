"""One article coded: by rule, by rule and reader, and as people decided."""

from bisect import bisect_left
from collections import Counter
from copy import copy
from dataclasses import replace
from functools import cached_property
from typing import Any, Self

import pandas as pd

from discourse.base.errors import NotAvailable, UsageError
from discourse.base.options import named
from discourse.base.options import options as session
from discourse.coding import combined, scoring
from discourse.coding.cached import kept_codings
from discourse.coding.coder import code, rejected, voice
from discourse.coding.decided import decide
from discourse.coding.reader import COLUMNS as READING
from discourse.coding.reader import kept_reading
from discourse.coding.status import CANDIDATE, status
from discourse.io.articles import ArticleText
from discourse.io.codebooks import Codebook, read_codebook
from discourse.text.prepared import Prepared
from discourse.text.providers import fills, tokens_key
from discourse.text.tokens import TokenView
from discourse.text.words import DEFAULT, CountingRules


class Coded(Prepared):
    """An article with its codings by any codebook."""

    def __init__(self, source: ArticleText, counting: CountingRules = DEFAULT) -> None:
        super().__init__(source, counting)
        self._codings: dict[tuple[str, bool], tuple[pd.DataFrame, pd.DataFrame]] = {}
        self._codebooks: dict[str, Codebook] = {}

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
        found = [self._coded(name)[0] for name in books(codebook)]
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
            # As printed: between two words may stand marks that no word has.
            printed = ([self.text[a:b] for a, b in zip(part["start"], part["end"], strict=True)] for part in made)
            hold, turned_down = (part.assign(text=words) for part, words in zip(made, printed, strict=True))
            self._codings[name, session.reader] = hold, turned_down
        return self._codings[name, session.reader]

    @cached_property
    def undecided(self) -> Self:
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
        for name in books(codebooks):
            table, titles = self.by_sentence(name), self.codebook(name).by_name
            parts.append(table.assign(codebook=name, title=[titles[code].title for code in table["code"]]))
        return pd.concat(parts, ignore_index=True)

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
        if "" in (chosen.get("query", "-"), chosen.get("node", "-")) and self.words["content"].all():
            lacking.append("a list of function words, to choose a word by; name one yourself")
        if lacking:
            raise NotAvailable(f"{name}: not available for {self.language.name}: needs {lacking[0]}.")

    def _findings(self, codebook: str) -> pd.DataFrame:
        codings = self.codings(codebook)
        return codings[codings["status"] != CANDIDATE].reset_index(drop=True)


def books(names: str) -> list[str]:
    """The codebooks in a list; UsageError where it names none."""
    found = named(names)
    if not found:
        raise UsageError("no codebook is named; 'discourse list codebooks' lists those that are there.")
    return found

"""Texts side by side: the same measures of each, and where they differ; two texts, or two groups of them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
from markupsafe import Markup

from discourse import measures
from discourse.analysis import Analysis
from discourse.article import Measured, counting_rules
from discourse.base.errors import UsageError
from discourse.base.text import shown
from discourse.coding.status import best, status
from discourse.io.articles import Actor, ArticleText
from discourse.methods import Contrasts
from discourse.text.corpus import SIDES, Side, joined, read_sides
from discourse.text.words import DEFAULT, CountingRules

_BESIDE = {"obligation": "obligations"}
"""Measures without a codebook whose accuracy is recorded, and under which name."""


class Comparison(Contrasts, Measured):
    """Two texts, or two groups of texts, with every measure that compares them.

    Each is a method: ``texts.keywords_between()``, ``texts.contrast("policy-frames", unit="sentences")``,
    ``texts.differences()``. Make one with `discourse.compare`. `texts.each` holds an analysis of each text. Offsets refer
    to `text`, where the texts stand one after another; numbers of sentences are those of each text.
    """

    def __init__(self, sides: Sequence[Side], counting: CountingRules = DEFAULT, chapter: int = 0) -> None:
        every = _alike([text for side in sides for text in side.texts])
        whole, self._starts_at = joined(sides)
        super().__init__(whole, counting, chapter)
        self.each = [Analysis(text, counting) for text in every]
        self._sides = [side for side, one in zip(SIDES, sides, strict=True) for _ in one.texts]
        self._label = dict(zip(SIDES, (side.label for side in sides), strict=True))

    @cached_property
    def texts(self) -> pd.DataFrame:
        """The texts that are compared: text (its short name), side, label (of the side), title, words, sentences, paragraphs,
        begins (where in the joined text)."""
        rows = [
            (one.slug, side, self._label[side], one.source.name, len(one.words), one.words["sentence"].nunique(),
             one.words["paragraph"].nunique(), begins)
            for one, side, begins in zip(self.each, self._sides, self._starts_at, strict=True)
        ]  # fmt: skip
        return pd.DataFrame(
            rows, columns=["text", "side", "label", "title", "words", "sentences", "paragraphs", "begins"]
        )

    @property
    def length(self) -> int:
        """The words of the shortest text."""
        return int(self.texts["words"].min())

    @property
    def smallest_group(self) -> int:
        """The texts of the smaller side."""
        return int(self.texts["side"].value_counts().min())

    @property
    def size(self) -> str:
        """How long the sides are, the first before the second."""
        sums = self.texts.groupby("side")[["words", "sentences", "paragraphs"]].sum()
        return ", ".join(f"{sums[kind].iloc[0]:,} and {sums[kind].iloc[1]:,} {kind}" for kind in sums)

    @cached_property
    def capitals(self) -> dict[str, str]:
        """How the texts print the words that none of them writes in lower case."""
        low = set().union(*(set(one.words["word"].astype(str)) - set(one.capitals) for one in self.each))
        return {key: form for one in self.each for key, form in one.capitals.items() if key not in low}

    def located(self, offset: int) -> dict[str, Any]:
        """Where an offset stands: the sentence, its text and the side of that."""
        at = bisect_right(self._starts_at, offset) - 1
        one = self.each[at]
        sentence = one.sentence_at(offset - self._starts_at[at])
        return {"sentence": sentence, "text_of": one.slug, "side": self._sides[at]}

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence in its own text."""
        return int(self.located(offset)["sentence"])

    def codings(self, codebook: str) -> pd.DataFrame:
        """The codings of all texts, offsets in the joined text."""
        return pd.concat(
            [self._moved(at, one.codings(codebook)) for at, one in enumerate(self.each)], ignore_index=True
        )

    def _moved(self, at: int, table: pd.DataFrame) -> pd.DataFrame:
        """A table of one text with its offsets in the joined text."""
        by = self._starts_at[at]
        moved = {name: table[name] + by for name in ("start", "end") if name in table}
        if "places" in table:
            moved["places"] = table["places"].map(lambda places: tuple((a + by, b + by) for a, b in places))
        return table.assign(**moved)

    def _own(self, name: str) -> measures.Measure:
        measure = measures.get(name)
        if name.replace("_", "-") not in measures.contrasts():
            raise UsageError(f"{name}: is of one text; ask each of them, discourse.open(...).{name}().")
        return measure

    def _input(self, wanted: str, chosen: dict[str, Any]) -> Any:
        if wanted == "texts":
            return self.texts
        if wanted == "rows":
            return [self._moved(at, self._counted(one, chosen)) for at, one in enumerate(self.each)]
        if wanted.startswith("each_"):
            given = (one._input(wanted.removeprefix("each_"), chosen) for one in self.each)
            return [self._moved(at, table) for at, table in enumerate(given)]
        return super()._input(wanted, chosen)

    def _counted(self, one: Analysis, chosen: dict[str, Any]) -> pd.DataFrame:
        """What a measure counts in one text, with the status of each row where its accuracy was measured."""
        of = chosen["of"] or ("framing" if chosen["unit"] == "sentences" else "stance")
        table = one.measure(of, **{key: chosen[key] for key in ("codebook", "by") if chosen[key]})
        if "kind" in table:  # Who is only expected, and passives, are no mentions.
            table = table[~table["kind"].isin(["passive", "expected"])]
        known = measures.options(measures.get(of))
        name = chosen["codebook"] or (known["codebook"].default if "codebook" in known else "")
        if name and "code" in table:
            book = self.codebook(name)
            return table.assign(status=[status(book, str(code)) for code in table["code"]])
        return table.assign(status=best(self.codebook(name)) if name else best(_BESIDE[of]) if of in _BESIDE else "")

    def __repr__(self) -> str:
        return f"<Comparison of {shown(self.source.name)}; {self.size}>"

    def _repr_html_(self) -> str:
        head = Markup(
            "<strong>{}</strong><p>{}. One method for each comparison, e.g. <code>texts.differences()</code>.</p>"
        )
        return str(head.format(shown(self.source.name), self.size))


def _alike(texts: list[ArticleText]) -> list[ArticleText]:
    """The texts as they must be to be compared: the actors of all cards in each, and decisions in all or in none."""
    actors: dict[str, Actor] = {}
    taken: set[str] = set()
    for one in (actor for text in texts for actor in text.actors):
        names = [name for name in one.aliases if name.casefold() not in taken]
        if one.name in actors:
            before = actors[one.name]
            actors[one.name] = replace(before, aliases=(*before.aliases, *names))
        elif one.name.casefold() not in taken:
            actors[one.name] = replace(one, aliases=tuple(names))
        taken |= {name.casefold() for name in (one.name, *names)}
    known, decided = tuple(actors.values()), all(text.decisions for text in texts)
    return [replace(t, actors=known, expected=(), decisions=t.decisions if decided else ()) for t in texts]


def compare(*texts: str | Path, chapter: int = 0, **counting: str) -> Comparison:
    """Set texts side by side; this is `discourse.compare`.

    Args:
        texts: two articles (slug or path) or two folders of texts; of three and more the first is held against the others
            together.
        chapter: of the notebook; its findings are then numbered chapter.1, chapter.2 ... and exported when shown.
        counting: counting rules other than the usual ones, e.g. ``hyphens="split"``; see `CountingRules`.

    Raises:
        UsageError, CardError, ArticleError: there is nothing to compare, or a text or its card cannot be read.
    """
    return Comparison(read_sides([str(name) for name in texts]), counting_rules("compare", counting), chapter)

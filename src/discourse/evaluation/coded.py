"""What our coder says of the rows of gold: the codings that hold, row by row, and scores by row and target."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from discourse.coding import combined, scoring
from discourse.coding.cached import kept_codings
from discourse.coding.reader import kept_reading
from discourse.evaluation.gold import Gold
from discourse.evaluation.mapping import Plan, anchors
from discourse.io.articles import ArticleText
from discourse.io.codebooks import Codebook
from discourse.text.annotation import annotate, tokens_key
from discourse.text.tokens import TokenView
from discourse.text.words import words

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Progress = Callable[[int, int], None]
BATCH = 500
"""Texts that are annotated and coded together."""


@dataclass(frozen=True)
class Coded:
    """The gold, where its rows stand, and our codings of it.

    `codings` have `row`, places within the row, and `target` and `anchor` (the mapped code that they count for);
    `readings` are what the encoder sees, laid out alike, nothing where the rules are measured alone.
    """

    codebook: Codebook
    gold: Gold
    plan: Plan
    units: pd.DataFrame
    tokens: pd.DataFrame
    codings: pd.DataFrame
    readings: pd.DataFrame

    @property
    def with_reader(self) -> bool:
        """Whether rule and reader together are measured."""
        return "status" in self.codings

    @cached_property
    def target_of(self) -> dict[str, int]:
        """The target of each name of the gold."""
        return {name: t for t, target in enumerate(self.plan.targets) for name in target.gold}

    @cached_property
    def truth(self) -> Bools:
        """Whether each row has each target according to the gold: (rows, targets)."""
        has = np.zeros((len(self.gold.rows), len(self.plan.targets)), dtype=np.bool_)
        for number, row in enumerate(self.gold.rows):
            names = {span.code for span in row.spans} if self.plan.kind == "spans" else set(self.gold.held(row))
            for name in names & self.target_of.keys():
                has[number, self.target_of[name]] = True
        return has

    @cached_property
    def words(self) -> Floats:
        """The number of words of each row, at least 1."""
        place = scoring.locate(words(self.tokens), self.units)
        return np.maximum(np.bincount(place[place >= 0], minlength=len(self.units)), 1).astype(float)

    @cached_property
    def _by_code(self) -> pd.DataFrame:
        """What speaks for each mapped code in each row: summed weights of cues, with the reader its probabilities."""
        names = [name for target in self.plan.targets for name in target.ours]
        if self.with_reader or not scoring.is_scored(self.codebook):
            table, value = (self.readings, "p") if self.with_reader else (self.codings, "weight")
            summed = table.groupby(["row", "anchor"])[value].sum().unstack("anchor")
        else:
            codings = self.codings.assign(**{name: self.codings[f"{name}_of_text"] for name in ("start", "end")})
            scores = scoring.scores(codings, self.codebook, self.units)
            summed = scoring.merged(scores, anchors(self.codebook, self.plan.targets))
        return summed.reindex(index=range(len(self.units)), columns=names).fillna(0.0)

    @cached_property
    def has(self) -> Bools:
        """Whether a row has a target by our coder: a coding that holds, or weights that reach the threshold of a code."""
        table, lengths = self._by_code, pd.Series(self.words)
        if self.with_reader:
            pairs = pd.crosstab(self.codings["row"], self.codings["anchor"]) > 0
            reached = pairs.reindex(index=table.index, columns=table.columns, fill_value=False)
        elif scoring.is_scored(self.codebook):
            reached = scoring.present(scoring.densities(table, lengths), self.codebook, lengths)
        else:
            own = [self.codebook.by_name[str(name)].threshold for name in table.columns]
            least = [self.codebook.threshold if value is None else value for value in own]
            reached = table.ge(np.array(least) - 1e-9)
        return np.stack([reached[list(t.ours)].any(axis=1).to_numpy(bool) for t in self.plan.targets], axis=1)

    @cached_property
    def scores(self) -> Floats:
        """What speaks for each target in each row, summed: (rows, targets)."""
        return np.stack([self._by_code[list(t.ours)].sum(axis=1).to_numpy() for t in self.plan.targets], axis=1)

    @cached_property
    def densities(self) -> Floats:
        """The same by length, so that rows can be compared: as in `scoring.densities`, or by the number of words."""
        if self.with_reader or scoring.is_scored(self.codebook):
            return scoring.densities(pd.DataFrame(self.scores), pd.Series(self.words)).to_numpy()
        return self.scores / self.words[:, None]

    @cached_property
    def spans(self) -> list[list[tuple[int, int, int]]]:
        """For each row its codings as (start, end, target), each once, in text order."""
        found: list[set[tuple[int, int, int]]] = [set() for _ in self.gold.rows]
        for row, start, end, target in self.codings[["row", "start", "end", "target"]].itertuples(index=False):
            found[row].add((start, end, target))
        return [sorted(places) for places in found]

    @cached_property
    def parts(self) -> list[list[tuple[int, int, dict[str, tuple[int, int]]]]]:
        """For each row its codings as (start, end, parts), the parts within the row."""
        found: list[list[Any]] = [[] for _ in self.gold.rows]
        columns = ["row", "start", "end", "start_of_text", "parts"]
        for row, start, end, whole, parts in self.codings[columns].itertuples(index=False):
            base = whole - start
            found[row].append((start, end, {name: (a - base, b - base) for name, (a, b) in (parts or {}).items()}))
        return found

    def tokens_by_row(self) -> Iterator[tuple[int, pd.DataFrame]]:
        """The tokens of each row, with places within it and `at`, the number that `head` counts in."""
        tokens = self.tokens.assign(at=self.tokens.groupby("document", observed=True).cumcount())
        placed = _placed(tokens, self.units)
        for row, places in placed.groupby("row").indices.items():
            yield int(str(row)), placed.iloc[places]


def _placed(table: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """Rows of a table that lie in a row of the gold, with its number and places within it."""
    row = scoring.locate(table, units)
    table, row = table[row >= 0], row[row >= 0]
    base = units["start"].to_numpy()[row]
    return table.assign(
        row=row, start=table["start"] - base, end=table["end"] - base, start_of_text=table["start"], end_of_text=table["end"]
    )  # fmt: skip


def code_gold(
    codebook: Codebook, gold: Gold, plan: Plan, *, with_reader: bool, progress: Progress | None = None
) -> Coded:
    """Annotate the rows (once, then from the cache), code them and keep the codings that are measured."""
    articles, units = gold.articles()
    found = []
    for at in range(0, len(articles), BATCH):
        found.append(_batch(codebook, articles[at : at + BATCH], with_reader=with_reader))
        if progress:
            progress(min(at + BATCH, len(articles)), len(articles))
    tokens, codings, readings = (pd.concat(parts, ignore_index=True) for parts in zip(*found, strict=True))
    codings = codings[~codings["actor"].astype(str).str.lower().isin(gold.without)]
    anchor = anchors(codebook, plan.targets)
    target = {ours: t for t, one in enumerate(plan.targets) for ours in one.ours}
    weights = {(cue.code, cue.cue, cue.rule or ("unless" if cue.unless else "")): cue.weight for cue in codebook.cues}
    codings, readings = (
        _placed(table.assign(anchor=table["code"].astype(str).map(anchor)).dropna(subset="anchor"), units)
        .assign(target=lambda placed: placed["anchor"].map(target))
        .astype({"target": "int64"})
        for table in (codings, readings)
    )
    keys = zip(codings["code"], codings["cue"], codings["rule"], strict=True)
    codings = codings.assign(weight=[weights.get(key, 1.0) for key in keys])
    return Coded(codebook, gold, plan, units, tokens, codings, readings)


def _batch(codebook: Codebook, articles: list[ArticleText], *, with_reader: bool) -> tuple[pd.DataFrame, ...]:
    """Tokens, codings that hold, and readings of some texts."""
    tokens, name = annotate(*articles), tokens_key(*articles)
    codings = kept_codings(name, lambda: TokenView(tokens), codebook)
    if not with_reader:
        return tokens, codings, pd.DataFrame(columns=["document", "start", "end", "code", "p"])
    readings = combined.coded(kept_reading(name, tokens), codebook)
    texts = {article.slug: article.text for article in articles}
    held, _ = combined.combine(codings, readings, codebook, scoring.units(words(tokens), "sentence"), texts)
    return tokens, held, readings

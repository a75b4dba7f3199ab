"""What our codings say of the rows of a gold file: spans by row, and scores by row and target."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from discourse.coding import scoring
from discourse.coding.coder import code
from discourse.evaluation.gold import Gold
from discourse.evaluation.mapping import Plan, anchors
from discourse.io.codebooks import Codebook
from discourse.text.annotation import annotate
from discourse.text.tokens import TokenView
from discourse.text.words import words

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Coded:
    """The gold, our codings of it (`row`, `target`, `anchor` and `weight` added) and what is measured."""

    codebook: Codebook
    gold: Gold
    plan: Plan
    tokens: pd.DataFrame
    codings: pd.DataFrame

    @cached_property
    def documents(self) -> npt.NDArray[np.int64]:
        """For each row the number of its document."""
        return pd.factorize(np.array([row.document for row in self.gold.rows], dtype=object))[0].astype(np.int64)

    @cached_property
    def target_of(self) -> dict[str, int]:
        """The target of each name of the gold."""
        return {name: t for t, target in enumerate(self.plan.targets) for name in target.gold}

    @cached_property
    def _by_anchor(self) -> tuple[list[str], Floats]:
        """The summed weights of each row under each mapped code: (rows, mapped codes)."""
        names = [name for target in self.plan.targets for name in target.ours]
        if scoring.is_scored(self.codebook):
            into = anchors(self.codebook, self.plan.targets)
            found = scoring.merged(scoring.scores(self.codings, self.codebook, self._units), into)
            return names, found.reindex(columns=names).to_numpy(float)
        sums = np.zeros((len(self.gold.rows), len(names)))
        place = self.codings["anchor"].map({name: n for n, name in enumerate(names)}).to_numpy(dtype=np.int64)
        np.add.at(sums, (self.codings["row"].to_numpy(dtype=np.int64), place), self.codings["weight"].to_numpy(float))
        return names, sums

    @cached_property
    def weights(self) -> Floats:
        """The summed weights of each row under each target: (rows, targets)."""
        names, sums = self._by_anchor
        return np.stack([sums[:, [names.index(n) for n in t.ours]].sum(axis=1) for t in self.plan.targets], axis=1)

    @cached_property
    def has(self) -> Bools:
        """Whether a row has a target: the summed weight of a mapped code reaches that code's threshold."""
        names, sums = self._by_anchor
        if scoring.is_scored(self.codebook):
            reached = self._reached(names, sums)
        else:
            reached = sums >= np.array([_threshold(self.codebook, name) for name in names]) - 1e-9
        return np.stack([reached[:, [names.index(n) for n in t.ours]].any(axis=1) for t in self.plan.targets], axis=1)

    def _reached(self, names: list[str], sums: Floats) -> Bools:
        """Which mapped codes each row has by its score; the code for none of them where it has no other."""
        least = scoring.thresholds(self.codebook, pd.Series(self.words))[names].to_numpy(float)
        reached: Bools = (sums / self.length[:, None] >= least - 1e-9) & (sums > 0)
        none = scoring.none_code(self.codebook)
        if none in names:
            reached[:, names.index(none)] = ~reached.any(axis=1)
        return reached

    @cached_property
    def _units(self) -> pd.DataFrame:
        """Each row as one stretch that is scored."""
        rows = self.gold.rows
        return pd.DataFrame({
            "document": [row.id for row in rows], "start": 0, "end": [len(row.text) for row in rows],
        })  # fmt: skip

    @cached_property
    def length(self) -> Floats:
        """What weights are divided by to compare rows: as in `scoring.densities`, or the words."""
        if not scoring.is_scored(self.codebook):
            return self.words
        ones = pd.DataFrame({"one": np.ones(len(self.gold.rows))})
        return 1 / scoring.densities(ones, pd.Series(self.words))["one"].to_numpy(float)

    @cached_property
    def words(self) -> Floats:
        """The number of words of each row, at least 1."""
        counted = words(self.tokens)["document"].astype(str).value_counts()
        return np.array([max(int(counted.get(row.id, 0)), 1) for row in self.gold.rows], dtype=float)

    @cached_property
    def spans(self) -> list[list[tuple[int, int, int]]]:
        """For each row its codings as (start, end, target), each once, in text order."""
        found: list[set[tuple[int, int, int]]] = [set() for _ in self.gold.rows]
        columns = (self.codings[name].tolist() for name in ("row", "start", "end", "target"))
        for row, start, end, target in zip(*columns, strict=True):
            found[row].add((start, end, target))
        return [sorted(places) for places in found]


def _threshold(codebook: Codebook, name: str) -> float:
    own = codebook.by_name[name].threshold
    return codebook.threshold if own is None else own


def run(codebook: Codebook, gold: Gold, plan: Plan) -> Coded:
    """Annotate the rows (once, then from the cache), code them and keep the codings that are measured."""
    tokens = annotate(*[row.article() for row in gold.rows])
    codings = code(TokenView(tokens), codebook)
    anchor = anchors(codebook, plan.targets)
    target = {ours: t for t, one in enumerate(plan.targets) for ours in one.ours}
    rows = {row.id: number for number, row in enumerate(gold.rows)}
    weights = {(cue.code, cue.cue, cue.rule or ("unless" if cue.unless else "")): cue.weight for cue in codebook.cues}
    codings = codings[codings["code"].isin(list(anchor))].reset_index(drop=True)
    keys = zip(codings["code"], codings["cue"], codings["rule"], strict=True)
    codings = codings.assign(
        row=codings["document"].astype(str).map(rows).astype("int64"),
        anchor=codings["code"].map(anchor),
        target=codings["code"].map(lambda name: target[anchor[name]]).astype("int64"),
        weight=[weights.get(key, 1.0) for key in keys],
    )
    return Coded(codebook, gold, plan, tokens, codings)

"""Scores: the cues of a stretch of text, weighted and added up, so that a threshold can be put on them.

A score opens to its cues: it is the sum of the weights that the codebook's table gives to the cues found,
where a repeated cue adds less and less.
"""

from collections.abc import Mapping
from typing import Literal

import numpy as np
import pandas as pd

from discourse.base.errors import UsageError, did_you_mean
from discourse.io.codebooks import Codebook

LONG = 100
"""Words from which a stretch is held to a code's own threshold, which is one for articles."""
Unit = Literal["document", "paragraph", "sentence"]
_UNITS = ("document", "paragraph", "sentence")
PER = 25
"""Words of a usual sentence, the length that densities refer to; a shorter stretch counts as this long."""


def weights(codings: pd.DataFrame, codebook: Codebook) -> pd.Series:
    """Give the weight of each coding, as the line of its cue says; 1 where a cue is unknown."""
    known = {(cue.code, cue.cue): cue.weight for cue in codebook.cues}
    pairs = zip(codings["code"].astype(str), codings["cue"].astype(str), strict=True)
    values = [known.get(pair, 1.0) for pair in pairs]
    return pd.Series(values, index=codings.index, dtype="float64", name="weight")


def units(words: pd.DataFrame, unit: Unit = "sentence") -> pd.DataFrame:
    """List the stretches that are scored, in text order.

    Args:
        words: the words that are counted, of `text.words.words`.
        unit: document, paragraph or sentence.

    Returns:
        One row per stretch: document (paragraph, sentence), start, end, words.

    Raises:
        UsageError: there is no such unit.
    """
    if unit not in _UNITS:
        raise UsageError(f"unit '{unit}' is unknown; {did_you_mean(unit, _UNITS)}")
    keys = list(_UNITS[: _UNITS.index(unit) + 1])
    grouped = words.assign(document=words["document"].astype(str)).groupby(keys, sort=False, observed=True)
    return grouped.agg(start=("start", "min"), end=("end", "max"), words=("start", "size")).reset_index()


def parts(codings: pd.DataFrame, codebook: Codebook, units: pd.DataFrame) -> pd.DataFrame:
    """Open the scores: which cues stand in which stretch, how often, and what they add.

    A cue that stands there n times adds its weight times log2(1 + n): the tenth *energy* says little more
    than the third, so that a text about one thing does not drown what else it says.

    Args:
        codings: codings of this codebook; others are left out.
        codebook: gives the codes and the weights.
        units: stretches in text order with document, start and end, as `units` lists them.

    Returns:
        One row per stretch, code and cue: unit (index label in `units`), code, cue, count, weight, score.
    """
    mine = codings[codings["codebook"] == codebook.name]
    found = mine[["code", "cue"]].astype(str).assign(unit=locate(mine, units), weight=weights(mine, codebook))
    found = found[(found["unit"] >= 0) & found["code"].isin([code.name for code in codebook.codes])]
    grouped = (
        found.groupby(["unit", "code", "cue"], sort=True)["weight"].agg(count="size", weight="first").reset_index()
    )
    grouped["score"] = grouped["weight"] * np.log2(1 + grouped["count"].astype(float))
    grouped["unit"] = units.index.to_numpy()[grouped["unit"].to_numpy(dtype=np.int64)]
    return grouped


def scores(codings: pd.DataFrame, codebook: Codebook, units: pd.DataFrame) -> pd.DataFrame:
    """Add up what the cues of each code add in each stretch.

    Read one cell as: so much weight of cues of this code stands in this stretch; `parts` says which. A
    stretch or a code without a cue keeps its row and column, with 0. The trap: a long stretch collects more;
    see `densities`.

    Args:
        codings: codings of this codebook; others are left out.
        codebook: gives the codes, in order, and the weights.
        units: stretches in text order with document, start and end, as `units` lists them.

    Returns:
        One row per stretch (same index as `units`), one column per code.
    """
    names = [code.name for code in codebook.codes]
    summed = parts(codings, codebook, units).groupby(["unit", "code"])["score"].sum().unstack("code")
    return summed.reindex(index=units.index, columns=names).fillna(0.0).rename_axis(index=None, columns=None)


def locate(codings: pd.DataFrame, units: pd.DataFrame) -> np.ndarray:
    """Give for each coding the number, from 0, of the first stretch that it shares a character with, or -1.

    A coding may start before its stretch: stretches begin with a counted word, a coded sentence with its quotation mark.
    """
    found = np.full(len(codings), -1, dtype=np.int64)
    rows_of = pd.Series(np.arange(len(units))).groupby(units["document"].astype(str).to_numpy()).indices
    numbers = pd.Series(np.arange(len(codings))).groupby(codings["document"].astype(str).to_numpy())
    for document, mine in numbers.indices.items():
        rows = rows_of.get(document)
        if rows is None:
            continue
        starts, ends = units["start"].to_numpy()[rows], units["end"].to_numpy()[rows]
        n = np.searchsorted(ends, codings["start"].to_numpy()[mine], side="right")
        inside = (n < len(rows)) & (codings["end"].to_numpy()[mine] > starts[np.minimum(n, len(rows) - 1)])
        found[mine[inside]] = rows[n[inside]]
    return found


def densities(scores: pd.DataFrame, words: pd.Series) -> pd.DataFrame:
    """Give scores by which texts of different length can be compared: divided by the root of words / 25.

    Different cues turn up ever more slowly as a text grows, as its vocabulary does; dividing by the words
    themselves would let every long article look unframed. A stretch shorter than a usual sentence of 25 words
    counts as one, so that it keeps its score.

    Args:
        scores: of `scores`.
        words: number of words of each stretch, the same index.

    References:
        Guiraud (1954), Les caractères statistiques du vocabulaire (types by the root of tokens).
    """
    return scores.div(np.sqrt(np.maximum(words.astype(float), PER) / PER), axis=0)


def thresholds(codebook: Codebook, words: pd.Series) -> pd.DataFrame:
    """Give the density from which a code counts as present, for each stretch.

    A code's own threshold in the card is one for articles; stretches of fewer than 100 words, sentences above
    all, are held to the codebook's, as a single cue may make a sentence but not an article.

    Args:
        codebook: the codebook with its thresholds.
        words: number of words of each stretch.

    Returns:
        One row per stretch, one column per code.
    """
    usual, long = codebook.threshold, words.to_numpy(dtype=float) >= LONG
    own = {code.name: usual if code.threshold is None else code.threshold for code in codebook.codes}
    columns = {name: np.where(long, value, usual) for name, value in own.items()}
    return pd.DataFrame(columns, index=words.index)


def present(densities: pd.DataFrame, codebook: Codebook, words: pd.Series) -> pd.DataFrame:
    """Say for each stretch and code whether its density reaches the threshold.

    The code that stands for none of the others (`none_code`) holds where no other one does.
    """
    least = thresholds(codebook, words)[list(densities.columns)]
    table = densities.ge(least - 1e-9) & (densities > 0)
    none = none_code(codebook)
    if none:
        table[none] = ~table.drop(columns=none, errors="ignore").any(axis=1)
    return table


def held(codings: pd.DataFrame, codebook: Codebook, units: pd.DataFrame) -> pd.DataFrame:
    """Say for each stretch and code whether it holds the code.

    In a codebook that is scored the density must reach the threshold; in one whose unit is the cue, and where rule and
    reader were combined (the codings have a `status`), one coding is enough.

    Args:
        codings: codings of this codebook; others are left out.
        codebook: gives codes, weights and thresholds.
        units: stretches with document, start, end and words, as `units` lists them.
    """
    if is_scored(codebook) and "status" not in codings:
        return present(densities(scores(codings, codebook, units), units["words"]), codebook, units["words"])
    mine = codings[codings["codebook"] == codebook.name]
    found = pd.DataFrame(False, index=units.index, columns=[code.name for code in codebook.codes])
    for number, name in zip(locate(mine, units), mine["code"].astype(str), strict=True):
        if number >= 0 and name in found:
            found.loc[units.index[number], name] = True
    return found


def places(codings: pd.DataFrame) -> tuple[tuple[int, int], ...]:
    """Give the stretches of codings as (start, end), in the order of the table: the evidence of a row."""
    return tuple(zip(codings["start"].tolist(), codings["end"].tolist(), strict=True))


def is_scored(codebook: Codebook) -> bool:
    """Whether the codebook judges stretches by scores (its unit is a sentence or article), not cue by cue."""
    return codebook.unit in ("sentence", "paragraph", "article")


def none_code(codebook: Codebook) -> str:
    """Name the code that stands for "none of these", the only one without a cue of its own; else empty."""
    with_cues = {cue.code for cue in codebook.cues}
    without = [code.name for code in codebook.codes if code.name not in with_cues]
    return without[0] if len(without) == 1 else ""


def merged(scores: pd.DataFrame, into: Mapping[str, str]) -> pd.DataFrame:
    """Add up the columns that another scheme holds as one; codes that `into` does not name are dropped.

    Args:
        scores: one column per code.
        into: our code to their label; several codes may share a label.
    """
    columns = [name for name in scores.columns if name in into]
    return scores[columns].T.groupby([into[name] for name in columns], sort=False).sum().T

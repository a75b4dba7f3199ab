"""How an article's stance compares with the norm of a register, and which codes are remarkably absent."""

import numpy as np
import pandas as pd

from discourse.base.errors import UsageError, did_you_mean
from discourse.coding import scoring
from discourse.io.codebooks import Codebook
from discourse.statistics.absence import probability_of_absence
from discourse.statistics.intervals import poisson_rate
from discourse.statistics.significance import holm


def norms(
    codings: pd.DataFrame, words: pd.DataFrame, book: Codebook, norms: pd.DataFrame, *, codebook: str = "metadiscourse",
    corpus: str = "brown", part: str = "",
) -> pd.DataFrame:  # fmt: skip
    """Hold the rate of each code against its rate in the parts of a reference corpus; test the absent ones.

    Read `per_1000` with `low` and `high` against `norm` with `norm_low` and `norm_high`, between which nine of ten
    texts of that register lie. `absence` answers "is it remarkable that there is none?": the chance of no such marker
    in a text of this length, were it written like that register; `absence_holm` allows for asking about many codes. The
    trap: the registers are American prose of 1961 and presidents' speeches; an unusual rate may be the language, the
    time or the translator, and a text shorter than the 2,000 words of a Brown text varies more.

    Args:
        codebook: its name.
        corpus: the reference corpus of the norms, such as brown or state-of-the-union.
        part: one part of it, such as a genre or `all`; empty gives all parts.

    Returns:
        One row per code and part: code, title, part, count, per_1000, low, high (exact 95 % Poisson interval), norm,
        norm_low, norm_high, position (below, within or above the norm's range), absence, absence_holm, places.

    References:
        Church & Gale (1995), Natural Language Engineering 1(2), 163-190. Garwood (1936), Biometrika 28,
        437-442. Holm (1979), Scandinavian Journal of Statistics 6, 65-70.
    """
    base = max(len(words), 1)
    table = _chosen(norms, book, corpus, part)
    counts = codings["code"].astype(str).value_counts()
    table["count"] = [int(counts.get(name, 0)) for name in table["code"]]
    low, high = poisson_rate(table["count"].to_numpy(), base)
    table = table.assign(per_1000=table["count"] / base * 1000, low=low, high=high)
    table["position"] = np.select(
        [table["per_1000"] < table["norm_low"], table["per_1000"] > table["norm_high"]], ["below", "above"], "within",
    )  # fmt: skip
    table["absence"], table["absence_holm"] = _absence(table, base)
    places = {str(name): scoring.places(part) for name, part in codings.groupby("code", observed=True)}
    table["places"] = pd.Series([places.get(name, ()) for name in table["code"]], index=table.index, dtype=object)
    names = "code title part count per_1000 low high norm norm_low norm_high position absence absence_holm places"
    return table[names.split()].reset_index(drop=True)


def _chosen(norms: pd.DataFrame, book: Codebook, corpus: str, part: str) -> pd.DataFrame:
    """The rows of the norms that are asked for, in the order of the codebook."""
    table = norms
    for column, value in (("codebook", book.name), ("corpus", corpus), ("part", part)):
        if value and value not in set(table[column]):
            raise UsageError(f"norms: no {column} '{value}'; {did_you_mean(value, sorted(set(table[column])))}")
        table = table[table[column] == value] if value else table
    order = {one.name: place for place, one in enumerate(book.codes)}
    table = table[table["code"].isin(order)].rename(
        columns={
            "count": "reference", "words": "reference_words", "per_1000": "norm", "p05": "norm_low", "p95": "norm_high",
        }
    )  # fmt: skip
    keys = table["code"].map(order)
    table = table.assign(place=keys, title=[book.by_name[name].title for name in table["code"]])
    return table.sort_values(["place", "part"], kind="stable").drop(columns="place").reset_index(drop=True)


def _absence(table: pd.DataFrame, base: int) -> tuple[np.ndarray, np.ndarray]:
    """The chance of none where there is none, as it is and adjusted within each part; NaN elsewhere.

    Where a part has too few texts to say how bursty a code is, the code counts as evenly spread.
    """
    k = table["k"].to_numpy(dtype=float)
    chance = np.asarray(
        probability_of_absence(
            table["reference"].to_numpy(), base, table["reference_words"].to_numpy(),
            concentration=np.where(np.isfinite(k) & (k > 0), k, np.inf),
        )
    )  # fmt: skip
    alone = np.where(table["count"].to_numpy() == 0, chance, np.nan)
    adjusted = np.full(len(table), np.nan)
    for _, rows in table.groupby("part", observed=True).indices.items():
        asked = [row for row in rows if np.isfinite(alone[row])]
        if asked:
            adjusted[asked] = holm(alone[asked])
    return alone, adjusted

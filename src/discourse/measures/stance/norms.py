"""How an article's stance compares with the norm of a register."""

import numpy as np
import pandas as pd

from discourse.base.errors import UsageError, did_you_mean
from discourse.coding import scoring
from discourse.io.codebooks import Codebook
from discourse.statistics.absence import chance_of_so_few, chance_of_so_many
from discourse.statistics.significance import holm


def norms(
    codings: pd.DataFrame, words: pd.DataFrame, book: Codebook, norms: pd.DataFrame, *, codebook: str = "metadiscourse",
    corpus: str = "auto", part: str = "",
) -> pd.DataFrame:  # fmt: skip
    """Hold the rate of each code against its rate in the parts of a reference corpus; test what is rare or frequent.

    Read `per_1000` against `norm` with `norm_low` and `norm_high`, between which nine of ten texts of that register
    lie, cut to about this length. `chance` answers "is it remarkable that there are so few, or so many?": the chance of
    that in a text of this length, were it written like that register, where texts differ as its texts do;
    `chance_holm` allows for asking about many codes. The trap: an unusual rate may be the language, the time or the
    translator; read which texts the register has.

    Args:
        codebook: its name.
        corpus: the corpus of the norms, such as brown; `auto` is the register that fits the genre on the article's card.
        part: one part of it, such as a genre or `all`; empty gives all parts.

    Returns:
        One row per code and part: code, title, corpus, part, count, per_1000, norm, norm_low, norm_high, position (below,
        within or above the norm's range), chance (of so few below the norm, of so many above it), chance_holm (over the
        codes of the part), places.

    References:
        Church & Gale (1995), Natural Language Engineering 1(2), 163-190. Holm (1979), Scandinavian Journal of Statistics
        6, 65-70.
    """
    base = max(len(words), 1)
    table = _chosen(norms, book, "" if corpus == "auto" else corpus, part)
    counts = codings["code"].astype(str).value_counts()
    table["count"] = [int(counts.get(name, 0)) for name in table["code"]]
    table["per_1000"] = table["count"] / base * 1000
    table["position"] = np.select(
        [table["per_1000"] < table["norm_low"], table["per_1000"] > table["norm_high"]], ["below", "above"], "within",
    )  # fmt: skip
    told = [table[name].to_numpy() for name in ("count", "reference", "reference_words", "k")]
    count, reference, size, k = told
    k = np.where(k > 0, k, np.inf)
    few, many = (f(count, reference, base, size, concentration=k) for f in (chance_of_so_few, chance_of_so_many))
    table["chance"] = np.where(table["per_1000"] < table["norm"], few, many)
    table["chance_holm"] = table.groupby("part")["chance"].transform(lambda part: holm(part.to_numpy()))
    places = {str(name): scoring.places(part) for name, part in codings.groupby("code")}
    table["places"] = pd.Series([places.get(name, ()) for name in table["code"]])
    names = "code title corpus part count per_1000 norm norm_low norm_high position chance chance_holm places"
    return table[names.split()]


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
    return table.sort_values(["place", "part"], ignore_index=True)

"""What the comparisons share: the two sides, counts of each text, and whether their rates differ beyond chance."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from discourse.base.errors import EmptyTextError
from discourse.statistics.arrays import Floats
from discourse.statistics.differences import difference_of_rates, difference_of_shares, fisher, rank_sum
from discourse.statistics.resampling import document_weights, percentile_interval
from discourse.statistics.significance import holm
from discourse.text.corpus import SIDES
from discourse.text.counts import lexical, units

LEVEL = 0.05


def names(texts: pd.DataFrame) -> dict[str, str]:
    """What the two sides are called, for the columns `text_a` and `text_b`."""
    first = texts.drop_duplicates("side").set_index("side")["label"]
    return {f"text_{side}": str(first[side]) for side in SIDES}


def groups(texts: pd.DataFrame) -> bool:
    """Whether there are two groups of texts, so that texts, not words, are what is drawn by chance."""
    return int(texts["side"].value_counts().min()) > 1


def summed(texts: pd.DataFrame, counts: Floats) -> tuple[Floats, Floats]:
    """Counts, texts x rows, added up for either side."""
    first = (texts["side"] == SIDES[0]).to_numpy()
    return counts[first].sum(axis=0), counts[~first].sum(axis=0)


def compared(texts: pd.DataFrame, counts: Floats, base: str) -> dict[str, Floats]:
    """Rates of either side, their gap with its interval, and the chance of it; corrected over the rows that occur.

    Two texts are compared by their counts (Fisher's test, Newcombe's interval or that of Poisson rates). Two groups are
    compared by the rates of their texts, each of which counts once (rank sum, texts redrawn).

    Args:
        counts: texts x rows. base: the column of `texts` that the counts are out of, `words` or `sentences`.
    """
    first, sizes = (texts["side"] == SIDES[0]).to_numpy(), texts[base].to_numpy()
    if not (sizes > 0).all():
        raise EmptyTextError("compare: a text holds no word that is counted.")
    (a, b), (n1, n2) = summed(texts, counts), (sizes[first].sum(), sizes[~first].sum())
    made: dict[str, Floats] = {}
    if groups(texts):
        rates = counts / sizes[:, None]
        one, two = rates[first], rates[~first]
        made |= {"rate_a": one.mean(axis=0), "rate_b": two.mean(axis=0)}
        drawn = [document_weights(len(part), resamples=1000) @ part / len(part) for part in (one, two)]
        # The draws of the second group must not be those of the first.
        low, high = percentile_interval(drawn[0] - drawn[1][::-1]) if counts.shape[1] else (a, b)
        made["superiority"], p = rank_sum(one, two) if counts.shape[1] else (a, b)
    else:
        made |= {"rate_a": a / n1, "rate_b": b / n2}
        low, high = (difference_of_shares if base == "sentences" else difference_of_rates)(a, n1, b, n2)
        p = fisher(a, n1, b, n2)
    return made | {
        "gap": made["rate_a"] - made["rate_b"], "gap_low": low, "gap_high": high, "p": p,
        "p_holm": holm(np.where(a + b > 0, p, np.nan)),
    }  # fmt: skip


def types(
    texts: pd.DataFrame, each: list[pd.DataFrame], *, by: str, content: bool, min_count: int
) -> tuple[pd.DataFrame, Floats]:
    """The types that occur so often in all texts together, with their places; and their counts, texts x types.

    What is tested must not depend on which side has more of it.
    """
    found = [units(words, by=by) for words in each]
    every = pd.concat(found)
    frequent = every[by].value_counts()
    wanted = sorted(frequent.index[frequent >= min_count])
    if content:
        kept = lexical(pd.concat([words[[by, "content"]].astype({by: str}) for words in each]), by=by)
        wanted = [name for name in wanted if name in kept]
    at = pd.Index(wanted)
    counts = np.array([one[by].value_counts().reindex(at).fillna(0) for one in found])
    every = every[every[by].isin(wanted)]
    pairs = zip(every[by], zip(every["start"].tolist(), every["end"].tolist(), strict=True), strict=True)
    table = pd.DataFrame({by: wanted, "places": gathered(wanted, pairs)})
    return table, counts.reshape(len(texts), len(wanted))


def gathered(wanted: list[str], pairs: Iterable[tuple[str, Any]]) -> "pd.Series[Any]":
    """The places of each name, in the order of the names."""
    places: dict[str, list[Any]] = {name: [] for name in wanted}
    for name, place in pairs:
        places[name].append(place)
    return pd.Series([tuple(places[name]) for name in wanted])


def ranges(texts: pd.DataFrame, each: list[pd.DataFrame], by: str, wanted: list[str]) -> dict[str, Floats]:
    """In how many sentences of a single text, or texts of a group, each type stands."""
    kind = "texts" if groups(texts) else "sentences"
    rows = []
    for words in each:
        where = words[[by, "sentence"]].astype({by: str}).drop_duplicates()[by].value_counts()
        found = where.reindex(wanted).fillna(0)
        rows.append(found.clip(upper=1) if kind == "texts" else found)
    a, b = summed(texts, np.array(rows))
    return {f"{kind}_a": a.astype("int64"), f"{kind}_b": b.astype("int64")}

"""Whether the codes, duties, actors or voices of two texts differ in their rates."""

from typing import Literal

import numpy as np
import pandas as pd

from discourse.base.tables import name_column
from discourse.measures.contrast import _sides
from discourse.statistics.arrays import Floats
from discourse.statistics.differences import difference
from discourse.statistics.intervals import too_few

_ALL = "all together"


def contrast(
    texts: pd.DataFrame, rows: list[pd.DataFrame], *, codebook: str = "", of: str = "", by: str = "",
    unit: Literal["words", "sentences"] = "words", total: bool = False,
) -> pd.DataFrame:  # fmt: skip
    """Set the counts of any measure side by side in two texts, or two groups of texts, and test each row.

    Read the two rates, then `gap` with its interval: where it holds 0, no difference is shown, which is not to say that
    there is none. `p_holm` allows for all rows. `corrected_gap` is what a careful reader would find, allowing for the
    coder's errors, if it errs in both texts alike; where it is known, a raw gap is mostly too small. The trap: sentences
    and words of one text hang together, so that the interval is truly wider; a text of long sentences holds more codes
    a sentence; and two texts differ in much besides what they are chosen for.

    Args:
        codebook: compare its codes.
        of: compare the rows of this measure instead, such as obligation, attribution, persons, actors.
        by: how that measure counts, such as strength or source.
        unit: per word, for what is counted one by one; or share of sentences, for frames.
        total: add a row for all rows together.

    Returns:
        One row per code or name, the surest first: code (or the name in lower
        case), title, count_a, count_b, per_1000_a, per_1000_b (or sentences_a,
        sentences_b, share_a, share_b), gap with gap_low and gap_high (95 %), p, p_holm, superiority (of groups: how
        often a text of the first has the higher rate), corrected_gap with low and high (two texts, codebooks measured
        so), status, too_few, text_a, text_b, places.

    References:
        Newcombe (1998), Statistics in Medicine 17(8), 873-890. Zou & Donner (2008), Statistics in Medicine 27(10),
        1693-1702. Fisher (1935). Mann & Whitney (1947), Annals of Mathematical Statistics 18(1), 50-60.
    """
    value = "sentences" if unit == "sentences" else "mentions" if "mentions" in rows[0] else "count"
    each = [_folded(table, value) for table in rows]
    order = list(dict.fromkeys(key for table in each for key in table.index))
    titles = {key: title for table in reversed(each) for key, title in table["title"].items()}
    counts = np.array([table[value].astype(float).reindex(order).fillna(0) for table in each])
    spots = [dict(zip(table.index, table["places"], strict=True)) for table in each]
    places = [tuple(place for one in spots for place in one.get(key, ())) for key in order]
    status = {key: mark for table in each for key, mark in table["status"].items()}
    if total and len(order) > 1:
        order.insert(0, _ALL)
        titles[_ALL], status[_ALL] = _ALL, next(iter(status.values()), "")
        counts = np.concatenate([counts.sum(axis=1, keepdims=True), counts], axis=1)
        places.insert(0, tuple(sorted(place for part in places for place in part)))
    counts = counts.reshape(len(texts), len(order))
    a, b = _sides.summed(texts, counts)
    found = _sides.compared(texts, counts, unit)
    scale, rate = (1, "share") if unit == "sentences" else (1000, "per_1000")
    kind = "sentences" if unit == "sentences" else "count"
    table = pd.DataFrame({
        "code": order, "title": [titles[key] for key in order], f"{kind}_a": a.astype("int64"), f"{kind}_b": b.astype("int64"),
        f"{rate}_a": found["rate_a"] * scale, f"{rate}_b": found["rate_b"] * scale,
        **{name: found[name] * scale for name in ("gap", "gap_low", "gap_high")}, "p": found["p"], "p_holm": found["p_holm"],
    })  # fmt: skip
    if "superiority" in found:
        table["superiority"] = found["superiority"]
    elif len(rows) == 2 and "corrected" in rows[0]:
        corrected = _corrected(texts, each, order, unit, scale)
        for name, column in zip(("corrected_gap", "corrected_gap_low", "corrected_gap_high"), corrected, strict=True):
            table[name] = column
    table["status"], table["too_few"] = [status[key] for key in order], too_few(np.maximum(a, b))
    table = table.assign(**_sides.names(texts), places=pd.Series(places), first=[k != _ALL for k in order])
    size = table["gap"].abs()
    table = table.assign(size=-size).sort_values(["first", "p", "size", "title"])
    return table.drop(columns=["first", "size"]).reset_index(drop=True)


def _folded(table: pd.DataFrame, value: str) -> pd.DataFrame:
    """The rows of a measure by their names, in lower case: *We must* in one text is *we must* in the other."""
    name = name_column(table)
    title = table[name].astype(str)
    held = table.assign(title=title, status=table.get("status", ""))
    key = table["code"].astype(str) if "code" in table else title.str.casefold()
    kept = [column for column in ("title", value, "places", "status", "corrected", "low", "high") if column in held]
    return held[kept].set_index(key.rename("key"))


def _corrected(
    texts: pd.DataFrame, each: list[pd.DataFrame], order: list[str], unit: str, scale: int
) -> tuple[Floats, Floats, Floats]:
    """The gap of the corrected rates, with its bounds; NaN where a code was tested too little."""
    rates = [
        [table[name].reindex(order).to_numpy(dtype=np.float64) / size * scale for name in ("corrected", "low", "high")]
        for table, size in zip(each, texts[unit], strict=True)
    ]
    one, two = rates
    return (one[0] - two[0], *difference(*one, *two))

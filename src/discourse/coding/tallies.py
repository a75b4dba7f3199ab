"""Tallies of codings: by code, with their rates and shares; what the measures that group codings have in common."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from discourse.base.errors import EmptyTextError
from discourse.coding import combined, scoring
from discourse.coding.status import DECIDED
from discourse.io.codebooks import Code, Codebook
from discourse.statistics.corrected import corrected_count
from discourse.statistics.intervals import too_few


def by_code(codings: pd.DataFrame, book: Codebook) -> Iterator[tuple[Code, pd.DataFrame]]:
    """Each code that has cues with its codings, in the codebook's order."""
    used = {cue.code for cue in book.cues}
    names = codings["code"].astype(str)
    return ((code, codings[names == code.name]) for code in book.codes if code.name in used)


def counted(codings: pd.DataFrame, words: pd.DataFrame, book: Codebook) -> pd.DataFrame:
    """The codings of each code: code, title, group, count, per_1000, sentences, too_few, places; see `add_corrected`."""
    rows = [
        (code.name, code.title, group(code, book), len(part), part["sentence"].nunique(), scoring.places(part))
        for code, part in by_code(codings, book)
    ]
    table = pd.DataFrame(rows, columns=["code", "title", "group", "count", "sentences", "places"])
    base = max(len(words), 1)
    table.insert(4, "per_1000", table["count"] / base * 1000)
    table.insert(6, "too_few", too_few(table["count"].to_numpy()))
    return add_corrected(table, "count", base, book, codings, before="sentences")


def group(code: Code, book: Codebook) -> str:
    """The title of the code above a code; empty where there is none."""
    return book.by_name[code.parent].title if code.parent in book.by_name else ""


def stretches(words: pd.DataFrame, unit: scoring.Unit, measure: str) -> pd.DataFrame:
    """The stretches that are scored, as `scoring.units` lists them.

    Raises:
        EmptyTextError: there is no word.
    """
    if words.empty:
        raise EmptyTextError(f"{measure}: the text holds no word that is counted.")
    return scoring.units(words, unit)


def add_share(
    table: pd.DataFrame, hits: str, base: str | int, *, before: str, name: str = "share"
) -> pd.DataFrame:  # fmt: skip
    """Add the share of the column `hits` in the column or number `base`; NaN where that is 0."""
    n = np.full(len(table), base) if isinstance(base, int) else table[base].to_numpy()
    table.insert(list(table.columns).index(before), name, table[hits] / np.where(n > 0, n, np.nan))
    return table


def add_corrected(
    table: pd.DataFrame, hits: str, base: int, book: Codebook, codings: pd.DataFrame, *, before: str
) -> pd.DataFrame:
    """Add corrected, low and high: `hits` allowing for the errors that the coder made on sentences set aside.

    Only for codebooks that were measured so; NaN for a code of which these sentences have too few. `base` is what could
    have been coded: all sentences, or all words. Of a code on which a person decided all three are the count itself.
    """
    if not combined.knows(book.name):
        return table
    errors = combined.errors(book.name).reindex(table["code"])
    found = corrected_count(table[hits], base, *(errors[name] for name in ("coded", "met", "rest", "wrong")))
    read = table["code"].isin(codings.loc[codings["status"] == DECIDED, "code"] if "status" in codings else ())
    for name, values in zip(("corrected", "low", "high"), found, strict=True):
        values = np.where(read, table[hits], values)
        table.insert(list(table.columns).index(before), name, values)
    return table

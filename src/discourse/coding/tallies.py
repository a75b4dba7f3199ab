"""Tallies of codings: by code, with their rates and shares; what the measures that group codings have in common."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from discourse.base.errors import EmptyTextError
from discourse.coding import scoring
from discourse.io.codebooks import Code, Codebook
from discourse.statistics.intervals import poisson_rate, too_few, wilson


def by_code(codings: pd.DataFrame, book: Codebook) -> Iterator[tuple[Code, pd.DataFrame]]:
    """Each code that has cues with its codings, in the codebook's order."""
    used = {cue.code for cue in book.cues}
    names = codings["code"].astype(str)
    return ((code, codings[names == code.name]) for code in book.codes if code.name in used)


def counted(codings: pd.DataFrame, words: pd.DataFrame, book: Codebook) -> pd.DataFrame:
    """The codings of each code: code, title, group, count, per_1000, low, high, sentences, too_few, places."""
    rows = [
        (code.name, code.title, group(code, book), len(part), part["sentence"].nunique(), scoring.places(part))
        for code, part in by_code(codings, book)
    ]
    table = pd.DataFrame(rows, columns=["code", "title", "group", "count", "sentences", "places"])
    return add_rate(table, words, before="sentences")


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
    table: pd.DataFrame,
    hits: str,
    base: str | int,
    *,
    before: str,
    names: tuple[str, str, str] = ("share", "low", "high"),
) -> pd.DataFrame:
    """Add share, low and high (95 % Wilson) of the column `hits` in the column or number `base`."""
    n = np.full(len(table), base) if isinstance(base, int) else table[base].to_numpy()
    low, high = wilson(table[hits].to_numpy(), n)
    columns = (table[hits] / np.where(n > 0, n, np.nan), low, high)
    return _insert(table, before, dict(zip(names, columns, strict=True)))


def add_rate(table: pd.DataFrame, words: pd.DataFrame, *, before: str) -> pd.DataFrame:
    """Add per_1000 words, low and high (exact 95 % Poisson) of the column `count`, and before `places` too_few."""
    base, count = max(len(words), 1), table["count"].to_numpy()
    low, high = poisson_rate(count, base)
    table = _insert(table, before, {"per_1000": count / base * 1000, "low": low, "high": high})
    return _insert(table, "places", {"too_few": too_few(count)})


def _insert(table: pd.DataFrame, before: str, columns: dict[str, Any]) -> pd.DataFrame:
    at = list(table.columns).index(before)
    for number, (name, values) in enumerate(columns.items()):
        table.insert(at + number, name, values)
    return table

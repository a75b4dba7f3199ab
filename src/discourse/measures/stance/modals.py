"""Modal verbs by verb and sense, counted."""

from typing import Literal

import pandas as pd

from discourse.coding import scoring
from discourse.coding.disambiguation.modals.senses import modal_form
from discourse.io.codebooks import Codebook
from discourse.statistics.intervals import too_few
from discourse.text.counts import tallied
from discourse.text.tokens import TokenView


def modals(
    view: TokenView, codings: pd.DataFrame, words: pd.DataFrame, book: Codebook, *, codebook: str = "modality",
    by: Literal["modal", "sense", "reading"] = "modal",
) -> pd.DataFrame:  # fmt: skip
    """Count modals and semi-modals by verb and sense.

    Read `count` against `base`, the words of the article: in a short article most modals occur too rarely for a rate
    (`too_few`). The trap: the sense is the guess of a rule that is right in most cases (see the
    accuracy of the codebook), and nouns of obligation (*the need to*) count as deontic.

    Args:
        codebook: its name.
        by: verb and sense, sense alone, or the readings of *will* (prediction, volition, commitment).

    Returns:
        modal and sense (or sense, or reading), count, base, per_1000, too_few, places.

    References:
        Palmer (2001), Mood and Modality, 7-10. Biber (2006), University Language, 95-97.
    """
    fine = by == "reading"
    order = [code.name for code in book.codes if bool(code.parent) == fine]
    mine = codings[codings["code"].isin(order)]
    keys: list[str] = ["modal", "sense"] if by == "modal" else [by]
    places = pd.Series([(place,) for place in scoring.places(mine)], mine.index)
    reading = mine["code"].str.removeprefix("will-")
    table = mine.assign(modal=_forms(view, mine), sense=mine["code"], reading=reading, places=places)
    base, counted = len(words), tallied(table, keys)
    number = counted["count"]
    counted = counted.assign(base=base, per_1000=number / base * 1000, too_few=too_few(number.to_numpy()))
    return counted[[*keys, "count", "base", "per_1000", "too_few", "places"]]


def _forms(view: TokenView, codings: pd.DataFrame) -> list[str]:
    """The full form of each coded modal: `can`, `have to`, `be able to`."""
    documents, starts, ends = view.column("document"), view.column("start"), view.column("end")
    at = {place: row for row, place in enumerate(zip(documents, starts, strict=True))}
    last = {place: row + 1 for row, place in enumerate(zip(documents, ends, strict=True))}
    return [
        modal_form(view, at[coding.document, coding.start], last[coding.document, coding.end])
        for coding in codings.itertuples()
    ]

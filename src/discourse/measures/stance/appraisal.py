"""Appraisal: evaluation, engagement with other voices and volume, each with its polarity."""

import numpy as np
import pandas as pd

from discourse.coding.tallies import add_share, by_code, counted
from discourse.io.codebooks import Codebook

_ATTITUDE = ("positive", "negative")


def appraisal(
    codings: pd.DataFrame, words: pd.DataFrame, book: Codebook, *, codebook: str = "appraisal"
) -> pd.DataFrame:
    """Count appraisal by code; attitude also by polarity, with the share that is positive.

    Read `per_1000`, then `positive`: the share of the attitude that is favourable once
    negation is taken into account; `negated` counts how often it was. The trap: only attitude in the words
    themselves is coded; praise and blame that facts invite, and irony, are not.

    Args:
        codebook: its name.

    Returns:
        One row per code that has cues, helper codes left out: code, title, group, count, per_1000, positive (share; NaN
        for codes without polarity or without codings), negated, too_few, places.

    References:
        Martin & White (2005), The Language of Evaluation, 34-160.
    """
    tallies = [
        (
            (part["polarity"] == "positive").sum(),
            part["polarity"].isin(_ATTITUDE).sum(),
            part["parts"].map(lambda parts: "negator" in parts).sum(),
        )
        for _, part in by_code(codings, book)
    ]
    table = counted(codings, words, book).drop(columns="sentences")
    for name, values in zip(("good", "both", "negated"), np.array(tallies).T, strict=True):
        table.insert(len(table.columns) - 2, name, values)
    add_share(table, "good", "both", before="negated", name="positive")
    helpers = [code.name for code in book.codes if code.parent == "subjective"]
    return table[~table["code"].isin(helpers)].drop(columns=["good", "both"]).reset_index(drop=True)

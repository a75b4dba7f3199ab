"""Appraisal: evaluation, engagement with other voices and volume, each with its polarity and negations
shown."""

import pandas as pd

from discourse.io.codebooks import Codebook
from discourse.statistics.intervals import poisson_rate, too_few, wilson

_ATTITUDE = ("positive", "negative")


def appraisal(
    codings: pd.DataFrame, words: pd.DataFrame, scheme: Codebook, *, codebook: str = "appraisal"
) -> pd.DataFrame:
    """Count appraisal by code; attitude also by polarity, with the share that is positive.

    Read `per_1000` with its interval, then `positive`: the share of the attitude that is favourable once
    negation is taken into account; `negated` counts how often it was. The trap: only attitude in the words
    themselves is coded; praise and blame that facts invite, and irony, are not.

    Args:
        codings: codings of the codebook appraisal.
        words: the counted words, the base of the rates.
        scheme: the codebook, for the order, titles and groups of its codes.
        codebook: its name.

    Returns:
        One row per code that has cues, helper codes left out: code, title, group, count, per_1000, low, high
        (exact 95 % Poisson interval), positive, positive_low, positive_high (95 % Wilson interval; NaN for
        codes without polarity or without codings), negated, too_few, places.

    References:
        Martin & White (2005), The Language of Evaluation, 34-160.
    """
    base = max(len(words), 1)
    used = {cue.code for cue in scheme.cues}
    rows = []
    for code in scheme.codes:
        if code.name not in used or code.parent == "subjective":
            continue
        mine = codings[codings["code"] == code.name]
        good = int((mine["polarity"] == "positive").sum())
        both = int(mine["polarity"].isin(_ATTITUDE).sum())
        negated = int(mine["note"].astype(str).str.startswith("negated").sum())
        places = tuple(zip(mine["start"].tolist(), mine["end"].tolist(), strict=True))
        group = scheme.by_name[code.parent].title if code.parent in scheme.by_name else ""
        rows.append((code.name, code.title, group, len(mine), good, both, negated, places))
    table = pd.DataFrame(rows, columns=["code", "title", "group", "count", "good", "both", "negated", "places"])
    low, high = poisson_rate(table["count"].to_numpy(), base)
    share_low, share_high = wilson(table["good"].to_numpy(), table["both"].clip(lower=1).to_numpy())
    polar = table["both"] > 0
    table = table.assign(
        per_1000=table["count"] / base * 1000, low=low, high=high,
        positive=(table["good"] / table["both"].clip(lower=1)).where(polar),
        positive_low=pd.Series(share_low, index=table.index).where(polar),
        positive_high=pd.Series(share_high, index=table.index).where(polar),
        too_few=too_few(table["count"].to_numpy()),
    )  # fmt: skip
    names = [
        "code",
        "title",
        "group",
        "count",
        "per_1000",
        "low",
        "high",
        "positive",
        "positive_low",
        "positive_high",
    ]
    return table[[*names, "negated", "too_few", "places"]]

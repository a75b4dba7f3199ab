"""Which frame is the article's primary one, and whether there is one at all."""

import pandas as pd

from discourse.coding import scoring
from discourse.coding.tallies import add_corrected, by_code, stretches
from discourse.io.codebooks import Codebook


def primary_frame(
    codings: pd.DataFrame, words: pd.DataFrame, book: Codebook, *, codebook: str = "policy-frames"
) -> pd.DataFrame:
    """Rank the frames of an article by the sentences that hold them and say whether the first is clearly ahead.

    Read the first row's `verdict`: `clear` only where the number of its sentences, corrected for the errors of the
    coding, is above that of every other frame found (their intervals do not meet), else `no clear primary frame`, which is an
    answer. The trap: frames that were not measured, and those that are candidates only, cannot lead.

    Args:
        codebook: its name.

    Returns:
        One row per code that has cues, the most salient first: rank, code, title, sentences (that hold it), salience
        (their share of all), corrected with low and high (sentences, 95 %, see `framing`), share (of the salience of all
        frames), verdict (`clear` or `no clear primary frame` in the first row, `present` or `absent` in the others),
        places.

    References:
        Boydstun et al. (2014). Rogan & Gladen (1978), American Journal of Epidemiology 107(1), 71-76.
    """
    units = stretches(words, "sentence", "primary-frame")
    mine = {code.name: part for code, part in by_code(codings[codings["codebook"] == book.name], book)}
    number = (
        scoring.held(codings, book, units)[list(mine)].sum().sort_values(ascending=False, kind="stable").astype("int64")
    )
    order = list(number.index)
    table = pd.DataFrame({
        "rank": range(1, len(order) + 1), "code": order, "title": [book.by_name[name].title for name in order],
        "sentences": number.to_numpy(), "salience": number.to_numpy() / len(units),
        "share": number.to_numpy() / max(int(number.sum()), 1),
        "verdict": ["present" if count else "absent" for count in number], "places": "",
    })  # fmt: skip
    table = add_corrected(table, "sentences", len(units), book, before="share")
    found = table[table["sentences"] > 0][1:]
    clear = "low" in table and bool((table["low"].iloc[0] > found["high"].fillna(found["sentences"])).all())
    table.loc[0, "verdict"] = "clear" if clear and number.iloc[0] else "no clear primary frame"
    return table.assign(places=pd.Series([scoring.places(mine[name]) for name in order], dtype=object))

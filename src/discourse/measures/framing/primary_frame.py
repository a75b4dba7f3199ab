"""Which frame is the article's primary one, and whether there is one at all."""

import pandas as pd

from discourse.coding import scoring
from discourse.coding.tallies import add_corrected, by_code, stretches
from discourse.io.codebooks import Codebook
from discourse.statistics.intervals import too_few


def primary_frame(
    codings: pd.DataFrame, words: pd.DataFrame, book: Codebook, *, codebook: str = "policy-frames"
) -> pd.DataFrame:
    """Rank the frames of an article by the sentences that hold them and say whether the first is clearly ahead.

    Read the first row's `verdict`: `clear` only where it holds four sentences or more and the lower bound of their
    number, corrected for the errors of the coding, is above the corrected number of every other frame, else `no clear
    primary frame`, which is an answer. The trap: frames that were not measured, and those that are candidates only,
    cannot lead.

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
    table = add_corrected(table, "sentences", len(units), book, codings, before="share")
    if not order:
        return table
    clear = not too_few(number.iloc[0]) and "low" in table
    clear = clear and bool((table["low"].iloc[0] > table["corrected"].fillna(table["sentences"])[1:]).all())
    table.loc[0, "verdict"] = "clear" if clear else "no clear primary frame"
    return table.assign(places=pd.Series([scoring.places(mine[name]) for name in order]))

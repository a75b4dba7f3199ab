"""How often each frame occurs, in how many sentences, and where in the article."""

import math
from typing import Any

import pandas as pd

from discourse.coding import scoring
from discourse.coding.tallies import add_corrected, add_share, by_code, stretches
from discourse.io.codebooks import Code, Codebook

_COLUMNS = ("code", "title", "count", "sentences", "paragraphs", "first", "last", "per_1000", "places")


def framing(
    codings: pd.DataFrame, words: pd.DataFrame, book: Codebook, *, codebook: str = "policy-frames"
) -> pd.DataFrame:
    """Count the sentences of each frame; frames that do not occur stand there with 0.

    Read `sentences`, those that hold the frame, beside `corrected`: as many as a careful reader would find, allowing for
    the errors that the coder made on sentences set aside, from `low` to `high`. The trap: a sentence may
    hold several frames, so the shares do not add up to 1; and these are candidate frames by their words, not
    a judgement of what the author wants.

    Args:
        codebook: its name.

    Returns:
        One row per code that has cues, in the codebook's order: code, title, count (codings), sentences, share (of all
        sentences), corrected with low and high (sentences, 95 %; for codebooks measured so), paragraphs (with such a
        sentence), first, last (place of the first and last coding, in percent of the text's words; NaN where there is
        none), per_1000 (codings per 1,000 words), places.

    References:
        Boydstun et al. (2014). Semetko & Valkenburg (2000), Journal of Communication 50(2), 93-109. Rogan &
        Gladen (1978), American Journal of Epidemiology 107(1), 71-76.
    """
    units = stretches(words, "sentence", "framing")
    held = scoring.held(codings, book, units)
    mine = codings[codings["codebook"] == book.name]
    rows = [_row(code, part, units[held[code.name]], words) for code, part in by_code(mine, book)]
    table = add_share(pd.DataFrame(rows, columns=list(_COLUMNS)), "sentences", len(units), before="paragraphs")
    return add_corrected(table, "sentences", len(units), book, mine, before="paragraphs")


def _row(code: Code, mine: pd.DataFrame, held: pd.DataFrame, words: pd.DataFrame) -> dict[str, Any]:
    ends = [mine["start"].min(), mine["start"].max()] if len(mine) else []
    first, last = [100 * float((words["start"] < at).mean()) for at in ends] or [math.nan, math.nan]
    return {
        "code": code.name, "title": code.title, "count": len(mine), "sentences": len(held),
        "paragraphs": held["paragraph"].nunique(), "first": first, "last": last,
        "per_1000": 1000 * len(mine) / len(words), "places": scoring.places(mine),
    }  # fmt: skip

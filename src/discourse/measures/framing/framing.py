"""How often each frame occurs, in how many sentences, and where in the article."""

import pandas as pd

from discourse.base.errors import EmptyTextError
from discourse.coding import scoring
from discourse.io.codebooks import Code, Codebook
from discourse.statistics.intervals import wilson


def framing(
    codings: pd.DataFrame, words: pd.DataFrame, scheme: Codebook, *, codebook: str = "policy-frames"
) -> pd.DataFrame:
    """Count the sentences of each frame; frames that do not occur stand there with 0 and its upper bound.

    Read `share` with its interval: the part of all sentences in which the frame's cues reach its threshold.
    `count` is larger, as a weak cue alone does not make a sentence one of the frame. The trap: a sentence may
    hold several frames, so the shares do not add up to 1; and these are candidate frames by their words, not
    a judgement of what the author wants.

    Args:
        codings: the codings of the codebook.
        words: the counted words of one article, which give its sentences.
        scheme: the codebook: order, titles, weights and thresholds.
        codebook: its name.

    Returns:
        One row per code that has cues, in the codebook's order: code, title, count (codings), sentences,
        share (of all sentences), low, high (95 % Wilson), paragraphs (with such a sentence), first, last
        (place of the first and last coding, in percent of the text's words; NaN where there is none),
        per_1000 (codings per 1,000 words), places.

    Raises:
        EmptyTextError: there is no word.

    References:
        Boydstun et al. (2014). Semetko & Valkenburg (2000), Journal of Communication 50(2), 93-109. Wilson
        (1927), Journal of the American Statistical Association 22, 209-212.
    """
    if words.empty:
        raise EmptyTextError("framing: the text holds no word that is counted.")
    units = scoring.units(words, "sentence")
    held = scoring.held(codings, scheme, units)
    mine = codings[codings["codebook"] == scheme.name]
    used = {cue.code for cue in scheme.cues}
    rows = [_row(code, mine[mine["code"] == code.name], units[held[code.name]], words)
            for code in scheme.codes if code.name in used]  # fmt: skip
    names = ["code", "title", "count", "sentences", "paragraphs", "first", "last", "per_1000", "places"]
    table = pd.DataFrame(rows, columns=names)
    low, high = wilson(table["sentences"].to_numpy(), len(units))
    table.insert(4, "share", table["sentences"] / len(units))
    table.insert(5, "low", low)
    table.insert(6, "high", high)
    return table


def _row(code: Code, mine: pd.DataFrame, held: pd.DataFrame, words: pd.DataFrame) -> tuple[object, ...]:
    first, last = float("nan"), float("nan")
    if len(mine):
        ends = mine["start"].agg(["min", "max"])
        first, last = (100 * float((words["start"] < at).mean()) for at in ends)
    return (
        code.name, code.title, len(mine), len(held), held["paragraph"].nunique(), first, last,
        1000 * len(mine) / len(words), scoring.places(mine),
    )  # fmt: skip

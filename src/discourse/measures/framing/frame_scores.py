"""The score of each frame in each sentence or paragraph: the article as a score, left to right."""

from typing import Literal

import pandas as pd

from discourse.base.errors import EmptyTextError
from discourse.coding import scoring
from discourse.io.codebooks import Codebook


def frame_scores(
    codings: pd.DataFrame,
    words: pd.DataFrame,
    scheme: Codebook,
    *,
    codebook: str = "policy-frames",
    unit: Literal["sentence", "paragraph", "document"] = "sentence",
) -> pd.DataFrame:
    """Score each sentence, paragraph or the whole article for each frame, zero or not.

    Read `density`, not `score`, across stretches of different length, and `held` for what counts as the
    frame. The trap: scores of two frames compare how many cues the codebook has for them as much as what the
    text says.

    Args:
        codings: the codings of the codebook.
        words: the counted words, which give the stretches.
        scheme: the codebook.
        codebook: its name.
        unit: the stretch that is scored.

    Returns:
        One row per stretch and code that has cues, in text order, then the codebook's: paragraph, sentence
        (the keys that the unit has), start, end, words, code, title, count (codings), score (weights of the
        cues, a repeated cue adding less), density (score by the root of words / 25), held (density reaches
        the threshold), cues (what stands there, each with its part of the score), places.

    Raises:
        EmptyTextError: there is no word.
    """
    if words.empty:
        raise EmptyTextError("frame-scores: the text holds no word that is counted.")
    used = {cue.code for cue in scheme.cues}
    codes = [code for code in scheme.codes if code.name in used]
    units = scoring.units(words, unit)
    mine = codings[(codings["codebook"] == scheme.name) & codings["code"].isin(used)]
    scores = scoring.scores(mine, scheme, units)
    density, held = scoring.densities(scores, units["words"]), scoring.held(mine, scheme, units)
    by_place = dict(list(mine.groupby([scoring.locate(mine, units), mine["code"].astype(str).to_numpy()])))
    keys = [name for name in ("paragraph", "sentence", "start", "end", "words") if name in units]
    rows = []
    for number in range(len(units)):
        for code in codes:
            part = by_place.get((number, code.name), mine.iloc[:0])
            rows.append((
                *(int(units[key].iloc[number]) for key in keys), code.name, code.title, len(part),
                float(scores[code.name].iloc[number]), float(density[code.name].iloc[number]),
                bool(held[code.name].iloc[number]), _shown(part, scheme), scoring.places(part),
            ))  # fmt: skip
    names = [*keys, "code", "title", "count", "score", "density", "held", "cues", "places"]
    return pd.DataFrame(rows, columns=names)


def _shown(part: pd.DataFrame, scheme: Codebook) -> str:
    """The words behind a score, each with its weight: `taxes 2, cost 1.5`."""
    found = zip(part["text"].astype(str), scoring.weights(part, scheme), strict=True)
    return ", ".join(f"{text} {weight:g}" for text, weight in found)

"""The score of each frame in each sentence or paragraph: the article as a score, left to right."""

import pandas as pd

from discourse.coding import scoring
from discourse.coding.tallies import by_code, stretches
from discourse.io.codebooks import Codebook


def frame_scores(
    codings: pd.DataFrame, words: pd.DataFrame, book: Codebook, *, codebook: str = "policy-frames",
    unit: scoring.Unit = "sentence",
) -> pd.DataFrame:  # fmt: skip
    """Score each sentence, paragraph or the whole article for each frame, zero or not.

    Read `density`, not `score`, across stretches of different length, and `held` for what counts as the frame. The
    trap: scores of two frames compare how many cues the codebook has for them as much as what the text says.

    Args:
        codebook: its name.
        unit: the stretch that is scored.

    Returns:
        One row per stretch and code that has cues, in text order, then the codebook's: paragraph, sentence
        (the keys that the unit has), start, end, words, code, title, count (codings), score (weights of the
        cues, a repeated cue adding less), density (score by the root of words / 25), held (density reaches
        the threshold), cues (what stands there, each with its part of the score), places.
    """
    units = stretches(words, unit, "frame-scores")
    mine = codings[codings["codebook"] == book.name]
    scores, held = scoring.scores(mine, book, units), scoring.held(mine, book, units)
    density, at = scoring.densities(scores, units["words"]), scoring.locate(mine, units)
    coded = [(code, part, pd.Series(at, mine.index)[part.index]) for code, part in by_code(mine, book)]
    rows = []
    for number, stretch in enumerate(units.drop(columns="document").to_dict("records")):
        for code, part, there in coded:
            here = part[there == number]
            rows.append({
                **stretch, "code": code.name, "title": code.title, "count": len(here),
                "score": scores[code.name].iloc[number], "density": density[code.name].iloc[number],
                "held": held[code.name].iloc[number], "cues": _shown(here, book), "places": scoring.places(here),
            })  # fmt: skip
    return pd.DataFrame(rows)


def _shown(part: pd.DataFrame, book: Codebook) -> str:
    """The words behind a score, each with its weight: `taxes 2, cost 1.5`."""
    part = part[part["cue"] != ""]
    found = zip(part["text"].astype(str), scoring.weights(part, book), strict=True)
    return ", ".join(f"{text} {weight:g}" for text, weight in found)

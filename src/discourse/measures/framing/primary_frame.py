"""Which frame is the article's primary one, by what margin, and whether there is one at all."""

import numpy as np
import pandas as pd

from discourse.coding import scoring
from discourse.coding.tallies import by_code, stretches
from discourse.io.codebooks import Codebook
from discourse.statistics.resampling import block_weights, percentile_interval

LEAST = 5
"""Sentences below which no bootstrap over sentences says anything."""


def primary_frame(
    codings: pd.DataFrame, words: pd.DataFrame, book: Codebook, *, codebook: str = "policy-frames",
    resamples: int = 2000, seed: int = 1,
) -> pd.DataFrame:  # fmt: skip
    """Rank the frames of an article by salience and say whether the first is clearly ahead.

    Read the first row's `verdict`: `clear` only where its margin to the next stays above 0 when the article's sentences
    are drawn again, else `no clear primary frame`, which is an answer. `first` says in how many of the redrawn articles
    a frame came first. The trap: the margin knows of the chance in the sentences, not of what the codebook overlooks.

    Salience is the share of sentences that hold the frame; blocks of neighbouring sentences are drawn, as they hang
    together.

    Args:
        codebook: its name.
        resamples: articles to draw.
        seed: seed of the random numbers.

    Returns:
        One row per code that has cues, the most salient first: rank, code, title, sentences (that hold it),
        salience, low, high, share (of the salience of all frames), margin (to the next row's salience),
        margin_low, margin_high (95 % bootstrap), first, verdict (`clear`, `no clear primary frame` or `too
        few sentences` in the first row, `present` or `absent` in the whole article in the others), places.

    References:
        Boydstun et al. (2014). Künsch (1989), Annals of Statistics 17(3), 1217-1241.
    """
    units = stretches(words, "sentence", "primary-frame")
    mine = {code.name: part for code, part in by_code(codings[codings["codebook"] == book.name], book)}
    held = scoring.held(codings, book, units)[list(mine)]
    scores = held.astype(float)
    order = np.argsort(-scores.mean().to_numpy(), kind="stable")
    scores = scores.iloc[:, order]
    drawn = block_weights(len(units), resamples=resamples, seed=seed) @ scores.to_numpy() / len(units)
    table = _table(scores, drawn, book)
    table.insert(3, "sentences", [int(held[name].sum()) for name in table["code"]])
    whole = scoring.held(codings, book, scoring.units(words, "document"))
    verdicts = ["present" if whole[name].any() else "absent" for name in table["code"]]
    verdicts[0] = "clear" if table["margin_low"].iloc[0] > 0 else "no clear primary frame"
    table["verdict"] = ["too few sentences" if len(units) < LEAST else verdicts[0], *verdicts[1:]]
    places = [scoring.places(mine[name]) for name in table["code"]]
    return table.assign(places=pd.Series(places, index=table.index, dtype=object))


def _table(scores: pd.DataFrame, drawn: np.ndarray, book: Codebook) -> pd.DataFrame:
    """Salience, margin and their intervals; the columns of `scores` and `drawn` are ranked."""
    salience, last = scores.mean().to_numpy(), scores.shape[1] - 1
    total = salience.sum()
    low, high = percentile_interval(drawn)
    gaps = drawn[:, :-1] - drawn[:, 1:]
    gap_low, gap_high = percentile_interval(gaps) if last else (np.zeros(0), np.zeros(0))
    # A draw without any cue has no first frame.
    first = np.bincount(drawn.argmax(axis=1)[drawn.max(axis=1) > 0], minlength=last + 1) / len(drawn)
    return pd.DataFrame({
        "rank": np.arange(1, last + 2), "code": list(scores.columns),
        "title": [book.by_name[name].title for name in scores.columns], "salience": salience, "low": low,
        "high": high, "share": salience / total if total else np.full(last + 1, np.nan),
        "margin": np.append(salience[:-1] - salience[1:], np.nan), "margin_low": np.append(gap_low, np.nan),
        "margin_high": np.append(gap_high, np.nan), "first": first,
    })  # fmt: skip

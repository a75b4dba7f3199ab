"""What a frame's score rests on: the items of the published codebook behind its cues."""

import math

import pandas as pd

from discourse.coding import scoring
from discourse.coding.tallies import by_code, stretches
from discourse.io.codebooks import Codebook

ALONE = "no cue: the reader alone"
"""The item of a sentence that the reader holds without a word of the rules."""


def frame_items(
    codings: pd.DataFrame, words: pd.DataFrame, book: Codebook, *, codebook: str = "generic-frames"
) -> pd.DataFrame:
    """Open the article's score of each frame to the items (questions) of the codebook that its cues stand for.

    Read `share` down the items of one frame: a frame that rests on one item is not the same as one that rests
    on all. Items without a cue in the text stay, with 0. The trap: coders answer an item with yes or no from
    reading the whole story; here words stand for it.

    Args:
        codebook: its name.

    Returns:
        One row per code and item, in the codebook's order: code, title, item, count (codings), score (weights
        of its cues in the whole article, a repeated cue adding less), share (of the frame's score; NaN where
        that is 0), places.

    References:
        Semetko & Valkenburg (2000), Journal of Communication 50(2), 93-109, at 100.
    """
    article = stretches(words, "document", "frame-items")
    mine = codings[codings["codebook"] == book.name]
    item_of = {(cue.code, cue.cue): cue.source for cue in book.cues}
    item_of |= {(code.name, ""): ALONE for code in book.codes}
    opened = scoring.parts(mine, book, article)
    opened["item"] = [item_of[key] for key in zip(opened["code"], opened["cue"], strict=True)]
    score, whole = (opened.groupby(keys)["score"].sum() for keys in (["code", "item"], "code"))
    rows = []
    for code, part in by_code(mine, book):
        items = part["cue"].map(lambda cue, name=code.name: item_of[name, cue])
        alone = [ALONE] if (items == ALONE).any() else []
        for item in dict.fromkeys([cue.source for cue in book.cues if cue.code == code.name] + alone):
            found, value = part[items == item], float(score.get((code.name, item), 0.0))
            share = value / whole[code.name] if whole.get(code.name, 0.0) else math.nan
            rows.append((code.name, code.title, item, len(found), value, share, scoring.places(found)))
    return pd.DataFrame(rows, columns=["code", "title", "item", "count", "score", "share", "places"])

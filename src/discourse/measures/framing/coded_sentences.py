"""Sentence by sentence: the codes that hold, who holds them, the words that show them, and similar coded sentences."""

from typing import Literal

import pandas as pd

from discourse.base.options import named


def coded_sentences(
    held: pd.DataFrame, similar: pd.DataFrame, *, codebooks: str = "entman,generic-frames,policy-frames,legitimation",
    status: Literal["finding", "candidate"] = "finding",
) -> pd.DataFrame:  # fmt: skip
    """List the sentences that hold a code, so that a person can judge each.

    Read a row as a proposal to accept or to reject: `codes` says who holds each (rule, reader or both), `cues` what
    the rules saw, `similar` how the three most similar sentences of the reader's training data were coded. With
    `status="candidate"` these are codes measured as wrong too often to be counted. The trap: similar words are not
    the same meaning; the codes of a similar sentence are a hint, not a reason.

    Args:
        held: sentences and codes that hold, with codebook and title.
        similar: per sentence the similar ones, nearest first, as text and codes.
        codebooks: the codebooks, separated by commas.
        status: findings (and codes nobody tested on others' texts, with that word), or candidates.

    Returns:
        One row per sentence that holds a code, in text order: sentence, count (of codes), codes, cues, similar, places.
    """
    rows = []
    mine = held[((held["status"] == "candidate") == (status == "candidate")) & held["codebook"].isin(named(codebooks))]
    for number, part in mine.groupby("sentence"):
        who = [f"{coder}, untested" if state == "untested" else coder
               for coder, state in zip(part["coder"], part["status"], strict=True)]  # fmt: skip
        codes = [f"{title} ({coder})" for title, coder in zip(part["title"], who, strict=True)]
        cues = list(dict.fromkeys(text for found in part["cues"] for text in found))
        near = similar[similar["sentence"] == number]
        told = [f"“{text}” ({others})" for text, others in zip(near["text"], near["codes"], strict=True)]
        place = (int(part["start"].iloc[0]), int(part["end"].iloc[0]))
        rows.append((number, len(codes), "; ".join(codes), "; ".join(cues), " ".join(told), (place,)))
    return pd.DataFrame(rows, columns=["sentence", "count", "codes", "cues", "similar", "places"])

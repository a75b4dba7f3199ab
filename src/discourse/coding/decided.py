"""Decisions applied: what people accepted, rejected and added takes the place of what rule and reader held."""

from collections.abc import Iterable

import pandas as pd

from discourse.coding.coder import COLUMNS
from discourse.coding.status import DECIDED
from discourse.io.decisions import Decision

PERSON = "person"


def decide(
    held: pd.DataFrame, turned_down: pd.DataFrame, decisions: Iterable[Decision], document: str, sentences: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Apply the decisions on one codebook to the codings that hold and to those that were turned down.

    A decision speaks of every coding of its code that shares a character with its stretch: of a sentence, of all its cues.

    Args:
        held, turned_down: as `combined.combine` gives them.
        decisions: those on this codebook.
        document: the article's slug.
        sentences: sentence, start, end of the article.

    Returns:
        The same two tables: what was accepted or added has the status `decided`, an added coding the coder `person`;
        what was rejected is among those turned down, with who did so in its note.
    """
    for one in decisions:
        same = (held["code"] == one.code) & (held["start"] < one.end) & (held["end"] > one.start)
        if one.verdict == "rejected":
            out = held[same].assign(note=f"rejected by {one.coder}")[list(COLUMNS)]
            held, turned_down = held[~same], pd.concat([turned_down, out], ignore_index=True)
        elif same.any():
            held = held.assign(status=held["status"].mask(same, DECIDED))
        else:
            held = pd.concat([held, _added(held, one, document, sentences)], ignore_index=True)
    held = held.sort_values(["document", "start", "end", "code"], kind="stable")
    return held.reset_index(drop=True), turned_down


def _added(like: pd.DataFrame, one: Decision, document: str, sentences: pd.DataFrame) -> pd.DataFrame:
    at = sentences.loc[sentences["start"] <= one.start, "sentence"].max()
    known = {"code": one.code, "codebook": one.codebook, "start": one.start, "end": one.end, "text": one.text}
    known |= {"sentence": at, "coder": PERSON, "voice": "own", "status": DECIDED, "document": document}
    return pd.DataFrame([{name: known.get(name, {} if name == "parts" else "") for name in like.columns}])


def told(decisions: Iterable[Decision], codebook: str, title: str) -> str:
    """Say what was decided on a codebook, by whom; empty where nothing was."""
    mine = [one for one in decisions if one.codebook == codebook]
    if not mine:
        return ""
    counts = ", ".join(
        f"{n} {verdict}"
        for verdict in ("accepted", "rejected", "added")
        if (n := sum(one.verdict == verdict for one in mine))
    )
    who = ", ".join(dict.fromkeys(one.coder for one in mine))
    return f"{title}, read by hand ({who}): {counts}. What was accepted or added is counted, what was rejected is not."

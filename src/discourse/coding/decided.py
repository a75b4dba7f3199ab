"""Decisions applied: what people accepted, rejected, recoded and added takes the place of what rule and reader held."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from discourse.coding.coder import COLUMNS
from discourse.coding.status import DECIDED
from discourse.io.codebooks import Codebook
from discourse.io.decisions import NONE, VERDICTS, Decision

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
        what was rejected or recoded is among those turned down, with who did so in its note.
    """
    for one in decisions:
        if one.verdict in ("rejected", "recoded"):
            same = _same(held, one)
            why = f"{one.verdict} by {one.coder}" + (f" as {one.recode}" if one.verdict == "recoded" else "")
            out = held[same].assign(note=why)[list(COLUMNS)]
            held, turned_down = held[~same], pd.concat([turned_down, out], ignore_index=True)
        if one.verdict == "rejected":
            continue
        holds = replace(one, code=one.recode) if one.verdict == "recoded" else one
        if (same := _same(held, holds)).any():
            held = held.assign(status=held["status"].mask(same, DECIDED))
        else:
            held = pd.concat([held, _added(held, holds, document, sentences)], ignore_index=True)
    held = held.sort_values(["document", "start", "end", "code"], kind="stable")
    return held.reset_index(drop=True), turned_down


def _same(held: pd.DataFrame, one: Decision) -> "pd.Series[bool]":
    return (held["code"] == one.code) & (held["start"] < one.end) & (held["end"] > one.start)


def _added(like: pd.DataFrame, one: Decision, document: str, sentences: pd.DataFrame) -> pd.DataFrame:
    at = sentences.loc[sentences["start"] <= one.start, "sentence"].max()
    known = {"code": one.code, "codebook": one.codebook, "start": one.start, "end": one.end, "text": one.text}
    known |= {"sentence": at, "coder": PERSON, "voice": "own", "status": DECIDED, "document": document}
    return pd.DataFrame([{name: known.get(name, {} if name == "parts" else "") for name in like.columns}])


def told(decisions: Iterable[Decision], astray: Iterable[Decision], book: Codebook) -> str:
    """Say what was decided on a codebook, by whom, and what of it is old; empty where nothing was."""
    mine, lost = ([one for one in some if one.codebook == book.name] for some in (decisions, astray))
    if not mine and not lost:
        return ""
    coders = Counter(one.coder for one in mine)
    who = ", ".join(coders if len(coders) == 1 else (f"{name} {n}" for name, n in coders.items()))
    verdicts = Counter(one.verdict for one in mine)
    counts = ", ".join(f"{verdicts[name]} {name}" for name in VERDICTS if verdicts[name])
    unsure = sum(one.unsure != NONE for one in mine)
    old = sum(one.hash != book.defined for one in mine)
    return " ".join([
        f"{book.title}, read by hand ({who}): {counts}{f'; unsure of {unsure}' if unsure else ''}. What was accepted or "
        "added is counted, what was rejected is not." if mine else "",
        f"Of these {old} were made before a definition of the codebook last changed; read them again." if old else "",
        f"{len(lost)} more are kept and not counted, as the text no longer has their words." if lost else "",
    ]).strip()  # fmt: skip

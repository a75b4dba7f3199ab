"""The quoted spans of an article, one by one or by role."""

from typing import Literal

import pandas as pd

from discourse.io.codebooks import Codebook

_MARKS = "\"'“”„‟‘’«»‹›` "


def quotations(
    codings: pd.DataFrame, book: Codebook, *, codebook: str = "quotation",
    by: Literal["each", "role", "speaker"] = "each",
) -> pd.DataFrame:  # fmt: skip
    """List every quoted span with its role, or count the spans by role or by speaker.

    Read `role` with `reason`, the rule that decided. Each span counts once; a span inside another has a row
    of its own. The trap: scare quotes are what is left when nothing around a short span explains it.

    Args:
        codebook: its name.
        by: each span, or counts by role (roles that do not occur stand there with 0) or by speaker.

    Returns:
        each: span (without its marks), role, speaker, reason, sentence, places. Else: role or speaker, count, base (all
        spans; for speakers all direct speech), share, places.

    References:
        Leech & Short (2007), Style in Fiction, 255-281. Predelli (2003), Linguistics and Philosophy 26, 1-28.
    """
    order = {code.name: number for number, code in enumerate(book.codes)}
    titles = {code.name: code.title for code in book.codes}
    mine = codings[codings["code"].isin(list(order))]
    places = [((start, end),) for start, end in zip(mine["start"].tolist(), mine["end"].tolist(), strict=True)]
    table = pd.DataFrame({
        "span": mine["text"].astype(str).str.strip(_MARKS), "role": mine["code"].astype(str),
        "speaker": mine["actor"].astype(str), "reason": mine["note"].astype(str),
        "sentence": mine["sentence"], "places": places,
    }).reset_index(drop=True)  # fmt: skip
    if by == "each":
        return table.assign(role=table["role"].map(titles))
    if by == "role":
        return _counted(table, "role", list(order)).assign(role=list(titles.values()))
    spoken = table[table["role"] == "direct-speech"]
    spoken = spoken.assign(speaker=spoken["speaker"].replace("", "not named"))
    counts = spoken["speaker"].value_counts()
    return _counted(spoken, "speaker", sorted(counts.index, key=lambda name: (-counts[name], name)))


def _counted(table: pd.DataFrame, by: str, names: list[str]) -> pd.DataFrame:
    base = len(table)
    counts = [int((table[by] == name).sum()) for name in names]
    places = [tuple(one for group in table.loc[table[by] == name, "places"] for one in group) for name in names]
    share = [count / base if base else float("nan") for count in counts]
    return pd.DataFrame({by: names, "count": counts, "base": base, "share": share, "places": places})

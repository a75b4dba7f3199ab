"""The obligation map: who must do what, for whose benefit, in whose voice."""

from typing import Literal

import pandas as pd

from discourse.coding.disambiguation.modals.senses import modal_form
from discourse.coding.obligations import obligations
from discourse.io.words import word_kinds
from discourse.text.counts import tallied
from discourse.text.tokens import TokenView

_NOBODY = "not named"
_STRENGTHS = ("must", "should", "need")
_COLUMNS = ["actor", "strength", "modal", "act", "object", "beneficiary", "voice", "source", "sentence", "places"]


def obligation(
    view: TokenView, codings: pd.DataFrame, *, codebook: str = "modality",
    by: Literal["each", "actor", "voice", "strength", "beneficiary"] = "each",
) -> pd.DataFrame:  # fmt: skip
    """List every obligation of an article, or count them by actor, voice, strength or beneficiary.

    Read a row as a sentence: `actor` `strength` `act` `object`, for `beneficiary`, so says `source`. Strength is must,
    should or need, from strongest to weakest. Permissions (*may enter*) and announced plans (*will host*) are no
    obligations: of the codings only the deontic count. The trap: verbs joined by *and* count one by one, and who is to
    act is read off a parsed tree: open the places of a row before quoting it.

    Args:
        codebook: its name.
        by: each obligation, or counts by one of its parts.

    Returns:
        each: actor, strength, modal, act, object, beneficiary, voice (own, reported), source (of a reported one),
        sentence, places (word of obligation, actor, act, object, beneficiary). Else: the part, count, base (all
        obligations), share, acts, places.

    References:
        Palmer (2001), Mood and Modality, 70-76. van Leeuwen (2008), Discourse and Practice, 28-54.
    """
    table = _each(view, codings)
    return table if by == "each" else _grouped(table, by)


def _each(view: TokenView, codings: pd.DataFrame) -> pd.DataFrame:
    documents, starts, ends = view.column("document"), view.column("start"), view.column("end")
    at = {place: row for row, place in enumerate(zip(documents, starts, strict=True))}
    last = {place: row + 1 for row, place in enumerate(zip(documents, ends, strict=True))}
    rows = []
    for coding in codings[codings["code"] == "deontic"].itertuples():
        first, stop = at[coding.document, coding.start], last[coding.document, coding.end]
        strength = obliging(view, first, stop)
        for one in obligations(view, first, stop) if strength else []:
            parts = [one.actor, one.act, one.object, one.beneficiary]
            actor, act, thing, benefit = (view.text(part[0], part[-1] + 1) if part else "" for part in parts)
            places = [(starts[first], ends[stop - 1])]
            places += [(starts[part[0]], ends[part[-1]]) for part in parts if part]
            voice = "reported" if one.source else "own"
            rows.append((
                actor or _NOBODY, strength, coding.text, act, thing, benefit, voice, one.source,
                coding.sentence, tuple(dict.fromkeys(places)),
            ))  # fmt: skip
    return pd.DataFrame(rows, columns=_COLUMNS)


def obliging(view: TokenView, first: int, stop: int) -> str:
    """How strong the word at these rows obliges; empty for a permission or a plan."""
    listed = word_kinds("obligation-strength")
    form = modal_form(view, first, stop)
    two = " ".join(form.split()[:2])
    lemmas = [str(lemma).lower() for lemma in view.column("lemma")[first:stop]]
    if form in listed or two in listed:
        return listed.get(form) or listed[two]
    # "be to" before its verb; "it is necessary to", "the need to", "are obliged to".
    if lemmas[0] == "be" and "to" in lemmas[1:3] and len(lemmas) >= 3 and view.column("tag")[stop - 1] == "VB":
        return listed["be to"]
    norms = view.column("form")[first:stop]
    return next((listed[word] for pair in zip(lemmas, norms, strict=True) for word in pair if word in listed), "")


def _grouped(table: pd.DataFrame, by: str) -> pd.DataFrame:
    table = table.assign(
        **{by: table.groupby(table[by].str.casefold())[by].transform("first")}
    )  # *We* and *we* are one.
    table = table.assign(**{by: table[by].replace("", _NOBODY), "places": table["places"].str[:1]})
    counted = tallied(table, [by])
    if by == "strength":
        counted = counted.sort_values(by, key=lambda names: names.map(_STRENGTHS.index))
    counted["acts"] = counted[by].map(table.groupby(by)["act"].agg("; ".join))
    counted = counted.assign(base=len(table), share=counted["count"] / max(len(table), 1))
    return counted[[by, "count", "base", "share", "acts", "places"]].reset_index(drop=True)

"""The obligation map: who must do what, for whose benefit, in whose voice."""

from typing import Literal

import pandas as pd

from discourse.coding.disambiguation.modals.senses import modal_form
from discourse.coding.obligations import calls, obligations
from discourse.io.words import read_words, word_kinds
from discourse.text.counts import tallied
from discourse.text.tokens import TokenView

_NOBODY = "not named"
# From which probability the reader holds a word of obligation alone, or beside a rule: on passages that it was not trained
# on, precision .82 and recall .85 (the rules alone: .78 and .55); on those set aside .85 and .90 (.84 and .61).
_ALONE, _WITH_RULE = 0.6, 0.05
_CALL = "call"
_COLUMNS = ["actor", "strength", "modal", "act", "object", "beneficiary", "voice", "source", "sentence", "places"]


def obligation(
    view: TokenView, codings: pd.DataFrame, readings: pd.DataFrame, *, codebook: str = "modality",
    by: Literal["each", "actor", "voice", "strength", "beneficiary"] = "each",
) -> pd.DataFrame:  # fmt: skip
    """List every obligation of an article, or count them by actor, voice, strength or beneficiary.

    Read a row as a sentence: `actor` `strength` `act` `object`, for `beneficiary`, so says `source`. Strength is must,
    should, need or call (*we urge, let us*), from strongest to weakest. Permissions (*may enter*) and announced plans
    (*will host*) are no obligations. Modals are found by rule and kept where the reader does not deny them, calls by the
    reader alone. The trap: verbs joined by *and* count one by one, and who is to act is read off a parsed tree: open the
    places of a row before quoting it.

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
    table = _each(view, codings, readings)
    return table if by == "each" else _grouped(table, by)


def _each(view: TokenView, codings: pd.DataFrame, readings: pd.DataFrame) -> pd.DataFrame:
    starts, ends, sentences = view.column("start"), view.column("end"), view.column("sentence")
    rows = []
    for first, stop, alone in _cues(view, codings, readings):
        strength = obliging(view, first, stop)
        taken = obligations(view, first, stop) if strength != _CALL else []
        for one in taken or (calls(view, first, stop) if alone else ()):
            named = [row for row in one.actor if view.column("tag")[row] != "POS"]  # *Peru's duty* obliges Peru.
            parts = [named, one.act, one.object, one.beneficiary]
            actor, act, thing, benefit = (view.text(part[0], part[-1] + 1) if part else "" for part in parts)
            actor = word_kinds("subject-forms").get(actor.lower(), actor)  # *Let us* and *our duty* as *we must*.
            places = [(starts[first], ends[stop - 1])]
            places += [(starts[part[0]], ends[part[-1]]) for part in parts if part]
            rows.append((
                actor or _NOBODY, strength, view.text(first, stop), act, thing, benefit,
                "reported" if one.source else "own", one.source, sentences[first], tuple(dict.fromkeys(places)),
            ))  # fmt: skip
    return pd.DataFrame(rows, columns=_COLUMNS)


def _cues(view: TokenView, codings: pd.DataFrame, readings: pd.DataFrame) -> list[tuple[int, int, bool]]:
    """The rows of the words of obligation: modals by rule that the reader does not deny, and what it holds alone (true)."""
    documents = view.column("document")
    at = {place: row for row, place in enumerate(zip(documents, view.column("start"), strict=True))}
    last = {place: row + 1 for row, place in enumerate(zip(documents, view.column("end"), strict=True))}

    def rows(table: pd.DataFrame) -> list[tuple[int, int]]:
        places = table[["document", "start", "end"]].itertuples(index=False, name=None)
        return [(at[document, start], last[document, end]) for document, start, end in places]

    seen = readings[readings["head"] == "obligation"]
    found = [place for place in rows(codings[codings["code"] == "deontic"]) if obliging(view, *place)]
    if len(readings):
        held = rows(seen[seen["p"] >= _WITH_RULE])
        found = [(a, b) for a, b in found if any(x < b and a < y for x, y in held)]
    alone = [(a, b) for a, b in rows(seen[seen["p"] >= _ALONE]) if not any(x < b and a < y for x, y in found)]
    alone = [(a, b) for a, b in alone if obliging(view, a, b)]  # Not a scrap of *have every reason to believe*.
    return sorted([*((a, b, False) for a, b in found), *((a, b, True) for a, b in alone)])


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
    same = table.groupby(table[by].str.casefold())[by].transform("first")  # *We* and *we* are one.
    table = table.assign(**{by: same.replace("", _NOBODY), "places": table["places"].str[:1]})
    counted = tallied(table, [by])
    if by == "strength":
        counted = counted.sort_values(
            by, key=lambda names: names.map([*read_words("obligation-strength").groups].index)
        )
    counted["acts"] = counted[by].map(table.groupby(by)["act"].agg("; ".join))
    counted = counted.assign(base=len(table), share=counted["count"] / max(len(table), 1))
    return counted[[by, "count", "base", "share", "acts", "places"]].reset_index(drop=True)

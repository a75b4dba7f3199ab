"""What may be said of an article: statements computed from the tables of several measures."""

from typing import Any

import pandas as pd

from discourse.base.tables import cell_text
from discourse.base.text import counted, shown
from discourse.statistics.intervals import too_few

# The tables that are asked for beside the usual ones: the measures that make them, with their options.
TABLES: dict[str, tuple[str, dict[str, Any]]] = {
    "keywords": ("keyness", {"content": True}), "phrases": ("ngrams", {}),
    "frames": ("framing", {"codebook": "generic-frames"}), "primary": ("primary_frame", {}), "markers": ("stance", {}),
    "senses": ("stance", {"codebook": "modality"}),
}  # fmt: skip
Row = tuple[str, str, int, str, Any]
_COLUMNS = ["topic", "statement", "count", "sureness", "places"]
_STANCE = ("Interactional", "Engagement")
SURE = {"clear": "clear", "some": "likely", "few": "too few to say more"}


def statements(
    keywords: pd.DataFrame, phrases: pd.DataFrame, frames: pd.DataFrame, primary: pd.DataFrame, markers: pd.DataFrame,
    senses: pd.DataFrame,
) -> pd.DataFrame:  # fmt: skip
    """Say in one sentence each what the tables of other measures show first.

    Read `sureness` before the statement: a leader within chance of the next is none. The trap: a statement names
    what is most frequent, and most frequent is not most important.

    Returns:
        One row per statement: topic, statement, count (of places), sureness, places.
    """
    rows = [
        *_keywords(keywords),
        *_phrases(phrases),
        *_frames(frames),
        *_primary(primary),
        # Transitions and the like arrange the text; they are metadiscourse, but take no stance.
        *_codes(markers[markers["group"].isin(_STANCE)], "stance", "kind of stance marker"),
        # The readings of *will* are counted in addition to the three senses.
        *_codes(senses[senses["group"] == ""], "modality", "sense of its modal verbs"),
    ]
    return pd.DataFrame(rows, columns=_COLUMNS)


def _keywords(table: pd.DataFrame) -> list[Row]:
    sure = table[table["p_holm"] < 0.05] if "p_holm" in table else table.head(0)
    if sure.empty:
        return [("keywords", "No word is key beyond what chance gives in a text of this length.", 0, SURE["few"], ())]
    first = sure.head(5)
    named = ", ".join(f"{shown(str(key))} ({n})" for key, n in zip(first.iloc[:, 0], first["count"], strict=True))
    places = tuple(sorted({place for places in first["places"] for place in places}))
    text = (
        f"Key against the reference after correction for many tests: {counted(len(sure), 'word')}; the surest: {named}."
    )
    return [("keywords", text, int(first["count"].sum()), SURE["clear"], places)]


def _phrases(table: pd.DataFrame) -> list[Row]:
    if table.empty:
        return [("formulas", "No sequence of words comes again.", 0, SURE["few"], ())]
    first = table.iloc[0]
    text = f"The weightiest phrase that comes again is “{shown(str(first['ngram']))}”, {counted(int(first['count']), 'time')}."
    return [("formulas", text, int(first["count"]), _by_count(int(first["count"])), first["places"])]


def _frames(table: pd.DataFrame) -> list[Row]:
    if not table["sentences"].sum():
        return [("generic frames", "No words of the five generic frames were found.", 0, SURE["few"], ())]
    first = table.sort_values(["sentences", "count"], ascending=False, kind="stable").iloc[0]
    rivals = _rivals(table, first, "share")
    text = (
        f"The most frequent generic frame is {first['title'].lower()}, in {counted(int(first['sentences']), 'sentence')}: "
        f"{first['share']:.0%} [{first['low']:.0%}, {first['high']:.0%}], with "
        f"{counted(int(first['count']), 'mark')} in all{rivals}."
    )
    sure = SURE["few"] if rivals else _by_count(int(first["sentences"]))
    return [("generic frames", text, int(first["count"]), sure, first["places"])]


def _primary(table: pd.DataFrame) -> list[Row]:
    if table.empty or not table["sentences"].sum():
        return [("policy frames", "No words of the policy frames were found.", 0, SURE["few"], ())]
    first = table.iloc[0]
    title, clear = first["title"].lower(), first["verdict"] == "clear"
    second = table.iloc[1]["title"].lower() if len(table) > 1 else "none"
    text = f"There is no clear primary policy frame: {title} leads, {second} follows within chance."
    if clear:
        text = f"The primary policy frame is {title}, ahead of the next beyond chance."
    return [("policy frames", text, len(first["places"]), SURE["clear" if clear else "few"], first["places"])]


def _codes(table: pd.DataFrame, topic: str, what: str) -> list[Row]:
    if not table["count"].sum():
        return [(topic, f"Not a single {what} was found.", 0, SURE["few"], ())]
    first = table.sort_values("count", ascending=False, kind="stable").iloc[0]
    rivals = _rivals(table, first, "per_1000")
    text = (
        f"The most frequent {what} is {first['title'].lower()}: {counted(int(first['count']), 'time')}, {cell_text(first['per_1000'])} per "
        f"1,000 words [{cell_text(first['low'])}, {cell_text(first['high'])}]{rivals}."
    )
    sure = _by_count(int(first["count"])) if not rivals else SURE["few"]
    return [(topic, text, int(first["count"]), sure, first["places"])]


def _rivals(table: pd.DataFrame, first: pd.Series, rate: str) -> str:
    """Name the other rows whose rate lies within the interval of the first one: chance may have ranked them."""
    others = table[(table["title"] != first["title"]) & (table[rate] >= first["low"])]
    titles = others.sort_values(rate, ascending=False, kind="stable")["title"].astype(str).str.lower()
    return f"; within chance of it: {', '.join(titles)}" if len(titles) else ""


def _by_count(count: int) -> str:
    """Too few occurrences do not give the order of magnitude of a rate; more give it within half to double."""
    return SURE["few"] if too_few(count) else SURE["some"] if too_few(count, span=4) else SURE["clear"]

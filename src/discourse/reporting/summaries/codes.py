"""Sentences about codes: how many sentences hold them, where they stand, and which meet."""

from collections import Counter
from itertools import chain

import pandas as pd

from discourse.base.tables import name_column
from discourse.base.text import counted, listing, shown
from discourse.reporting.summaries.rows import corrected, join_sentences


def frame_shares(table: pd.DataFrame, words: pd.DataFrame, *, n: int = 3) -> str:
    """Say how many sentences hold the leading codes, the count as corrected for errors, and which codes do not occur."""
    name = name_column(table)
    held = table[table["sentences"] > 0]
    rows = held.sort_values(["share", "count"], ascending=False, kind="stable").head(n)
    named = [
        f"{row['sentences']} {'holds' if row['sentences'] == 1 else 'hold'} {shown(str(row[name]))} "
        f"({row['share']:.0%}{corrected(row)})"
        for row in rows.to_dict("records")
    ]
    absent = [str(key) for key in table.loc[table["count"] == 0, name]]
    if not named:
        return "No sentence holds any of them."
    first = f"Of {counted(words['sentence'].nunique(), 'sentence')}, {listing(named)}."
    return first + (f" Not found: {listing(absent)}." if absent else "")


def frame_distribution(table: pd.DataFrame, *, through: float, within: float) -> str:
    """Say which codes run through the text and which stand in one part of it.

    Args:
        table: columns sentences, first, last (in per cent of all words).
        through: a code runs through the text whose sentences lie at least so many per cent apart.
        within: a code stands in one part whose sentences lie less than so many per cent apart.
    """
    name = name_column(table)
    rows = table[table["sentences"] >= 2]
    reach = rows["last"] - rows["first"]
    wide = [str(title) for title in rows.loc[reach >= through, name]]
    narrow = [
        f"{title} ({first:.0f} to {last:.0f} % of the text)"
        for title, first, last in rows.loc[reach < within, [name, "first", "last"]].itertuples(index=False, name=None)
    ]
    return join_sentences(
        f"These extend over at least {through:g} % of the text: {listing(wide)}."
        if wide
        else f"No code extends over {through:g} % of the text.",
        f"Confined to less than {within:g} % of it: {listing(narrow)}." if narrow else "",
    )


def code_distribution(table: pd.DataFrame, paragraphs: pd.DataFrame) -> str:
    """Say what stands in more than half of the paragraphs and what in one paragraph only."""
    name, starts = name_column(table), paragraphs["start"].to_numpy()
    where = [len(set(starts.searchsorted([a for a, _ in places], side="right"))) for places in table["places"]]
    rows = list(zip(table[name].astype(str), where, table["places"].map(len), strict=True))
    through = [key for key, n, _ in rows if n > len(paragraphs) / 2]
    once = [key for key, n, places in rows if n == 1 and places > 1]
    return join_sentences(
        f"More than half of the paragraphs hold {listing(through)}."
        if through
        else "None occurs in more than half of the paragraphs.",
        f"One paragraph alone holds all places of {listing(once)}." if once else "",
    )


def dominant_frame(table: pd.DataFrame) -> str:
    """Say whether one frame dominates."""
    if table.empty or not table["sentences"].sum():
        return "No words of any frame were found."
    first = table.iloc[0]
    if first["verdict"] == "clear":
        return f"The dominant frame is {first['title']}, ahead of {table.iloc[1]['title']} beyond the errors of the coding."
    rivals = listing([str(title) for title in table.loc[table["sentences"] > 0, "title"].head(3)])
    return f"{str(first['verdict']).capitalize()}: the first are {rivals}."


def reference_ranges(table: pd.DataFrame, *, level: float = 0.05) -> str:
    """Name the codes whose rate lies outside what is usual in the register."""
    above, below = table["position"] == "above", table["position"] == "below"
    # A rate of one short text strays far: only what is beyond chance in such a text is named.
    sure_above, sure_below = (side & (table["chance_holm"] < level) for side in (above, below))
    unsure = int((above | below).sum() - (sure_above | sure_below).sum())
    more, fewer = (listing([str(title) for title in table.loc[rows, "title"]]) for rows in (sure_above, sure_below))
    text = (
        f"Beyond chance and outside nine of ten texts of the register, more frequent: {more}; less frequent: {fewer}."
    )
    return text + (f" Outside the range too, but within chance: {counted(unsure, 'code')}." if unsure else "")


def code_density(table: pd.DataFrame, tokens: pd.DataFrame, *, n: int = 3) -> str:
    """Name the sentences in which most codes meet."""
    starts = tokens.drop_duplicates("sentence")[["start", "sentence"]]
    first, numbers = starts["start"].to_numpy(), starts["sentence"].tolist()
    held = [{numbers[first.searchsorted(a, side="right") - 1] for a, _ in places} for places in table["places"]]
    ranked = sorted(Counter(chain(*held)).items(), key=lambda one: (-one[1], one[0]))[:n]
    named = [f"sentence {number} ({counted(codes, 'code')})" for number, codes in ranked]
    return f"Most codes meet in {listing(named)}." if named else "No code was found."

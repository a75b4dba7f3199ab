"""Sentences about frames, actors and codes, computed from their tables."""

import pandas as pd

from discourse.base.text import counted, shown
from discourse.reporting.wording import listing


def shares(table: pd.DataFrame, name: str, what: str, *, n: int = 3) -> str:
    """Name the codes with the largest shares and their intervals, then those that do not occur."""
    held = table[table["sentences"] > 0] if "sentences" in table.columns else table[table["count"] > 0]
    rows = held.sort_values(["share", "count"], ascending=False, kind="stable").head(n)
    named = [
        f"{shown(str(key))} in {share:.0%} of {what} [{low:.0%}, {high:.0%}]"
        for key, share, low, high in zip(rows[name], rows["share"], rows["low"], rows["high"], strict=True)
    ]
    absent = [str(key) for key in table.loc[table["count"] == 0, name]]
    if not named:
        return "No sentence holds any of them."
    return f"Most: {listing(named)}." + (f" No words at all of: {listing(absent)}." if absent else "")


def reach(table: pd.DataFrame, name: str) -> str:
    """Say which codes run through the text and which keep to a part of it."""
    rows = table[table["sentences"] >= 2]
    through = [str(row[name]) for _, row in rows.iterrows() if row["last"] - row["first"] >= 66]
    within = [
        f"{row[name]} ({row['first']:.0f} to {row['last']:.0f} % of the text)"
        for _, row in rows.iterrows()
        if row["last"] - row["first"] < 50
    ]
    return (
        f"Through at least two thirds of the text: {listing(through)}. Within less than half of it: {listing(within)}."
    )


def verdict(table: pd.DataFrame) -> str:
    """Say whether there is a primary frame."""
    if table.empty or not table["sentences"].sum():
        return "No words of any frame were found."
    first = table.iloc[0]
    if first["verdict"] == "clear":
        return f"The primary frame is {first['title']}, ahead of {table.iloc[1]['title']} beyond chance."
    rivals = listing([str(title) for title in table.loc[table["sentences"] > 0, "title"].head(3)])
    return f"{str(first['verdict']).capitalize()}: the first are {rivals}."


def lights(table: pd.DataFrame) -> str:
    """Say which actors are mostly in a good and which in a bad light, and of how many nothing can be said."""
    table = table[table["kind"] != "passive"]
    decided = table[(table["positive"] + table["negative"]) > 0]
    # Fewer than four decided mentions tell nothing of an actor, least of all with rules as unsure as these.
    few = decided["positive"] + decided["negative"] < 4
    decided, unsure = decided[~few], int(few.sum())
    good = [str(row["actor"]) for _, row in decided.iterrows() if row["positive"] > row["negative"]]
    bad = [str(row["actor"]) for _, row in decided.iterrows() if row["negative"] > row["positive"]]
    unclear = int(table["unclear"].sum())
    return (
        f"More often in a good light: {listing(good)}. More often in a bad light: {listing(bad)}. "
        f"Too few to say: {counted(unsure, 'actor')}. Of {counted(int(table['mentions'].sum()), 'mention')} "
        f"{unclear} {'is' if unclear == 1 else 'are'} unclear."
    )


def corners(table: pd.DataFrame) -> str:
    """Read the four corners of the square."""
    rows = table[table["light"].isin(["positive", "negative"])]
    if not rows["base"].sum():
        return "The article's card gives no actor a side: there is no square."
    told = [f"{row['side']} {row['light']}: {row['count']} of {row['base']} mentions" for _, row in rows.iterrows()]
    return f"{'; '.join(told).capitalize()}."


def outside(table: pd.DataFrame) -> str:
    """Name the codes whose rate lies outside what is usual in the register."""
    above, below = table["position"] == "above", table["position"] == "below"
    # A rate of one short text strays far: only what its own interval or the test of absence bears out is named.
    sure_above = above & (table["count"] >= 4) & (table["low"] > table["norm"])
    sure_below = below & ((table["absence_holm"] < 0.05) | (table["high"] < table["norm_low"]))
    unsure = int((above | below).sum() - (sure_above | sure_below).sum())
    named = [listing([str(title) for title in table.loc[rows, "title"]]) for rows in (sure_above, sure_below)]
    text = f"More than in nine of ten texts of the register, beyond chance: {named[0]}. Less: {named[1]}."
    return text + (f" Outside the band too, but within chance: {counted(unsure, 'code')}." if unsure else "")


def pairs(table: pd.DataFrame, *, n: int = 3) -> str:
    """Name the pairs of codes that share most sentences."""
    rows = table[table["both"] > 0].head(n)
    told = [
        f"{str(one).replace('-', ' ')} with {str(other).replace('-', ' ')} ({counted(int(both), 'sentence')})"
        for one, other, both in zip(rows["code"], rows["with_code"], rows["both"], strict=True)
    ]
    return f"Most often together: {listing(told)}."


def repeated(table: pd.DataFrame) -> str:
    """Say whether paragraphs repeat a pattern of moves beyond what shuffled paragraphs do."""
    sure = table[table["chance"] < 0.05]
    told = [f"paragraph {row['paragraph']} ({row['cycle']})" for _, row in sure.iterrows()]
    if told:
        return f"A pattern that chance seldom gives: {listing(told)}."
    return "No paragraph repeats a pattern of moves beyond what shuffled paragraphs do as often."


def agreement(table: pd.DataFrame) -> str:
    """Say in how many sentences all schemes see something, and in how many none does."""
    every, none = int((table["schemes"] == table["base"]).sum()), int((table["schemes"] == 0).sum())
    return f"Of {counted(len(table), 'sentence')}, all schemes see something in {every} and none does in {none}."


def breaks(table: pd.DataFrame) -> str:
    """Say how many of the gaps where the vocabulary changes most are paragraph breaks."""
    marked = table[table["boundary"]]
    at = int(marked["paragraph_break"].sum())
    if marked.empty:
        return "The vocabulary changes nowhere more than elsewhere."
    return f"The vocabulary changes most at {len(marked)} of {len(table)} gaps; {at} of these are paragraph breaks."

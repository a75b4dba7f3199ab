"""Sentences about codes: how many sentences hold them, where they stand, and which meet."""

from collections import Counter
from itertools import chain

import pandas as pd

from discourse.base.tables import name_column, probability
from discourse.base.text import counted
from discourse.reporting.summaries.rows import join_sentences, percent, series


def frame_shares(table: pd.DataFrame, words: pd.DataFrame, *, noun: str, n: int = 3) -> str:
    """Say how many sentences hold the leading codes, the count as corrected for errors, and how many codes do not occur."""
    held = table[table["sentences"] > 0].sort_values("sentences", ascending=False, kind="stable")
    total = counted(words["sentence"].nunique(), "sentence")
    if held.empty:
        return f"None of {counted(len(table), noun)} was found in {total}."
    named = [
        f"{row[name_column(table)]} {how} ({percent(row['share'])})"
        for place, row in enumerate(held.head(n).to_dict("records"))
        for how in (f"in {row['sentences']:,}" if place else f"is found in {row['sentences']:,} of {total}",)
    ]
    rarer, absent = max(len(held) - n, 0), len(table) - len(held)
    ways = [(rarer, ("is rarer", "are rarer")), (absent, ("was not found", "were not found"))]
    said = [(many, how[many > 1]) for many, how in ways if many]
    others = counted(rarer + absent, f"other {noun}")
    if len(said) == 2:
        others = f"of {others}, {' and '.join(f'{many} {how}' for many, how in said)}"
    elif said:
        others += f" {said[0][1]}"
    return f"{series(named)}{f'; {others}' if said else ''}."


def frame_distribution(table: pd.DataFrame, *, noun: str, through: float, within: float) -> str:
    """Say which codes run through the text and which stand in one part of it.

    Args:
        table: columns sentences, first, last (in per cent of all words).
        noun: what the codes are, one of them.
        through: a code runs through the text whose sentences lie at least so many per cent apart.
        within: a code stands in one part whose sentences lie less than so many per cent apart.
    """
    name = name_column(table)
    rows = table[table["sentences"] >= 2]
    if rows.empty:
        return f"No {noun} stands in two sentences, so none extends over the text."
    reach = rows["last"] - rows["first"]
    wide = [str(title) for title in rows.loc[reach >= through, name]]
    narrow = [
        f"{title} ({first:.0f}% to {last:.0f}%)"
        for title, first, last in rows.loc[reach < within, [name, "first", "last"]].itertuples(index=False, name=None)
    ]
    return join_sentences(
        f"{series(wide)} {'extends' if len(wide) == 1 else 'extend'} over at least {through:g}% of the text."
        if wide
        else f"No {noun} extends over {through:g}% of the text.",
        f"{series(narrow, 2)} {'is' if len(narrow) == 1 else 'are'} confined to one part of it." if narrow else "",
    )


def code_distribution(table: pd.DataFrame, paragraphs: pd.DataFrame, *, noun: str) -> str:
    """Say what stands in more than half of the paragraphs and what in one paragraph only."""
    if len(paragraphs) < 3:
        return f"A text of {counted(len(paragraphs), 'paragraph')} is too short to say how a {noun} is distributed."
    name, starts = name_column(table), paragraphs["start"].to_numpy()
    where = [len(set(starts.searchsorted([a for a, _ in places], side="right"))) for places in table["places"]]
    rows = list(zip(table[name].astype(str), where, table["places"].map(len), strict=True))
    through = [key for key, n, _ in rows if n > len(paragraphs) / 2]
    once = [key for key, n, places in rows if n == 1 and places > 1]
    return join_sentences(
        f"{series(through)} {'stands' if len(through) == 1 else 'stand'} in more than half of the paragraphs."
        if through
        else f"No {noun} stands in more than half of the paragraphs.",
        f"{series(once, 4)} {'stands' if len(once) == 1 else 'stand'} more than once, but in one paragraph only."
        if once
        else "",
    )


def dominant_frame(table: pd.DataFrame) -> str:
    """Say whether one frame dominates."""
    held = table[table["sentences"] > 0] if len(table) else table
    if held.empty:
        return "No frame was found, so none is dominant."
    names = [f"{title} ({n:,})" for title, n in zip(held["title"], held["sentences"], strict=True)]
    names[0] = f"{held.iloc[0]['title']} ({counted(int(held.iloc[0]['sentences']), 'sentence')})"
    if held.iloc[0]["verdict"] != "clear":
        most = "The most frequent are" if len(names) > 1 else "The only one found is"
        return f"No frame is clearly dominant. {most} {series(names[:3])}."
    second = f", ahead of {names[1]} beyond the errors of the coding" if len(names) > 1 else ""
    return f"The dominant frame is {names[0]}{second}."


def reference_ranges(table: pd.DataFrame, *, level: float = 0.05) -> str:
    """Name the codes whose rate lies outside what is usual in the register."""
    outside = table["position"].isin(["above", "below"])
    # A rate of one short text strays far: only what is beyond chance in such a text is named.
    sure = outside & (table["chance_holm"] < level)
    parts = []
    for position in ("above", "below"):
        named = [
            f"{row['title']} ({row['per_1000']:.1f} per 1,000 words, usual {row['norm']:.1f}; p {probability(row['chance_holm'])})"
            for row in table[sure & (table["position"] == position)].to_dict("records")
        ]
        rates = "The rate of" if len(named) == 1 else "The rates of"
        lie = "lies" if len(named) == 1 else "lie"
        parts += (
            [f"{rates} {series(named, 3)} {lie} {position} the range of nine in ten texts of the register."]
            if named
            else []
        )
    unsure = int((outside & ~sure).sum())
    none = "No kind of marker is, beyond chance, more or less frequent than in nine in ten texts of the register"
    near = f"{unsure} {'lies' if unsure == 1 else 'lie'} outside that range, but within chance"
    if not parts:
        return f"{none}; {near}." if unsure else f"{none}."
    return join_sentences(*parts, f"Of the other kinds, {near}." if unsure else "")


def coded(table: pd.DataFrame, words: pd.DataFrame, *, verb: list[str], what: str) -> str:
    """Say how many sentences hold a code (the verb for one and for many), and which holds most."""
    total = counted(words["sentence"].nunique(), "sentence")
    if table.empty:
        return f"Of {total}, none {verb[0]} {what}."
    if len(table) == words["sentence"].nunique():
        return f"Every sentence {verb[0]} {what}."
    most = table.iloc[int(table["count"].to_numpy().argmax())]
    best = f"; most ({most['count']}) meet in sentence {most['sentence']}" if most["count"] > 1 else ""
    return f"Of {total}, {len(table):,} {verb[len(table) > 1]} {what}{best}."


def code_density(table: pd.DataFrame, tokens: pd.DataFrame, *, n: int = 3) -> str:
    """Name the sentences in which most codes meet."""
    starts = tokens.drop_duplicates("sentence")[["start", "sentence"]]
    first, numbers = starts["start"].to_numpy(), starts["sentence"].tolist()
    held = [{numbers[first.searchsorted(a, side="right") - 1] for a, _ in places} for places in table["places"]]
    ranked = sorted(Counter(chain(*held)).items(), key=lambda one: (-one[1], one[0]))[:n]
    named = [f"sentence {number} ({counted(codes, 'code')})" for number, codes in ranked]
    return f"Most codes meet in {series(named)}." if named else "No code was found."

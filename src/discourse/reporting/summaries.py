"""Sentences that are computed from tables, so that no number is ever typed into prose."""

import pandas as pd

from discourse.base.tables import cell_text
from discourse.base.text import counted, shown
from discourse.reporting.codebook_summaries import (
    agreement,
    breaks,
    corners,
    lights,
    outside,
    pairs,
    reach,
    repeated,
    shares,
    verdict,
)
from discourse.reporting.statements import statements, unsaid
from discourse.reporting.wording import listing

__all__ = [
    "absences",
    "agreement",
    "breaks",
    "caution",
    "company",
    "corners",
    "densest",
    "ease",
    "evenness",
    "lights",
    "listing",
    "missing",
    "missing_facts",
    "names",
    "node",
    "outside",
    "pairs",
    "rarer",
    "reach",
    "repeated",
    "several",
    "shares",
    "spread",
    "statements",
    "sureness",
    "survivors",
    "top",
    "unsaid",
    "verdict",
    "weight",
]


def top(table: pd.DataFrame, name: str, what: str, *, value: str = "count", n: int = 5, ordered: bool = False) -> str:
    """Name the rows of largest value: "What: a (12), b (9) and c (9)."; of an ordered table the first ones."""
    rows = table[table[value].fillna(0) > 0]
    rows = (rows if ordered else rows.sort_values(value, ascending=False, kind="stable")).head(n)
    named = [f"{key} ({cell_text(number)})" for key, number in zip(rows[name], rows[value], strict=True)]
    return f"{what}: {listing(named)}."


def missing(table: pd.DataFrame, name: str, what: str, *, value: str = "count") -> str:
    """Name the rows of a table that do not occur at all: absence is a finding too."""
    return f"{what}: {listing([str(key) for key in table.loc[table[value] == 0, name]])}."


def several(*sentences: str) -> str:
    """Join sentences, leaving out empty ones."""
    return " ".join(sentence for sentence in sentences if sentence)


def missing_facts(table: pd.DataFrame) -> str:
    """Say which facts about the article nobody recorded."""
    return f"Not recorded: {listing([str(fact) for fact in table.loc[~table['recorded'], 'fact']])}."


def weight(table: pd.DataFrame) -> str:
    """Say how long the text is, and which paragraph carries most of it."""
    words, sentences = int(table["words"].sum()), int(table["sentences"].sum())
    most = table.iloc[int(table["words"].to_numpy().argmax())]
    return (
        f"{counted(words, 'word')} in {counted(sentences, 'sentence')} and {counted(len(table), 'paragraph')}, "
        f"{words / max(sentences, 1):.1f} words a "
        f"sentence; paragraph {most['paragraph']} is the longest, with {most['share']:.0%} of all words."
    )


def spread(table: pd.DataFrame, name: str, paragraphs: pd.DataFrame) -> str:
    """Say what runs through the whole text and what stands in one paragraph only."""
    starts = paragraphs["start"].to_numpy()
    where = [len(set(starts.searchsorted([a for a, _ in places], side="right"))) for places in table["places"]]
    through = [str(key) for key, n in zip(table[name], where, strict=True) if n > len(paragraphs) / 2]
    once = [
        str(key)
        for key, n, places in zip(table[name], where, table["places"], strict=True)
        if n == 1 and len(places) > 1
    ]
    return several(
        f"In more than half of the paragraphs: {listing(through)}."
        if through
        else "None runs through more than half of the paragraphs.",
        f"More than once, but in one paragraph only: {listing(once)}." if once else "",
    )


def names(table: pd.DataFrame, name: str, *, n: int = 6) -> str:
    """Give the first names of a table as one option text, separated by commas."""
    return ",".join(str(key) for key in table[name].head(n))


def node(lines: pd.DataFrame) -> str:
    """Say what a concordance shows, and how often."""
    forms = listing(sorted({shown(str(form)).lower() for form in lines["node"]}))
    return f"{counted(len(lines), 'place')} of: {forms}." if len(lines) else "No place was found."


def sureness(table: pd.DataFrame) -> str:
    """Say how many of the statements are how sure."""
    counts = table["sureness"].value_counts()
    told = [f"{counts[kind]} {kind}" for kind in sorted(counts.index)]
    return f"{counted(len(table), 'statement')}: {listing(told)}."


def company(table: pd.DataFrame, *, n: int = 5) -> str:
    """Name the pairs of a collocation table that are surest to keep company beyond chance, content words only."""
    rows = table[table["content"] & (table["mi_low"] > 0)].head(n)
    told = [
        f"{node} with {other} ({count})"
        for node, other, count in zip(rows["node"], rows["collocate"], rows["count"], strict=True)
    ]
    return f"Surest company: {listing(told)}."


def densest(table: pd.DataFrame, tokens: pd.DataFrame) -> str:
    """Name the sentences in which most lines of a score have a mark."""
    starts = tokens.drop_duplicates("sentence")[["start", "sentence"]]
    first, numbers = starts["start"].to_numpy(), starts["sentence"].to_numpy()
    tally: dict[int, int] = {}
    for places in table["places"]:
        for number in {int(numbers[first.searchsorted(a, side="right") - 1]) for a, _ in places}:
            tally[number] = tally.get(number, 0) + 1
    ranked = sorted(tally.items(), key=lambda item: (-item[1], item[0]))[:3]
    told = [f"sentence {number} ({counted(codes, 'code')})" for number, codes in ranked]
    return f"Most codes meet in {listing(told)}."


def rarer(table: pd.DataFrame, name: str) -> str:
    """Name the words that are rarer than the reference makes one expect, beyond chance; or say that none is."""
    sure = table[table["p_holm"] < 0.05]
    if sure.empty:
        return (
            "No word is rarer than expected beyond chance (p ≥ .05 after Holm's correction): read the table as hints."
        )
    return top(sure, name, "Rarer than expected, with the count in the reference", value="reference", ordered=True)


def ease(table: pd.DataFrame) -> str:
    """Give the readability scores, or say that the text is too short for them."""
    if table["low"].isna().all():
        return "Too few sentences to say how hard the text is to read."
    return top(table, "measure", "Readability", value="value", ordered=True)


def caution(table: pd.DataFrame, words: int) -> str:
    """Say in one sentence where the article is too short for what a keyness table seems to say; "" if nowhere."""
    few, unsure = int((table["too_few"] != "").sum()), int((table["p_holm"] >= 0.05).sum())
    passage = int(((table["log_ratio"] > 0) & (table["range"] == 1)).sum())
    parts = [
        (few, "rest on fewer than 4 occurrences on one side, which hardly tells how large the difference is"),
        (passage, "stand in one paragraph only"),
        (unsure, "are not sure (p ≥ .05 after Holm's correction)"),
    ]
    told = [f"{number} {what}" for number, what in parts if number]
    return f"Caution: in {counted(words, 'word')}, of {counted(len(table), 'row')} {'; '.join(told)}." if told else ""


def survivors(table: pd.DataFrame) -> str:
    """Say which keywords stand under all settings of a sensitivity table, and which fall most often."""
    if table.empty:
        return "No word is a keyword under any of the settings."
    settings = int(table["settings"].iloc[0])
    whole = table[table["survives"] == settings]
    first = table[table["first"].notna()]
    fallen = first[first["survives"] < first["survives"].max()].sort_values("survives", kind="stable").head(5)
    unsettled = [f"{w} ({n} of {settings})" for w, n in zip(fallen["word"], fallen["survives"], strict=True)]
    firm = f": {listing(whole['word'].tolist())}" if len(whole) else ""
    shaky = f" The least settled of the first list: {listing(unsettled)}." if unsettled else ""
    return f"Of {counted(len(first), 'keyword')} {len(whole)} stand under all {settings} settings{firm}.{shaky}"


def absences(table: pd.DataFrame, name: str) -> str:
    """Say which absences tell something, or plainly that none does."""
    if table.empty:
        return "No word that the reference makes one expect is missing."
    sure = table[table["p_holm"] < 0.05]
    if sure.empty:
        first = table.assign(chance=table["p_negbin"].fillna(table["p_poisson"])).iloc[0]
        word, expected, chance, after = first[[name, "expected", "chance", "p_holm"]]
        return (
            f"Expected and missing: {counted(len(table), 'word')}. No absence is beyond chance in an article of "
            f"this length; the least probable is '{shown(str(word))}' (expected {expected:.1f}, chance "
            f"{chance:.3f}, {after:.3f} after correction)."
        )
    named = [f"{key} (expected {value:.1f})" for key, value in zip(sure[name], sure["expected"], strict=True)]
    return f"Missing beyond chance, after correction: {listing(named)}."


def evenness(table: pd.DataFrame, name: str) -> str:
    """Say which of the frequent terms of a dispersion table is spread most evenly, and which is heaped."""
    enough = table[~table["too_few"] & table["dp_norm"].notna()]
    if enough.empty:
        return "No term occurs often enough (10 times) for its spread to be told from chance."
    ranked = enough.sort_values(["dp_norm", name], kind="stable")
    even, heaped = ranked.iloc[0], ranked.iloc[-1]
    told = [
        f"{shown(str(row[name]))} (DPnorm {row['dp_norm']:.2f}, in {row['range']} of {row['parts']} parts)"
        for row in (even, heaped)
    ]
    last = f"; most heaped: {told[1]}" if len(enough) > 1 else ""
    return f"Most evenly spread of the {len(enough)} terms with 10 occurrences or more: {told[0]}{last}."

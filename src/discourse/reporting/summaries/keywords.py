"""Sentences about words: keyness, absence, dispersion, collocates, readability."""

import pandas as pd

from discourse.base.tables import name_column
from discourse.base.text import counted, listing, shown
from discourse.reporting.summaries.rows import join_sentences, top_rows


def keywords(table: pd.DataFrame, words: pd.DataFrame, *, level: float = 0.05) -> str:
    """Name the surest keywords, and say where the article is too short for what the table seems to say."""
    return join_sentences(
        top_rows(table, "By G2 the surest keywords are", value="g2"), caution(table, len(words), level)
    )


def caution(keyness: pd.DataFrame, words: int, level: float = 0.05) -> str:
    """Say in one sentence where the article is too short for what a keyness table seems to say; "" if nowhere."""
    few, unsure = int((keyness["too_few"] != "").sum()), int((keyness["p_holm"] >= level).sum())
    passage = int(((keyness["log_ratio"] > 0) & (keyness["range"] == 1)).sum())
    parts = [
        (few, "rest on fewer than 4 occurrences on one side, which hardly says how large the difference is"),
        (passage, "stand in one paragraph only"),
        (unsure, f"are within chance (p ≥ {level:g} after Holm's correction)"),
    ]
    found = [f"{number} {what}" for number, what in parts if number]
    return (
        f"Caution: in {counted(words, 'word')}, of {counted(len(keyness), 'row')} {'; '.join(found)}." if found else ""
    )


def negative_keywords(table: pd.DataFrame, *, level: float = 0.05) -> str:
    """Name the words that are rarer than the reference makes one expect, beyond chance; or say that none is."""
    sure = table[table["p_holm"] < level]
    if sure.empty:
        return (
            f"No word is rarer than expected beyond chance (p ≥ {level:g} after Holm's correction): "
            "read the table as hints."
        )
    return top_rows(
        sure, "Rarer than expected, with their count in the reference, are", value="reference", ordered=True
    )


def absent_words(table: pd.DataFrame, *, level: float = 0.05) -> str:
    """Say which absences are beyond chance, or plainly that none is."""
    if table.empty:
        return "No word that the reference makes one expect is missing."
    name = name_column(table)
    sure = table[table["p_holm"] < level]
    if sure.empty:
        word, expected, chance, after = table.iloc[0][[name, "expected", "p", "p_holm"]]
        return (
            f"Expected and missing: {counted(len(table), 'word')}. No absence is beyond chance in an article of "
            f"this length; the least probable is '{shown(str(word))}' (expected {expected:.1f}, chance "
            f"{chance:.3f}, {after:.3f} after correction)."
        )
    named = [f"{key} (expected {value:.1f})" for key, value in zip(sure[name], sure["expected"], strict=True)]
    return f"Missing beyond chance, after correction: {listing(named)}."


def keyword_robustness(table: pd.DataFrame) -> str:
    """Say which keywords stand against all references, how many under all settings, and which fall most often."""
    if table.empty:
        return "No word is a keyword under any of the settings."
    settings, references = int(table["settings"].iloc[0]), int(table["against"].max())
    first = table[table["first"].notna()]
    firm = first.loc[first["against"] == references, "word"].tolist()
    whole = int((table["survives"] == settings).sum())
    fallen = first[first["survives"] < first["survives"].max()].sort_values("survives", kind="stable").head(5)
    unsettled = [f"{w} ({n} of {settings})" for w, n in zip(fallen["word"], fallen["survives"], strict=True)]
    shaky = f" The least settled of the first list: {listing(unsettled)}." if unsettled else ""
    named = f": {listing(firm)}" if firm else ""
    return (
        f"Of {counted(len(first), 'keyword')} {len(firm)} stand against all {references} references{named}. Under all "
        f"{settings} settings: {whole}.{shaky}"
    )


def dispersion(table: pd.DataFrame) -> str:
    """Say which of the frequent terms of a dispersion table is spread most evenly, and which least."""
    name = name_column(table)
    enough = table[~table["too_few"] & table["dp_norm"].notna()]
    if enough.empty:
        return "No term occurs often enough (10 times) to judge its dispersion."
    ranked = enough.sort_values(["dp_norm", name], kind="stable")
    ends = [
        f"{shown(str(row[name]))} (DPnorm {row['dp_norm']:.2f}, in {row['range']} of {row['parts']} parts)"
        for _, row in ranked.iloc[[0, -1]].iterrows()
    ]
    last = f", the most unevenly {ends[1]}" if len(enough) > 1 else ""
    return (
        f"Of {counted(len(enough), 'term')} with 10 occurrences or more the most evenly dispersed is {ends[0]}{last}."
    )


def concordance(table: pd.DataFrame) -> str:
    """Say what a concordance shows, and how often."""
    forms = listing(sorted({shown(str(form)).lower() for form in table["node"]}))
    return f"The article has {counted(len(table), 'place')} of {forms}." if len(table) else "No place was found."


def collocates(table: pd.DataFrame, *, n: int = 5) -> str:
    """Name the pairs of a collocation table that occur together beyond chance, surest first, content words only."""
    rows = table[table["content"] & (table["mi_low"] > 0)].head(n)
    named = [
        f"{node} with {other} ({count})"
        for node, other, count in zip(rows["node"], rows["collocate"], rows["count"], strict=True)
    ]
    if not named:
        return "No two content words occur together beyond chance."
    what = "pair, beyond chance, is" if len(named) == 1 else "pairs, beyond chance, are"
    return f"The surest {what} {listing(named)}."


def readability(table: pd.DataFrame) -> str:
    """Give the readability score, or say that the text is too short for it."""
    row = table.iloc[0]
    if row["meaning"] == "too few sentences to say":
        return "The text has too few sentences to say how hard it is to read."
    return f"By {row['measure']} ({row['value']:.0f}) the text is {row['meaning']} to read."

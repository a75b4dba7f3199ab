"""Sentences about words: keyness, absence, dispersion, collocates, readability."""

import pandas as pd

from discourse.base.tables import name_column, probability
from discourse.base.text import counted, shown
from discourse.reporting.summaries.rows import join_sentences, series, times


def keywords(table: pd.DataFrame, *, level: float = 0.05, n: int = 5) -> str:
    """Say which words the text uses far more often than the reference, and how many of the listed ones are sure."""
    if table.empty:
        return "No word is listed: none occurs often enough and more often than in the reference ({reference})."
    names = table[name_column(table)].astype(str).tolist()[:n]
    sure, firm = int((table["p_holm"] < level).sum()), int((table["too_few"] == "").sum())
    differ = f"{sure:,} differ" if sure > 1 else f"{sure or 'none'} differs"
    rest = f"{firm:,} rest" if firm > 1 else f"{firm or 'none'} rests"
    return join_sentences(
        f"Compared with the reference ({{reference}}), the text uses {series(names)} far more often.",
        f"Of {counted(len(table), 'word')} listed, {differ} beyond chance (p < .05, Holm's correction), and {rest} on 4 "
        "occurrences or more on both sides.",
    )


def negative_keywords(table: pd.DataFrame, *, level: float = 0.05, n: int = 5) -> str:
    """Name the words that are rarer than the reference makes one expect, beyond chance; or say that none is."""
    sure = table[table["p_holm"] < level] if len(table) else table
    if sure.empty:
        return "No word is rarer than in the reference ({reference}) beyond chance; the table gives hints only."
    named = [f"{word} ({counted(count, 'time') if not place else count})"
             for place, (word, count) in enumerate(zip(sure[name_column(sure)], sure["count"], strict=True))]  # fmt: skip
    return f"Compared with the reference ({{reference}}), the text hardly uses {series(named, n)}."


def absent_words(table: pd.DataFrame, *, level: float = 0.05) -> str:
    """Say which absences are beyond chance, or plainly that none is."""
    if table.empty:
        return "No word that the reference makes one expect is missing."
    name = name_column(table)
    sure = table[table["p_holm"] < level]
    if sure.empty:
        word, expected, chance = table.iloc[0][[name, "expected", "p_holm"]]
        return (
            f"Of {counted(len(table), 'word')} expected and missing, none is missing beyond chance in a text of this length; "
            f"the least probable absence is '{shown(str(word))}' ({expected:.1f} expected, p {probability(chance)} after Holm's "
            "correction)."
        )
    named = [f"{key} ({value:.1f} expected)" for key, value in zip(sure[name], sure["expected"], strict=True)]
    return f"Beyond chance the text never uses {series(named, 6)}."


def keyword_robustness(table: pd.DataFrame) -> str:
    """Say which keywords stand under all settings, how many against all references, and which fall most often."""
    if table.empty:
        return "No word is a keyword under any of the settings."
    settings, references = int(table["settings"].iloc[0]), int(table["against"].max())
    first = table[table["first"].notna()].sort_values("survives", kind="stable")
    whole = first.sort_index().loc[first["survives"] == settings, "word"].tolist()
    fallen = first[first["survives"] < settings].head(3)
    shaky = [f"{w} ({n} of {settings})" for w, n in zip(fallen["word"], fallen["survives"], strict=True)]
    firm = int((first["against"] == references).sum())
    return join_sentences(
        f"Of {counted(len(first), 'keyword')}, {len(whole) or 'none'} {'holds' if len(whole) < 2 else 'hold'} under all "
        f"{settings} settings{f': {series(whole, 7)}' if whole else ''}.",
        f"Against all {references} references, {firm} {'holds' if firm == 1 else 'hold'}.",
        f"The least robust {'is' if len(shaky) == 1 else 'are'} {series(shaky)}." if shaky else "",
    )


def dispersion(table: pd.DataFrame) -> str:
    """Say which of the frequent terms of a dispersion table is spread most evenly, and which least."""
    name = name_column(table)
    enough = table[~table["too_few"] & table["dp_norm"].notna()]
    if enough.empty:
        return "No term occurs often enough (10 times) to judge its dispersion."
    ranked = enough.sort_values(["dp_norm", name])
    ends = [
        (shown(str(row[name])), f"in {row['range']} of {row['parts']} parts, DPnorm {row['dp_norm']:.2f}")
        for _, row in ranked.iloc[[0, -1]].iterrows()
    ]
    if len(enough) == 1:
        return f"The only term with 10 occurrences or more is {ends[0][0]} ({ends[0][1]})."
    (even, how), (uneven, other) = ends
    return (
        f"Of the {len(enough)} terms with 10 occurrences or more, {even} is spread most evenly ({how}) and {uneven} least "
        f"evenly ({other})."
    )


def concordance(table: pd.DataFrame) -> str:
    """Say how often the node of a concordance occurs, and in which forms."""
    printed = table["node"].astype(str)
    # A form in small letters stands for all of its spellings; German nouns have none.
    each = printed.groupby(printed.str.casefold()).agg(lambda forms: max(sorted(forms)))
    forms = series(each.tolist(), 3).replace(" and ", " or ")
    return f"The text uses {forms} {times(len(table))}." if len(table) else "No place was found."


def collocates(table: pd.DataFrame, *, n: int = 5) -> str:
    """Name the pairs of a collocation table that occur together beyond chance, surest first, content words only."""
    rows = table[table["content"] & (table["mi_low"] > 0)].head(n)
    named = [f"{other} ({times(count)})" for other, count in zip(rows["collocate"], rows["count"], strict=True)]
    if not named:
        return "No two content words occur together beyond chance."
    return f"Beyond chance, {rows['node'].iloc[0]} occurs together with {series(named)}."


def diversity(table: pd.DataFrame) -> str:
    """Say how varied the words are, by the measure that depends least on length."""
    values = table.set_index("measure")["value"]
    if pd.notna(values.get("MATTR", float("nan"))):
        return f"In a window of 50 words, {values['MATTR']:.0%} are different words on average (MATTR {values['MATTR']:.2f})."
    return "The text is too short to say how varied its words are."


def readability(table: pd.DataFrame) -> str:
    """Say how hard the text is by the first and the last formula, or that it is too short for them."""
    if table["value"].isna().all():
        return "The text has too few sentences to say how hard it is to read."
    first, last = table.iloc[0], table.iloc[-1]
    return (
        f"{first['measure']} ({first['value']:.0f}) rates the text '{first['meaning']}', {last['measure']} "
        f"({last['value']:.0f}) '{last['meaning']}'; both know only the length of sentences and words."
    )


def usable_lines(table: pd.DataFrame, *, n: int = 3) -> str:
    """Say how many lines can be used, why others were left out, and what that does to rate and categories."""
    of = {kind: part.to_dict("records") for kind, part in table.groupby("kind", sort=False)}
    whole, unread = of["lines"][0], sum(row["all"] for row in of.get("unread", []))
    every, used = whole["all"], whole["used"]
    if not every:
        return "The query finds nothing."
    if unread == every:
        return f"None of the {counted(every, 'line')} has been read; write a sheet of them with 'discourse sheet ARTICLE --query ...'."
    out = [f"{row['all']} {row['result']}" for row in of.get("reason", [])]
    shares = [
        f"{row['result']} {row['before']:.0%}"
        + (
            f", {row['after']:.0%} of the usable ones ({row['low']:.0%} to {row['high']:.0%}, whatever the others are)"
            if out
            else ""
        )
        for row in of.get("category", [])
        if used
    ]
    return join_sentences(
        f"{used} of {counted(every, 'line')} can be used" + (f"; left out: {series(out)}." if out else "."),
        f"{unread} of them {'is' if unread == 1 else 'are'} not read yet." if unread else "",
        f"Without those left out the rate is {whole['after']:.1f} per 1,000 words (with them {whole['before']:.1f})."
        if out
        else "",
        f"Categories: {series(shares, n)}." if shares else "",
        "Too few lines can be used to say more." if used < 4 else "",
    )

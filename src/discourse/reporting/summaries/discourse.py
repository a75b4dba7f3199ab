"""Sentences about the text as a whole: its structure, its actors, its claims."""

import pandas as pd

from discourse.base.tables import name_column, probability
from discourse.base.text import counted, listing
from discourse.reporting.summaries.rows import join_sentences, series
from discourse.statistics.intervals import too_few

_STANDS_OUT = 0.01


def unrecorded_facts(table: pd.DataFrame, *, said: dict[str, str]) -> str:
    """Say which facts about the article nobody recorded; `said` gives the words for a key of the card."""
    missing = [said.get(fact, fact) for fact in table.loc[~table["recorded"], "fact"]]
    return f"The card does not record {series(missing)}." if missing else "The card records every fact."


def structure(table: pd.DataFrame) -> str:
    """Say how long the text is, and which paragraph carries most of it."""
    words, sentences = int(table["words"].sum()), int(table["sentences"].sum())
    most = table.iloc[int(table["words"].to_numpy().argmax())]
    # Of very many paragraphs none stands out.
    told = len(table) > 2 and most["share"] >= _STANDS_OUT
    longest = f"; paragraph {most['paragraph']} is the longest, with {most['share']:.0%} of all words" if told else ""
    each = f" ({words / sentences:.1f} words each on average)" if sentences > 1 else ""
    return (
        f"The text has {counted(words, 'word')} in {counted(sentences, 'sentence')}{each} and {counted(len(table), 'paragraph')}"
        f"{longest}."
    )


def quoted_spans(table: pd.DataFrame, *, words: pd.DataFrame) -> str:
    """Say how much of the text stands between quotation marks."""
    if table.empty:
        return "Nothing stands between quotation marks."
    inside, base = int(table["words"].sum()), len(words)
    stand = "stands" if len(table) == 1 else "stand"
    return (
        f"In quotation marks {stand} {counted(len(table), 'passage')}: {inside:,} of the text's {counted(base, 'word')} "
        f"({inside / base:.0%})."
    )


def actor_evaluation(table: pd.DataFrame) -> str:
    """Say which actors are mostly evaluated positively and which negatively, and how many mentions say nothing of it."""
    table = table[~table["kind"].isin(["passive", "expected"])]
    if table.empty:
        return "No actor was found."
    decided = table[(table["positive"] + table["negative"]) > 0]
    # With rules as unsure as these, too few decided mentions say nothing of an actor.
    decided = decided[~too_few((decided["positive"] + decided["negative"]).to_numpy())]
    good = decided.loc[decided["positive"] > decided["negative"], "actor"].astype(str).tolist()
    bad = decided.loc[decided["negative"] > decided["positive"], "actor"].astype(str).tolist()
    parts = [
        f"{series(names, 4)} {'is' if len(names) == 1 else 'are'} evaluated {how} more often than {other}."
        for names, how, other in ((good, "positively", "negatively"), (bad, "negatively", "positively")) if names
    ]  # fmt: skip
    unclear, mentions = int(table["unclear"].sum()), int(table["mentions"].sum())
    of = "the only mention" if unclear == mentions == 1 else f"{unclear:,} of {counted(mentions, 'mention')}"
    last = f"In {of} the evaluation stays open."
    return join_sentences(
        *(parts or ["No actor has enough evaluated mentions to say how the text evaluates them."]), last
    )


def ideological_square(table: pd.DataFrame) -> str:
    """Give the four corners of the square."""
    rows = table[table["evaluation"].isin(["positive", "negative"])]
    if not rows["base"].sum():
        return "The article's card gives no actor a side, so there is no square to draw."
    parts = []
    for side, name in (("us", "the own side"), ("them", "the other side")):
        counts = rows[rows["side"] == side].set_index("evaluation")["count"].to_dict()
        if counts:
            good, bad = int(counts.get("positive", 0)), int(counts.get("negative", 0))
            how = f"{good or 'none'} {'is' if good < 2 else 'are'} positive and {bad or 'none'} negative"
            base = int(rows.loc[rows["side"] == side, "base"].iloc[0])
            parts.append(f"{counted(base, 'mention')} of {name}, {how}")
    return f"Of {'; of '.join(parts)}."


def repeated_template(table: pd.DataFrame) -> str:
    """Say which sections run the same course, and how unusual that is; or that it is not shown."""
    if table.empty:
        return "The text counts no points, and no sequence of steps recurs in its paragraphs more often than chance has it."
    spans = table["span"].drop_duplicates().tolist()
    where = f"{counted(len(spans), 'section')} (sentences {listing(spans)})"
    shared = table[table["step"] > 0]
    if shared["step"].max() < 2:
        return f"The text counts {where}. That they run the same course is not shown."
    steps = shared.drop_duplicates("step").sort_values("step")["slot"].tolist()
    same, rest = shared["section"].nunique(), len(spans)
    who = f"The {where}" if same == rest else f"{same} of the {where}"
    return (
        f"{who} run the same course: {listing(steps)} (p {probability(table['chance'].iloc[0])}, sentences shuffled)."
    )


def claims(table: pd.DataFrame) -> str:
    """Characterise the text in one sentence by its four most unusual claims."""
    if table.empty:
        return "Nothing that this page looks for stands out in the text."
    gists = table[table["gist"] != ""]
    if gists.empty:
        return "No claim of this page characterises the text as a whole."
    first = gists.sort_values("weight", ascending=False, kind="stable").head(4).sort_index()
    return f"The text {listing(first['gist'].tolist())}."


def differences(table: pd.DataFrame) -> str:
    """Say in one sentence what either side does more often; or that nothing is shown."""
    if table.empty:
        return "No difference between the texts can be shown."
    names = {side: str(table[f"text_{side}"].iloc[0]) for side in ("a", "b")}
    parts = []
    for more, less in (("a", "b"), ("b", "a")):
        gists = table.loc[(table["side"] == more) & (table["gist"] != ""), "gist"].tolist()
        # Each gist may hold an *and* itself.
        told = ", and ".join(part for part in (", ".join(gists[:-1]), *gists[-1:]) if part)
        parts += [f"More often than {names[less]}, {names[more]} {told}."] if gists else []
    return join_sentences(*parts) or f"No difference between {names['a']} and {names['b']} can be shown."


def contrasted(table: pd.DataFrame, *, what: str, level: float = 0.05, n: int = 3) -> str:
    """Name the rows whose rates differ beyond chance, and the side that has more; `what` is one of them."""
    held = table[table["p_holm"].notna()]
    if held.empty or ("too_few" in held and held["too_few"].all()):
        return f"No {what} is frequent enough on either side to be compared."
    gap = held["gap"] if "gap" in held else held["g2"]
    sure = held["p_holm"] < level
    if not sure.any():
        return f"No {what} is shown to differ, once all {len(held)} are allowed for."
    parts = []
    for side, rows in (("a", held[sure & (gap > 0)]), ("b", held[sure & (gap < 0)])):
        if len(rows):
            pairs = zip(rows[name_column(rows)], rows["p_holm"], strict=True)
            named = [f"{name} (p {probability(p)})" for name, p in pairs]
            parts.append(f"More in {rows[f'text_{side}'].iloc[0]}: {series(named, n)}.")
    return join_sentences(*parts)


def shared_words(table: pd.DataFrame, *, how: str, none: str, n: int = 6) -> str:
    """Name the words of a table of words that both sides use, as `how` says; `none` where there is no row."""
    if table.empty:
        return none
    whose = listing([str(table[f"text_{side}"].iloc[0]) for side in ("a", "b")])
    words = [f"“{word}”" for word in table[name_column(table)].astype(str)]
    return f"{whose} both use {series(words, n)}{how}."

"""Sentences about the text as a whole: its structure, its actors, its claims."""

import pandas as pd

from discourse.base.text import counted, listing
from discourse.statistics.intervals import too_few


def unrecorded_facts(table: pd.DataFrame) -> str:
    """Say which facts about the article nobody recorded."""
    missing = [str(fact) for fact in table.loc[~table["recorded"], "fact"]]
    return f"The card does not record {listing(missing)}." if missing else "The card records every fact."


def structure(table: pd.DataFrame) -> str:
    """Say how long the text is, and which paragraph carries most of it."""
    words, sentences = int(table["words"].sum()), int(table["sentences"].sum())
    most = table.iloc[int(table["words"].to_numpy().argmax())]
    return (
        f"The text has {counted(words, 'word')} in {counted(sentences, 'sentence')} and "
        f"{counted(len(table), 'paragraph')}, {words / max(sentences, 1):.1f} words a sentence; paragraph "
        f"{most['paragraph']} is the longest, with {most['share']:.0%} of all words."
    )


def actor_evaluation(table: pd.DataFrame) -> str:
    """Say which actors are mostly evaluated positively and which negatively, and of how many nothing can be said."""
    expected = table.loc[table["kind"] == "expected", "actor"].tolist()
    table = table[~table["kind"].isin(["passive", "expected"])]
    decided = table[(table["positive"] + table["negative"]) > 0]
    # With rules as unsure as these, too few decided mentions say nothing of an actor.
    few = too_few((decided["positive"] + decided["negative"]).to_numpy())
    decided, unsure = decided[~few], int(few.sum())
    good = [str(row["actor"]) for _, row in decided.iterrows() if row["positive"] > row["negative"]]
    bad = [str(row["actor"]) for _, row in decided.iterrows() if row["negative"] > row["positive"]]
    unclear = int(table["unclear"].sum())
    return (
        f"More often evaluated positively: {listing(good)}; more often negatively: {listing(bad)}. Of "
        f"{counted(unsure, 'further actor')} there are too few mentions to say. Of "
        f"{counted(int(table['mentions'].sum()), 'mention')} {unclear} {'is' if unclear == 1 else 'are'} unclear."
        + (f" Expected by the card and never named: {listing(expected)}." if expected else "")
    )


def ideological_square(table: pd.DataFrame) -> str:
    """Give the four corners of the square."""
    rows = table[table["evaluation"].isin(["positive", "negative"])]
    if not rows["base"].sum():
        return "The article's card gives no actor a side: there is no square."
    sides = []
    for side, part in rows.groupby("side", sort=False):
        kinds = zip(part["count"], part["evaluation"], strict=True)
        said = [f"{count} evaluate{'s' if count == 1 else ''} {kind}ly" for count, kind in kinds]
        sides.append(f"of {counted(int(part['base'].iloc[0]), 'mention')} of {side} {listing(said)}")
    text = "; ".join(sides)
    return f"{text[0].upper()}{text[1:]}."


def repeated_template(table: pd.DataFrame) -> str:
    """Say which sections run the same course, and how unusual that is; or that it is not shown."""
    if table.empty:
        return "Not shown: the text counts no points, and no sequence of steps recurs in its paragraphs beyond chance."
    spans = table["span"].drop_duplicates().tolist()
    where = f"{counted(len(spans), 'section')} (sentences {listing(spans)})"
    shared = table[table["step"] > 0]
    if shared["step"].max() < 2:
        return f"The text counts {where}. That they run the same course is not shown."
    steps = shared.drop_duplicates("step").sort_values("step")["slot"].tolist()
    same, rest = shared["section"].nunique(), len(spans)
    who = f"The {where}" if same == rest else f"{same} of the {where}"
    return f"{who} run the same course: {listing(steps)} (p = {table['chance'].iloc[0]:.3f}, sentences shuffled)."


def claims(table: pd.DataFrame) -> str:
    """Characterise the text in one sentence by its four most unusual claims."""
    if table.empty:
        return "The text is too short, or too plain, for a claim that rests on more than chance."
    first = table.sort_values("weight", ascending=False, kind="stable").head(4).sort_index()
    return f"The text {listing(first['gist'].tolist())}."

"""Claims about those who are spoken of and what is said of them: names, actors, sides, frames, voices."""

from collections.abc import Callable, Iterator

import pandas as pd

from discourse.base.text import counted, listing
from discourse.io.words import word_kinds
from discourse.measures.structure._wording import FEWEST, LONG, NAMED, NOBODY, Claim, running
from discourse.text.counts import joined

_PASSAGE = 0.15
"""Share of the sentences that is one passage."""
_HEARD = 0.1
"""Share of all attributions from which a voice characterises a text."""


def named(table: pd.DataFrame) -> Iterator[Claim]:
    """Who and what is named most often."""
    first = table[table["count"] >= FEWEST].head(NAMED)
    if len(first):
        names = listing([f"{name} ({n:,})" for name, n in zip(first["name"], first["count"], strict=True)])
        yield "names", f"Most often it names {names}.", "", "entities", 0.41, joined(first["places"])


def policies(table: pd.DataFrame, total: int) -> Iterator[Claim]:
    """The policy frames that most sentences hold."""
    first = table.sort_values("sentences", ascending=False, kind="stable").head(NAMED)
    first = first[first["sentences"] >= FEWEST]
    if len(first):
        frames = listing([f"{title} ({n:,})" for title, n in zip(first["title"], first["sentences"], strict=True)])
        gist = f"frames its matter most often as {str(first['title'].iloc[0]).lower()}"
        many = "frames of its {} sentences are" if len(first) > 1 else "frame of its {} sentences is"
        claim = f"The most frequent policy {many.format(f'{total:,}')} {frames}."
        yield "policy frames", claim, gist, "policy-frames", 0.43, joined(first["places"])


def people(table: pd.DataFrame) -> Iterator[Claim]:
    """Who acts, and who is spoken of and never acts."""
    named = table[table["kind"] == "card"]
    acting = named[named["agent"] > 0].sort_values("agent", ascending=False, kind="stable").head(3)
    idle = named[(named["agent"] == 0) & (named["mentions"] >= FEWEST)]["actor"].tolist()
    if len(acting) >= 2:
        doers = [f"{row['actor']} ({row['agent']})" for _, row in acting.iterrows()]
        rest = f"; {listing(idle)} {'is named and never acts' if len(idle) == 1 else 'are named and never act'}"
        claim = f"The agents of clauses are {listing(doers)}{rest if idle else ''}."
        gist = f"lets {acting['actor'].iloc[0]} act most"
        yield "actors", claim, gist, "actors", 0.55, joined(acting["places"])


def expected(table: pd.DataFrame) -> Iterator[Claim]:
    """Whom the card expects and the text never names."""
    names = table.loc[table["kind"] == "expected", "actor"].astype(str).tolist()
    if names:
        claim = f"The text never names {listing(names)}, whom the card expects."
        yield "never named", claim, f"leaves {counted(len(names), 'expected name')} out", "actors", 0.6, ()


def other_side(people: pd.DataFrame, tokens: pd.DataFrame, text: str) -> Iterator[Claim]:
    """That the other side, where the card names sides, is called by no name."""
    places = joined(people.loc[people["side"] == "them", "places"])
    names = set(tokens.loc[tokens["pos"] == "PROPN", "start"])
    if places and not any(start in names for a, b in places for start in range(a, b)):
        called = listing([f"“{words}”" for words in dict.fromkeys(text[a:b] for a, b in places)][:LONG])
        claim = f"The other side has no name in {counted(len(places), 'mention')}: it is {called}."
        yield "the other side", claim, "never names the other side", "actor-square", 0.75, places


def order(table: pd.DataFrame, sentence: Callable[[tuple[int, int]], int], total: int) -> Iterator[Claim]:
    """Whether the problem or what is to be done comes first."""
    by = {row["code"]: row for _, row in table.iterrows() if row["sentences"]}
    remedy, problem = by.get("treatment-recommendation"), by.get("problem-definition")
    if remedy is None or remedy["sentences"] < 2:
        return
    remedies = sorted({sentence(place) for place in remedy["places"]})
    if problem is None:
        claim = f"{counted(len(remedies), 'sentence')} say what is to be done; none was found that names a problem."
        gist, weight, rows = "says what is to be done and names no problem", 0.5, [remedy]
    else:
        first = sentence(min(problem["places"]))
        before = sum(number < first for number in remedies)
        claim = (
            f"A problem is first named in sentence {first:,} of {total:,}; of {counted(len(remedies), 'sentence')} that say "
            f"what is to be done {before or 'none'} {'comes' if before < 2 else 'come'} before it."
        )
        late = before > len(remedies) / 3
        gist = "names the remedy before the problem" if late else "names the problem before the remedy"
        weight, rows = (0.8 if late else 0.44), [remedy, problem]
    places = joined(row["places"] for row in rows)
    yield "problem and remedy", claim, gist, "entman", weight, places


def conflict(table: pd.DataFrame, sentence: Callable[[tuple[int, int]], int], total: int) -> Iterator[Claim]:
    """Where conflict enters, if it stands together in one passage."""
    rows = table[(table["code"] == "conflict") & (table["sentences"] > 0)]
    if rows.empty:
        return
    places = rows["places"].iloc[0]
    numbers = sorted({sentence(place) for place in places})
    # One sentence is no passage.
    if len(numbers) > 1 and numbers[-1] - numbers[0] < max(total * _PASSAGE, 3):
        claim = f"Conflict enters in one passage only, sentences {numbers[0]:,} to {numbers[-1]:,} of {total:,}."
        yield "conflict", claim, "confines conflict to one passage", "generic-frames", 0.65, places


def voices(table: pd.DataFrame, text: str) -> Iterator[Claim]:
    """The voice that is given most often, the writer's own aside."""
    others = table[~table["source"].astype(str).str.casefold().isin([*word_kinds("pronouns"), NOBODY])]
    total = int(table["count"].sum())
    if len(others) and others["count"].iloc[0] >= max(FEWEST, total * _HEARD):
        first = others.iloc[0]
        claim = f"The voice most often given is that of {running(text, first['source'])}: {first['count']} of {total} attributions."
        gist = f"lets {running(text, first['source'])} speak"
        yield "voices", claim, gist, "attribution", 0.5, first["places"]

"""Claims about wording: keywords, formulae, the course of the sections, duties, markers, pronouns."""

import itertools
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from discourse.base.tables import probability
from discourse.base.text import counted, listing, shown
from discourse.io.words import word_kinds
from discourse.text.counts import joined, printed

Claim = tuple[str, str, str, str, float, Any]
"""topic, claim, gist, basis, weight, places"""
NOBODY = "not named"
FEWEST, NAMED, LONG = 3, 3, 5
"""Places that a claim needs; names that it gives; words of a formula."""
LEVEL, _TOGETHER = 0.05, 0.8
"""Corrected p; share of the places at which two words are one name."""


def running(text: str, name: str) -> str:
    """A name as it stands inside a sentence: without the capital of a sentence's first word, a pronoun in quotation marks."""
    first = name.split(" ")[0]
    if first != first.lower() and re.search(rf"\b{re.escape(first.lower())}\b", text):
        name = name[0].lower() + name[1:]
    return f"“{name}”" if name in word_kinds("pronouns") else name


def keywords(table: pd.DataFrame, text: str) -> Iterator[Claim]:
    """Words that are key whatever reference, counting rule and threshold is chosen; parts of a name as one."""
    robust = table[table["survives"] == table["settings"]].head(NAMED + 3)
    how, weight = "settings", 0.7
    if len(robust) < FEWEST:
        robust = table[(table["against"] == table["against"].max()) & (table["against"] > 0)].head(NAMED + 3)
        how, weight = "references", 0.5
    if len(robust) < FEWEST:
        return
    places = [list(spots) for spots in robust["places"]]
    for first, second in itertools.permutations(range(len(places)), 2):
        pairs = [(a, d) for a, b in places[first] for c, d in places[second] if c == b + 1]
        if len(pairs) >= _TOGETHER * max(len(places[first]), len(places[second])):
            places[first], places[second] = pairs, []
    words = [printed(text, spots) for spots in places if spots]
    number = robust["settings" if how == "settings" else "against"].iloc[0]
    claim = f"Its keywords are {listing(words)}, whichever of {number} {how} is chosen."
    gist = f"speaks of {listing(words[:3])}"
    yield "keywords", claim, gist, "sensitivity", weight, joined(places)


def formulae(table: pd.DataFrame) -> Iterator[Claim]:
    """The longest sequence that comes three times or more."""
    long = table[(table["n"] >= LONG) & (table["count"] >= FEWEST)]
    if len(long):
        first = long.iloc[0]
        claim = f"The formula “{shown(str(first['ngram']))}” comes {first['count']} times."
        yield "formulae", claim, "repeats a formula", "ngrams", 0.45, first["places"]


def course(table: pd.DataFrame) -> Iterator[Claim]:
    """The template that sections repeat."""
    steps = table[table["step"] > 0]
    if len(steps) and steps["chance"].iloc[0] < LEVEL:
        spans = [str(span) for span in dict.fromkeys(steps["span"])]
        slots = list(dict.fromkeys(steps.sort_values("step", kind="stable")["slot"]))
        p = steps["chance"].iloc[0]
        claim = (
            f"Sentences {listing(spans)} run the same course: {listing(slots)} (p {probability(p)} under shuffling)."
        )
        gist = f"runs the same course {len(spans)} times"
        yield "structure", claim, gist, "template", 0.95, joined(steps["places"])


def duties(table: pd.DataFrame, people: pd.DataFrame, text: str) -> Iterator[Claim]:
    """Who must do what in the writer's own voice; and whether anybody else is obliged."""
    own = table[table["voice"] == "own"]
    cues = sorted({places[0] for places in own["places"]})
    if len(cues) < FEWEST:
        return
    names = own.groupby(own["actor"].astype(str).str.casefold())["actor"].agg(["max", "size"])
    names = names.drop(index=NOBODY, errors="ignore").sort_values("size", ascending=False, kind="stable").head(NAMED)
    bound = [f"{running(text, str(name))} ({n})" for name, n in zip(names["max"], names["size"], strict=True)]
    rest = len(own) - int(names["size"].sum())
    whom = (
        f"of {listing(bound)}{f' ({rest} of others, or of nobody named)' if rest else ''}"
        if bound
        else "and name nobody"
    )
    modals = listing([*dict.fromkeys(own["modal"].str.casefold())][:NAMED])
    named = people[people["side"].isin(["them", "other"]) & (people["kind"] == "card")]
    others = {str(actor).casefold() for actor in named["actor"]}
    alone = not rest and bool(others) and not others & {*names.index}
    claim = (
        f"{counted(len(cues), 'word')} of obligation ({modals}) in the writer's own voice call for {counted(len(own), 'act')} "
        f"{whom}.{' No actor of another side is obliged.' if alone else ''}"
    )
    gist = f"lays {counted(len(own), 'obligation')}{' on one side only' if alone else ''}"
    yield "obligation", claim, gist, "obligation", 0.9, tuple(cues)


def markers(table: pd.DataFrame) -> Iterator[Claim]:
    """Markers that are absent beyond chance, or more frequent than in nineteen of twenty texts of the register."""
    table = table.assign(name=[_marker(str(title)) for title in table["title"]])
    beyond = table["chance_holm"] < LEVEL
    absent = table[beyond & (table["count"] == 0)]
    if len(absent):
        names = listing(absent["name"].tolist())
        p = absent["chance_holm"].max()
        claim = f"The writer uses no {names}; chance seldom leaves them out of such a text (p = {p:.2g}, corrected)."
        yield "absent markers", claim, f"uses no {names}", "norms", 0.85, ()
    above = table[beyond & (table["position"] == "above") & (table["count"] >= FEWEST)]
    if len(above):
        rates = [f"{row['name']} ({row['per_1000']:.1f}, usually {row['norm']:.1f})" for _, row in above.iterrows()]
        claim = f"More frequent than in nineteen of twenty texts of the register, per 1,000 words: {listing(rates)}."
        gist = f"is rich in {listing(above['name'].head(2).tolist())}"
        yield "frequent markers", claim, gist, "norms", 0.6, joined(above["places"])


def _marker(title: str) -> str:
    """A marker as a sentence names it: *boosters*, *reader pronouns*, *frame markers (sequencing)*."""
    group, _, kind = title.lower().partition(": ")
    return group if not kind else kind if group == "engagement" else f"{group} ({kind})"


def pronouns(table: pd.DataFrame) -> Iterator[Claim]:
    """Whom the pronouns of the first person mean."""
    table = table[table["referent"].astype(str).str.startswith(("We", "The writer"))]
    counts = table.groupby("referent")["count"].sum().sort_values(ascending=False, kind="stable").head(NAMED)
    if counts.sum() >= 2 * FEWEST:
        whom = [f"{str(name).rpartition(': ')[2].replace('The', 'the')} ({n:,})" for name, n in counts.items()]
        gist = f"says “I” and “we” most often of {whom[0].partition(' (')[0]}"
        yield (
            "we",
            f"Its pronouns of the first person mean {listing(whom)}.",
            gist,
            "persons",
            0.45,
            joined(table["places"]),
        )

"""Sentences about two texts: how a difference, a key word or what both share is said."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import pandas as pd

from discourse.base.text import listing
from discourse.io.words import word_kinds
from discourse.measures.contrast._sides import LEVEL
from discourse.text.corpus import SIDES
from discourse.text.counts import joined, printed

Claim = tuple[str, str, str, str, str, Any]
"""topic, claim, gist, side, basis, places"""
_BASIS = {
    "functions": "compare-entman", "frames": "compare-generic-frames", "policies": "compare-policy-frames",
    "duties": "compare-obligation", "obliged": "compare-obliged", "senses": "compare-modality",
    "pronouns": "compare-persons", "markers": "compare-metadiscourse", "people": "compare-actors",
    "voices": "compare-attribution",
}  # fmt: skip
"""The finding that proves a claim of each list."""
NOBODY = "not named"
_FEWEST, _SPREAD, _NAMED, _KEY = 4, 3, 4, 6
"""Occurrences and sentences of a word that is named; words that are named."""


@cache
def _phrases() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("discourse.measures.contrast").joinpath("phrases.toml").read_text(encoding="utf-8"))


def phrase(row: dict[str, Any]) -> str:
    """What a text does that has more of a row; empty where nothing can be said of it in a sentence."""
    known, name = _phrases()[row["list"]], str(row["code"])
    title = f"“{row['title']}”" if name in word_kinds("pronouns") else str(row["title"])
    return known.get(name, "" if name == NOBODY else known.get("*", "")).replace("{title}", title)


def difference(row: dict[str, Any], names: dict[str, str], base: dict[str, int]) -> Claim:
    """The claim that one side does something more often; `base` are the sentences of each of two texts, none of groups."""
    more, less = SIDES if row["gap"] > 0 else SIDES[::-1]
    what, who, other = phrase(row), names[f"text_{more}"], names[f"text_{less}"]
    low, high = sorted((row["gap_low"], row["gap_high"]) if more == "a" else (-row["gap_low"], -row["gap_high"]))
    if "sentences_a" in row:
        one, two = (_share(row, side, base.get(side, 0)) for side in (more, less))
        apart = f"{abs(row['gap']) * 100:.0f} points [{low * 100:.0f}, {high * 100:.0f}]"
    else:
        one, two = (_rate(row, side, single=bool(base)) for side in (more, less))
        apart = f"{abs(row['gap']):.1f} [{low:.1f}, {high:.1f}]"
    best = ""
    if not base:
        best = f"; in {max(row['superiority'], 1 - row['superiority']):.0%} of pairs that of {who} has more"
        who = f"A text of {who}"
    claim = f"{who} {what} more often: found {one}, in {other} {two} (difference {apart}{best})."
    return row["list"], claim, what, more, _BASIS[row["list"]], row["places"]


def _share(row: dict[str, Any], side: str, base: int) -> str:
    """In how many sentences of a text; of a group, on average over its texts."""
    if not base:
        return f"in {row[f'share_{side}']:.0%} of its sentences on average"
    found = int(row[f"sentences_{side}"])
    return f"in {found} of {base} sentences ({found / base:.0%})" if found else f"in none of {base}"


def _rate(row: dict[str, Any], side: str, *, single: bool) -> str:
    """How often per 1,000 words of a text; of a group, on average over its texts."""
    count, rate = int(row[f"count_{side}"]), f"{row[f'per_1000_{side}']:.1f} per 1,000 words"
    often = ("never", "once", "twice")[count] if count < 3 else f"{count:,} times"
    return f"{rate} on average" if not single else f"{often} ({rate})" if count else often


def words(table: pd.DataFrame, names: dict[str, str], text: str) -> list[Claim]:
    """The words that are key on either side; or that none is, and which lie farthest apart."""
    kind = "texts" if "texts_a" in table else "sentences"
    spread, often = (table[[f"{one}_a", f"{one}_b"]].max(axis=1) for one in (kind, "count"))
    wide = table[(often >= _FEWEST) & (spread >= _SPREAD)]
    key = wide[wide["p_holm"] < LEVEL]
    if key.empty:
        apart = wide[wide["p"] < LEVEL].head(_NAMED)
        claim = (
            f"No single word is shown to be key, once all {len(table)} that are frequent enough are allowed for; farthest apart "
            f"{'is' if len(apart) == 1 else 'are'} {_counts(apart, names, text)}."
        )
        return [("words", claim, "", "", "compare-words", joined(apart["places"]))] if len(apart) else []
    made: list[Claim] = []
    for more, part in (("a", key[key["g2"] > 0].head(_KEY)), ("b", key[key["g2"] < 0].head(_KEY))):
        if len(part):
            who, other = (names[f"text_{side}"] for side in (more, "b" if more == "a" else "a"))
            claim = f"Key in {who} against {other}: {_counts(part, names, text)}."
            gist = f"uses {listing([f'“{printed(text, places)}”' for places in part['places'].head(3)])}"
            made.append(("words", claim, gist, more, "compare-words", joined(part["places"])))
    return made


def shared(table: pd.DataFrame, names: dict[str, str], text: str) -> list[Claim]:
    """The content words that both use, and of whose rates no difference is shown."""
    both = table[(table[["count_a", "count_b"]].min(axis=1) >= _SPREAD) & (table["p"] >= LEVEL)]
    both = both.assign(sum=-(both["count_a"] + both["count_b"])).sort_values(["sum", "lemma"]).head(_KEY)
    claim = f"Both use {_counts(both, names, text)}."
    return [("shared words", claim, "", "", "compare-shared", joined(both["places"]))] if len(both) else []


def within_chance(rows: list[dict[str, Any]], names: dict[str, str]) -> list[Claim]:
    """Which rows come nearest to a difference that is not shown; the nearest first."""
    near = [row for row in rows if row["p"] < LEVEL][:_NAMED]
    named = listing([f"{names[_more(row)]} {phrase(row)} ({_pair(row)})" for row in near])
    places = tuple(sorted({place for row in near for place in row["places"]}))
    claim = f"Nearest to a difference, though within chance: {named}."
    return [("within chance", claim, "", "", _BASIS[near[0]["list"]], places)] if near else []


def not_shown(none: int, every: int) -> list[Claim]:
    """Of how many rows no difference is shown: the honest rest."""
    which, shown = f"In {none} of {every}", "no difference is shown"
    if none == every:
        which, shown = f"In none of {every}", "is a difference shown"
    kinds = "frames, markers, pronouns, obligations, people and voices that are frequent enough"
    claim = f"{which} {kinds} {shown}, which is not to say that there is none."
    return [("not shown", claim, "", "", "compare-sizes", ())] if none else []


def _more(row: dict[str, Any]) -> str:
    return "text_a" if row["gap"] > 0 else "text_b"


def _pair(row: dict[str, Any]) -> str:
    """The counts of the side that has more and of the other: 5 to 1."""
    kind = "sentences" if "sentences_a" in row else "count"
    a, b = int(row[f"{kind}_a"]), int(row[f"{kind}_b"])
    return f"{a} to {b}" if row["gap"] > 0 else f"{b} to {a}"


def _counts(table: pd.DataFrame, names: dict[str, str], text: str) -> str:
    """Words with their counts on both sides, whose they are said once: “war” (Lincoln 12, Kennedy 4), “our” (1, 21)."""
    rows = zip(table["places"], table["count_a"], table["count_b"], strict=True)
    one, two = (f"{names[f'text_{side}']} " for side in SIDES)
    return listing([
        f"“{printed(text, places)}” ({'' if at else one}{a}, {'' if at else two}{b})" for at, (places, a, b) in enumerate(rows)
    ])  # fmt: skip

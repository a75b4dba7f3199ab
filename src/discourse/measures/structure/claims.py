"""What an article does, in claims that can be quoted: each from the table of another measure, with its sentences."""

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from discourse.base.tables import probability
from discourse.base.text import counted, listing, shown
from discourse.io.words import word_kinds

# The tables that are asked for beside the usual ones: the measures that make them, with their options.
TABLES: dict[str, tuple[str, dict[str, Any]]] = {
    "keywords": ("sensitivity", {}), "formulae": ("ngrams", {}), "course": ("template", {}),
    "duties": ("obligation", {}),
    "senses": ("stance", {"codebook": "modality"}), "markers": ("norms", {}),
    "people": ("actors", {"entities": False}), "functions": ("frame_functions", {}),
    "frames": ("framing", {"codebook": "generic-frames"}), "voices": ("attribution", {"by": "source"}),
    "named": ("entities", {}), "pronouns": ("persons", {}), "policies": ("framing", {"codebook": "policy-frames"}),
}  # fmt: skip
COLUMNS = ["topic", "claim", "gist", "basis", "weight", "places"]
Claim = tuple[str, str, str, str, float, Any]
NOBODY = "not named"
_FEWEST, _NAMED, _LONG = 3, 3, 5
"""Places that a claim needs; names that it gives; words of a formula."""
_LEVEL, _PASSAGE, _TOGETHER, _WORTH = 0.05, 0.15, 0.8, 0.4
"""Corrected p; share of the sentences that is one passage, of the places where two words are one name; least weight."""


def claims(
    text: str, tokens: pd.DataFrame, sentences: pd.DataFrame, keywords: pd.DataFrame, formulae: pd.DataFrame,
    course: pd.DataFrame, duties: pd.DataFrame, senses: pd.DataFrame, markers: pd.DataFrame, people: pd.DataFrame,
    functions: pd.DataFrame, frames: pd.DataFrame, voices: pd.DataFrame, named: pd.DataFrame, pronouns: pd.DataFrame,
    policies: pd.DataFrame, *, max_claims: int = 8,
) -> pd.DataFrame:  # fmt: skip
    """Choose what is most worth saying of an article, and say it in full sentences.

    Read each claim with its sentences open, and `basis` for the finding that proves it, where its base and the accuracy
    of its rule stand. Claims are drawn from findings whose codes were measured as reliable, the most unusual first, and
    told in the order of an analysis: words, duties, commitment, certainty, people, problem and remedy, conflict,
    voices. The trap: what is unusual is not what is important, and what no rule looks for is not among the claims.

    Args:
        max_claims: how many claims are made at most.

    Returns:
        One row per claim: topic, claim, gist (the claim as a predicate, or empty), count (of places), basis (the finding it rests
        on), weight (how unusual, from 0 to 1), places.
    """
    where = dict(zip(sentences["start"].tolist(), sentences["sentence"].tolist(), strict=True))
    starts = sorted(where)

    def sentence(place: tuple[int, int]) -> int:
        return int(where[max((s for s in starts if s <= place[0]), default=starts[0])])

    found = [
        *_keywords(keywords, text), *_formulae(formulae), *_course(course), *_duties(duties, people, text),
        *_will(senses), *_markers(markers), *_pronouns(pronouns),
        *_named(named), *_people(people), *_expected(people), *_other_side(people, tokens, text),
        *_order(functions, sentence, len(starts)), *_conflict(frames, sentence, len(starts)), *_policies(policies, len(starts)),
        *_voices(voices, text),
    ]  # fmt: skip
    chosen = sorted((claim for claim in found if claim[4] >= _WORTH), key=lambda claim: -claim[4])[:max_claims]
    table = pd.DataFrame([claim for claim in found if claim in chosen], columns=COLUMNS)
    table.insert(3, "count", table["places"].map(len).astype(int))
    return table


def _joined(places: "pd.Series[Any]") -> tuple[tuple[int, int], ...]:
    return tuple(sorted({place for part in places for place in part}))


def _printed(text: str, places: Any) -> str:
    """A word as the text prints it, in lower case unless it has its capital everywhere."""
    forms = Counter(text[a:b] for a, b in places)
    return max(forms, key=lambda form: (form.islower(), forms[form]))


def _running(text: str, name: str) -> str:
    """A name as it stands inside a sentence: without the capital of a sentence's first word, a pronoun in quotation marks."""
    first = name.split(" ")[0]
    if first != first.lower() and re.search(rf"\b{re.escape(first.lower())}\b", text):
        name = name[0].lower() + name[1:]
    return f"“{name}”" if name in word_kinds("pronouns") else name


def _keywords(table: pd.DataFrame, text: str) -> Iterator[Claim]:
    """Words that are key whatever reference, counting rule and threshold is chosen; parts of a name as one."""
    robust = table[table["survives"] == table["settings"]].head(_NAMED + 3)
    how, weight = "settings", 0.7
    if len(robust) < _FEWEST and len(table):
        robust = table[table["against"] == table["against"].max()].head(_NAMED + 3)
        how, weight = "references", 0.5
    if len(robust) < _FEWEST:
        return
    places = [list(spots) for spots in robust["places"]]
    for first, second in itertools.permutations(range(len(places)), 2):
        joined = [(a, d) for a, b in places[first] for c, d in places[second] if c == b + 1]
        if len(joined) >= _TOGETHER * max(len(places[first]), len(places[second]), 1):
            places[first], places[second] = joined, []
    words = [_printed(text, spots) for spots in places if spots]
    number = robust["settings" if how == "settings" else "against"].iloc[0]
    claim = f"Its keywords are {listing(words)}, whichever of {number} {how} is chosen."
    gist = f"speaks of {listing(words[:3])}"
    yield "keywords", claim, gist, "sensitivity", weight, _joined(pd.Series(places))


def _formulae(table: pd.DataFrame) -> Iterator[Claim]:
    """The longest sequence that comes three times or more."""
    long = table[(table["n"] >= _LONG) & (table["count"] >= _FEWEST)]
    if len(long):
        first = long.iloc[0]
        claim = f"The formula “{shown(str(first['ngram']))}” comes {first['count']} times."
        yield "formulae", claim, "repeats a formula", "ngrams", 0.45, first["places"]


def _course(table: pd.DataFrame) -> Iterator[Claim]:
    """The template that sections repeat."""
    steps = table[table["step"] > 0]
    if len(steps) and steps["chance"].iloc[0] < _LEVEL:
        spans = [str(span) for span in dict.fromkeys(steps["span"])]
        slots = list(dict.fromkeys(steps.sort_values("step", kind="stable")["slot"]))
        p = steps["chance"].iloc[0]
        claim = (
            f"Sentences {listing(spans)} run the same course: {listing(slots)} (p {probability(p)} under shuffling)."
        )
        gist = f"runs the same course {len(spans)} times"
        yield "structure", claim, gist, "template", 0.95, _joined(steps["places"])


def _duties(table: pd.DataFrame, people: pd.DataFrame, text: str) -> Iterator[Claim]:
    """Who must do what in the writer's own voice; and whether anybody else is obliged."""
    own = table[table["voice"] == "own"]
    cues = sorted({places[0] for places in own["places"]})
    if len(cues) < _FEWEST:
        return
    names = own.groupby(own["actor"].astype(str).str.casefold())["actor"].agg(["max", "size"])
    names = names.drop(index=NOBODY, errors="ignore").sort_values("size", ascending=False, kind="stable").head(_NAMED)
    bound = [f"{_running(text, str(name))} ({n})" for name, n in names.itertuples(index=False, name=None)]
    rest = len(own) - int(names["size"].sum())
    whom = (
        f"of {listing(bound)}{f' ({rest} of others, or of nobody named)' if rest else ''}"
        if bound
        else "and name nobody"
    )
    modals = listing([*dict.fromkeys(own["modal"].str.casefold())][:_NAMED])
    named = people[people["side"].isin(["them", "other"]) & (people["kind"] == "card")]
    others = {str(actor).casefold() for actor in named["actor"]}
    alone = not rest and bool(others) and not others & {*names.index}
    claim = (
        f"{counted(len(cues), 'word')} of obligation ({modals}) in the writer's own voice call for {counted(len(own), 'act')} "
        f"{whom}.{' No actor of another side is obliged.' if alone else ''}"
    )
    gist = f"lays {counted(len(own), 'obligation')}{' on one side only' if alone else ''}"
    yield "obligation", claim, gist, "obligation", 0.9, tuple(cues)


def _will(table: pd.DataFrame) -> Iterator[Claim]:
    """What the writer promises and what the writer foresees."""
    by = {row["code"]: row for _, row in table.iterrows()}
    rows = [by[code] for code in ("will-commitment", "will-prediction") if code in by]
    total = sum(int(row["count"]) for row in rows)
    if len(rows) == 2 and total >= _FEWEST:
        promised, foreseen = (int(row["count"]) for row in rows)
        claim = f"Of {total} uses of will, {promised} commit somebody to an act and {foreseen} predict."
        places = _joined(pd.Series([row["places"] for row in rows]))
        yield "commitment", claim, "promises" if promised > foreseen else "predicts", "modality", 0.35, places


def _markers(table: pd.DataFrame) -> Iterator[Claim]:
    """Markers that are absent beyond chance, or more frequent than in nineteen of twenty texts of the register."""
    table = table.assign(name=[_marker(str(title)) for title in table["title"]])
    beyond = table["chance_holm"] < _LEVEL
    absent = table[beyond & (table["count"] == 0)]
    if len(absent):
        names = listing(absent["name"].tolist())
        p = absent["chance_holm"].max()
        claim = f"The writer uses no {names}; chance seldom leaves them out of such a text (p = {p:.2g}, corrected)."
        yield "absent markers", claim, f"uses no {names}", "norms", 0.85, ()
    above = table[beyond & (table["position"] == "above") & (table["count"] >= _FEWEST)]
    if len(above):
        rates = [f"{row['name']} ({row['per_1000']:.1f}, usually {row['norm']:.1f})" for _, row in above.iterrows()]
        claim = f"More frequent than in nineteen of twenty texts of the register, per 1,000 words: {listing(rates)}."
        gist = f"is rich in {listing(above['name'].head(2).tolist())}"
        yield "frequent markers", claim, gist, "norms", 0.6, _joined(above["places"])


def _marker(title: str) -> str:
    """A marker as a sentence names it: *boosters*, *reader pronouns*, *frame markers (sequencing)*."""
    group, _, kind = title.lower().partition(": ")
    return group if not kind else kind if group == "engagement" else f"{group} ({kind})"


def _pronouns(table: pd.DataFrame) -> Iterator[Claim]:
    """Whom the pronouns of the first person mean."""
    table = table[table["referent"].astype(str).str.startswith(("We", "The writer"))]
    counts = table.groupby("referent")["count"].sum().sort_values(ascending=False, kind="stable").head(_NAMED)
    if counts.sum() >= 2 * _FEWEST:
        whom = [f"{str(name).rpartition(': ')[2].replace('The', 'the')} ({n})" for name, n in counts.items()]
        gist = f"says “I” and “we” most often of {whom[0].partition(' (')[0]}"
        yield (
            "we",
            f"Its pronouns of the first person mean {listing(whom)}.",
            gist,
            "persons",
            0.45,
            _joined(table["places"]),
        )


def _named(table: pd.DataFrame) -> Iterator[Claim]:
    """Who and what is named most often."""
    first = table[table["count"] >= _FEWEST].head(_NAMED)
    if len(first):
        names = listing([f"{name} ({n})" for name, n in zip(first["name"], first["count"], strict=True)])
        yield "names", f"Most often it names {names}.", "", "entities", 0.41, _joined(first["places"])


def _policies(table: pd.DataFrame, total: int) -> Iterator[Claim]:
    """The policy frames that most sentences hold."""
    first = table.sort_values("sentences", ascending=False, kind="stable").head(_NAMED)
    first = first[first["sentences"] >= _FEWEST]
    if len(first):
        frames = listing([f"{title} ({n})" for title, n in zip(first["title"], first["sentences"], strict=True)])
        gist = f"frames its matter most often as {str(first['title'].iloc[0]).lower()}"
        many = "frames of its {} sentences are" if len(first) > 1 else "frame of its {} sentences is"
        claim = f"The most frequent policy {many.format(total)} {frames}."
        yield "policy frames", claim, gist, "policy-frames", 0.43, _joined(first["places"])


def _people(table: pd.DataFrame) -> Iterator[Claim]:
    """Who acts, and who is spoken of and never acts."""
    named = table[table["kind"] == "card"]
    acting = named[named["agent"] > 0].sort_values("agent", ascending=False, kind="stable").head(3)
    idle = named[(named["agent"] == 0) & (named["mentions"] >= _FEWEST)]["actor"].tolist()
    if len(acting) >= 2:
        doers = [f"{row['actor']} ({row['agent']})" for _, row in acting.iterrows()]
        rest = f"; {listing(idle)} {'is named and never acts' if len(idle) == 1 else 'are named and never act'}"
        claim = f"The agents of clauses are {listing(doers)}{rest if idle else ''}."
        gist = f"lets {acting['actor'].iloc[0]} act most"
        yield "actors", claim, gist, "actors", 0.55, _joined(acting["places"])


def _expected(table: pd.DataFrame) -> Iterator[Claim]:
    """Whom the card expects and the text never names."""
    names = table.loc[table["kind"] == "expected", "actor"].astype(str).tolist()
    if names:
        claim = f"The text never names {listing(names)}, whom the card expects."
        yield "never named", claim, f"leaves {counted(len(names), 'expected name')} out", "actors", 0.6, ()


def _other_side(people: pd.DataFrame, tokens: pd.DataFrame, text: str) -> Iterator[Claim]:
    """Whether the other side, where the card names sides, is called by any name."""
    places = _joined(people.loc[people["side"] == "them", "places"])
    if not places:
        return
    names = set(tokens.loc[tokens["pos"] == "PROPN", "start"])
    called = listing([f"“{words}”" for words in dict.fromkeys(text[a:b] for a, b in places)][:_LONG])
    if any(start in names for a, b in places for start in range(a, b)):
        claim, gist, weight = f"The other side is mentioned {len(places)} times: {called}.", "names the other side", 0.3
    else:
        gist, weight = "never names the other side", 0.75
        claim = f"The other side has no name in {counted(len(places), 'mention')}: it is {called}."
    yield "the other side", claim, gist, "actor-square", weight, places


def _order(table: pd.DataFrame, sentence: Callable[[tuple[int, int]], int], total: int) -> Iterator[Claim]:
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
            f"A problem is first named in sentence {first} of {total}; of {counted(len(remedies), 'sentence')} that say "
            f"what is to be done {before or 'none'} {'comes' if before < 2 else 'come'} before it."
        )
        late = before > len(remedies) / 3
        gist = "names the remedy before the problem" if late else "names the problem before the remedy"
        weight, rows = (0.8 if late else 0.44), [remedy, problem]
    places = _joined(pd.Series([row["places"] for row in rows]))
    yield "problem and remedy", claim, gist, "entman", weight, places


def _conflict(table: pd.DataFrame, sentence: Callable[[tuple[int, int]], int], total: int) -> Iterator[Claim]:
    """Where conflict enters, if it stands together in one passage."""
    rows = table[(table["code"] == "conflict") & (table["sentences"] > 0)]
    if rows.empty:
        return
    places = rows["places"].iloc[0]
    numbers = sorted({sentence(place) for place in places})
    if numbers[-1] - numbers[0] < max(total * _PASSAGE, 3):
        span = f"sentence {numbers[0]}" if len(numbers) == 1 else f"sentences {numbers[0]} to {numbers[-1]}"
        claim = f"Conflict enters in one passage only, {span} of {total}."
        yield "conflict", claim, "confines conflict to one passage", "generic-frames", 0.65, places


def _voices(table: pd.DataFrame, text: str) -> Iterator[Claim]:
    """The voice that is given most often, the writer's own aside."""
    others = table[~table["source"].astype(str).str.casefold().isin([*word_kinds("pronouns"), NOBODY])]
    if len(others) and others["count"].iloc[0] >= _FEWEST:
        first, total = others.iloc[0], int(table["count"].sum())
        claim = f"The voice most often given is that of {_running(text, first['source'])}: {first['count']} of {total} attributions."
        gist = f"lets {_running(text, first['source'])} speak"
        yield "voices", claim, gist, "attribution", 0.5, first["places"]

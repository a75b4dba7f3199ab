"""Who and what is named, by the names as they are printed, and whom each name stands for."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from discourse.coding.mentions import mentions
from discourse.io.articles import Actor
from discourse.text.names import KINDS, names
from discourse.text.sequences import rated
from discourse.text.tokens import TokenView

NEEDS = {"entity": "names, which nothing finds in this language"}


def entities(view: TokenView, words: pd.DataFrame, actors: Sequence[Actor], *, min_count: int = 1) -> pd.DataFrame:
    """Count the names in the text: persons, countries, organisations, documents and so on.

    Read `count` as how often this very name is printed, `mentions` as how often the one whom it names is spoken of under
    any name, as the measure `actors` counts. The trap: the model guesses from the shape of the words and misses what it
    never saw; for the actors that matter give their names in the article's card.

    Args:
        min_count: smallest count that is worth a row.

    Returns:
        One row per name, most frequent first: name, kind (the most frequent guess), count, per_1000, range (paragraphs),
        actor, joint (how many stand inside the name of another actor, *China and Kazakhstan*), mentions, places. Dates,
        numbers and amounts are left out.
    """
    resolved = mentions(view, actors, unnamed=False)
    spoken_of = Counter(mention.actor for mention in resolved)
    actor_at = {row: one.actor for one in resolved for row in range(one.first, one.stop)}
    aliases = {alias: actor.name for actor in actors for alias in (actor.name, *actor.aliases)}
    rows = []
    for name in names(view):
        printed, inside = view.text(name.first, name.stop), actor_at.get(name.first, "")
        actor = aliases.get(printed, inside)
        # A surname is counted with the whole name.
        key = actor.lower() if actor.lower().endswith(f" {printed.lower()}") else printed.lower()
        place = (view.column("start")[name.first], view.column("end")[name.stop - 1])
        rows.append(
            (key, printed, KINDS[name.kind], view.column("paragraph")[name.first], actor, actor != inside, place)
        )
    spans = pd.DataFrame(rows, columns=["key", "name", "kind", "paragraph", "actor", "joint", "places"])
    table = spans.groupby("key", as_index=False).agg(
        name=("name", _mostly), kind=("kind", _first_mode), count=("name", "size"), range=("paragraph", "nunique"),
        actor=("actor", _mostly), joint=("joint", "sum"), places=("places", tuple),
    )  # fmt: skip
    table = table.assign(mentions=[spoken_of[actor] for actor in table["actor"]], places=table.pop("places"))
    table = table[table["count"] >= min_count].sort_values(["count", "name"], ascending=[False, True])
    return rated(table.drop(columns="key"), len(words)).reset_index(drop=True)


def _first_mode(values: "pd.Series[str]") -> str:
    return Counter(values).most_common(1)[0][0]


def _mostly(values: "pd.Series[str]") -> str:
    """The most frequent value, of several the longest: the whole name rather than the surname."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], -len(value), value))

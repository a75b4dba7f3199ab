"""Who and what is named, as the language model finds names."""

import pandas as pd

from discourse.text.sequences import rated

KINDS = {
    "PERSON": "person", "NORP": "nationality, religion or politics", "ORG": "organisation", "GPE": "country or city",
    "LOC": "place", "FAC": "building or site", "EVENT": "event", "PRODUCT": "product", "WORK_OF_ART": "title of a work",
    "LAW": "law or document", "LANGUAGE": "language",
}  # fmt: skip


def entities(tokens: pd.DataFrame, words: pd.DataFrame, *, min_count: int = 1) -> pd.DataFrame:
    """Count the names in the text: persons, countries, organisations, documents and so on.

    Read `count` as how often this very name is printed. The trap: the model guesses from the shape of the words; it
    takes abbreviations for persons and misses what it never saw. For the actors that matter give their names in
    the article's card and use the measure `actors`.

    Args:
        min_count: smallest count that is worth a row.

    Returns:
        One row per name, most frequent first: name, kind (the most frequent guess), count, per_1000, low, high,
        paragraphs, places. Dates, numbers and amounts are left out.
    """
    spans = _spans(tokens)
    rows = []
    for _, part in spans.groupby("key", sort=True):
        # Of several that are equally frequent the first in the alphabet.
        kind, name = part["kind"].mode().iloc[0], part["name"].mode().iloc[0]
        places = tuple(zip(part["start"].tolist(), part["end"].tolist(), strict=True))
        rows.append((name, KINDS[kind], len(part), part["paragraph"].nunique(), places))
    table = pd.DataFrame(rows, columns=["name", "kind", "count", "range", "places"])
    table = table[table["count"] >= min_count].sort_values(["count", "name"], ascending=[False, True], kind="stable")
    return rated(table, max(len(words), 1)).reset_index(drop=True)


def _spans(tokens: pd.DataFrame) -> pd.DataFrame:
    """Find the stretches that the model takes for one name; an article before it does not belong to it."""
    entity = tokens["entity"].astype(str)
    begins = entity.str.startswith("B")
    named = tokens.assign(
        kind=entity.str[2:], begins=begins, group=begins.cumsum(),
        word=tokens["word"].astype(str), form=tokens["form"].astype(str),
    )  # fmt: skip
    inside = named[named["kind"].isin(list(KINDS))]
    lead = inside["begins"] & inside["form"].isin(["the", "a", "an"])
    tail = (inside["tag"] == "POS") & (inside["group"] != inside["group"].shift(-1))
    inside = inside[~(lead | tail)]
    columns = ["name", "key", "kind", "paragraph", "start", "end"]
    rows = []
    for _, part in inside.groupby("group", sort=True):
        starts, ends = part["start"].tolist(), part["end"].tolist()
        gaps = ["", *(" " if a > b else "" for a, b in zip(starts[1:], ends, strict=False))]
        name = "".join(gap + word for gap, word in zip(gaps, part["word"], strict=True))
        rows.append((name, name.lower(), part["kind"].iloc[0], part["paragraph"].iloc[0], starts[0], ends[-1]))
    return pd.DataFrame(rows, columns=columns)

"""How two texts differ, in sentences that can be quoted: few, and each from the table of a comparison."""

from typing import Any

import numpy as np
import pandas as pd

from discourse.measures.contrast import _sentences, _sides
from discourse.statistics.differences import shuffled
from discourse.statistics.significance import benjamini_hochberg
from discourse.text.corpus import SIDES

# The lists of rows that are looked through: what makes them, in the order in which claims are told.
TABLES: dict[str, tuple[str, dict[str, Any]]] = {
    "keywords": ("keywords_between", {}), "shared": ("keywords_between", {"by": "lemma", "content": True}),
    "functions": ("contrast", {"codebook": "entman", "unit": "sentences"}),
    "frames": ("contrast", {"codebook": "generic-frames", "unit": "sentences"}),
    "policies": ("contrast", {"codebook": "policy-frames", "unit": "sentences"}),
    "duties": ("contrast", {"of": "obligation", "by": "strength", "total": True}),
    "obliged": ("contrast", {"of": "obligation", "by": "actor"}),
    "senses": ("contrast", {"codebook": "modality"}), "pronouns": ("contrast", {"codebook": "persons", "of": "persons", "by": "referent"}),
    "markers": ("contrast", {"codebook": "metadiscourse"}), "people": ("contrast", {"of": "actors"}),
    "voices": ("contrast", {"codebook": "attribution", "of": "attribution", "by": "kind", "total": True}),
}  # fmt: skip
COLUMNS = ["topic", "claim", "gist", "side", "basis", "places"]
_SAME = 0.5
_TRUSTED = ("finding", "decided", "")
"""Status of the rows that a claim may rest on; of words and names, which nobody codes, it is empty."""


def differences(
    texts: pd.DataFrame, text: str, each_words: list[pd.DataFrame], keywords: pd.DataFrame, shared: pd.DataFrame,
    functions: pd.DataFrame, frames: pd.DataFrame, policies: pd.DataFrame, duties: pd.DataFrame, obliged: pd.DataFrame,
    senses: pd.DataFrame, pronouns: pd.DataFrame, markers: pd.DataFrame, people: pd.DataFrame, voices: pd.DataFrame, *,
    max_claims: int = 8, min_count: int = 6, least_texts: int = 5,
) -> pd.DataFrame:  # fmt: skip
    """Say in full sentences how two texts, or two groups of texts, differ, what they share, and where nothing is shown.

    Read each claim with its sentences open. A difference is told where chance hardly made it: over all rows of all lists
    (Benjamini & Hochberg), and, of two texts, when their sentences are shuffled as well, so that words that come in
    bursts do not count as many. Only codes that were measured as reliable are used. Rates are compared, so that a longer
    text has no advantage. The trap: a difference is not a cause; the texts differ in time, genre and occasion too.

    Args:
        max_claims: how many differences are told at most.
        min_count: rows of fewer places on both sides together are not tested: nothing could be shown of them.
        least_texts: of groups of fewer texts nothing is claimed.

    Returns:
        One row per claim: topic, claim, gist (what the side does more, a verb phrase, or empty), side (which has more:
        a, b or neither), basis (the finding it rests on), count_a and count_b (places), text_a, text_b, places.

    References:
        Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57(1), 289-300.
    """
    names, single = _sides.names(texts), len(texts) == len(SIDES)
    if not single and int(texts["side"].value_counts().min()) < least_texts:
        claim = f"Of groups of fewer than {least_texts} texts nothing is claimed; read the tables."
        return _table([("too few texts", claim, "", "", "compare-sizes", ())], texts)
    if single and [*each_words[0]["word"]] == [*each_words[1]["word"]]:
        return _table(
            [("the same text", "The two texts are the same, word for word.", "", "", "compare-sizes", ())], texts
        )
    lists = {
        "functions": functions, "frames": frames, "policies": policies, "duties": duties, "obliged": obliged, "senses": senses,
        "pronouns": pronouns, "markers": markers, "people": people, "voices": voices,
    }  # fmt: skip
    rows: list[Any] = [row | {"list": name} for name, table in lists.items() for row in table.to_dict("records")]
    rows = [row for row in rows if _sentences.phrase(row) and row["status"] in _TRUSTED and _found(row) >= min_count]
    sure = benjamini_hochberg([row["p"] for row in rows]).tolist() if rows else []
    chosen: list[dict[str, Any]] = []
    ranked = sorted(zip(sure, rows, strict=True), key=lambda one: (one[0], one[1]["p"]))
    for chance, row in ranked:
        if chance < _sides.LEVEL and len(chosen) < max_claims and not _said(row, chosen):
            chosen += [row] * (not single or _holds(row, each_words))
    base = dict(zip(texts["side"], texts["sentences"], strict=True)) if single else {}
    claims = [_sentences.difference(row, names, base) for row in rows if row in chosen]
    claims += [*_sentences.words(keywords, names, text), *_sentences.shared(shared, names, text)]
    near: list[dict[str, Any]] = []
    for chance, row in ranked:
        if chance >= _sides.LEVEL and not _said(row, [*chosen, *near]):
            near.append(row)
    none = sum(chance >= _sides.LEVEL for chance in sure)
    return _table([*claims, *_sentences.within_chance(near, names), *_sentences.not_shown(none, len(rows))], texts)


def _table(claims: list[_sentences.Claim], texts: pd.DataFrame) -> pd.DataFrame:
    """The claims with the number of their places on either side."""
    table = pd.DataFrame(claims, columns=COLUMNS)
    sides, begins = texts["side"].to_numpy(), texts["begins"].to_numpy()
    whose = [[sides[begins.searchsorted(a, "right") - 1] for a, _ in places] for places in table["places"]]
    counts = {f"count_{side}": pd.Series([one.count(side) for one in whose], dtype="int64") for side in SIDES}
    return table.drop(columns="places").assign(**counts, **_sides.names(texts), places=table["places"])


def _found(row: dict[str, Any]) -> int:
    """How often a row was found on both sides together."""
    return int(sum(row[name] for name in row if name.startswith(("count_", "sentences_"))))


def _said(row: dict[str, Any], before: list[dict[str, Any]]) -> bool:
    """Whether most places of a row stand behind an earlier claim: one thing is told once."""
    mine = set(row["places"])
    return any(len(mine & set(one["places"])) > _SAME * min(len(mine), len(one["places"])) for one in before)


def _holds(row: dict[str, Any], each_words: list[pd.DataFrame]) -> bool:
    """Whether a gap is seen in its interval, with the coder's errors allowed for, and when sentences are dealt anew."""
    gaps = [(row[f"{gap}_low"], row[f"{gap}_high"]) for gap in ("gap", "corrected_gap") if f"{gap}_low" in row]
    if any(low <= 0 <= high for low, high in gaps):
        return False
    if "sentences_a" in row:
        return True  # Sentences were counted, not words.
    found, words, first = [], [], []
    for side, table in zip(SIDES, each_words, strict=True):
        by = table.groupby("sentence")["start"].agg(["min", "size"])
        starts, end = by["min"].to_numpy(), int(table["end"].max())
        mine = [a for a, _ in row["places"] if starts[0] <= a < end]
        found += np.bincount(starts.searchsorted(mine, "right") - 1, minlength=len(by)).tolist()
        words += by["size"].tolist()
        first += [side == SIDES[0]] * len(by)
    return shuffled(found, words, first) < _sides.LEVEL

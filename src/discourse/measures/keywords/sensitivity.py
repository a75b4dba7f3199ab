"""Which keywords stand whatever reference, counting rule and threshold is chosen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import pandas as pd

from discourse.base.errors import EmptyTextError
from discourse.io.references import Reference, listed, read_reference
from discourse.statistics.keyness import conservative_log_ratio, g2_two_cell
from discourse.statistics.significance import holm, p_value
from discourse.text.counts import grouped, lexical, reference_counts, reference_size, units
from discourse.text.words import DEFAULT, CountingRules
from discourse.text.words import words as counted

NEEDS = {"english": "the English references"}

REFERENCES = {
    "Brown": "brown", "press": "brown:press", "informative": "brown:informative",
    "UN debate": "un-general-debate", "State of the Union": "state-of-the-union", "inaugurals": "inaugurals",
}  # fmt: skip
Rank = Literal["g2", "lrc"]


@dataclass(frozen=True)
class Setting:
    """One way to make the keyword list: it is the first one, changed in one respect."""

    title: str
    reference: Reference
    counting: CountingRules
    by: str
    min_count: int
    range: int = 1
    certain: float = 0.0


def sensitivity(
    tokens: pd.DataFrame, reference: Reference, counting: CountingRules = DEFAULT, *, content: bool = True,
    min_count: int = 3, level: float = 0.05, rank: Rank = "g2",
) -> pd.DataFrame:  # fmt: skip
    """Make the keyword list again under other references, rules and thresholds, one change at a time.

    Read `survives` of `settings` first: a word that stands under all of them does not owe its place to a choice of the
    analyst; `against` says against how many of the references it stands. Then look along the row: a number is the word's
    rank under that setting, an empty cell means that it is no keyword there; `lost` names those settings. The trap: what
    survives differs from these references for sure; that says nothing of why. A topic's proper names survive anything.

    A keyword is more frequent in the article than in the reference, occurs at least `min_count` times and has p
    < `level` (G2 of two cells, Holm's correction over all types tested).

    Args:
        reference: what the article is compared with: a name, name:part, or a folder of texts.
        content: only nouns, names, main verbs, adjectives and adverbs.
        min_count: smallest count of a keyword; settings with 2 fewer and 2 more are tried.
        level: largest corrected p of a keyword.
        rank: what ranks the keywords of a setting.

    Returns:
        One row per printed word that is a keyword under some setting that counts words as the first one does: word,
        count, range (paragraphs), against (references), survives, settings, one column for each setting with the rank, lost, places. In the
        column `lemmas` a word has the rank of its lemma; a hyphenated word is not there where hyphens are split.

    References:
        Pojanapunya & Watson Todd (2018), Corpus Linguistics and Linguistic Theory 14(1), 133-167. Geluso &
        Hirch (2019), Register Studies 1(2), 209-242 (choice of reference).
    """
    base = counted(tokens, counting)
    if base.empty:
        raise EmptyTextError("sensitivity: the text holds no word that is counted.")
    settings = list(_settings(reference, counting, min_count))
    counts = {(s.reference.name, s.counting, s.by): s for s in settings}
    scored = {
        key: _scored(base if s.counting == counting else counted(tokens, s.counting), s, content)
        for key, s in counts.items()
    }
    ranks = {s.title: _ranks(scored[s.reference.name, s.counting, s.by], s, level, rank) for s in settings}
    same = [s.title for s in settings if s.counting == counting and s.by == "word"]
    rows = sorted(set().union(*(ranks[title].index for title in same)))
    pairs = base[["word", "lemma"]].astype(str).value_counts().rename("n").reset_index()
    pairs = pairs.sort_values(["n", "lemma"], ascending=[False, True]).drop_duplicates("word")
    lemma = pairs.set_index("word")["lemma"]
    table = pd.DataFrame({"word": rows})
    for s in settings:
        wanted = lemma.reindex(rows).tolist() if s.by == "lemma" else rows
        table[s.title] = ranks[s.title].reindex(wanted).to_numpy()
    others = {s.reference.name: s.title for s in reversed(settings)}
    table.insert(1, "against", table[list(others.values())].notna().sum(axis=1))
    return _ranked_under(table, [s.title for s in settings], base)


def _settings(reference: Reference, counting: CountingRules, min_count: int) -> Iterator[Setting]:
    first = Setting("first", reference, counting, "word", min_count)
    yield first
    for title, name in REFERENCES.items():
        if name != reference.name and name.split(":")[0] in listed():
            yield replace(first, title=title, reference=read_reference(name))
    other = "joined" if counting.hyphens == "split" else "split"
    if other == "split":
        yield replace(first, title="hyphens split", counting=replace(counting, hyphens=other))
    yield replace(first, title="lemmas", by="lemma")
    if min_count > 2:
        yield replace(first, title="lower count", min_count=min_count - 2 if min_count > 3 else 2)
    yield replace(first, title="higher count", min_count=min_count + 2)
    yield replace(first, title="two paragraphs", range=2)
    yield replace(first, title="LRC above 1", certain=1.0)


def _scored(words: pd.DataFrame, setting: Setting, content: bool) -> pd.DataFrame:
    """Score every type of the article against the reference: count, range, g2, lrc, p."""
    by = setting.by
    occurrences = units(words, by=by)
    table = grouped(occurrences, by).set_index(by).drop(columns="places")
    if content:
        table = table[table.index.isin(lexical(words, by=by))]
    theirs = reference_counts(setting.reference, setting.counting, by=by)
    a, b = table["count"].to_numpy(), theirs.reindex(table.index).fillna(0).to_numpy()
    n1, n2 = len(words), reference_size(setting.reference, theirs)
    g2 = g2_two_cell(a, b, n1, n2, signed=True)
    return table.assign(g2=g2, lrc=conservative_log_ratio(a, b, n1, n2), p=holm(p_value(g2)))


def _ranks(scored: pd.DataFrame, setting: Setting, level: float, rank: Rank) -> pd.Series:
    """Rank the keywords of one setting from 1; what is no keyword is not there."""
    key = (scored["g2"] > 0) & (scored["p"] < level) & (scored["count"] >= setting.min_count)
    key &= scored["range"] >= setting.range
    if setting.certain:
        key &= scored["lrc"] > setting.certain
    order = ["g2"] if rank == "g2" else ["lrc", "g2"]
    found = scored[key].sort_values([*order, setting.by], ascending=[*[False] * len(order), True])
    return pd.Series(np.arange(1.0, len(found) + 1), index=found.index)


def _ranked_under(table: pd.DataFrame, titles: list[str], base: pd.DataFrame) -> pd.DataFrame:
    ranks = table[titles].copy()
    table[titles] = ranks.astype("Int64")
    counts = grouped(units(base), "word").set_index("word").reindex(table["word"])
    for place, name in enumerate(("count", "range"), start=1):
        table.insert(place, name, counts[name].astype("int64").to_numpy())
    table.insert(4, "survives", ranks.notna().sum(axis=1))
    table.insert(5, "settings", len(titles))
    table["lost"] = [", ".join(t for t, r in zip(titles, row, strict=True) if np.isnan(r)) for row in ranks.to_numpy()]
    table["places"] = counts["places"].to_numpy()
    table["mean"] = ranks.mean(axis=1)
    ranked = table.sort_values(["survives", "mean", "word"], ascending=[False, True, True])
    return ranked.drop(columns="mean").reset_index(drop=True)

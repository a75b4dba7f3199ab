"""Who is made to say or think what: the attributions of an article, one by one, by source or by class."""

import re
from typing import Literal

import pandas as pd

from discourse.base.text import folded
from discourse.coding.disambiguation.attribution.source import kind_of_source
from discourse.coding.mentions import mentions
from discourse.io.articles import Actor
from discourse.io.codebooks import Codebook
from discourse.text.counts import tallied
from discourse.text.tokens import TokenView

_NOBODY = "not named"


def attribution(
    codings: pd.DataFrame, words: pd.DataFrame, book: Codebook, actors: tuple[Actor, ...], text: str, view: TokenView,
    *, codebook: str = "attribution", by: Literal["each", "source", "class", "kind"] = "each",
) -> pd.DataFrame:  # fmt: skip
    """List the attributions of an article, or count them by source, by class of the cue or by kind of source.

    Read `source`, `cue`, `content` as a sentence: who, attributes how, what. `class` says how far the
    article stands by it: factive cues grant it, distancing ones leave it to the source. The trap: only the
    outermost attribution is listed, and the author's own *I believe* counts as one with the kind `own voice`.

    Args:
        codebook: its name.
        by: each attribution, or counts by source, by class of the cue, or by kind of source.

    Returns:
        each: source, actor (of the card, one of whose names stands in the source), kind, cue, class, content (… parts
        the stretches of a speech that goes on after its cue), sentence, places. Else: the group, count, share, per_1000,
        cues, places.

    References:
        Pareti (2015), Attribution: a computational approach, 31-42. Thompson & Ye (1991), Applied Linguistics 12(4).
    """
    table = _each(codings, book, actors, text, view)
    if by == "each":
        return table
    group = _same(table["source"]).where(table["actor"] == "", table["actor"]) if by == "source" else table[by]
    return _grouped(table.assign(group=group), by, len(words))


def _same(sources: pd.Series) -> pd.Series:
    """Give sources that differ in article, capitals or quotation marks only the form in which they stand first."""
    bare = sources.map(lambda name: re.sub(r"^(the|an?)\s+", "", folded(name).replace('"', "").strip()))
    return sources.groupby(bare).transform("first")


def _each(codings: pd.DataFrame, book: Codebook, actors: tuple[Actor, ...], text: str, view: TokenView) -> pd.DataFrame:
    classes = {one.name for one in book.codes if one.parent == "attribution"}
    at = {place: row for row, place in enumerate(zip(view.column("document"), view.column("start"), strict=True))}
    named = mentions(view, actors) if view.tokens["entity"].notna().any() else []
    resolved = {one.first: one.actor for one in named}
    rows = []
    columns = ["document", "start", "end", "text", "sentence", "code", "parts"]
    mine = codings[codings["code"].isin(classes)][columns]
    for document, start, end, cue, sentence, code, parts in mine.values.tolist():
        head, contents = parts.get("head"), [place for name, place in parts.items() if name.startswith("content")]
        source = " ".join(text[slice(*parts["source"])].split()) if head else _NOBODY
        if head and source.casefold() in ("he", "she"):  # *He said*: who he is, where that is sure.
            source = resolved.get(at[document, head[0]], source)
        what = " … ".join(" ".join(text[slice(*place)].split()) for place in sorted(contents))
        places = ((start, end), *sorted(contents))
        kind = kind_of_source(view, at[document, head[0]]) if head else _NOBODY
        rows.append((source, _actor(source, actors), kind, cue, code, what, sentence, places))
    names = ["source", "actor", "kind", "cue", "class", "content", "sentence", "places"]
    return pd.DataFrame(rows, columns=names)


def _actor(source: str, actors: tuple[Actor, ...]) -> str:
    """The actor whose longest name stands in the source as a word; empty where none does."""
    found = [
        (len(name), actor.name)
        for actor in actors
        for name in (actor.name, *actor.aliases)
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", source, re.IGNORECASE)
    ]
    return max(found)[1] if found else ""


def _grouped(table: pd.DataFrame, by: str, base: int) -> pd.DataFrame:
    table = table.assign(**{by: table["group"], "places": table["places"].str[:1]})
    cues = table.groupby(by)["cue"].agg(lambda part: ", ".join(sorted(set(part.str.lower()))))
    counted = tallied(table, [by])
    counted["cues"] = counted[by].map(cues)
    share, rate = counted["count"] / len(table), counted["count"] / base * 1000
    return counted.assign(share=share, per_1000=rate)[[by, "count", "share", "per_1000", "cues", "places"]]

"""Shares of codes in a corpus, from a sheet of sentences that a person read, with what the rules find in all of them."""

import re
from bisect import bisect_right
from pathlib import Path

import pandas as pd

from discourse.base.errors import UsageError, did_you_mean
from discourse.base.options import named
from discourse.coding import combined, scoring
from discourse.coding.cached import kept_codings
from discourse.corpus import shards
from discourse.corpus.corpus import Corpus
from discourse.corpus.sampling import sentences
from discourse.io.codebooks import Codebook, read_codebook
from discourse.io.samples import chance
from discourse.io.workbooks import read_sheet
from discourse.statistics.sampled import from_reading
from discourse.text.tokens import TokenView
from discourse.text.words import words

NONE = "none"
_ASKED = ("document", "start", "codes", "frame", "probability")
_QUERY = re.compile(r"with '(.+)'(?: by \S+)?")
Place = tuple[str, int]
"""A sentence: its text and the byte at which it begins there."""


def estimate(corpus: Corpus, sheet: str, *, codebook: str = "") -> pd.DataFrame:
    """Estimate from a filled sheet of `sample` in which share of the sentences each code stands.

    Read `corrected` with `low` and `high`. Without a codebook the share is that of the sample, weighed by the chances of the draw;
    with one the share that the rules find in all sentences is moved by what the reader found them to miss and to get wrong, which
    is surer where the rules are good. The trap: it holds for the sentences that were drawn from; a sheet of sentences that hold a
    word says nothing of the others.

    Args:
        sheet: a workbook or table that was drawn from this corpus, or this part of it, and filled in.
        codebook: whose codes were given; the corpus must be annotated.

    Returns:
        One row per code: code, machine (share of sentences that the rules give it; with a codebook), corrected, low, high (95 per
        cent), held (sentences read that have it), missed and wrong (of these, by the rules), read, base (all sentences).

    Raises:
        UsageError: sentences are not read yet or were not drawn from these texts; a code that the codebook does not have.
    """
    rows = read_sheet(Path(sheet), asking=_ASKED)
    query = match[1] if rows and (match := _QUERY.fullmatch(rows[0]["frame"])) else ""
    every, starts = _places(corpus, query), [(row["document"], int(row["start"])) for row in rows]
    chances = [chance(row["probability"], f"{sheet}: row {number}") for number, row in enumerate(rows, start=1)]
    _checked(sheet, rows, starts, chances, every)
    book = read_codebook(codebook) if codebook else None
    given = [_codes(row["codes"], book, f"{sheet}: row {number}") for number, row in enumerate(rows, start=1)]
    marked = _marked(corpus, book, set(every)) if book else {}
    made = []
    for code in sorted(set(marked) | set[str]().union(*given)):
        here: set[Place] = marked.get(code, set())
        shares = from_reading(chances, len(here), [one in here for one in starts], [code in one for one in given])
        made.append((code, len(here) / len(every), *shares, len(rows), len(every)))
    columns = ["code", "machine", "corrected", "low", "high", "held", "missed", "wrong", "read", "base"]
    table = pd.DataFrame(made, columns=columns)
    return table if book else table.drop(columns=["machine", "missed", "wrong"])


def _places(corpus: Corpus, query: str) -> list[Place]:
    """All sentences that could be drawn, in the order of the texts."""
    starts, _, text = sentences(corpus, query)
    names = corpus.store.documents["document"].astype(str).to_numpy()[text]
    return list(zip(names.tolist(), corpus.store.starts[starts].tolist(), strict=True))


def _checked(
    sheet: str, rows: list[dict[str, str]], starts: list[Place], chances: list[float], every: list[Place]
) -> None:
    unread = sum(not row["codes"].strip() for row in rows)
    if unread or not rows:
        raise UsageError(
            f"{sheet}: {unread} of its {len(rows)} sentences are not read yet; write their codes, or none."
        )
    if not set(starts) <= set(every):
        raise UsageError(
            f"{sheet}: was not drawn from these texts as they are; name the corpus, or the part of it, that it was drawn from."
        )
    if abs(sum(1 / one for one in chances) - len(every)) > 0.5:
        raise UsageError(
            f"{sheet}: rows are missing, or other texts were drawn from; what is left was not drawn at random."
        )


def _codes(cell: str, book: Codebook | None, place: str) -> set[str]:
    """The codes of a cell, by name or title."""
    given = {*named(cell)} - {NONE}
    if book is None:
        return given
    for one in given:
        if not book.meant(one):
            raise UsageError(f"{place}: {book.name} has no code '{one}'; {did_you_mean(one, book.by_name)}")
    return {book.meant(one) for one in given}


def _marked(corpus: Corpus, book: Codebook, every: set[Place]) -> dict[str, set[Place]]:
    """For each code the sentences, of those that could be drawn, in which the rules find it."""
    begins: dict[str, list[int]] = {}
    for name, start in _places(corpus, ""):
        begins.setdefault(name, []).append(start)
    row_of = {str(name): row for row, name in enumerate(corpus.store.documents["document"])}
    held: dict[str, set[Place]] = {}
    for key, tokens in shards.read(corpus.store):
        ruled = kept_codings(key, lambda tokens=tokens: TokenView(tokens), book)  # type: ignore[misc]
        codings, _ = combined.by_rule(ruled, book, scoring.units(words(tokens), "sentence"))
        for name, part in codings.groupby(codings["document"].astype(str)):
            if str(name) in begins:
                text, here = corpus.store.printed(row_of[str(name)]), begins[str(name)]
                for code, start in zip(part["code"].astype(str), part["start"].tolist(), strict=True):
                    at = bisect_right(here, len(text[:start].encode("utf-8", "replace"))) - 1
                    if at >= 0:
                        held.setdefault(code, set()).add((str(name), here[at]))
    return {code: found & every for code, found in held.items()}

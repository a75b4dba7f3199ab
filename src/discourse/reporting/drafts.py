"""Drafts: a paper, an essay or a model's answer about an article, its quotations and numbers held against the article."""

import json
from typing import Any

import pandas as pd

from discourse.analysis import Analysis
from discourse.base import paths
from discourse.evaluation.stated import judged, stated
from discourse.evaluation.verbatim import ENOUGH, EXACT, MISSING, Verbatim
from discourse.io.apparatus import prose
from discourse.text.quoted import quotes

COLUMNS = ("kind", "draft", "verdict", "how", "article", "difference", "sentence", "start", "end")
QUOTATION, NUMBER = "quotation", "number"


def check(draft: Analysis, article: Analysis) -> pd.DataFrame:
    """Hold every quotation and every number of a draft against an article.

    Read *not in the text* as: these words are no words of this article; they may be another's, or a term between marks.

    Returns:
        Columns: kind (quotation or number), draft (its words there), verdict, how (what an editor did, the kinds of
        alteration, or the findings that have the number), article (the words there), difference, sentence of the article,
        start and end in the draft; in the order of the draft, quotations first.
    """
    spans = quotations(draft)
    guard = Verbatim(article.text, article.sentences["start"].tolist(), prose(article.text, article.source.asides))
    rows: list[tuple[Any, ...]] = []
    for start, end in spans:
        found = guard.check(draft.text[start:end])
        rows.append((
            QUOTATION, draft.text[start:end], found.verdict, "; ".join(found.how), found.words if found.verdict != EXACT else "",
            found.difference, guard.sentence(found.place[0]) if found.place else 0, start, end,
        ))  # fmt: skip
    for one in judged(stated(draft.text, draft.view, spans), findings(article.slug) or []):
        number = one.stated
        rows.append(
            (NUMBER, number.words, one.verdict, "; ".join(one.findings[:2]), "", "", 0, number.start, number.end)
        )
    return pd.DataFrame(rows, columns=list(COLUMNS))


def quotations(draft: Analysis) -> list[tuple[int, int]]:
    """What a draft quotes: what stands between quotation marks, the outer ones, and its block quotations."""
    starts, ends = draft.view.column("start"), draft.view.column("end")
    blocks = [(p.start, p.end) for p in draft.source.paragraphs if p.role == "quote"]
    found: list[tuple[int, int]] = []
    for quote in quotes(draft.view).values():
        first, stop = quote.content
        if stop > first and not any(a <= starts[first] < b for a, b in (*found, *blocks)):
            found.append((starts[first], ends[stop - 1]))
    return sorted([*found, *blocks])


def findings(slug: str) -> list[dict[str, Any]] | None:
    """The findings of an article's report; None where none was made."""
    file = paths.report(slug) / "findings.json"
    found: list[dict[str, Any]] | None = (
        json.loads(file.read_text(encoding="utf-8"))["findings"] if file.is_file() else None
    )
    return found


def fails(table: pd.DataFrame) -> bool:
    """Whether a quotation was altered, or one of three words and more is not in the text."""
    quoted = table[table["kind"] == QUOTATION]
    pairs = zip(quoted["draft"], quoted["verdict"], strict=True)
    return any(verdict != EXACT and (verdict != MISSING or len(words.split()) >= ENOUGH) for words, verdict in pairs)

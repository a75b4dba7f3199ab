"""The whole article, marked up: every coding in its place, a switch for every code, by HTML and CSS alone."""

import itertools
from collections import defaultdict
from typing import Any

import pandas as pd
from markupsafe import Markup

from discourse.analysis import Analysis
from discourse.base.text import shown
from discourse.io import codebooks
from discourse.io.codebooks import Code, Codebook
from discourse.reporting import html

OPEN = (
    ("modality", "deontic"), ("entman", "problem-definition"), ("generic-frames", "conflict"), ("quotation", "scare-quotes"),
)  # fmt: skip
"""Codes that are shown when the page opens: who must do what, the problem, conflict, what is kept at a distance."""
Marks = dict[tuple[str, str], str]
"""The class of the marks of each code, by the names of codebook and code."""


def body(article: Analysis) -> str:
    """Write the article with its sentences numbered and its codings under switches, all off at first."""
    own = article.source.codebooks
    names = [name for name in codebooks.listed() if name in own or not article.codebook(name).issue]
    codings = pd.concat([article.codings(name) for name in names]) if names else pd.DataFrame()
    marks: Marks = {
        (book, code.name): f"c{b}-{n}"
        for b, book in enumerate(names)
        for n, code in enumerate(article.codebook(book).codes)
    }
    return html.templates().get_template("marked.html.j2").render(
        colours=[(mark, article.codebook(book).by_name[code].colour) for (book, code), mark in marks.items()],
        switches=[_switches(article.codebook(name), codings, marks) for name in names],
        paragraphs=_paragraphs(article, codings, marks),
    )  # fmt: skip


def _switches(
    book: Codebook, codings: pd.DataFrame, marks: Marks
) -> tuple[Codebook, int, list[tuple[Code, str, int, bool]]]:
    """A codebook, how often it was found, and each code that was found with its mark and how often."""
    found = codings.loc[codings["codebook"] == book.name, "code"].value_counts()
    codes = [
        (code, marks[book.name, code.name], int(found[code.name]), (book.name, code.name) in OPEN)
        for code in book.codes if code.name in found
    ]  # fmt: skip
    return book, int(found.sum()), codes


def _paragraphs(article: Analysis, codings: pd.DataFrame, marks: Marks) -> list[tuple[str, int, Markup | str]]:
    """The role, number and text of each paragraph."""
    sentences = article.tokens.drop_duplicates("sentence")
    first = dict(zip(sentences["start"].tolist(), sentences["sentence"].tolist(), strict=True))
    opens: dict[int, list[tuple[str, str, int]]] = defaultdict(list)
    for book, code, start, end, cue in codings[["codebook", "code", "start", "end", "cue"]].itertuples(index=False):
        opens[start].append((marks[book, code], f"{code}: {cue}", end))
    return [
        (p.role, p.number, _pieces(article.text, p.start, p.end, first, opens) if p.role == "body"
         else shown(article.text[p.start : p.end])) for p in article.source.paragraphs
    ]  # fmt: skip


def _pieces(
    text: str, start: int, end: int, first: dict[int, int], opens: dict[int, list[tuple[str, str, int]]]
) -> Markup:
    """Cut a paragraph wherever a sentence or a coding begins or ends, so that overlapping marks nest cleanly."""
    spans = [(a, b, mark, tip) for a in opens if start <= a < end for mark, tip, b in opens[a]]
    cuts = sorted(
        {start, end} | {a for a in first if start <= a < end} | {min(p, end) for a, b, _, _ in spans for p in (a, b)}
    )
    spans.sort()
    parts = []
    for a, b in itertools.pairwise(cuts):
        if a in first:
            parts.append(Markup('<a class="where" id="s{0}" href="#used-{0}">{0}</a>').format(first[a]))
        live = [(mark, tip) for x, y, mark, tip in spans if x <= a and y >= b]
        piece = Markup("{}").format(shown(text[a:b]))
        if live:
            classes = " ".join(dict.fromkeys(mark for mark, _ in live))
            tips = "; ".join(dict.fromkeys(shown(tip) for _, tip in live))
            piece = Markup('<span class="{}" title="{}">{}</span>').format(classes, tips, piece)
        parts.append(piece)
    return Markup("").join(parts)


def used(findings: list[dict[str, Any]], files: dict[str, str]) -> str:
    """Say of each sentence which findings rest on it, so that the way leads from the text back to the numbers.

    Args:
        findings: the exported findings, by number.
        files: the page of each finding, by its number.
    """
    sentences: dict[int, dict[str, str]] = defaultdict(dict)
    for found in findings:
        for seen in (seen for row in found["rows"] for seen in row["evidence"]):
            sentences[seen["sentence"]][found["number"]] = found["title"]
    lines = [(number, [(name, title, files[name]) for name, title in names.items() if name in files])
             for number, names in sorted(sentences.items())]  # fmt: skip
    return html.templates().get_template("used.html.j2").render(lines=lines)

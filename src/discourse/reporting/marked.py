"""The whole article, marked up: every coding in its place, switched by question, scheme and code, by HTML and CSS alone."""

import itertools
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import pandas as pd
from markupsafe import Markup

from discourse.analysis import Analysis
from discourse.base.text import shown
from discourse.coding.status import CANDIDATE
from discourse.io import codebooks
from discourse.reporting import html

STORY, COURSE = "story", ("story", "template")
_LONGEST = 60
_WHOLE = ("structure", "claims")
"""Findings that rest on every sentence, or on other findings."""
Span = tuple[int, int, "Layer"]


@dataclass(frozen=True, order=True)
class Layer:
    """A code as the page shows it: the class of its marks, its letters, its scheme (by place), what switches it on."""

    mark: str
    letters: str
    title: str
    definition: str
    colour: str
    scheme: int
    number: int
    switches: tuple[str, ...]


@cache
def _asked() -> dict[str, Any]:
    return tomllib.loads(files("discourse.reporting").joinpath("questions.toml").read_text(encoding="utf-8"))


def body(article: Analysis) -> str:
    """Write the article with its sentences numbered and its codings under switches; what the story tells is switched on."""
    own, asked = article.source.codebooks, _asked()
    if not article.english:
        return _plain(article)
    course = article.measure("template")
    course = course[(course["step"] > 0) & (course["step"].max() > 1)]  # An opening alone is no template.
    books = [article.codebook(name) for name in codebooks.listed() if name in own or not article.codebook(name).issue]
    schemes = [
        (
            STORY,
            asked["title"],
            asked["citation"],
            [(m["name"], m["title"], m["definition"], m["colour"]) for m in asked["mark"]],
        )
    ]
    schemes += [
        (b.name, b.title, b.citation, [(c.name, c.title, c.definition, c.colour) for c in b.codes]) for b in books
    ]
    found = [article.codings(book.name) for book in books]
    every = [_story(article, course), *(part[part["status"] != CANDIDATE] for part in found)]
    codings = pd.concat([one[["codebook", "code", "start", "end"]] for one in every]).drop_duplicates()
    layers = _layers(schemes, codings)
    groups = [
        (f"b{n}", title, citation, [layers[name, code[0]] for code in codes if (name, code[0]) in layers])
        for n, (name, title, citation, codes) in enumerate(schemes)
    ]
    questions = [
        (
            f"q{n}",
            q["title"],
            sum(one.number for one in layers.values() if f"q{n}" in one.switches),
            q.get("open", False),
        )
        for n, q in enumerate(asked["question"])
    ]
    spans = [(int(a), int(b), layers[book, code]) for book, code, a, b in codings.itertuples(index=False, name=None)
             if (book, code) != COURSE]  # fmt: skip
    return html.templates().get_template("marked.html.j2").render(
        layers=list(layers.values()), groups=groups, questions=questions,
        paragraphs=_paragraphs(article, spans, course),
    )  # fmt: skip


def _plain(article: Analysis) -> str:
    """The article with its sentences numbered, where no codebook reads its language."""
    none = pd.DataFrame(columns=["section", "span", "slot", "step", "places"])
    return (
        html.templates()
        .get_template("marked.html.j2")
        .render(layers=[], groups=[], questions=[], paragraphs=_paragraphs(article, [], none))
    )


def _story(article: Analysis, course: pd.DataFrame) -> pd.DataFrame:
    """What the story tells of, as codings: duties and who is bound, either side, and the moves of the template."""
    rows = [("template", places[0]) for places in course["places"]]
    for places in article.measure("obligation")["places"]:
        rows += [("duty" if n == 0 else "bound", place) for n, place in enumerate(places)]
    people = article.measure("actors", entities=False)
    rows += [(side, p) for side, places in zip(people["side"], people["places"], strict=True) for p in places]
    moves = article.measure("template")
    rows += [(slot, place) for slot, places in zip(moves["slot"], moves["places"], strict=True) for place in places]
    names = {mark["name"] for mark in _asked()["mark"]}
    return pd.DataFrame(
        [(STORY, name, a, b) for name, (a, b) in rows if name in names], columns=["codebook", "code", "start", "end"]
    )


def _layers(schemes: list[Any], codings: pd.DataFrame) -> dict[tuple[str, str], Layer]:
    """The codes that were found, each with letters of its own."""
    found = codings.groupby(["codebook", "code"], observed=True).size().to_dict()
    made: dict[tuple[str, str], Layer] = {}
    taken: set[str] = set()
    for b, (book, _, _, codes) in enumerate(schemes):
        for n, (code, title, definition, colour) in enumerate(codes):
            if (book, code) not in found:
                continue
            asked = [
                f"q{k}" for k, q in enumerate(_asked()["question"]) if {f"{book}:{code}", f"{book}:*"} & {*q["codes"]}
            ]
            word = (title.rpartition(":")[2].split() or ["?"])[0]
            tries = (word[:size].capitalize() for size in (1, 2, 3))
            letters = next(
                t for t in itertools.chain(tries, (f"{word[0]}{k}" for k in itertools.count(2))) if t not in taken
            )
            taken.add(letters)
            switches = (f"c{b}-{n}", f"b{b}", *asked)
            made[book, code] = Layer(f"c{b}-{n}", letters, title, definition, colour, b, found[book, code], switches)
    return made


def _margin(article: Analysis, course: pd.DataFrame) -> dict[int, list[tuple[str, str]]]:
    """What stands in the margin before a sentence, by its start: the section that begins there, the steps of the template."""
    notes: dict[int, list[tuple[str, str]]] = defaultdict(list)
    starts = dict(zip(article.sentences["sentence"].tolist(), article.sentences["start"].tolist(), strict=True))
    total = course["section"].nunique()
    for number, span in course[["section", "span"]].drop_duplicates().itertuples(index=False, name=None):
        notes[starts[int(span.partition("-")[0])]].append(("section", f"{number} of {total}: sentences {span}"))
    for slot, step, places in course[["slot", "step", "places"]].itertuples(index=False, name=None):
        for sentence in dict.fromkeys(article.sentence_at(start) for start, _ in places):
            notes[starts[sentence]].append(("step", f"{step} {slot}"))
    return notes


def _paragraphs(
    article: Analysis, spans: list[Span], course: pd.DataFrame
) -> list[tuple[str, int, bool, Markup | str]]:
    """The role, number and text of each paragraph, and whether it stands in the sections that share a template."""
    sentences = article.sentences
    first = dict(zip(sentences["start"].tolist(), sentences["sentence"].tolist(), strict=True))
    notes = _margin(article, course)
    bounds = [[int(n) for n in span.split("-")] for span in course["span"].drop_duplicates()]
    inside = {n for ends in bounds for n in range(ends[0], ends[-1] + 1)}
    made: list[tuple[str, int, bool, Markup | str]] = []
    for p in article.source.paragraphs:
        held = {n for start, n in first.items() if p.start <= start < p.end}
        text = (
            _pieces(article.text, p.start, p.end, first, spans, notes)
            if p.number
            else shown(article.text[p.start : p.end])
        )
        made.append((p.role, p.number, bool(held) and held <= inside, text))
    return made


def _pieces(
    text: str, start: int, end: int, first: dict[int, int], spans: list[Span], notes: dict[int, list[tuple[str, str]]]
) -> Markup:
    """Cut a paragraph wherever a sentence or a coding begins or ends, so that overlapping marks nest cleanly."""
    mine = sorted((a, b, layer) for a, b, layer in spans if start <= a < end)
    cuts = sorted(
        {start, end} | {a for a in first if start <= a < end} | {min(p, end) for a, b, _ in mine for p in (a, b)}
    )
    parts, close = [], Markup("")
    for a, b in itertools.pairwise(cuts):
        if a in first:
            parts += [close, _sentence(first[a], notes.get(a, []))]
            close = Markup("</span>")
        live = sorted(
            {layer: (x - y, x, y) for x, y, layer in mine if x <= a and y >= b}.items(), key=lambda one: one[1]
        )
        piece = Markup("{}").format(shown(text[a:b]))
        told = "; ".join(f"{layer.title}: {_short(text[x:y])}" for layer, (_, x, y) in live)
        for n, (layer, _) in enumerate(reversed(live)):
            title = Markup(' title="{}"').format(told) if n == 0 else ""
            piece = Markup('<span class="m {}"{}>{}</span>').format(layer.mark, title, piece)
        ends = [layer for layer, (_, _, y) in live if min(y, end) == b]
        tags = [Markup('<sub class="m {}" aria-hidden="true">{}</sub>').format(one.mark, one.letters) for one in ends]
        parts += [piece, *tags]
    return Markup("").join([*parts, close])


def _short(words: str) -> str:
    words = shown(words)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]}…"


def _sentence(number: int, notes: list[tuple[str, str]]) -> Markup:
    """The head of a sentence: what stands in the margin, and its number, which opens the findings that rest on it."""
    said = [Markup('<span class="note c0-0 {}">{}</span>').format(kind, words) for kind, words in notes]
    return Markup(
        '<span class="sentence" id="s{0}">{1}<button type="button" class="where" popovertarget="used-{0}" '
        'aria-label="sentence {0}: the findings that rest on it">{0}</button>'
    ).format(number, Markup("").join(said))


def used(findings: list[dict[str, Any]], files: dict[str, str], last: int) -> str:
    """Say of each sentence which findings rest on it, so that the way leads from the text back to the numbers.

    Args:
        findings: the exported findings, by number.
        files: the page of each finding, by its number; those of the appendix are left out.
        last: the number of the last sentence.
    """
    told: dict[int, dict[tuple[str, str, str], dict[str, None]]] = {n: {} for n in range(1, last + 1)}
    for found in findings:
        file = files.get(found["number"], "09")
        for row in found["rows"] if not file.startswith("09") and found["name"] not in _WHOLE else ():
            name = next((str(row[key]) for key in ("title", "slot", "actor") if row.get(key)), "")
            for seen in row["evidence"]:
                words = f"{name}: {_short(seen['text'])}" if name else _short(seen["text"])
                told.setdefault(seen["sentence"], {}).setdefault((found["number"], found["title"], file), {})[words] = (
                    None
                )
    return html.templates().get_template("used.html.j2").render(sentences=told)

"""The whole article, marked up: every coding in its place, switched by question, scheme and code, by HTML and CSS alone."""

import itertools
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pandas as pd
from markupsafe import Markup, escape

from discourse.analysis import Analysis
from discourse.base.text import shown
from discourse.coding.status import CANDIDATE
from discourse.io import codebooks
from discourse.io.cards import ours
from discourse.reporting import html

STORY, COURSE = "story", ("story", "template")
_LONGEST = 60
_PAGE = 10_000
"""Words and marks on a page: with its marks one takes some 250 bytes, and a page should open at once."""
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


@dataclass(frozen=True)
class Part:
    """A page of the marked-up text: its file, its first and last sentence, its body."""

    file: str
    first: int
    last: int
    body: str


@cache
def _asked() -> dict[str, Any]:
    return ours("reporting/questions.toml")


def text_file(slug: str | None = None, number: int = 1) -> str:
    """The page of the marked-up text, or of a part of it; of each text where texts are compared."""
    return "-".join(["text", *([slug] if slug else []), *([str(number)] if number > 1 else [])]) + ".html"


def parts(article: Analysis, slug: str | None = None) -> list[Part]:
    """Write the article with its sentences numbered and its codings under switches; what the story tells is switched on.

    A long one goes over several pages, cut between paragraphs. Where no codebook reads its language nothing is marked.

    Args:
        slug: of the text, where texts are compared.
    """
    course = pd.DataFrame(columns=["section", "span", "slot", "step", "places"])
    switches: dict[str, Any] = {"layers": [], "groups": [], "questions": []}
    spans: list[Span] = []
    if article.english:
        moves = article.measure("template")
        course = moves[(moves["step"] > 0) & (moves["step"].max() > 1)]  # An opening alone is no template.
        switches, spans = _marks_and_switches(article, moves, course)
    paragraphs = _paragraphs(article, spans, course)
    cuts = _cuts(article, [number for _, number, *_ in paragraphs])
    pages = [(text_file(slug, n), *held, cut) for n, (cut, held) in enumerate(cuts, start=1)]
    named = [(file, first, last) for file, first, last, _ in pages]
    return [
        Part(file, first, last, html.rendered("marked", **switches, file=file, parts=named, paragraphs=paragraphs[cut]))
        for file, first, last, cut in pages
    ]


def _cuts(article: Analysis, numbers: list[int]) -> list[tuple[slice, tuple[int, int]]]:
    """Which paragraphs, of these numbers (0: not counted), stand on each page, and its first and last sentence."""
    sizes = article.tokens.groupby("paragraph").size().to_dict()
    begins, held = [0], 0
    for at, number in enumerate(numbers):
        if held and held + sizes.get(number, 0) > _PAGE:
            while not numbers[at - 1]:  # A heading stands above what it heads.
                at -= 1
            begins, held = [*begins, at], 0
        held += sizes.get(number, 0)
    table, cuts = article.sentences, []
    for first, stop in itertools.pairwise([*begins, len(numbers)]):
        mine = table.loc[table["paragraph"].isin(numbers[first:stop]), "sentence"]
        cuts.append((slice(first, stop), (int(mine.min()), int(mine.max())) if len(mine) else (1, 0)))
    return cuts


def _marks_and_switches(
    article: Analysis, moves: pd.DataFrame, course: pd.DataFrame
) -> tuple[dict[str, Any], list[Span]]:
    """The layers with what switches them on, and the stretches that they mark."""
    own, asked = article.source.codebooks, _asked()
    books = [article.codebook(name) for name in codebooks.listed() if name in own or not article.codebook(name).issue]
    marks = [(m["name"], m["title"], m["definition"], m["colour"]) for m in asked["mark"]]
    schemes = [
        (STORY, asked["title"], asked["citation"], marks),
        *((b.name, b.title, b.citation, [(c.name, c.title, c.definition, c.colour) for c in b.codes]) for b in books),
    ]
    found = [article.codings(book.name) for book in books]
    every = [_story(article, moves, course), *(part[part["status"] != CANDIDATE] for part in found)]
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
    return {"layers": list(layers.values()), "groups": groups, "questions": questions}, spans


def _story(article: Analysis, moves: pd.DataFrame, course: pd.DataFrame) -> pd.DataFrame:
    """What the story tells of, as codings: duties and who is bound, either side, and the moves of the template."""
    rows = [("template", places[0]) for places in course["places"]]
    for places in article.measure("obligation")["places"]:
        rows += [("duty" if n == 0 else "bound", place) for n, place in enumerate(places)]
    people = article.measure("actors", entities=False)
    rows += [(side, p) for side, places in zip(people["side"], people["places"], strict=True) for p in places]
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
            title = shown(title)
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
    starts, numbers = sentences["start"].tolist(), sentences["sentence"].tolist()
    notes, ordered = _margin(article, course), sorted(spans)
    begins = [span[0] for span in ordered]
    bounds = [[int(n) for n in span.split("-")] for span in course["span"].drop_duplicates()]
    inside = {n for ends in bounds for n in range(ends[0], ends[-1] + 1)}
    made: list[tuple[str, int, bool, Markup | str]] = []
    for p in article.source.paragraphs:
        mine = slice(*(bisect_left(starts, at) for at in (p.start, p.end)))
        held = dict(zip(starts[mine], numbers[mine], strict=True))
        marks = ordered[bisect_left(begins, p.start) : bisect_left(begins, p.end)]
        text = (
            _pieces(article.text, p.start, p.end, held, marks, notes)
            if p.number
            else shown(article.text[p.start : p.end])
        )
        made.append((p.role, p.number, bool(held) and inside.issuperset(held.values()), text))
    return made


def _pieces(
    text: str, start: int, end: int, first: dict[int, int], spans: list[Span], notes: dict[int, list[tuple[str, str]]]
) -> Markup:
    """Cut a paragraph wherever a sentence or a coding begins or ends, so that overlapping marks nest cleanly."""
    cuts = sorted({start, end, *first} | {min(at, end) for a, b, _ in spans for at in (a, b)})
    told = [f"{layer.title}: {_short(text[a:b])}" for a, b, layer in spans]
    parts, close, begun, open_ = list[str](), "", 0, list[int]()
    for a, b in itertools.pairwise(cuts):
        if a in first:
            parts += [close, _sentence(first[a], notes.get(a, []))]
            close = "</span>"
        open_ = [n for n in open_ if spans[n][1] > a]
        while begun < len(spans) and spans[begun][0] <= a:
            open_.append(begun)
            begun += 1
        # Of two codings of one layer the last counts; the longest lies outermost.
        live = sorted({spans[n][2]: n for n in open_}.values(), key=lambda n: _outermost(spans[n]))
        parts.append(_marks(shown(text[a:b]), [spans[n][2] for n in live], "; ".join(told[n] for n in live)))
        ends = [spans[n][2] for n in live if min(spans[n][1], end) == b]
        parts += [f'<sub class="m {one.mark}" aria-hidden="true">{escape(one.letters)}</sub>' for one in ends]
    return Markup("".join([*parts, close]))


def _outermost(span: Span) -> tuple[int, int, int]:
    return span[0] - span[1], span[0], span[1]


def _marks(words: str, layers: list[Layer], told: str) -> str:
    """Words in the marks of their layers; the innermost tells of all."""
    piece = str(escape(words))
    for n, layer in enumerate(reversed(layers)):
        title = f' title="{escape(told)}"' if n == 0 else ""
        piece = f'<span class="m {layer.mark}"{title}>{piece}</span>'
    return piece


def _short(words: str) -> str:
    words = shown(words)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]}…"


def _sentence(number: int, notes: list[tuple[str, str]]) -> Markup:
    """The head of a sentence: what stands in the margin, and its number, which opens the findings that rest on it."""
    said = [Markup('<span class="note c0-0 {}">{}</span>').format(kind, shown(words)) for kind, words in notes]
    return Markup(
        '<span class="sentence" id="s{0}">{1}<button type="button" class="where" popovertarget="used-{0}" '
        'aria-label="sentence {0}: the findings that rest on it">{0}</button>'
    ).format(number, Markup("").join(said))


def used(findings: list[dict[str, Any]], files: dict[str, str], parts: list[Part]) -> list[Part]:
    """Say of each sentence which findings rest on it, so that the way leads from the text back to the numbers.

    Args:
        findings: the exported findings, by number.
        files: the page of each finding, by its number; those of the appendix are left out.
        parts: the text.
    """
    told: dict[int, dict[tuple[str, str, str], dict[str, None]]] = defaultdict(dict)
    for found in findings:
        file = files.get(found["number"], "09")
        for row in found["rows"] if not file.startswith("09") and found["name"] not in _WHOLE else ():
            name = next((str(row[key]) for key in ("title", "slot", "actor") if row.get(key)), "")
            for seen in row["evidence"]:
                words = f"{name}: {_short(seen['text'])}" if name else _short(seen["text"])
                told[seen["sentence"]].setdefault((found["number"], found["title"], file), {})[words] = None
    here = [{n: told.get(n, {}) for n in range(one.first, one.last + 1)} for one in parts]
    return [
        replace(one, body=one.body + html.rendered("used", sentences=sentences))
        for one, sentences in zip(parts, here, strict=True)
    ]

"""The whole article, marked up: every coding in its place, a switch for every code, by HTML and CSS alone."""

import itertools
from collections import defaultdict

import pandas as pd
from markupsafe import Markup

from discourse.analysis import Analysis
from discourse.base.text import shown
from discourse.io import codebooks


def body(article: Analysis) -> str:
    """Write the article with its sentences numbered and its codings under switches, all off at first."""
    names = codebooks.listed()
    codings = pd.concat([article.codings(name) for name in names]) if names else pd.DataFrame()
    marks = {
        (book, code.name): f"c{b}-{n}"
        for b, book in enumerate(names)
        for n, code in enumerate(article.codebook(book).codes)
    }
    parts = [
        Markup(
            "<h1>The text, marked up</h1><p>The article as it was read, its sentences numbered. Switch codes on to see "
            "the words that got them; several may stand on the same words. The tooltip of a mark names code and cue.</p>"
        ),
        _styles(article, marks),
        Markup('<div class="text">'),
    ]
    switches = Markup("\n").join(_switches(article, book, codings, marks) for book in names)
    # The switches come first for those who listen or print, and stand beside the text where there is room.
    parts.append(Markup('<div class="switches">{}</div>').format(switches))
    parts.append(Markup('<div class="whole">{}</div></div>').format(_paragraphs(article, codings, marks)))
    return str(Markup("\n").join(parts))


def _styles(article: Analysis, marks: dict[tuple[str, str], str]) -> Markup:
    """One rule a code: its marks are coloured while its switch is on."""
    rules = []
    for (book, code), mark in marks.items():
        colour = article.codebook(book).by_name[code].colour
        # A dark colour would be lost on a dark page; browsers that cannot mix colours keep the plain one.
        bright = f"light-dark({colour}, color-mix(in srgb, {colour}, white 35%))"
        rules.append(
            f".text:has(#{mark}:checked) .{mark} {{ background: {colour}38; box-shadow: inset 0 -2px {colour}; "
            f"box-shadow: inset 0 -2px {bright}; }}"
        )
    return Markup("<style>{}</style>").format(Markup("\n".join(rules)))


def _switches(article: Analysis, book: str, codings: pd.DataFrame, marks: dict[tuple[str, str], str]) -> Markup:
    mine = codings[codings["codebook"] == book]["code"].value_counts()
    scheme = article.codebook(book)
    labels = [
        Markup('<label title="{}"><input type="checkbox" id="{}"><i style="background:{}"></i>{} ({})</label>').format(
            code.definition, marks[book, code.name], code.colour, code.title, int(mine.get(code.name, 0))
        )
        for code in scheme.codes
        if mine.get(code.name, 0)
    ]
    inner = Markup(" ").join(labels) if labels else Markup("none found")
    return Markup(
        '<details><summary>{} ({})</summary><fieldset aria-label="{}"><p>{}</p>{}</fieldset></details>'
    ).format(scheme.title, int(mine.sum()), scheme.title, scheme.citation, inner)


def _paragraphs(article: Analysis, codings: pd.DataFrame, marks: dict[tuple[str, str], str]) -> Markup:
    text = article.text
    sentences = article.tokens.drop_duplicates("sentence")
    first = dict(zip(sentences["start"].tolist(), sentences["sentence"].tolist(), strict=True))
    opens: dict[int, list[tuple[str, str, int]]] = defaultdict(list)
    for book, code, start, end, cue in codings[["codebook", "code", "start", "end", "cue"]].itertuples(
        index=False, name=None
    ):
        opens[start].append((marks[book, code], f"{code}: {cue}", end))
    lines = []
    for paragraph in article.source.paragraphs:
        if paragraph.role != "body":
            lines.append(Markup('<p class="paragraph printed">{} <em>({}, not counted)</em></p>').format(
                shown(text[paragraph.start : paragraph.end]), paragraph.role))  # fmt: skip
            continue
        inner = _pieces(text, paragraph.start, paragraph.end, first, opens)
        lines.append(Markup('<p class="paragraph" id="p{}"><bdi>{}</bdi></p>').format(paragraph.number, inner))
    return Markup("\n").join(lines)


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
            parts.append(Markup('<span class="where" id="s{}">{}</span>').format(first[a], first[a]))
        live = [(mark, tip) for x, y, mark, tip in spans if x <= a and y >= b]
        piece = Markup("{}").format(shown(text[a:b]))
        if live:
            classes = " ".join(dict.fromkeys(mark for mark, _ in live))
            tips = "; ".join(dict.fromkeys(shown(tip) for _, tip in live))
            piece = Markup('<span class="{}" title="{}">{}</span>').format(classes, tips, piece)
        parts.append(piece)
    return Markup("").join(parts)

"""Apparatus: what stands in a text and is not its author's running prose.

Note marks, mark-up, ornaments, stage directions, omission marks and datelines are seen on the page and left out of every count.
A word broken at a line end is one word. Nothing is deleted: the text stays as read, and every offset with it.
"""

import re
from dataclasses import dataclass

from discourse.base.text import normalise
from discourse.io.words import read_words

_TAG = r"</?[a-zA-Z][a-zA-Z0-9-]{0,20}(?:\s[^<>]{0,300})?/?>|<!--.{0,2000}?-->"
RAISED = re.compile("[\u00b9\u00b2\u00b3\u2070-\u2079]")
# A kind, its pattern, and what a text must hold for it to be there: a look that spares most texts the search.
_PATTERNS = (
    ("note mark", re.compile(r"\[(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,8}|citation needed)\](?!\()"), re.compile(r"\[")),
    ("note mark", re.compile(rf"(?:(?<=[.,;:!?\"')\]”’])|(?<=[a-z]{{3}})){RAISED.pattern}{{1,3}}"), RAISED),
    ("omission", re.compile(r"\[\s?(?:\.\s?\.\s?\.|…)\s?\]"), re.compile(r"\[")),
    # Lines of dots, drawings made of marks; the tokenizer would try each of their marks against all others.
    ("ornament", re.compile(r"[^\w\s]{100,}"), re.compile("")),
    ("mark-up", re.compile(_TAG), re.compile("<")),
    (
        "mark-up",
        re.compile(r"\[(?=[^\[\]\n]{1,200}\]\(\S{1,300}?\))|(?<=[^\s\[])\]\((?:https?:|mailto:|[/#])[^\s()]{1,300}\)"),
        re.compile(r"\]\("),
    ),
)
_BRACKETED = re.compile(r"[(\[]([A-Za-z ,.;'-]{3,60})[)\]]")
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z.' -]{2,30}(?:, (?:[A-Z][a-z]+\.?|[A-Z.]{2,5}))?,?(?: [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: ?\([A-Za-z. /]{2,25}\))? ?(?:—|–|--| - )\s?"
)
_BROKEN = re.compile(r"(?<=[a-z]{2})-\r?\n(?=[a-z]{2})")
# Invisible to counting and no blank to the tokenizer: what stands around it stays one word.
_JOINED = "\u00ad"


@dataclass(frozen=True)
class Aside:
    """A stretch that is shown and not counted: `text[start:end]`, and what kind of thing it is."""

    start: int
    end: int
    kind: str


def apparatus(text: str, body: int = 0) -> tuple[Aside, ...]:
    """Find what is not running prose in a text as read, in text order, none overlapping.

    Kinds: note mark, omission, ornament, mark-up, stage direction, dateline, the last only at `body`, where the body begins.
    """
    found = [
        Aside(m.start(), m.end(), kind)
        for kind, pattern, needed in _PATTERNS if needed.search(text)
        for m in pattern.finditer(text)
    ]  # fmt: skip
    found += [Aside(m.start(), m.end(), "stage direction") for m in _BRACKETED.finditer(text) if _staged(m[1])]
    dateline = _DATELINE.match(text, body)
    if dateline and len(text) > dateline.end():
        found.append(Aside(dateline.start(), dateline.end(), "dateline"))
    settled: list[Aside] = []
    for aside in sorted(found, key=lambda a: (a.start, -a.end)):
        if not settled or aside.start >= settled[-1].end:
            settled.append(aside)
    return tuple(settled)


def _staged(inside: str) -> bool:
    """Whether all words in a pair of brackets are those of a transcriber, one of them a noise: (Cheers and applause.)"""
    lexicon = read_words("stage-directions")
    words = re.findall(r"[a-z]+", inside.lower())
    known = [lexicon.has(word, "noise") or lexicon.has(word, "manner") for word in words]
    return all(known) and any(lexicon.has(word, "noise") for word in words)


def prose(text: str, asides: tuple[Aside, ...]) -> str:
    """Give the copy of a text on which words are recognised: of the same length, with blanks for its apparatus."""
    same, parts, done = normalise(text), [], 0
    for aside in asides:
        parts += [same[done : aside.start], " " * (aside.end - aside.start)]
        done = aside.end
    return _BROKEN.sub(lambda m: _JOINED * len(m[0]), "".join([*parts, same[done:]]))

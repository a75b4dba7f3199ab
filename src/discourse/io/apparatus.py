"""Apparatus: what stands in a text and is not its author's running prose.

Note marks, mark-up, ornaments, stage directions, omission marks, datelines, times and the names before what speakers say are
seen on the page and left out of every count. A word broken at a line end is one word, and a text in capitals is read in small
letters. Nothing is deleted: the text stays as read, and every offset with it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from discourse.base.text import normalise
from discourse.io.words import read_words

_TAG = r"</?[a-zA-Z][a-zA-Z0-9-]{0,20}(?:\s[^<>]{0,300})?/?>|<!--.{0,2000}?-->"
_TIME = r"\[\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?\]|\(\d{1,2}:\d\d:\d\d\)"
RAISED = re.compile("[\u00b9\u00b2\u00b3\u2070-\u2079]")
# A kind, its pattern, and what a text must hold for it to be there: a look that spares most texts the search.
_PATTERNS = (
    ("note mark", re.compile(r"\[(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,8}|citation needed)\](?!\()"), re.compile(r"\[")),
    ("note mark", re.compile(rf"(?:(?<=[.,;:!?\"')\]”’])|(?<=[a-z]{{3}})){RAISED.pattern}{{1,3}}"), RAISED),
    ("omission", re.compile(r"\[\s?(?:\.\s?\.\s?\.|…)\s?\]"), re.compile(r"\[")),
    ("time", re.compile(_TIME), re.compile(r":\d\d")),
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
_CAPITAL = "A-ZÀ-ÖØ-ÞА-ЯЁ"
SPEAKER = "speaker"
_LABELLED = re.compile(
    rf"^[ \t]*(?:-[ \t]?)?(?:(?:{_TIME}|\d{{1,2}}:\d\d(?::\d\d)?)[ \t]*)?"
    rf"(?P<label>[{_CAPITAL}][\w.'’-]*(?: (?:[{_CAPITAL}\d][\w.'’-]*|[a-z]{{2,3}})){{0,4}}"
    r"(?: \([^()\n]{1,40}\))?:)(?=\s)",
    re.MULTILINE,
)
_LABEL = 200
"""Characters from the beginning of a line to its first colon, where a name stands before that."""
_TURNS = 4
"""Lines with the name of a speaker, of names that come again, that a conversation has at the least."""
_LOOKED_AT, _CAPITALS, _CASED = 20_000, 0.9, 20
"""Characters that are looked at for capitals; their share among letters that have both forms, and how many these must be."""
_OPENS = re.compile(r"(?:^|[.!?…][\"')\]]*\s+|\n\s*)[\"'(\[]*[^\W\d_]|\bi\b")
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

    Kinds: note mark, omission, time, ornament, mark-up, stage direction, speaker, dateline, the last only at `body`, where the
    body begins.
    """
    found = [
        Aside(m.start(), m.end(), kind)
        for kind, pattern, needed in _PATTERNS if needed.search(text)
        for m in pattern.finditer(text)
    ]  # fmt: skip
    found += [Aside(m.start(), m.end(), "stage direction") for m in _BRACKETED.finditer(text) if _staged(m[1])]
    found += _speakers(text)
    dateline = _DATELINE.match(text, body)
    if dateline and len(text) > dateline.end():
        found.append(Aside(dateline.start(), dateline.end(), "dateline"))
    settled: list[Aside] = []
    for aside in sorted(found, key=lambda a: (a.start, -a.end)):
        if not settled or aside.start >= settled[-1].end:
            settled.append(aside)
    return tuple(settled)


def labelled(text: str) -> Iterator[re.Match[str]]:
    """Lines that begin with what may be a name and a colon; found by their colons, which are few."""
    at, known = text.find(":"), -1
    while at >= 0:
        low = max(at - _LABEL, 0)
        begins = text.rfind("\n", low, at) + 1
        if begins != known and (begins or not low):
            known = begins
            if found := _LABELLED.match(text, begins):
                yield found
        at = text.find(":", at + 1)


def _speakers(text: str) -> Iterator[Aside]:
    """The names before the turns of a conversation: of two who take turns at least, before a third of its lines."""
    turns = list(labelled(text))
    often = Counter(turn["label"] for turn in turns)
    again = {label for label, times in often.items() if times > 1}
    lines = sum(1 for line in text.splitlines() if line.strip()) if len(again) > 1 else 0
    if len(again) > 1 and len(turns) >= lines / 3 and sum(often[label] for label in again) >= _TURNS:
        for turn in turns:
            if turn["label"] in again or turn["label"].isupper():
                yield Aside(turn.start("label"), turn.end("label"), SPEAKER)


def _staged(inside: str) -> bool:
    """Whether all words in a pair of brackets are those of a transcriber, one of them a noise: (Cheers and applause.)"""
    lexicon = read_words("stage-directions")
    words = re.findall(r"[a-z]+", inside.lower())
    known = [lexicon.has(word, "noise") or lexicon.has(word, "manner") for word in words]
    return all(known) and any(lexicon.has(word, "noise") for word in words)


def in_capitals(text: str) -> bool:
    """Whether a text is printed in capitals, so that they tell neither names nor the beginnings of sentences."""
    cased = [letter for letter in text[:_LOOKED_AT] if letter.lower() != letter.upper()]
    return len(cased) >= _CASED and sum(map(str.isupper, cased)) >= _CAPITALS * len(cased)


def prose(text: str, asides: tuple[Aside, ...]) -> str:
    """Give the copy of a text on which words are recognised: of the same length, with blanks for its apparatus."""
    same, parts, done = normalise(text), [], 0
    if in_capitals(text):
        # A language model reads small letters far better; *İ* would become two.
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in same)
        same = _OPENS.sub(lambda m: m[0].upper() if len(m[0].upper()) == len(m[0]) else m[0], small)
    for aside in asides:
        parts += [same[done : aside.start], " " * (aside.end - aside.start)]
        done = aside.end
    return _BROKEN.sub(lambda m: _JOINED * len(m[0]), "".join([*parts, same[done:]]))

"""Proper names as the language model finds them, mended where it cuts them wrongly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from discourse.io.words import read_words, word_set
from discourse.text.tokens import TokenView

KINDS = {
    "PERSON": "person", "NORP": "nationality, religion or politics", "ORG": "organisation", "GPE": "country or city",
    "LOC": "place", "FAC": "building or site", "EVENT": "event", "PRODUCT": "product", "WORK_OF_ART": "title of a work",
    "LAW": "law or document", "LANGUAGE": "language",
}  # fmt: skip
_SHOUTED = 3
"""A line with so many words, all in capitals, is a headline: the model takes its verbs for names."""


@dataclass(frozen=True)
class Name:
    """A proper name in the rows from `first` to before `stop`, of a kind such as PERSON."""

    first: int
    stop: int
    kind: str


def names(view: TokenView) -> list[Name]:
    """The proper names of a text, in text order; no word belongs to two.

    A name holds no bracket, article, possessive or mark at its edge, *World Health Organization (WHO)* is two; it is
    not cut at a particle (*van der Leyen*); in a line of capitals it holds no verb; a short word in capitals is no
    person (*BRI*). The trap: what the model does not see as a name is not here.
    """
    entity, found, row = view.column("entity"), list[Name](), 0
    while row < view.size:
        kind, stop = entity[row][2:], row + 1
        while stop < view.size and kind and entity[stop] == f"I-{kind}":
            stop += 1
        for name in _pieces(view, row, stop, kind) if kind in KINDS else ():
            if found and name.first < found[-1].stop:  # Two parts that a particle joins: those of a person.
                last = found.pop()
                name = Name(min(last.first, name.first), max(last.stop, name.stop), last.kind)
            found.append(name)
        row = stop
    return found


def _pieces(view: TokenView, first: int, stop: int, kind: str) -> Iterator[Name]:
    words, loud = view.column("word"), _shouted(view, first)
    cuts = [row for row in range(first, stop) if words[row] in "()[]" or (loud and _common(view, row))]
    for a, b in zip([first, *(cut + 1 for cut in cuts)], [*cuts, stop], strict=True):
        while a < b and (view.column("form")[a] in ("the", "a", "an") or not re.search(r"\w", words[a])):
            a += 1
        while a < b and (view.column("tag")[b - 1] == "POS" or not re.search(r"\w", words[b - 1])):
            b -= 1
        if a < b:
            alone = b - a == 1 and words[a].isupper() and len(words[a]) > 1 and not loud
            yield Name(*_with_particles(view, a, b), "ORG" if alone and kind == "PERSON" else kind)


def _with_particles(view: TokenView, first: int, stop: int) -> tuple[int, int]:
    """Take in the particles around a part of a surname, and the surname after them; without it they are no part."""
    words, end, start = view.column("word"), int(view.sentence_end[first]), int(view.sentence_start[first])
    known = word_set("people-and-bodies", "particle")
    particle = {row: words[row].islower() and words[row] in known for row in range(start, end)}
    a, b = first, stop
    while a > start and particle[a - 1]:
        a -= 1
    if not view.column("tag")[a].startswith(("NN", "FW")):
        a = first  # *the mayor de facto Smith*
    while b < end and particle[b - 1] and words[b][:1].isalpha():
        b += 1
    return a, b


def _shouted(view: TokenView, row: int) -> bool:
    words = [w for w in view.column("word")[view.sentence_start[row] : view.sentence_end[row]] if w.isalpha()]
    return len(words) >= _SHOUTED and all(word.isupper() for word in words)


def _common(view: TokenView, row: int) -> bool:
    """Whether a word in capitals is a verb or a word of grammar."""
    form, stems = view.column("form")[row], []
    if view.column("form")[row - 1] == "to":
        stems = [form]
    elif form.endswith("s"):
        stems = [form[:-1], form.removesuffix("es")]
    verb = any(read_words("supersenses").of(stem, "VERB") for stem in stems)
    return verb or form in word_set("common-words", "common")

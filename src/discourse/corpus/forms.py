"""Which words a form holds, such as *don't* or *Well-Being's*, by the rules that count an article's words.

The words are those of `text.words` under the usual counting rules, but for what only a tagger can know: *'s* after a word that
has a contraction (*it's*) is taken for *is*, elsewhere for a possessive; *'d* for *would*; the capitals *US* for the country.
`discourse corpus check` measures how far both agree.
"""

import re
import string
from collections.abc import Iterator
from functools import cache, lru_cache
from threading import Lock
from typing import Any, NamedTuple

import pyarrow as pa

from discourse.base.text import folded
from discourse.text import language

_PLAIN = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*|\d+(?:[.,:/-]\d+)*")
_POSSESSIVE = re.compile(r"([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)'[sS]")
_SPOKEN = re.compile(r"[^\W_]")
_COUNTRY = "US"
_ONE_BY_ONE = Lock()
"""Threads share the tokenizer, which remembers what it cut."""


class Rules(NamedTuple):
    """What the tokenizer of the articles knows by heart."""

    tokenizer: Any
    forms: frozenset[str]
    """The chunks that the tokenizer has a rule for."""
    special: pa.StringArray
    """The same, and the country."""
    stopped: pa.StringArray
    """What keeps the stop after it: *Mr.*, *J.*; the pronoun *I* ends a sentence more often."""


@cache
def rules() -> Rules:
    """The rules of the tokenizer; asking for them loads the language model."""
    tokenizer: Any = language.language().tokenizer
    forms = frozenset(tokenizer.rules)
    heads = {form[:-1] for form in forms if form.endswith(".")} | set(string.ascii_uppercase) - {"I"}
    return Rules(tokenizer, forms, pa.array(sorted({*forms, _COUNTRY})), pa.array(sorted(heads)))


@lru_cache(maxsize=1 << 16)
def parts(form: str) -> tuple[tuple[int, str], ...]:
    """The words of a chunk, each with its place in it.

    >>> parts("don't"), parts("Well-Being's")
    (((0, 'do'), (2, 'not')), ((0, 'well-being'),))
    """
    with _ONE_BY_ONE:
        return tuple(_parts(form))


def _parts(form: str) -> Iterator[tuple[int, str]]:
    if form == _COUNTRY:
        yield 0, "u.s."
    elif form in rules().forms:
        yield from _contracted(form)
    elif _PLAIN.fullmatch(form):
        yield 0, form.lower()
    elif match := _POSSESSIVE.fullmatch(form):
        yield from _parts(match[1])
    else:
        yield from _contracted(form)


def _contracted(form: str) -> Iterator[tuple[int, str]]:
    """The words of a chunk by the tokenizer that cuts the articles; hyphens are joined, a possessive is no word."""
    tokens = list(rules().tokenizer(form))
    shapes = [folded(token.text) for token in tokens]
    spoken = [_SPOKEN.search(shape) is not None for shape in shapes]
    group: list[int] = []
    for number, shape in enumerate(shapes):
        inner = shape == "-" and 0 < number < len(shapes) - 1 and spoken[number - 1] and spoken[number + 1]
        if inner or (group and shapes[number - 1] == "-" and group[-1] == number - 1):
            group.append(number)
            continue
        yield from _joined(tokens, shapes, group)
        group = [number] if spoken[number] else []
        if shape in language.SHARED and number and (word := _shared(form, shape, shapes[number - 1])):
            yield tokens[number].idx, word
        if shape in language.SHARED and number:
            group = []
    yield from _joined(tokens, shapes, group)


def _joined(tokens: list[Any], shapes: list[str], group: list[int]) -> Iterator[tuple[int, str]]:
    if len(group) == 1:
        after = shapes[group[0] + 1] if group[0] + 1 < len(shapes) else ""
        yield tokens[group[0]].idx, language.whole_form(shapes[group[0]], after)
    elif group:
        yield tokens[group[0]].idx, "".join(shapes[number] for number in group)


def _shared(form: str, shape: str, before: str) -> str:
    """The word that *'s* or *'d* most often stands for; none where it is a possessive."""
    if shape == "'s" and form not in rules().forms:
        return ""
    meant = language.SHARED[shape]
    return meant["us"] if before == "let" and "us" in meant else next(iter(meant.values()))

"""Words by their letters: for any language that puts blanks between words, without lemmas or parts of speech.

A word is a run of letters with their marks, digits, and apostrophes within; a hyphen stands apart, and a sentence ends at an
end mark before a blank. An article or pronoun that is elided (*l'eau*, *dell'arte*) is a word of its own.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache

from discourse.text.providers import Token

FILLS: tuple[str, ...] = ()
PACKAGES: tuple[str, ...] = ()
_END = re.compile(r"[.!?…؟۔।]+[\"'»)\]]*(?=\s|$)|[。！？]+[」』\"']*")
_ELIDING = ("fr", "it", "ca", "ga")
_ELIDED = re.compile(r"[^\W\d_]{1,6}'(?=[^\W\d_])")
_SHORT = re.compile(r"(?<![^\W_])(?:[^\W\d_]|[A-ZÀ-ÞА-Я][^\W\d_]|\d{1,2})$")
"""What a full stop abbreviates: one letter (*z. B.*), two with a capital (*Dr.*); and a number in order (*das 3. Haus*)."""


@cache
def _pattern() -> re.Pattern[str]:
    """A word: letters may bear marks, which Python's classes leave out, and invisible joiners stand within."""
    marks = "".join(
        chr(n) for n in range(0x300, min(0x20000, sys.maxunicode)) if unicodedata.category(chr(n))[0] == "M"
    )
    return re.compile(rf"\d+(?:[.,]\d+)*|[\w{marks}\u00ad]+(?:['\u200c\u200d][\w{marks}]+)*'?(?<!')|[^\w\s{marks}]")


def sentences(text: str, code: str) -> Iterator[list[Token]]:
    """The tokens of a paragraph, sentence by sentence."""
    for start, end in spans(text):
        tokens = [Token(start + a, start + b) for a, b in words(text[start:end], code)]
        if tokens:
            yield tokens


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end."""
    begin = 0
    for match in _END.finditer(text):
        after = text[match.end() : match.end() + 20].lstrip()
        if after[:1].islower() or (after and match[0] == "." and _SHORT.search(text, begin, match.start())):
            continue
        yield begin, match.end()
        begin = match.end()
    if text[begin:].strip():
        yield begin, len(text)


def words(text: str, code: str) -> Iterator[tuple[int, int]]:
    """Where words and marks stand."""
    for match in _pattern().finditer(text):
        start = match.start()
        while code in _ELIDING and (elided := _ELIDED.match(text, start, match.end())):
            yield start, elided.end()
            start = elided.end()
        if start < match.end():
            yield start, match.end()

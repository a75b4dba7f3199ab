"""Chinese by rjieba: words and parts of speech; a word is its own lemma.

Tags are those of ICTCLAS, as jieba has them; `data/models/rjieba/parts.tsv` says which part of speech one stands for, by the whole
tag or its first letter.
"""

from collections.abc import Iterator
from functools import cache

from discourse.base.extras import extra
from discourse.io.cards import read_model
from discourse.text.providers import Token, words

FILLS = ("lemma", "pos", "tag")
PACKAGES = ("rjieba",)


def sentences(text: str, code: str) -> Iterator[list[Token]]:
    """The tokens of a paragraph, sentence by sentence."""
    del code
    parts = _parts()
    package = extra("rjieba", "languages", "a text in Chinese")
    for start, end in words.spans(text):
        tokens, at = [], start
        for word, tag in package.tag(text[start:end]):
            if word.strip():
                pos = parts.get(tag[:2]) or parts.get(tag[:1], "X")
                tokens.append(Token(at, at + len(word), None, pos, tag))
            at += len(word)
        if tokens:
            yield tokens


@cache
def _parts() -> dict[str, str]:
    return {row["tag"]: row["pos"] for row in read_model("rjieba/parts.tsv", ("tag", "pos"))}

"""Words by their letters with lemmas by simplemma, which holds a dictionary for each of some forty languages."""

from collections.abc import Callable, Iterator
from functools import cache

from discourse.base.extras import extra
from discourse.text.providers import Token, words

FILLS = ("lemma",)
PACKAGES = ("simplemma",)
_SAME = {"no": "nb"}


def sentences(text: str, code: str) -> Iterator[list[Token]]:
    """The tokens of a paragraph, sentence by sentence, each with its lemma in small letters."""
    lemma = _lemmatizer(code)
    for tokens in words.sentences(text, code):
        yield [token._replace(lemma=lemma(text[token.start : token.end])) for token in tokens]


@cache
def _lemmatizer(code: str) -> Callable[[str], str | None]:
    package = extra("simplemma", "languages", "a text in this language")

    @cache
    def lemma(word: str) -> str | None:
        return str(package.lemmatize(word, lang=_SAME.get(code, code))).lower() if word[:1].isalpha() else None

    return lemma

"""Providers: who makes the token table of a language; one small module each, named in `data/languages.tsv`.

A provider has `FILLS`, the columns it fills (the others are null; a lemma it does not know is the form), `PACKAGES`, what it
rests on, and `sentences(text, code)`, which gives the tokens of a paragraph sentence by sentence. English is read by spaCy, as
`text.annotation` says.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from discourse.base import cache as kept
from discourse.base import text as letters
from discourse.base.errors import SetupError, UsageError
from discourse.base.text import folded
from discourse.io import apparatus, languages
from discourse.io.articles import ArticleText
from discourse.text import annotation
from discourse.text.language import model_version

_SQUATTED = "999.9.9"
"""The version under which somebody put empty packages of the names of language models into the registry."""
_ALL = frozenset(annotation.COLUMNS)
_TEXTS = ("document", "word", "form", "lemma", "pos", "tag", "dep", "entity")


class Token(NamedTuple):
    """A token of a sentence: where it stands in the paragraph; what is not known is None. `head` counts within the sentence."""

    start: int
    end: int
    lemma: str | None = None
    pos: str | None = None
    tag: str | None = None
    dep: str | None = None
    head: int | None = None
    entity: str | None = None


def annotate(*articles: ArticleText) -> pd.DataFrame:
    """Turn the bodies of articles of one language into the token table; see `annotation.annotate`.

    Raises:
        UsageError: they are of several languages. SetupError: what reads the language is not installed, or is not what it says.
    """
    language = _language(articles)
    if language.code == languages.ENGLISH:
        return annotation.annotate(*articles)
    return kept.kept("tokens", tokens_key(*articles), lambda: _table(list(_rows(articles, language))))


def tokens_key(*articles: ArticleText) -> str:
    """Name everything that the token table of articles depends on."""
    language = _language(articles)
    if language.code == languages.ENGLISH:
        return annotation.tokens_key(*articles)
    provider = _provider(language.provider)
    code = [Path(str(module.__file__)) for module in (provider, apparatus, letters)]
    texts = [repr((article.slug, article.paragraphs, article.asides, article.text)) for article in articles]
    return kept.key(Path(__file__), *code, language.code, described(language.code), version("pandas"), *texts)


def fills(code: str) -> frozenset[str]:
    """The columns of the token table that are filled for a language."""
    language = languages.known()[code]
    return _ALL if language.code == languages.ENGLISH else frozenset(_provider(language.provider).FILLS)


def described(code: str) -> str:
    """What reads a language, with versions, as it stands in every sidecar."""
    language = languages.known()[code]
    if language.code == languages.ENGLISH:
        return model_version()
    packages = _provider(language.provider).PACKAGES
    return ", ".join(f"{name} {trusted(name)}" for name in packages) or "letters, without a dictionary"


@cache
def trusted(package: str) -> str:
    """The version of a package; SetupError where it is a squatter's, or not installed."""
    try:
        found = version(package.replace("_", "-"))
    except PackageNotFoundError:
        return "not installed"
    if found == _SQUATTED:
        raise SetupError(
            f"{package} {found} is an empty package that only bears the name of a language model; uninstall it."
        )
    return found


def _language(articles: tuple[ArticleText, ...]) -> languages.Language:
    codes = sorted({article.language for article in articles})
    if len(codes) > 1:
        names = " and ".join(languages.known()[code].name for code in codes)
        raise UsageError(f"texts in {names} cannot be counted as one.")
    return languages.known()[codes[0] if codes else languages.ENGLISH]


def _provider(name: str) -> Any:
    return import_module(f"{__name__}.{name}")


def _rows(articles: tuple[ArticleText, ...], language: languages.Language) -> Iterator[tuple[Any, ...]]:
    provider = _provider(language.provider)
    unnamed = "" if "entity" in provider.FILLS else None
    for article in articles:
        same, sentence, row = apparatus.prose(article.text, article.asides), 0, 0
        for paragraph in article.body:
            for tokens in provider.sentences(same[paragraph.start : paragraph.end], language.code):
                sentence += 1
                first = row
                for token in tokens:
                    start, end = paragraph.start + token.start, paragraph.start + token.end
                    form = folded(article.text[start:end])
                    head = row if token.head is None else first + token.head
                    yield (article.slug, paragraph.number, sentence, start, end, article.text[start:end], form,
                           token.lemma or form, token.pos, token.tag, token.dep, head, token.entity or unnamed)  # fmt: skip
                    row += 1


def _table(rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    tokens = pd.DataFrame(rows, columns=list(annotation.COLUMNS))
    for name in _TEXTS:
        known = tokens[name].dropna().astype(str)
        tokens[name] = pd.Categorical(tokens[name], categories=sorted(set(known)))
    for name in ("paragraph", "sentence", "start", "end", "head"):
        tokens[name] = tokens[name].astype("int64")
    return tokens

"""Languages: which one a text is written in, by its card or by its letters, and what reads it.

`data/languages.tsv` lists them: code, English name, provider of the token table (`text/providers`), and codes that py3langid
gives for what is the same here.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from discourse.base import paths
from discourse.base.errors import ArticleError, did_you_mean
from discourse.io.cards import read_rows
from discourse.io.words import word_set

_COLUMNS = ("code", "name", "provider", "also")
_SURE, _LEAST, _MOST = 0.7, 8, 20_000
"""The probability from which a language other than English is believed; words of a paragraph from which its language is asked
for; characters that are looked at."""
SURELY_ENGLISH, _FOREIGN = 0.28, 0.12
"""Shares of common English words: above the first a text is English, below the second a paragraph may be none."""
_PARTS = 0.1
"""The share of a text that may be in other languages without a remark."""


@dataclass(frozen=True)
class Language:
    """A language: its code, its English name, and the module of `text.providers` that makes its token table."""

    code: str
    name: str
    provider: str


@cache
def known() -> dict[str, Language]:
    """The languages by code, and by the codes that stand for the same."""
    rows = [row for _, row in read_rows(paths.packaged() / "data" / "languages.tsv", _COLUMNS)]
    found = [(Language(row["code"], row["name"], row["provider"]), row["also"].split(",")) for row in rows]
    return {code: language for language, also in found for code in (language.code, *also)}


ENGLISH = "en"


def named(slug: str, card: str) -> Language:
    """The language that a card names, by code (*de*, *de-AT*) or by name (*German*); ArticleError for an unknown one."""
    wanted = card.strip().lower().replace("_", "-")
    names = {language.name.lower(): language for language in known().values()}
    found = known().get(wanted.split("-")[0]) or names.get(wanted)
    if found is None:
        raise ArticleError(f"{slug}: its card says language '{card}'; {did_you_mean(wanted, names)}")
    return found


def found(slug: str, text: str) -> Language:
    """The language of a text without one on its card.

    The trap: of a few words it is a guess, and a short text in Latin letters is taken for English unless it surely is not.

    Raises:
        ArticleError: these are no words of a language that is known here.
    """
    words = _words(text[:_MOST])
    # In and was are German too, is and we are Dutch: without a single the a high share of such words proves nothing.
    if _is_latin(words) and ((_common(words) >= SURELY_ENGLISH and "the" in words) or not words):
        return known()[ENGLISH]
    code, sure = _guess(" ".join(words))
    language = known().get(code)
    # Without a common English word less is asked of another language.
    believed = sure >= (_SURE if _common(words) > _FOREIGN or len(words) < _LEAST else _SURE / 2)
    if language is not None and (believed or not _is_latin(words)):
        return language
    if not believed and _is_latin(words):
        return known()[ENGLISH]
    raise ArticleError(
        f'{slug}: no known language was recognised; if it is one, name it in its card, such as language = "en".'
    )


def others(paragraphs: list[str], language: Language) -> str:
    """Name the other languages in which paragraphs are written, where they are a tenth of the text and more; else ""."""
    sizes: Counter[str] = Counter()
    for paragraph in paragraphs:
        words = _words(paragraph)
        doubtful = language.code != ENGLISH or not _is_latin(words) or _common(words) < _FOREIGN
        if len(words) >= _LEAST and doubtful:
            code, sure = _guess(" ".join(words))
            if sure >= _SURE and code in known() and known()[code] != language:
                sizes[known()[code].name] += len(paragraph)
    whole = sum(map(len, paragraphs))
    return " and ".join(sorted(name for name, size in sizes.items() if size >= _PARTS * whole))


def _words(text: str) -> list[str]:
    plain = re.sub(r"<[^>]*>|https?://\S+", " ", text.lower())
    return re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", plain))


def _common(words: list[str]) -> float:
    """The share of common English words."""
    common = word_set("common-words", "common")
    return sum(word in common for word in words) / max(len(words), 1)


def _is_latin(words: list[str]) -> bool:
    letters = "".join(words)[:5000]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return latin >= 0.5 * len(letters)


@cache
def _guess(text: str) -> tuple[str, float]:
    """The most probable language, the codes that are the same here taken together, and its probability."""
    sums: dict[str, float] = {}
    for code, p in _identifier().rank(text):
        same = known()[code].code if code in known() else code
        sums[same] = sums.get(same, 0.0) + float(p)
    return max(sums.items(), key=lambda one: one[1])


@cache
def _identifier() -> Any:
    # It takes a second to load, and is needed only where common words do not settle it.
    langid: Any = import_module("py3langid.langid")
    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)

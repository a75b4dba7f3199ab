"""Annotation: text becomes the token table, by spaCy, once, then from the cache.

Paragraphs are split before sentences, so that a byline or a heading is never glued to the sentence after it.
"""

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from discourse.base import cache, paths, text
from discourse.base.text import folded
from discourse.io import apparatus
from discourse.io.articles import ArticleText
from discourse.io.paragraphs import Paragraph
from discourse.io.words import read_words
from discourse.text import language as model
from discourse.text import lemmas
from discourse.text.language import model_version

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COLUMNS = (
    "document", "paragraph", "sentence", "start", "end", "word", "form", "lemma", "pos", "tag", "dep", "head", "entity",
)  # fmt: skip
_CHUNK = 100_000


def annotate(*articles: ArticleText) -> pd.DataFrame:
    """Turn the bodies of articles into the token table, one row per token, in text order.

    Read `word` as printed: ``article.text[start:end] == word`` always. `form` is the form that is counted and
    matched: lower case, straight quotes, contracted forms in full (`n't` is `not`). `head` is the number of the
    row, counted from 0 within the document, that the token depends on; a root depends on itself.
    The trap: tags, lemmas, trees and entities are a statistical model's guesses, right in about 19 of 20 cases.

    Args:
        articles: one or many; `document` tells them apart.

    Returns:
        Columns: document paragraph sentence start end word form lemma pos tag dep head entity. Sentences are
        numbered from 1 within a document; `entity` is `B-ORG`, `I-ORG` and so on, or empty.

    Raises:
        SetupError: no language model is installed.
    """
    return cache.kept("tokens", tokens_key(*articles), lambda: _table(list(_rows(articles))))


def tokens_key(*articles: ArticleText) -> str:
    """Name everything that the token table of articles depends on: texts, paragraphs, model, spaCy and this code."""
    code = [Path(str(module.__file__)) for module in (apparatus, lemmas, model, text)]
    lists = [*paths.every("words", "*.tsv"), *paths.every("models", "lemmas/*.tsv")]
    texts = [repr((article.slug, article.paragraphs, article.asides, article.text)) for article in articles]
    return cache.key(Path(__file__), *code, *lists, model_version(), version("spacy"), version("pandas"), *texts)


def _rows(articles: Iterable[ArticleText]) -> Iterator[tuple[Any, ...]]:
    """The tokens of all articles; their pieces are parsed in one stream, for the parser is slow on one short text at a time."""
    pieces = [(article, same, *piece) for article in articles
              for same in (apparatus.prose(article.text, article.asides),) for paragraph in article.body
              for piece in _pieces(same, paragraph)]  # fmt: skip
    docs = model.language().pipe((same[start:end] for _, same, _, start, end in pieces), batch_size=64)
    current, sentence, row = None, 0, 0
    for (article, _, paragraph, start, _), doc in zip(pieces, docs, strict=True):
        if article is not current:
            current, sentence, row = article, 0, 0
        for values in _doc_rows(article, doc, start, row, sentence, paragraph):
            yield values
            row, sentence = row + 1, values[2]


def _pieces(same: str, paragraph: Paragraph) -> Iterator[tuple[int, int, int]]:
    """Cut a paragraph that is too long for the parser at a blank; others stay whole."""
    start = paragraph.start
    while paragraph.end - start > _CHUNK:
        cut = max(same.rfind(" ", start, start + _CHUNK), start + _CHUNK // 2)
        yield paragraph.number, start, cut
        start = cut
    yield paragraph.number, start, paragraph.end


def _doc_rows(
    article: ArticleText, doc: "Doc", offset: int, row: int, sentence: int, paragraph: int
) -> Iterator[tuple[Any, ...]]:
    kept = [token for token in doc if not token.is_space]
    places = {token.i: row + n for n, token in enumerate(kept)}
    for n, token in enumerate(kept):
        if token.is_sent_start or n == 0:
            sentence += 1
        start, end = offset + token.idx, offset + token.idx + len(token)
        after = kept[n + 1].lower_ if n + 1 < len(kept) else ""
        entity = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else ""
        tag, pos = _class(token, kept[n - 1].lower_ if n else "", kept[n + 1].tag_ if n + 1 < len(kept) else "")
        yield (
            article.slug, paragraph, sentence, start, end, article.text[start:end],
            _norm(token.text, token.lemma_.lower(), token.tag_, after), _lemma(token),
            pos, tag, token.dep_, places.get(token.head.i, row + n), entity,
        )  # fmt: skip


def _lemma(token: "Token") -> str:
    """The model's lemma, mended where it is another word's."""
    lemmatizer: Any = model.language().get_pipe("lemmatizer")
    candidates = lemmatizer.rule_lemmatize(token) if token.tag_[:2] in ("VB", "NN") else []
    if token.lemma_ not in candidates[:1]:
        candidates = [token.lemma_]
    form = _norm(token.text, token.lemma_.lower(), token.tag_, "")
    return form if form == "u.s." else folded(lemmas.lemma(folded(token.text), token.pos_, candidates))


def _class(token: "Token", before: str, next_tag: str) -> tuple[str, str]:
    """The tag and part of speech: the model's, but for a numeral (*World War I*) and a pit (*mine workers*)."""
    if token.text == "I" and read_words("roman-numerals").has(before, "counted"):
        return "CD", "NUM"
    if token.lower_ == "mine" and next_tag.startswith("NN"):
        return "NN", "NOUN"
    return token.tag_, token.pos_


def _norm(word: str, lemma: str, tag: str, after: str) -> str:
    form = folded(word)
    if word == "US" and tag.startswith("NNP"):
        return "u.s."  # Folded, the country would be the pronoun.
    if form in model.SHARED and tag != "POS":
        return model.SHARED[form].get(lemma, form)
    return model.whole_form(form, after)


def _table(rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    tokens = pd.DataFrame(rows, columns=list(COLUMNS))
    for name in ("document", "word", "form", "lemma", "pos", "tag", "dep", "entity"):
        # Sorted categories: the order in which words turn up must not decide anything later.
        tokens[name] = pd.Categorical(tokens[name].astype(str), categories=sorted(set(tokens[name].astype(str))))
    for name in ("paragraph", "sentence", "start", "end", "head"):
        tokens[name] = tokens[name].astype("int64")
    return tokens

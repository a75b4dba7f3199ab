"""Russian by natasha: lemmas, parts of speech, the tree by Universal Dependencies, and names."""

import warnings
from collections.abc import Iterator
from functools import cache
from typing import Any

from discourse.base.extras import extra
from discourse.text.providers import Token

FILLS = ("lemma", "pos", "tag", "dep", "head", "entity")
PACKAGES = ("natasha", "slovnet", "navec", "pymorphy2")
_KINDS = {"PER": "PERSON", "LOC": "GPE", "ORG": "ORG"}


@cache
def _pipeline() -> tuple[Any, ...]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pymorphy2 asks setuptools for what is soon to go.
        package = extra("natasha", "languages", "a text in Russian")
        embedding = package.NewsEmbedding()
        return (package.Doc, package.Segmenter(), package.MorphVocab(), package.NewsMorphTagger(embedding),
                package.NewsSyntaxParser(embedding), package.NewsNERTagger(embedding))  # fmt: skip


def sentences(text: str, code: str) -> Iterator[list[Token]]:
    """The tokens of a paragraph, sentence by sentence."""
    del code
    make, segmenter, vocabulary, morphology, syntax, names = _pipeline()
    doc = make(text)
    doc.segment(segmenter)
    doc.tag_morph(morphology)
    doc.parse_syntax(syntax)
    doc.tag_ner(names)
    kinds = {
        place: (span.start, _KINDS.get(span.type, span.type))
        for span in doc.spans
        for place in range(span.start, span.stop)
    }
    for sentence in doc.sents:
        place = {token.id: n for n, token in enumerate(sentence.tokens)}
        tokens = []
        for token in sentence.tokens:
            token.lemmatize(vocabulary)
            first, kind = kinds.get(token.start, (0, ""))
            entity = f"{'B' if token.start == first else 'I'}-{kind}" if kind else None
            tokens.append(Token(token.start, token.stop, str(token.lemma).lower(), token.pos, token.pos, token.rel,
                                place.get(token.head_id), entity))  # fmt: skip
        yield tokens

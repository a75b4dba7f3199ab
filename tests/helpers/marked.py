"""Sentences with their target in brackets, annotated all at once."""

from collections.abc import Sequence

import pandas as pd

from discourse.coding.targets.verdicts import Span
from discourse.io.articles import make_article
from discourse.text.annotation import annotate


def marked(sentences: Sequence[str]) -> tuple[pd.DataFrame, list[Span]]:
    """Tokens of the sentences without their brackets, and where the brackets stood."""
    articles, spans = [], []
    for number, sentence in enumerate(sentences):
        name = f"s{number:03d}"
        spans.append((name, sentence.index("["), sentence.index("]") - 1))
        articles.append(make_article(name, sentence.replace("[", "").replace("]", "")))
    return annotate(*articles), spans

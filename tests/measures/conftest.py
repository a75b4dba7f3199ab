"""Texts small enough to count by hand, annotated."""

from collections.abc import Callable

import pandas as pd
import pytest

from discourse.io.articles import make_article
from discourse.text.annotation import annotate
from discourse.text.tokens import TokenView
from discourse.text.words import words

Tables = Callable[..., tuple[pd.DataFrame, TokenView]]


@pytest.fixture(scope="session")
def tables(_own_cache: None) -> Tables:
    """Make words and view of one text or several."""

    def make(*texts: str) -> tuple[pd.DataFrame, TokenView]:
        tokens = annotate(*(make_article(f"text-{place}", text) for place, text in enumerate(texts)))
        return words(tokens), TokenView(tokens)

    return make

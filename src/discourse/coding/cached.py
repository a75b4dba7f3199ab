"""Codings from the cache: the same words, the same codebook and the same rules give the same codings."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pandas as pd

import discourse
from discourse.base import cache, paths
from discourse.coding.coder import code
from discourse.io.codebooks import Codebook
from discourse.text.tokens import TokenView


def kept_codings(tokens: str, view: Callable[[], TokenView], codebook: Codebook) -> pd.DataFrame:
    """Code an article, or find that it was done already.

    Args:
        tokens: the name of its token table, see `annotation.tokens_key`.
        view: gives the view of the tokens where they have to be searched.
        codebook: the codebook, as it was read from its files.

    Returns:
        As `code`.
    """
    name = cache.key(
        tokens,
        codebook.name,
        codebook.card,
        codebook.table,
        _rules(*paths.every("words", "*.t*"), *paths.every("models", "*/*.t*")),
    )
    return cache.kept("codings", name, lambda: code(view(), codebook))


@lru_cache(maxsize=8)
def _rules(*lists: Path) -> str:
    """What the rules are: the code of this package, and the lists that it consults. A process reads both only once."""
    return cache.key(*sorted(Path(discourse.__file__).parent.rglob("*.py")), *lists)

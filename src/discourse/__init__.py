"""Keyword frequencies, framing and stance of an article, every number traceable to its words.

Start with `discourse.open`: ``discourse.open("zhang-xiao-2024").keyness(reference="brown:press")``.
"""

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from discourse import figures as figures
    from discourse.article import Article as Article
    from discourse.article import open_article
    from discourse.base.options import options as options
    from discourse.catalogue import articles as articles
    from discourse.catalogue import codebooks as codebooks
    from discourse.catalogue import findings as findings
    from discourse.catalogue import references as references
    from discourse.comparison import compare as compare
    from discourse.corpora import open_corpus as open_corpus
    from discourse.reporting import summaries as summaries
    from discourse.table import Table as Table

    open = open_article

__version__ = "0.2.0"

# The package that runs the reader would tell its maker over the network that, and on what machine, it was used.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

# Each public name, the module that holds it, and its name there; "" for the module itself.
_HOMES = {
    "Article": ("discourse.article", "Article"),
    "Table": ("discourse.table", "Table"),
    "compare": ("discourse.comparison", "compare"),
    "articles": ("discourse.catalogue", "articles"),
    "codebooks": ("discourse.catalogue", "codebooks"),
    "figures": ("discourse.figures", ""),
    "findings": ("discourse.catalogue", "findings"),
    "open_corpus": ("discourse.corpora", "open_corpus"),
    "open": ("discourse.article", "open_article"),
    "options": ("discourse.base.options", "options"),
    "references": ("discourse.catalogue", "references"),
    "summaries": ("discourse.reporting.summaries", ""),
}
__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    """Import on first use: `import discourse` must stay cheap for the command line's `--help`."""
    if name in _HOMES:
        module, inner = _HOMES[name]
        return getattr(import_module(module), inner) if inner else import_module(module)
    if name.startswith("_"):
        raise AttributeError(name)
    from discourse.base.errors import UnknownName, did_you_mean

    raise UnknownName(f"discourse.{name}: there is nothing of this name; {did_you_mean(name, _HOMES)}")


def __dir__() -> list[str]:
    """Offer what a user needs, and nothing of the machinery."""
    return [*__all__, "__version__"]

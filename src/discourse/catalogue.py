"""What there is to work with: articles, codebooks, references, measures and findings, as small tables."""

from collections.abc import Callable

from discourse import measures as _measures
from discourse.base import paths
from discourse.base.docstrings import docstring
from discourse.base.errors import DiscourseError
from discourse.io import articles as _articles
from discourse.io import codebooks as _codebooks
from discourse.io import references as _references
from discourse.reporting import recipes
from discourse.table import Table


def articles() -> Table:
    """The articles in `data/articles`: name, about."""
    return _table(_articles.listed(), _article)


def codebooks() -> Table:
    """The codebooks in `data/codebooks`: name, about."""
    return _table(_codebooks.listed(), _codebook)


def references() -> Table:
    """The references in `data/references`: name, about."""
    return _table(_references.listed(), lambda name: _references.read_reference(name).describe())


def measures() -> Table:
    """The measures: name, about."""
    return _table(_measures.listed(), lambda name: docstring(_measures.get(name)).split("\n")[0])


def findings() -> Table:
    """The findings' recipes in `data/findings`: name, about."""
    return _table(recipes.listed(), lambda name: recipes.read(name).title)


def _table(names: list[str], about: Callable[[str], str]) -> Table:
    return Table([(name, _said(name, about)) for name in names], columns=["name", "about"])


def _said(name: str, about: Callable[[str], str]) -> str:
    """One line on a thing; what is wrong with it where it cannot be read."""
    try:
        return about(name)
    except DiscourseError as fault:
        return f"not readable: {fault}"


def _article(name: str) -> str:
    facts = _articles.read_article(name).facts
    known = [facts[key] for key in ("title", "author", "date") if facts.get(key)] or ["nothing recorded"]
    return ", ".join(known) + ("; report made" if (paths.report(name) / "index.html").is_file() else "")


def _codebook(name: str) -> str:
    book = _codebooks.read_codebook(name)
    return f"{book.title}: {len(book.codes)} codes, {len(book.cues)} cues"

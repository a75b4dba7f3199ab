"""The measures as methods: `article.keyness(...)` runs the measure `keyness`."""

import inspect
from collections.abc import Callable
from typing import Any

from discourse import measures
from discourse.base.docstrings import docstring
from discourse.base.errors import UsageError
from discourse.table import Table


class Method:
    """A measure as a method, with the measure's own signature and help; loaded when it is first asked for."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, article: Any, owner: type) -> Callable[..., Table]:
        return function(self.name) if article is None else function(self.name).__get__(article, owner)


def function(name: str) -> Callable[..., Table]:
    """Make the function that runs a measure, e.g. `keyness`, on an article and gives its table."""
    measure = measures.get(name)
    known = measures.settings(measure)

    def run(self: Any, *values: Any, **options: Any) -> Table:
        first = [key for key, p in known.items() if p.kind is p.POSITIONAL_OR_KEYWORD]
        if len(values) > len(first):
            raise UsageError(f"{name}: write its options by name, e.g. {next(iter(known), 'option')}=...")
        for key in first[: len(values)]:
            if key in options:
                raise UsageError(f"{name}: {key} was given twice.")
        found: Table = self.table(name, **dict(zip(first, values, strict=False)), **options)
        return found

    run.__name__, run.__qualname__ = name, f"Article.{name}"
    run.__doc__ = docstring(measure)
    run.__signature__ = signature(name)  # type: ignore[attr-defined]
    return run


def signature(name: str) -> inspect.Signature:
    """The signature of a measure's method."""
    this = inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return inspect.Signature([this, *measures.settings(measures.get(name)).values()], return_annotation=Table)


class Methods:
    """One method for each measure; `help(article.keyness)` says what it does, how to read it, and the trap."""


class Contrasts:
    """One method for each measure that compares texts; `help(discourse.compare(...).contrast)` says what it does."""


for _class, _names in ((Methods, measures.listed()), (Contrasts, measures.contrasts())):
    for _name in _names:
        setattr(_class, _name.replace("-", "_"), Method(_name.replace("-", "_")))

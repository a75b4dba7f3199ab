"""Summaries: sentences computed from tables, so that no number is ever typed into prose. One function, one kind of table.

A function takes a `table`; what it asks for beside it (`words`, `paragraphs`, `tokens`) it gets by its parameters' names.
Every function of these files that does so is a kind of summary; nothing has to be registered.
"""

import inspect
from typing import TYPE_CHECKING, Any

from discourse.reporting.summaries import codes, discourse, keywords, rows

_FOUND = {
    name: made for home in (codes, discourse, keywords, rows) for name, made in inspect.getmembers(home, inspect.isfunction)
    if made.__module__ == home.__name__ and "table" in inspect.signature(made).parameters
}  # fmt: skip
__all__ = sorted(_FOUND)
globals().update(_FOUND)

if TYPE_CHECKING:

    def __getattr__(name: str) -> Any: ...

"""Keyword frequencies, framing and stance of an article, every number traceable to its words.

A module imports only from lower floors:

1. ``base``         paths, errors, text, tables: knows nothing of articles
2. ``statistics``   numbers in, numbers out;  ``io``  files become objects: articles, codebooks, references
3. ``text``         text becomes tokens, a query becomes places
4. ``coding``       tokens and a codebook become codings;  ``evaluation``  codings are held against coded texts
5. ``measures``     tables become tables: one file, one measure;  ``figures``  tables become figures
6. ``study``        one article and its tables
7. ``reporting``    tables become findings and reports;  ``cli``  the command line

Start with `open_study`: ``discourse.open_study("zhang-xiao-2024").measure("frequency")``.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from discourse import figures as figures
    from discourse.reporting import summaries as summaries
    from discourse.study import Study as Study
    from discourse.study import open_study as open_study

__all__ = ["Study", "figures", "open_study", "summaries"]
__version__ = "0.1.0"

_HOMES = {"Study": "discourse.study", "open_study": "discourse.study"}
_MODULES = {"figures": "discourse.figures", "summaries": "discourse.reporting.summaries"}


def __getattr__(name: str) -> Any:
    """Import on first use: `import discourse` must stay cheap for the command line's `--help`."""
    if name in _MODULES:
        return import_module(_MODULES[name])
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'discourse' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Offer what a user needs, and nothing of the machinery."""
    return [*__all__, "__version__"]

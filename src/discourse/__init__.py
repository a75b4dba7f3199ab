"""Keyword frequencies, framing and stance of an article, every number traceable to its words.

The package is five floors on one foundation; a module imports only from floors below its own:

0. ``foundations``  paths, errors, text, tables, statistics: knows nothing of articles
1. ``reading``      files become objects: articles, codebooks, references
2. ``language``     text becomes tokens, queries become places
3. ``coding``       tokens and a codebook become codings
4. ``measures``     tables become tables: one file, one measure
5. ``telling``      tables become figures, findings, reports and the command line

Start with `open_study`: ``discourse.open_study("zhang-xiao-2024").measure("frequency")``.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from discourse.telling import plots as plots
    from discourse.telling import tell as tell
    from discourse.telling.study import Study as Study
    from discourse.telling.study import open_study as open_study

__all__ = ["Study", "open_study", "plots", "tell"]
__version__ = "0.1.0"

_HOMES = {"Study": "discourse.telling.study", "open_study": "discourse.telling.study"}


def __getattr__(name: str) -> Any:
    """Import on first use: `import discourse` must stay cheap for the command line's `--help`."""
    if name in ("plots", "tell"):
        return import_module(f"discourse.telling.{name}")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'discourse' has no attribute {name!r}")

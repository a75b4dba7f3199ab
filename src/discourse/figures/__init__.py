"""Figures: one file, one function, table in, matplotlib figure out. A figure never sees an article, only a table.

``discourse.figures.dot_plot(table, ...)`` is the function in ``figures/dot_plot.py``; nothing has to be registered.
`max_rows` limits what is drawn, from the top of the table; without a row the figure says so in words.
"""

import sys
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from discourse.figures._style import Picture as Picture
    from discourse.figures._style import cropped as cropped
    from discourse.figures._style import rendered as rendered

__all__ = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))

_STYLE = ("Picture", "cropped", "rendered")


class _Figures(ModuleType):
    """Keeps under the name of a file the function in it, whoever imports the file."""

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, getattr(value, name, value))


sys.modules[__name__].__class__ = _Figures


def __getattr__(name: str) -> Any:
    """Import on first use: matplotlib takes longer to load than most tables to count."""
    if name in _STYLE:
        return getattr(import_module(f"{__name__}._style"), name)
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import_module(f"{__name__}.{name}")
    return globals()[name]

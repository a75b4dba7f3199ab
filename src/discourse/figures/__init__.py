"""Figures: one file, one function, table in, matplotlib figure out. A figure never sees an article, only a table.

``discourse.figures.dot_plot(table, ...)`` is the function in ``figures/dot_plot.py``; nothing has to be registered.
`max_rows` limits what is drawn, from the top of the table; without a row the figure says so in words.
"""

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from discourse.figures._style import Picture as Picture
    from discourse.figures._style import cropped as cropped
    from discourse.figures._style import rendered as rendered

__all__ = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))

_STYLE = ("Picture", "cropped", "rendered")


def __getattr__(name: str) -> Any:
    """Import all on first use: matplotlib takes longer to load than most tables to count."""
    if name not in (*__all__, *_STYLE):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # All at once: importing a file alone would put the module, not its function, under the name.
    for figure in __all__:
        globals()[figure] = getattr(import_module(f"{__name__}.{figure}"), figure)
    style = import_module(f"{__name__}._style")
    globals().update({one: getattr(style, one) for one in _STYLE})
    return globals()[name]

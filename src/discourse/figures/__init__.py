"""Figures: one file, one function, table in, matplotlib figure out. A figure never sees an article, only a table.

``discourse.figures.dot_plot(table, ...)`` is the function in ``figures/dot_plot.py``; nothing has to be registered.
`max_rows` limits what is drawn, from the top of the table; without a row the figure says so in words.
"""

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from discourse.figures._style import Picture as Picture
from discourse.figures._style import cropped as cropped
from discourse.figures._style import rendered as rendered

__all__ = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))

# All at once: importing a file alone would put the module, not its function, under the name.
for _name in __all__:
    globals()[_name] = getattr(import_module(f"{__name__}.{_name}"), _name)

if TYPE_CHECKING:

    def __getattr__(name: str) -> Any: ...

"""The look that all figures share, and the settings that make them come out the same every time."""

import io
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from discourse.base.text import shown

INK, SOFT, RULE, PAPER = "#1f2933", "#5b6770", "#d9dee3", "#ffffff"
ACCENT, SECOND = "#1b6ca8", "#b4541a"
# Okabe & Ito (2008): told apart by colour-blind readers and, by lightness, in grey print.
PALETTE = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a5195", "#5b6770")
WIDTH = 7.6
STYLE: Any = {
    # Hinted letters have another width at each resolution: a label that fits in one format would be cut in the next.
    "text.hinting": "none",
    "svg.hashsalt": "discourse", "svg.fonttype": "path", "pdf.fonttype": 3, "text.parse_math": False,
    "font.family": ["DejaVu Sans"], "font.size": 9.5, "axes.titlesize": 10, "axes.labelsize": 9.5,
    "axes.edgecolor": RULE, "axes.labelcolor": SOFT, "axes.spines.top": False, "axes.spines.right": False,
    "axes.grid": False, "grid.color": RULE, "grid.linewidth": 0.7, "xtick.color": SOFT, "ytick.color": INK,
    "xtick.major.size": 3, "ytick.major.size": 0, "text.color": INK, "figure.facecolor": PAPER,
    "axes.facecolor": PAPER, "savefig.facecolor": PAPER, "legend.frameon": False, "legend.fontsize": 9,
    "figure.constrained_layout.h_pad": 0.08, "figure.constrained_layout.w_pad": 0.08, "axes.axisbelow": True,
}  # fmt: skip

P = ParamSpec("P")


def styled(draw: Callable[P, Figure]) -> Callable[P, Figure]:
    """Draw under the shared style, whatever the user's own matplotlib settings are."""

    @wraps(draw)
    def inner(*args: P.args, **kwargs: P.kwargs) -> Figure:
        with mpl.rc_context(STYLE):
            return draw(*args, **kwargs)

    return inner


class Picture(Figure):
    """A matplotlib figure that shows itself as the last line of a notebook's cell."""

    def _repr_svg_(self) -> str:
        return rendered(self, "svg").decode("utf-8")


_STAMPS: dict[str, dict[str, Any]] = {
    "svg": {"metadata": {"Date": None, "Creator": None}},
    "png": {"metadata": {"Software": None}, "dpi": 150},
    "pdf": {"metadata": {"CreationDate": None}},
}


def rendered(figure: Figure, kind: str) -> bytes:
    """Draw a figure as `svg`, `png` or `pdf`, without a date: the same figure gives the same bytes."""
    stream = io.BytesIO()
    with mpl.rc_context(STYLE):
        # Places are settled once: with an engine, even one called "none", every format would draw twice.
        if engine := figure.get_layout_engine():
            engine.execute(figure)
        figure.set_layout_engine(None)
        figure.savefig(stream, format=kind, **_STAMPS[kind])
    return stream.getvalue()


def canvas(height: float, width: float = WIDTH, **grid: Any) -> tuple[Figure, Any]:
    """Open a figure of a height in inches; `grid` goes to `Figure.subplots`. Labels are kept inside by its layout."""
    figure = Picture(figsize=(width, height), layout="constrained")
    return figure, figure.subplots(**grid)


def label(text: object, longest: int = 46) -> str:
    """Make a text safe and short enough to stand in a figure."""
    safe = shown(str(text))
    return safe if len(safe) <= longest else safe[: longest - 1].rstrip() + "…"


def nothing(message: str) -> Figure:
    """A small figure that says in words that there is nothing to draw: an empty plot explains nothing."""
    figure, axes = canvas(1.0)
    axes.set_axis_off()
    axes.text(0.5, 0.5, label(message, 110), ha="center", va="center", color=SOFT, transform=axes.transAxes)
    return figure


def rows_down(axes: Axes, names: list[str]) -> None:
    """Name the rows of a plot from top to bottom, with a light line for the eye to follow."""
    axes.set_yticks(range(len(names)), [label(name, 52) for name in names])
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.grid(axis="y", linestyle=":", linewidth=0.6)
    axes.spines["left"].set_visible(False)

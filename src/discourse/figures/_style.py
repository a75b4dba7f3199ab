"""The look and the frame that all figures share, and the settings that make them come out the same every time."""

import io
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from itertools import accumulate
from textwrap import fill
from typing import Any, ParamSpec
from xml.sax.saxutils import escape

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from numpy.typing import NDArray

from discourse.base.text import counted, shown

INK, SOFT, RULE, PAPER = "#1f2933", "#5b6770", "#d9dee3", "#ffffff"
# Told apart by colour-blind readers and, by lightness, in grey print; each has 3:1 on white and, turned round, by night.
ACCENT, SECOND, MIDDLE = "#1b6ca8", "#b4541a", "#87929c"
# One and a half columns of a journal; on a phone, as wide as its window, the smallest letters have eight pixels.
WIDTH, SMALL = 5.0, 8.5
STYLE: Any = {
    # Hinted letters have another width at each resolution: a label that fits in one format would be cut in the next.
    "text.hinting": "none",
    "svg.hashsalt": "discourse", "svg.fonttype": "none", "pdf.fonttype": 42, "text.parse_math": False,
    "font.family": ["DejaVu Sans"], "font.size": 9.5, "axes.labelsize": 9,
    "axes.edgecolor": MIDDLE, "axes.labelcolor": SOFT, "axes.spines.top": False, "axes.spines.right": False,
    "axes.grid": False, "grid.color": RULE, "grid.linewidth": 0.7, "xtick.color": SOFT, "ytick.color": INK,
    "xtick.labelsize": SMALL, "ytick.labelsize": 9,
    "xtick.major.size": 3, "ytick.major.size": 0, "text.color": INK, "figure.facecolor": PAPER,
    "axes.facecolor": PAPER, "savefig.facecolor": PAPER,
    "figure.constrained_layout.h_pad": 0.06, "figure.constrained_layout.w_pad": 0.06, "axes.axisbelow": True,
}  # fmt: skip
HAIR = 0.005
"""The share of the width that a mark has at least: narrower than a hair it would vanish on paper."""
# The lines of the frame: where they stand, their size, the letters that fit into a line, the lines that are read.
_LINES: dict[str, tuple[str, float, int, int]] = {
    "title": ("top", 11.5, 50, 4), "unit": ("top", 9, 72, 4), "note": ("foot", SMALL, 76, 5), "source": ("foot", 8, 82, 3),
}  # fmt: skip

P = ParamSpec("P")


class Picture(Figure):
    """A matplotlib figure that shows itself as the last line of a notebook's cell, with what must be said around it."""

    said: dict[str, str]
    frame: list[Text]
    body: float
    empty: bool = False
    headline: float = 0
    """The height of what `title` says, in inches."""

    def says(self, **said: str) -> "Picture":
        """Write `title` and `unit` above the figure, `note` and `source` below it; `alt` is for those who cannot see it.

        What was said before stays unless it is said anew. The figure grows by what is written.
        """
        self.said = self.said | said
        with _own_style():
            return self._framed()

    def _framed(self) -> "Picture":
        for text in self.frame:
            text.remove()
        self.frame = []
        lines = {key: _wrapped(self.said.get(key, ""), key) for key in _LINES}
        tall = {key: 0.06 + (text.count("\n") + 1) * _LINES[key][1] * 1.3 / 72 for key, text in lines.items() if text}
        above, below = (sum(tall[key] for key in tall if _LINES[key][0] == side) for side in ("top", "foot"))
        whole, self.headline = above + self.body + below, tall.get("title", 0)
        self.set_size_inches(WIDTH, whole)
        self.set_layout_engine("constrained", rect=(0, below / whole, 1, self.body / whole))
        y = {"top": whole - 0.05, "foot": below}
        for key, height in tall.items():
            side, size, *_ = _LINES[key]
            look: dict[str, Any] = {"fontweight": "bold", "color": INK} if key == "title" else {"color": SOFT}
            place = 0.06 / WIDTH, y[side] / whole
            look |= {"va": "top", "fontsize": size, "linespacing": 1.25, "parse_math": False}
            self.frame.append(self.text(*place, lines[key], **look))
            y[side] -= height
        return self

    def _repr_svg_(self) -> str:
        return rendered(self, "svg").decode("utf-8")


def _wrapped(text: str, key: str) -> str:
    _, _, wide, most = _LINES[key]
    return fill(shown(text), wide, max_lines=most, placeholder=" …") if text else ""


@contextmanager
def _own_style() -> Iterator[None]:
    """Matplotlib as it comes, with our style, and nothing of the user's `matplotlibrc`."""
    with mpl.rc_context(), warnings.catch_warnings():
        # A letter that the font lacks is drawn by the reader's browser, for the words of an SVG are text.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        mpl.rcdefaults()
        mpl.rcParams.update(STYLE)
        yield


def styled(draw: Callable[P, Figure]) -> Callable[P, Figure]:
    """Draw under the shared style, whatever the user's own matplotlib settings are."""

    @wraps(draw)
    def inner(*args: P.args, **kwargs: P.kwargs) -> Figure:
        with _own_style():
            return draw(*args, **kwargs)

    return inner


# Verdana has the widths of DejaVu, where that is not installed; matplotlib lists ten more, in each line.
_FAMILY = re.compile(r"'DejaVu Sans'(?:, (?:'[^']*'|sans-serif))*")
_FONTS, _NAMED = "'DejaVu Sans', Verdana, sans-serif", (("title", "title"), ("desc", "alt"))
_STAMPS: dict[str, dict[str, Any]] = {
    "svg": {"metadata": {"Date": None, "Creator": None}},
    "png": {"metadata": {"Software": None}, "dpi": 300},
    "pdf": {"metadata": {"CreationDate": None}},
}


def rendered(figure: Figure, kind: str) -> bytes:
    """Draw a figure as `svg`, `png` or `pdf`, without a date: the same figure gives the same bytes.

    The words of an SVG are text, and it has a title and a description for those who cannot see it.
    """
    stream = io.BytesIO()
    for text in figure.findobj(Text):
        # What XML forbids may stand in any name of any table.
        text.set_text("\n".join(map(shown, text.get_text().split("\n"))))
    with _own_style():
        # Places are settled once: with an engine, even one called "none", every format would draw twice.
        if engine := figure.get_layout_engine():
            engine.execute(figure)
        figure.set_layout_engine(None)
        figure.savefig(stream, format=kind, **_STAMPS[kind])
    if kind != "svg":
        return stream.getvalue()
    said = getattr(figure, "said", {})
    names = [f'<{tag} id="{tag}">{escape(shown(said.get(key, "")))}</{tag}>' for tag, key in _NAMED]
    head, _, rest = _FAMILY.sub(_FONTS, stream.getvalue().decode("utf-8")).partition("<svg")
    tag, _, body = rest.partition(">")
    return f'{head}<svg role="img" aria-labelledby="title desc"{tag}>\n {" ".join(names)}{body}'.encode()


_SIZE = re.compile(r'height="([\d.]+)pt" viewBox="0 0 ([\d.]+) ([\d.]+)"')


def cropped(svg: str, headline: float) -> str:
    """A figure as SVG without its headline, so many inches high, for places that have said it above."""
    top = headline * 72

    def lower(found: re.Match[str]) -> str:
        high, wide, deep = map(float, found.groups())
        return f'height="{high - top:.6g}pt" viewBox="0 {top:.6g} {wide:.6g} {deep - top:.6g}"'

    return _SIZE.sub(lower, svg, count=1)


def canvas(height: float, **grid: Any) -> tuple[Picture, Any]:
    """Open a figure of a height in inches; `grid` goes to `Figure.subplots`. Labels are kept inside by its layout."""
    figure = Picture(figsize=(WIDTH, height))
    figure.said, figure.frame, figure.body = {}, [], height
    return figure.says(), figure.subplots(**grid)


def label(text: object, longest: int = 46) -> str:
    """Make a text safe and short enough to stand in a figure."""
    safe = shown(str(text))
    return safe if len(safe) <= longest else safe[: longest - 1].rstrip() + "…"


def nothing(message: str) -> Figure:
    """A small figure that says in words that there is nothing to draw, and is shown in no report."""
    figure, axes = canvas(0.5)
    figure.empty = True
    axes.set_axis_off()
    axes.text(0, 0.5, fill(label(message, 160), 70), va="center", color=SOFT, transform=axes.transAxes)
    return figure


def folded(names: Iterable[object], what: str = "None found") -> str:
    """Rows that are not drawn, in one line: `None found: Hedges, Evidentials`; "" where every row is drawn."""
    listed = [shown(str(name)) for name in names]
    fitting = [
        name for name, end in zip(listed, accumulate(len(name) + 2 for name in listed), strict=True) if end <= 240
    ]
    more = f" and {len(listed) - len(fitting):,} more" if len(fitting) < len(listed) else ""
    return f"{what}: {', '.join(fitting)}{more}." if listed else ""


def left_out(number: int) -> str:
    """Say how many rows are in the table and not in the figure; "" where none is."""
    return f"{counted(number, 'more row')} in the table." if number > 0 else ""


def row_height(names: Iterable[object], wide: int = 29) -> float:
    """The height of a row in inches: more where a name needs two lines."""
    return 0.31 if any(len(str(name)) > wide for name in names) else 0.225


def rows_down(axes: Axes, names: list[str], wide: int = 29) -> None:
    """Name the rows of a plot from top to bottom, in two lines where need be, with a light line for the eye to follow."""
    axes.set_yticks(
        range(len(names)), [fill(label(name, 2 * wide), wide, max_lines=2, placeholder="…") for name in names]
    )
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.grid(axis="y", linestyle=":", linewidth=0.6)
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", pad=6)


def joined(bars: NDArray[np.float64]) -> NDArray[np.float64]:
    """Bars (start, width) that meet as one, where there are more than hairs fit side by side: a page need not hold them all."""
    if len(bars) * HAIR <= 1:
        return bars
    bars = bars[np.argsort(bars[:, 0], kind="stable")]
    reach = np.maximum.accumulate(bars.sum(axis=1))
    first = np.flatnonzero(np.r_[True, bars[1:, 0] > reach[:-1]])
    starts = bars[first, 0]
    return np.column_stack([starts, reach[np.r_[first[1:] - 1, len(bars) - 1]] - starts])

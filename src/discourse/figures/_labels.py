"""Labels of points that do not cover each other: the more important point takes its place first."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.textpath import TextPath
from matplotlib.transforms import Bbox

from discourse.figures._style import INK, label

GAP = 6.0
# Right of the point, left, above, below, then the corners: the order in which a reader looks.
PLACES = (
    (1, 0, "left", "center"), (-1, 0, "right", "center"),
    (0, 1, "center", "bottom"), (0, -1, "center", "top"),
    (0.8, 0.8, "left", "bottom"), (0.8, -0.8, "left", "top"),
    (-0.8, 0.8, "right", "bottom"), (-0.8, -0.8, "right", "top"),
)  # fmt: skip


def name_points(axes: Axes, x: list[float], y: list[float], names: list[str], *, size: float = 8.5) -> list[str]:
    """Write the names of points beside them, in the order given, leaving out those without room.

    The axes must have their final limits. Returns the names that found no room.
    """
    figure = axes.get_figure(root=True)
    assert figure is not None
    figure.draw_without_rendering()
    scale = figure.dpi / 72
    spots = [tuple(spot) for spot in axes.transData.transform(np.column_stack([x, y])).tolist()]
    frame = axes.get_window_extent()
    taken = [Bbox([[a, b], [a, b]]).padded(3.2 * scale) for a, b in spots]
    left_out = []
    for (a, b), point, name in zip(spots, zip(x, y, strict=True), names, strict=True):
        text = label(name, 30)
        extent = TextPath((0, 0), text, size=size).get_extents()
        width, height = extent.width * scale, size * 1.05 * scale
        for dx, dy, across, along in PLACES:
            box = _box(a + dx * GAP * scale, b + dy * GAP * scale, width, height, across, along)
            if frame.count_contains([box.p0, box.p1]) == 2 and not box.count_overlaps(taken):
                taken.append(box)
                axes.annotate(
                    text, point, xytext=(dx * GAP, dy * GAP), textcoords="offset points",
                    ha=across, va="center_baseline" if along == "center" else along, fontsize=size, color=INK,
                )  # fmt: skip
                break
        else:
            left_out.append(name)
    return left_out


def _box(a: float, b: float, width: float, height: float, across: str, along: str) -> Bbox:
    left = {"left": a, "right": a - width, "center": a - width / 2}[across]
    bottom = {"bottom": b, "top": b - height, "center": b - height / 2}[along]
    return Bbox.from_bounds(left, bottom, width, height)

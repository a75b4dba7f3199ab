"""Every word in every figure of the report stands inside its figure."""

import json
from pathlib import Path

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

import discourse
from discourse import figures

NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("0*.ipynb"))


def cut(figure: Figure) -> list[str]:
    """The texts that reach beyond the edge of a figure."""
    figure.draw_without_rendering()
    edge, unseen = figure.bbox, _ticks_outside(figure)
    found = []
    for text in figure.findobj(Text):
        if text.get_visible() and text.get_text().strip() and text not in unseen:
            box = text.get_window_extent()
            if box.x0 < edge.x0 - 1 or box.x1 > edge.x1 + 1 or box.y0 < edge.y0 - 1 or box.y1 > edge.y1 + 1:
                found.append(text.get_text())
    return found


def _ticks_outside(figure: Figure) -> set[object]:
    """The labels of ticks that lie beyond the axes and are therefore not drawn, and all those of axes without any."""
    unseen: set[object] = set()
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            for tick in [*axis.get_major_ticks(), *axis.get_minor_ticks()]:
                if not axes.axison or not low <= tick.get_loc() <= high:
                    unseen |= {tick.label1, tick.label2}
    return unseen


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_nothing_is_cut(notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Figure] = []
    monkeypatch.setenv("DISCOURSE_FIGURES", str(tmp_path))
    monkeypatch.setattr(figures, "rendered", lambda figure, kind: drawn.append(figure) or b"")
    scope = {"discourse": discourse}
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            lines = "".join(cell["source"])
            if lines.startswith("article."):
                eval(lines, scope)._repr_html_()
            else:
                exec(lines, scope)
    different = list(dict.fromkeys(drawn))
    assert different
    assert [words for figure in different for words in cut(figure)] == []

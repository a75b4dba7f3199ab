"""The notebooks: findings numbered by order, and every word in every figure stands inside its figure."""

import json
import re
from pathlib import Path

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

import discourse
from discourse import figures

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted(set((ROOT / "notebooks").glob("0*.ipynb")) - set((ROOT / "notebooks").glob("*-corpus.ipynb")))


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
def test_a_notebook_numbers_its_findings_by_order_and_cuts_no_figure(
    notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Figure] = []
    monkeypatch.setenv("DISCOURSE_FIGURES", str(tmp_path))
    monkeypatch.setattr(figures, "rendered", lambda figure, kind: drawn.append(figure) or b"")
    pages: list[str] = []
    # What a notebook shows by `display`, which IPython puts at hand, it shows too.
    scope = {"discourse": discourse, "display": lambda *shown: pages.extend(one._repr_html_() for one in shown)}
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        lines = "".join(cell["source"])
        if cell["cell_type"] == "code" and lines.startswith(("article.", "texts.")):
            pages.append(eval(lines, scope)._repr_html_())
        elif cell["cell_type"] == "code":
            exec(lines, scope)
    chapter = int(notebook.stem[:2])
    numbers = [re.findall(r'<section class="finding" id="finding-([\d-]+)"', page) for page in pages]
    left_out = [page for page in pages if "not shown, for it needs 5 texts" in page]
    assert [one for one in numbers if one] == [
        [f"{chapter}-{place}"] for place in range(1, len(pages) - len(left_out) + 1)
    ]
    made = {path.stem for path in tmp_path.glob("*.tsv")}
    if notebook.stem == "06-compare":
        assert len(made) == len(pages) - 1 and len(left_out) == 1, "a finding of groups has no place among two texts"
        assert "Kennedy takes the audience in by" in pages[0] and "“war” (Lincoln 12, Kennedy 4)" in pages[0]
    else:
        assert made == {path.stem for path in (ROOT / "figures" / "zhang-xiao-2024").glob(f"{chapter:02d}-*.tsv")}
    assert [words for figure in dict.fromkeys(drawn) for words in cut(figure)] == []

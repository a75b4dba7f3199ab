"""The network: it is drawn the same every time, words stay inside and do not cover one another."""

import io
import itertools

import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg

from discourse.figures.collocation_network import collocation_network

NODES = "china, cooperation, development, global, initiative, kazakhstan"


def boxes(figure):
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    axes = figure.axes[0]
    return {text.get_text(): text.get_window_extent(canvas.get_renderer()) for text in axes.texts}, axes.bbox


def test_words_do_not_overlap_and_stay_inside(article) -> None:
    for relation in ("window", "dependency"):
        found, frame = boxes(collocation_network(article.measure("collocation", node=NODES, relation=relation)))
        assert 10 < len(found) <= 30
        assert not [pair for pair in itertools.combinations(found, 2) if found[pair[0]].overlaps(found[pair[1]])]
        assert all(
            frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1
            for box in found.values()
        )


def test_every_node_is_drawn_and_only_attracted_content_words(article) -> None:
    table = article.measure("collocation", node=NODES)
    found, _ = boxes(collocation_network(table))
    assert set(NODES.split(", ")) <= set(found)
    assert not {"the", "of", "and"} & set(found)


def test_the_same_table_gives_the_same_picture(article) -> None:
    table = article.measure("collocation", node=NODES)
    drawn = []
    for _ in range(2):
        stream = io.BytesIO()
        collocation_network(table).savefig(stream, format="png")
        drawn.append(stream.getvalue())
    assert drawn[0] == drawn[1]


def test_nothing_to_draw_is_said_in_words(article) -> None:
    figure = collocation_network(article.measure("collocation", node="zebra"))
    assert "no word occurs near" in figure.axes[0].texts[0].get_text()


def test_one_pair_is_enough() -> None:
    table = pd.DataFrame(
        {"node": ["$a_1$"], "collocate": ["<b>"], "content": [True], "count": [3], "g2": [9.0], "log_dice": [12.0]}
    )
    assert set(boxes(collocation_network(table))[0]) == {"$a_1$", "<b>"}

"""What the figures of keywords show, asked of the drawn objects; how they look is for the eye."""

import io
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from discourse import figures
from discourse.article import Article

PLOTS = [("keyness", "keyness_plot"), ("sensitivity", "robustness_matrix")]


def texts_of(figure: Figure) -> list[str]:
    return [text.get_text() for axes in figure.axes for text in axes.texts]


def drawn(figure: Figure) -> bytes:
    stream = io.BytesIO()
    figure.savefig(stream, format="svg", metadata={"Date": None})
    return stream.getvalue()


def test_the_labels_of_a_keyness_plot_do_not_cover_each_other(article: Article) -> None:
    figure = figures.keyness_plot(article.measure("keyness", content=True))
    figure.draw_without_rendering()
    labels = [text for text in figure.axes[0].texts if text.get_text() != "p < .001"]
    assert len(labels) >= 20
    boxes = [text.get_window_extent() for text in labels]
    # The estimate of a label's height leaves room for descenders; a pixel may touch.
    for (one, a), (other, b) in combinations(zip(labels, boxes, strict=True), 2):
        wide = min(a.x1, b.x1) - max(a.x0, b.x0)
        high = min(a.y1, b.y1) - max(a.y0, b.y0)
        assert not (wide > 2 and high > 4), (one.get_text(), other.get_text())
    frame = figure.axes[0].get_window_extent()
    assert all(frame.x0 <= box.x0 and box.x1 <= frame.x1 + 2 for box in boxes)


def test_a_keyness_plot_has_a_dot_for_each_word_hollow_where_too_few(article: Article) -> None:
    table = article.measure("keyness", content=True)
    figure = figures.keyness_plot(table, max_rows=12)
    dots = next(c for c in figure.axes[0].collections if len(c.get_offsets()) == 12)
    assert np.asarray(dots.get_offsets())[:, 0] == pytest.approx(table["g2"].head(12).to_numpy())
    hollow = [tuple(fill[:3]) == (1.0, 1.0, 1.0) for fill in dots.get_facecolor()]
    assert hollow == (table["too_few"].head(12) != "").tolist()


def test_negative_keywords_can_be_drawn(article: Article) -> None:
    figure = figures.keyness_plot(article.measure("keyness", negative=True))
    assert "our" in texts_of(figure)


def test_without_an_interval_the_dots_still_stand(article: Article) -> None:
    table = article.measure("keyness").head(5).assign(log_ratio_boot_low=np.nan, log_ratio_boot_high=np.nan)
    assert len(drawn(figures.keyness_plot(table))) > 1000


def test_a_sensitivity_plot_has_a_dot_or_a_ring_in_every_cell(article: Article) -> None:
    table = article.measure("sensitivity").head(20)
    figure = figures.robustness_matrix(table)
    settings = int(table["settings"].iloc[0])
    dots, rings = figure.axes[0].collections[:2]
    assert len(dots.get_offsets()) == table["survives"].sum()
    assert len(dots.get_offsets()) + len(rings.get_offsets()) == 20 * settings


@pytest.mark.parametrize(("name", "plot"), PLOTS)
def test_an_empty_table_says_so_in_words(article: Article, name: str, plot: str) -> None:
    figure = getattr(figures, plot)(article.measure(name).iloc[:0])
    assert texts_of(figure)[0].startswith("no word")


def test_a_dispersion_plot_draws_one_mark_for_every_place(article: Article) -> None:
    table = article.measure("dispersion", terms="cooperation,kazakhstan", by="word")
    figure = figures.dispersion_plot(table, article.paragraphs)
    marks = [len(c.get_paths()) for c in figure.axes[0].collections]
    assert marks == [18, 12]
    left = figure.axes[0].collections[0].get_paths()[0].vertices[:, 0].min()
    assert left == table.loc[0, "places"][0][0]


def test_a_dot_plot_draws_the_intervals(article: Article) -> None:
    table = article.measure("stance").dropna(subset="low").head(10)
    figure = figures.dot_plot(table, value="count")
    lines = [
        line[:, 0].tolist() for drawn in figure.axes[0].collections for line in getattr(drawn, "get_segments", list)()
    ]
    assert lines == table[["low", "high"]].to_numpy().tolist()


@pytest.mark.parametrize(("name", "plot"), PLOTS)
def test_words_that_look_like_formulas_are_drawn_as_they_are(article: Article, name: str, plot: str) -> None:
    table = article.measure(name).head(3).copy()
    table["word"] = ["$x_1$", "<b>", "a\u202eb"]
    assert drawn(getattr(figures, plot)(table))


def test_the_same_table_gives_the_same_bytes(article: Article) -> None:
    from matplotlib import rc_context

    table: pd.DataFrame = article.measure("keyness", content=True)
    with rc_context({"svg.hashsalt": "discourse"}):
        assert drawn(figures.keyness_plot(table)) == drawn(figures.keyness_plot(table))

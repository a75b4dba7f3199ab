"""What the figures show, asked of the drawn objects; how they look is for the eye."""

import importlib
import re
from itertools import pairwise
from xml.etree import ElementTree

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.text import Text

from discourse import figures
from discourse.article import Article
from discourse.figures import _style
from discourse.figures._style import joined
from discourse.reporting import recipes

DRAWN = [name for name in recipes.listed() if recipes.read(name).figure]
ROWS = pd.DataFrame({"word": ["a", "b", "c"], "count": [1, 0, 7], "low": [0, 0, 5], "high": [3, 2, 9]})


def names_of(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.axes[0].get_yticklabels()]


def numbers_of(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts]


def test_rows_are_sorted_by_what_is_drawn_and_zeros_folded() -> None:
    figure = figures.dot_plot(ROWS)
    assert names_of(figure) == ["c", "a"]
    assert numbers_of(figure) == ["7", "1"]
    assert figure.said["note"] == "None found: b."
    lines = figure.axes[0].collections[0].get_segments()
    assert [line[:, 0].tolist() for line in lines] == [[5, 9], [0, 3]]


def test_rows_are_chosen_among_those_that_occur_and_the_rest_counted() -> None:
    figure = figures.dot_plot(pd.DataFrame({"word": ["a", "b", "c", "d"], "count": [0, 3, 0, 4]}), max_rows=1)
    assert names_of(figure) == ["b"] and figure.said["note"] == "None found: a, c. 1 more row in the table."


def test_rows_of_less_than_the_least_are_named_below() -> None:
    figure = figures.dot_plot(ROWS, least=2)
    assert names_of(figure) == ["c"] and figure.said["note"] == "Once: a, b."


def test_a_dumbbell_puts_the_widest_apart_first_and_keeps_zeros() -> None:
    figure = figures.dot_plot(ROWS.assign(usual=[2.0, 9.0, 8.0], low=0, high=0), other="usual", low="")
    assert names_of(figure) == ["b", "a", "c"]
    assert numbers_of(figure)[1:4] == ["0", "1", "7"] and "9" in numbers_of(figure)


def test_a_word_with_too_few_occurrences_is_hollow(article: Article) -> None:
    table = article.measure("keyness", content=True).head(12)
    figure = figures.dot_plot(table, value="per_1000", other="reference_per_1000", low="")
    dots = figure.axes[0].collections[-1]
    hollow = dict(zip(names_of(figure), (fill[:3].tolist() == [1, 1, 1] for fill in dots.get_facecolor()), strict=True))
    assert hollow == dict(zip(table["word"], table["too_few"] != "", strict=True)) and any(hollow.values())


def test_rates_outside_the_usual_range_have_a_mark_of_their_own(article: Article) -> None:
    table = article.measure("norms")
    figure = figures.dot_plot(table, value="per_1000", other="norm", low="norm_low", high="norm_high", root=True)
    counts = [len(dots.get_offsets()) for dots in figure.axes[0].collections[-2:]]
    assert counts == [(table["position"] == "within").sum(), (table["position"] != "within").sum()]


def test_a_bar_says_out_of_how_many_and_what_fails(article: Article) -> None:
    table = article.measure("sensitivity").head(20)
    figure = figures.dot_plot(table, value="survives", of="settings", remark="lost", bars=True)
    assert [bar.get_width() for bar in figure.axes[0].patches] == sorted(table["survives"], reverse=True)
    assert "11 of 12" in numbers_of(figure) and "hyphens split" in numbers_of(figure)


def test_a_strip_draws_one_mark_for_every_place_in_its_sentence(article: Article) -> None:
    table = article.measure("dispersion", terms="cooperation,kazakhstan", by="word")
    figure = figures.dispersion_plot(table, article.sentences)
    # The path of a row holds a box of five points for each mark.
    marks = [
        drawn.get_path().vertices.reshape(-1, 5, 2) for drawn in figure.axes[0].patches if type(drawn) is PathPatch
    ]
    assert [len(boxes) for boxes in marks] == [18, 12]
    for boxes, places in zip(marks, table["places"], strict=True):
        left = [box[:4, 0].min() for box in boxes]
        assert [int(x) + 1 for x in left] == [article.sentence_at(a) for a, _ in places]


def test_the_numbers_of_paragraphs_do_not_collide() -> None:
    sentences = pd.DataFrame(
        {"sentence": range(1, 61), "paragraph": range(1, 61), "start": range(0, 600, 10), "end": range(9, 609, 10)}
    )
    figure = figures.dispersion_plot(pd.DataFrame({"word": ["a"], "places": [((0, 4),)]}), sentences)
    figure.draw_without_rendering()
    for axis in (figure.axes[0].xaxis, figure.axes[0].child_axes[0].xaxis):
        boxes = [text.get_window_extent() for text in axis.get_ticklabels() if text.get_text()]
        assert len(boxes) > 2 and all(one.x1 < other.x0 for one, other in pairwise(boxes))


def test_actors_lie_to_both_sides_of_zero_grouped_by_side(article: Article) -> None:
    table = article.measure("actors")
    figure = figures.diverging_bars(table)
    rows = table[~table["kind"].isin(["passive", "expected"]) & (table["mentions"] > 1)]
    widths = [bar.get_width() for bar in figure.axes[0].patches]
    assert sum(width for width in widths if width > 0) == rows["positive"].sum()
    assert sum(width for width in widths if width < 0) == -rows["negative"].sum()
    assert names_of(figure)[0] == "The writer's own side" and "The other side" in names_of(figure)
    assert "never named: Russia" in figure.said["note"]


@pytest.mark.parametrize("name", DRAWN)
def test_every_figure_carries_itself(article: Article, name: str) -> None:
    figure = article.finding(name).figure()
    assert figure.said["title"] and "n = 1,031 words" in figure.said["unit"] and "Zhang Xiao" in figure.said["source"]
    svg = figures.rendered(figure, "svg")
    root = ElementTree.fromstring(svg)
    told = [root.findtext(f"{{http://www.w3.org/2000/svg}}{tag}") for tag in ("title", "desc")]
    assert told == [figure.said["title"], figure.said["alt"]]
    assert all(text.get_fontsize() >= 8 for text in figure.findobj(Text) if text.get_text())
    drawn = {
        word for line in root.iter("{http://www.w3.org/2000/svg}text") for word in "".join(line.itertext()).split()
    }
    assert {word for word in figure.said["title"].split() if len(word) < 12} <= drawn
    assert svg == figures.rendered(article.finding(name).figure(), "svg")


def test_words_that_look_like_formulas_or_markup_are_drawn_as_they_are() -> None:
    svg = figures.rendered(figures.dot_plot(ROWS.assign(word=["$x_1$", "b", "<b>\x00\u202e"])), "svg").decode()
    assert "font-family: 'DejaVu Sans', Verdana, sans-serif;" in svg and "Bitstream" not in svg
    assert "$x_1$" in svg and "&lt;b&gt;\ufffd\ufffd" in svg


def test_letters_are_true_type_in_pdf() -> None:
    pdf = figures.rendered(figures.dot_plot(ROWS), "pdf")
    assert b"/TrueType" in pdf or b"/CIDFontType2" in pdf
    assert b"/Type3" not in pdf


def _luminance(red: float, green: float, blue: float) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    return float(np.dot(linear, [0.2126, 0.7152, 0.0722]))


@pytest.mark.parametrize("colour", [_style.INK, _style.SOFT, _style.ACCENT, _style.SECOND, _style.MIDDLE])
def test_what_is_drawn_has_contrast_by_day_and_turned_round_by_night(colour: str) -> None:
    by_day = np.array([int(pair, 16) / 255 for pair in re.findall("..", colour[1:])])
    # The filter of report.css: inverted by .93, then hues turned by half a circle (the matrix of the specification).
    turn = np.array([[-0.574, 1.43, 0.144], [0.426, 0.43, 0.144], [0.426, 1.43, -0.856]])
    by_night = np.clip(turn @ (0.93 - 0.86 * by_day), 0, 1)
    assert 1.05 / (_luminance(*by_day) + 0.05) >= 3
    assert (_luminance(*by_night) + 0.05) / (_luminance(0x14 / 255, 0x18 / 255, 0x1C / 255) + 0.05) >= 3


@pytest.mark.parametrize("plot", ["dot_plot", "diverging_bars", "template"])
def test_an_empty_table_says_so_in_words(plot: str) -> None:
    empty = pd.DataFrame({name: [] for name in ("word", "count", "kind", "mentions", "actor")})
    figure = getattr(figures, plot)(empty)
    assert figure.empty and figure.axes[0].texts[0].get_text()


def test_a_page_shows_a_figure_without_its_headline(article: Article) -> None:
    made = article.finding("structure").finding()
    whole, shown = (
        [float(n) for n in ElementTree.fromstring(svg).get("viewBox").split()] for svg in (made.svg, made.picture)
    )
    assert shown[1] == pytest.approx(made.drawn.headline * 72, abs=0.01) and shown[1] > 10
    assert shown[3] == pytest.approx(whole[3] - shown[1], abs=0.01) and whole[1] == 0


def test_the_settings_of_the_user_change_no_figure() -> None:
    usual = figures.rendered(figures.dot_plot(ROWS).says(title="A title", note="A note"), "svg")
    own = {"lines.linewidth": 9, "axes.facecolor": "red", "text.usetex": True, "font.family": "no such font"}
    with mpl.rc_context(own | {"xtick.labelsize": 30}):
        assert figures.rendered(figures.dot_plot(ROWS).says(title="A title", note="A note"), "svg") == usual


def test_without_its_font_a_figure_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = figures.rendered(figures.dot_plot(ROWS).says(title="A title"), "svg")
    monkeypatch.setitem(_style.STYLE, "font.family", ["no such font"])
    drawn = {
        kind: figures.rendered(figures.dot_plot(ROWS).says(title="A title"), kind) for kind in ("svg", "png", "pdf")
    }
    words = [re.findall(r">([^<>]+)</text>", svg.decode()) for svg in (usual, drawn["svg"])]
    assert words[0] == words[1] and "A title" in words[0]
    assert drawn["png"].startswith(b"\x89PNG") and drawn["pdf"].startswith(b"%PDF")


def test_a_trend_has_a_plot_for_each_group_that_was_found_the_commonest_first() -> None:
    rows = [(year, name, count, 1e4 * count, None, None) for name, counts in (("few", (1, 0)), ("many", (3, 5)), ("none", (0, 0)))
            for year, count in zip((1999, 2004), counts, strict=True)]  # fmt: skip
    table = pd.DataFrame(rows, columns=["year", "group", "count", "per_million", "low", "high"]).astype(
        {"low": float, "high": float}
    )
    drawn = [axes for axes in figures.trend(table).axes if axes.axison]
    assert [axes.get_title(loc="left") for axes in drawn] == ["many", "few"]
    assert drawn[0].lines[0].get_xydata().tolist() == [[1999, 30000], [2004, 50000]]
    assert figures.trend(table.assign(count=0)).empty


def test_where_there_is_nothing_to_draw_a_sentence_stands() -> None:
    def said(figure: Figure) -> str:
        return " ".join(text.get_text() for axes in figure.axes for text in axes.texts)

    assert "The texts differ in no year" in said(figures.trend(pd.DataFrame({"year": [], "group": [], "count": []})))
    assert "Nothing was found." in said(figures.trend(pd.DataFrame({"year": [1], "group": ["a"], "count": [0]})))
    rare = pd.DataFrame({"word": ["a"], "count_a": [1], "count_b": [2], "log_ratio": [1.0]})
    assert "No word is frequent enough to be compared." in said(figures.word_sides(rare))


def test_many_marks_that_meet_are_drawn_as_one() -> None:
    """Where any ink lay before it lies after, and nowhere else; few marks stay as they are."""
    random = np.random.default_rng(1)
    bars = np.column_stack([random.uniform(0, 1000, 400), random.uniform(0, 4, 400)])
    fewer, at = joined(bars), np.linspace(0, 1005, 20_001)[:, None]
    inked, again = (((at >= one[:, 0]) & (at <= one.sum(axis=1))).any(axis=1) for one in (bars, fewer))
    assert len(fewer) < 300 and (inked == again).all()
    assert np.array_equal(joined(bars[:50]), bars[:50])


def test_a_figure_whose_file_is_imported_is_still_a_function() -> None:
    file = importlib.import_module("discourse.figures.word_sides")
    assert figures.word_sides is file.word_sides

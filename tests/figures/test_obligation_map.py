"""The obligation map: what stands in the figure."""

import pandas as pd
import pytest

from discourse import figures
from discourse.article import Article
from discourse.reporting.findings import asked


@pytest.fixture
def actors(article: Article) -> pd.DataFrame:
    return asked(article, "actors")


def written(figure) -> str:
    return " ".join(text.get_text() for axes in figure.axes for text in axes.texts)


def test_actors_acts_and_beneficiaries_are_named(article: Article, actors: pd.DataFrame):
    figure = figures.obligation_map(article.measure("obligation"), actors)
    assert "China and Kazakhstan (4)" in written(figure)
    assert "must faithfully implement the agreements 14" in written(figure).replace(
        "to the peoples of both countries ", ""
    )
    assert "to the peoples of both countries" in written(figure)


def test_all_of_one_side_stand_in_one_bracket(article: Article, actors: pd.DataFrame):
    figure = figures.obligation_map(article.measure("obligation"), actors)
    assert "The writer's own side: 10 acts" in written(figure)
    assert "Never obliged alone: China, Kazakhstan," in figure.said["note"]
    assert "own side" not in written(figures.obligation_map(article.measure("obligation"), actors.iloc[:0]))


def test_reported_obligations_are_broken_lines(article: Article, actors: pd.DataFrame):
    table = article.measure("obligation")
    styles = [line.get_linestyle() for axes in figures.obligation_map(table, actors).axes for line in axes.lines]
    assert styles.count("--") == int((table["voice"] == "reported").sum()) == 3


def test_what_is_left_out_is_said(article: Article, actors: pd.DataFrame):
    figure = figures.obligation_map(article.measure("obligation"), actors, max_rows=5)
    assert "8 more rows in the table" in figure.said["note"] and "13 acts under 7 words" in figure.said["unit"]


def test_an_article_without_obligations_says_so(article: Article, actors: pd.DataFrame):
    assert "No obligation" in written(figures.obligation_map(article.measure("obligation").iloc[:0], actors))


def test_hostile_words_are_drawn_and_not_run(article: Article, actors: pd.DataFrame):
    row = article.measure("obligation").iloc[:1].assign(actor="<script>$x_1$\u202e", object="&lt;b&gt; _{")
    assert b"<script" not in figures.rendered(figures.obligation_map(row, actors), "svg")

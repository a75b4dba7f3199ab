"""The obligation map: what stands in the figure."""

import io

import pandas as pd

from discourse.article import Article
from discourse.figures.obligation_map import obligation_map


def written(figure) -> str:
    return "\n".join(text.get_text() for axes in figure.axes for text in axes.texts)


def test_actors_acts_and_beneficiaries_are_named(article: Article):
    shown = written(obligation_map(article.measure("obligation")))
    assert "China and Kazakhstan" in shown
    assert "must: faithfully implement the agreements" in shown
    assert "to the peoples of both countries" in shown


def test_reported_obligations_are_dashed(article: Article):
    table = article.measure("obligation")
    styles = [line.get_linestyle() for axes in obligation_map(table).axes for line in axes.lines]
    assert styles.count("--") == int((table["voice"] == "reported").sum()) == 3


def test_what_is_left_out_is_said(article: Article):
    assert "more in the table" in written(obligation_map(article.measure("obligation"), max_rows=5))


def test_an_article_without_obligations_says_so(article: Article):
    assert "No obligation" in written(obligation_map(article.measure("obligation").iloc[:0]))


def test_hostile_words_are_drawn_and_not_run(article: Article):
    row = article.measure("obligation").iloc[:1].assign(actor="<script>$x_1$\u202e", object="&lt;b&gt; _{")
    file = io.BytesIO()
    obligation_map(pd.DataFrame(row)).savefig(file, format="svg")
    assert b"<script" not in file.getvalue()

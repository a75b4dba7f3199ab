"""The obligation map of the first article, and its counts."""

import pytest

from discourse.article import Article


def test_the_first_article_by_hand(article: Article):
    """Read off the article: six times must, once the need to, with the verbs that each of them governs."""
    table = article.measure("obligation")
    rows = list(zip(table["actor"], table["modal"], table["voice"], table["act"], strict=True))
    assert ("China and Kazakhstan", "must", "own", "faithfully implement") in rows
    assert ("China and Kazakhstan", "must", "own", "further promote") in rows
    assert ("we", "must", "own", "further strengthen") in rows
    assert ("we", "must", "own", "jointly promote") in rows
    assert ("Both sides", "must", "own", "continue to closely interact") in rows
    reported = table[table["voice"] == "reported"]
    assert reported["act"].tolist() == ["establish", "simplify", "expand"]
    assert set(reported["source"]) == {"The “Decision”"}
    assert set(reported["strength"]) == {"need"}
    benefits = table.loc[table["act"] == "faithfully implement", "beneficiary"].tolist()
    assert benefits == ["to the peoples of both countries"]


def test_the_places_show_the_words(article: Article):
    text = article.text
    for row in article.measure("obligation").itertuples():
        shown = [text[start:end] for start, end in row.places]
        assert shown[0] == row.modal
        assert row.act in shown


def test_announced_plans_are_no_obligations(article: Article):
    assert "will" not in set(article.measure("obligation")["modal"])


@pytest.mark.parametrize("by", ["actor", "voice", "strength", "beneficiary"])
def test_the_counts_add_up(article: Article, by):
    each, counted = article.measure("obligation"), article.measure("obligation", by=by)
    assert counted["count"].sum() == len(each) == counted["base"].iloc[0]
    assert counted["places"].map(len).tolist() == counted["count"].tolist()
    assert counted["share"].tolist() == pytest.approx([count / len(each) for count in counted["count"]])


def test_strengths_stand_from_the_strongest_on(article: Article):
    table = article.measure("obligation", by="strength")
    order = ["must", "should", "need", "call"]
    assert table["strength"].tolist() == [one for one in order if one in set(table["strength"])]

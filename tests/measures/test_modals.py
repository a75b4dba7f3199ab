"""Modals of the first article, counted by hand."""

import pytest

from discourse.article import Article


def test_by_verb_and_sense(article: Article):
    """By hand: six must; seven will, of which three announce what China or both sides do; one would like."""
    table = article.measure("modals")
    rows = zip(table["modal"], table["sense"], table["count"], strict=True)
    counts = {(modal, sense): count for modal, sense, count in rows}
    assert counts == {
        ("must", "deontic"): 6, ("will", "epistemic"): 4, ("will", "deontic"): 3, ("need to", "deontic"): 1,
        ("would", "dynamic"): 1,
    }  # fmt: skip


def test_readings_of_will(article: Article):
    table = article.measure("modals", by="reading")
    assert dict(zip(table["reading"], table["count"], strict=True)) == {"prediction": 4, "commitment": 3}


def test_rates_stand_with_their_base(article: Article):
    row = article.measure("modals").iloc[0]
    assert row["per_1000"] == pytest.approx(1000 * 6 / row["base"])
    assert len(row["places"]) == 6


def test_senses_add_up_to_the_verbs(article: Article):
    assert article.measure("modals", by="sense")["count"].sum() == article.measure("modals")["count"].sum()

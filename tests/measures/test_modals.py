"""Modals of the first article, counted by hand."""

import pandas as pd
import pytest
from tests.measures.conftest import Tables

from discourse.article import Article
from discourse.io.codebooks import read_codebook
from discourse.measures.stance.modals import modals


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


TEXT = "You must, of course, pay. They had to go. We must wait. It will rain, and they must wait."
# Codes and places as a coder would give them; *will* also by its reading, and what is no modal is left out.
CODINGS = pd.DataFrame(
    [("deontic", "must", 0), ("deontic", "had to", 0), ("deontic", "must", 30), ("epistemic", "will", 0), ("will-prediction", "will", 0),
     ("epistemic", "must", 60), ("hedges", "of course", 0)], columns=["code", "word", "after"], index=[3, 1, 9, 7, 5, 2, 8],
)  # fmt: skip
CODINGS = CODINGS.assign(
    document="text-0", start=[TEXT.index(w, n) for w, n in zip(CODINGS["word"], CODINGS["after"], strict=True)]
)
CODINGS = CODINGS.assign(end=CODINGS["start"] + CODINGS["word"].str.len())


def test_the_whole_tables(tables: Tables) -> None:
    """Nineteen words; the form of a modal is its own, without the comma or the verb that follows."""
    words, view = tables(TEXT)
    book, rate = read_codebook("modality"), 1000 / 19
    must, had, late, will = ((4, 8), (45, 49)), (31, 37), (79, 83), (59, 63)
    pd.testing.assert_frame_equal(modals(view, CODINGS, words, book), pd.DataFrame({
        "modal": ["must", "have to", "must", "will"], "sense": ["deontic", "deontic", "epistemic", "epistemic"], "count": [2, 1, 1, 1],
        "base": 19, "per_1000": [2 * rate, rate, rate, rate], "too_few": True, "places": [must, (had,), (late,), (will,)],
    }))  # fmt: skip
    pd.testing.assert_frame_equal(modals(view, CODINGS, words, book, by="sense"), pd.DataFrame({
        "sense": ["deontic", "epistemic"], "count": [3, 2], "base": 19, "per_1000": [3 * rate, 2 * rate], "too_few": True,
        "places": [(must[0], had, must[1]), (will, late)],
    }))  # fmt: skip
    pd.testing.assert_frame_equal(modals(view, CODINGS, words, book, by="reading"), pd.DataFrame({
        "reading": ["prediction"], "count": 1, "base": 19, "per_1000": rate, "too_few": True, "places": [(will,)],
    }))  # fmt: skip
    none = modals(view, CODINGS.iloc[:0], words, book)
    assert none.empty and list(none.columns) == ["modal", "sense", "count", "base", "per_1000", "too_few", "places"]

"""Collocation: counts by hand, scores against NLTK's association measures."""

import math

import pytest
from nltk.metrics import BigramAssocMeasures as Nltk

from discourse.base.errors import EmptyTextError, UsageError
from discourse.measures.keywords.collocation import collocation

TEXT = "The red fox saw a dog. A red fox ran. The dog ran to the red fox. Birds sing."


def row(table, collocate):
    return table[table["collocate"] == collocate].iloc[0]


def test_window_counts_by_hand(tables) -> None:
    table = collocation(*tables(TEXT), node="fox", span=2, min_count=1, by="word")
    # In reach: the red [fox] saw a | a red [fox] ran | the red [fox]: 9 words; 19 less 3 nodes: 16 places.
    assert set(table["reach"]) == {9} and set(table["base"]) == {16} and set(table["node_count"]) == {3}
    red, the = row(table, "red"), row(table, "the")
    assert (red["count"], red["collocate_count"], red["left"], red["right"]) == (3, 3, 3, 0)
    assert red["expected"] == pytest.approx(9 * 3 / 16)
    assert red["mi"] == pytest.approx(math.log2(3 * 16 / (9 * 3)))
    assert red["log_dice"] == pytest.approx(14), "red and fox are never apart"
    assert red["minimum_sensitivity"] == 1
    assert red["delta_p_forward"] == pytest.approx(3 / 9 - 0)
    assert red["delta_p_backward"] == pytest.approx(3 / 3 - 6 / 13)
    assert (the["count"], the["collocate_count"]) == (2, 3)
    assert "sing" not in set(table["collocate"]), "a window ends with its sentence"
    assert [TEXT[a:b] for a, b in red["places"]] == ["red fox"] * 3


def test_a_word_in_reach_of_two_nodes_counts_once_for_the_nearer(tables) -> None:
    table = collocation(*tables("Dogs like cats near dogs."), node="dogs", span=3, min_count=1, by="word")
    cats = row(table, "cats")
    assert (cats["count"], cats["left"], cats["right"]) == (1, 0, 1), "equally far: the node before it"
    near = row(table, "near")
    assert (near["count"], near["left"], near["right"]) == (1, 1, 0)
    assert set(table["reach"]) == {3}


def test_scores_agree_with_nltk(article) -> None:
    table = article.measure("collocation", node="cooperation", min_count=1)
    assert len(table) > 60
    for line in table.itertuples():
        margins = (line.count, (line.reach, line.collocate_count), line.base)
        assert line.mi == pytest.approx(Nltk.pmi(*margins))
        assert line.t == pytest.approx(Nltk.student_t(*margins))
        assert abs(line.g2) == pytest.approx(Nltk.likelihood_ratio(*margins), abs=1e-9)
        assert 2**line.mi3 == pytest.approx(Nltk.mi_like(*margins) * line.base)
        assert (line.g2 > 0) == (line.count > line.expected)
        pairs = min(line.count, line.node_count, line.collocate_count)
        assert line.dice <= 2 * pairs / (line.node_count + line.collocate_count) + 1e-9


def test_mi_interval_holds_mi_and_warns_of_pairs_that_met_twice(article) -> None:
    table = article.measure("collocation", node="cooperation")
    assert (table["mi_low"] < table["mi"]).all() and (table["mi"] < table["mi_high"]).all()
    # Two against 0.294: the exact Poisson limits of 2 are 0.2422 and 7.2247 (Garwood 1936).
    twice = row(table, "expand")
    assert twice["mi_low"] == pytest.approx(math.log2(0.242209 / twice["expected"]), abs=1e-4)
    assert twice["mi_high"] == pytest.approx(math.log2(7.224688 / twice["expected"]), abs=1e-4)


def test_the_totals_of_a_table_hold_together(article) -> None:
    table = article.measure("collocation", node="china", min_count=1)
    assert table["count"].sum() == table["reach"].iloc[0]
    assert (table["left"] + table["right"] == table["count"]).all()
    assert [len(places) for places in table["places"]] == table["count"].tolist()
    # Dice and its kin use each occurrence once, so none can pass 1.
    assert table["dice"].max() <= 1


def test_nodes_may_be_several_or_phrases(tables) -> None:
    words, view = tables(TEXT)
    assert set(collocation(words, view, node="fox, dog", min_count=1)["node"]) == {"fox", "dog"}
    phrase = collocation(words, view, node="red fox", span=1, min_count=1, by="word")
    assert set(phrase["collocate"]) == {"the", "a", "saw", "ran"}
    assert set(phrase["base"]) == {13}, "the words of the phrase are not places for collocates"
    query = collocation(words, view, node='[lemma="fox"]', span=2, min_count=1)
    assert query["count"].tolist() == collocation(words, view, node="fox", span=2, min_count=1)["count"].tolist()


def test_without_a_node_the_leading_lemma_is_taken_and_named(article) -> None:
    table = article.measure("collocation")
    assert set(table["node"]) == {"cooperation"}


def test_an_absent_node_gives_an_empty_table(tables) -> None:
    words, view = tables(TEXT)
    table = collocation(words, view, node="zebra")
    assert table.empty and list(table.columns)[-1] == "places"


def test_documents_do_not_flow_into_one_another(tables) -> None:
    table = collocation(*tables("The fox", "ran home. A fox ran."), node="fox", min_count=1, by="word")
    assert row(table, "ran")["count"] == 1


def test_wrong_questions(tables) -> None:
    words, view = tables(TEXT)
    with pytest.raises(UsageError, match="span is 0"):
        collocation(words, view, node="fox", span=0)
    with pytest.raises(EmptyTextError):
        collocation(words.iloc[:0], view)

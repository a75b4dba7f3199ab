"""Collocation: counts by hand, scores against NLTK's association measures."""

import math

import pandas as pd
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


def test_the_whole_table_by_hand(tables) -> None:
    """In reach of *fox* (twice): the red | saw a | a red | ran; ten words less two nodes are eight places."""
    words, view = tables("The red fox saw a bird. A red fox ran.")
    words["content"] = words["word"].isin(["red", "saw", "ran"])
    table = collocation(words, view, node="fox", span=2, min_count=1, by="word")
    rows = [
        ("fox", "red", True, 2, 7 * 2 / 8, 2, 0, 2, 7, 2, 8), ("fox", "ran", True, 1, 7 / 8, 0, 1, 2, 7, 1, 8),
        ("fox", "saw", True, 1, 7 / 8, 0, 1, 2, 7, 1, 8), ("fox", "the", False, 1, 7 / 8, 1, 0, 2, 7, 1, 8),
        ("fox", "a", False, 2, 7 * 2 / 8, 1, 1, 2, 7, 2, 8),
    ]  # fmt: skip
    names = [
        "node",
        "collocate",
        "content",
        "count",
        "expected",
        "left",
        "right",
        "node_count",
        "reach",
        "collocate_count",
        "base",
    ]
    expected = pd.DataFrame(rows, columns=names).sort_values(["count", "collocate"], ascending=[False, True])
    found = table[names].sort_values(["count", "collocate"], ascending=[False, True])
    pd.testing.assert_frame_equal(found.reset_index(drop=True), expected.reset_index(drop=True))
    assert table.columns.tolist() == [
        *names, "mi", "mi_low", "mi_high", "mi3", "npmi", "t", "g2", "log_dice", "dice", "minimum_sensitivity",
        "delta_p_forward", "delta_p_backward", "places",
    ]  # fmt: skip
    # Surest attraction first, equals by their names; *a* and *red* are both wherever they could be.
    assert table["collocate"].tolist() == ["a", "red", "ran", "saw", "the"]
    assert row(table, "a")["places"] == ((8, 17), (24, 33))
    # Pairs: *a* stands beside either node once, so 2 of 2 and 2. *the* has one: 2 x 1 of 2 + 1.
    assert row(table, "a")["dice"] == 1 and row(table, "the")["dice"] == pytest.approx(2 / 3)
    assert row(table, "the")["minimum_sensitivity"] == 1 / 2


def test_a_node_is_used_once_for_a_pair(tables) -> None:
    """Two *very* beside one *big* are one pair: 2 x 1 of 1 + 2."""
    table = collocation(*tables("It was a very very big dog."), node="big", span=3, by="word")
    assert row(table, "very")[["count", "dice", "minimum_sensitivity"]].tolist() == [2, 2 / 3, pytest.approx(1 / 2)]


def test_five_words_and_two_meetings_unless_asked(tables) -> None:
    words, view = tables("Six two three four five one fox a b c d e f now. Two foxes met six.")
    found = collocation(words, view, node="fox")
    assert found[["collocate", "count"]].to_numpy().tolist() == [["two", 2]], "six stands once within five words"
    once = set(collocation(words, view, node="fox", min_count=1)["collocate"])
    assert {"e", "two", "six"} <= once and "f" not in once
    assert {"f"} <= set(collocation(words, view, node="fox", min_count=1, span=6)["collocate"])


def test_half_of_the_meetings_make_a_content_word(tables) -> None:
    words, view = tables("The fox may hunt. In May the fox hunts.")
    words["content"] = [False, True, False, True, False, True, False, True, True]
    table = collocation(words, view, node="fox", by="word")
    assert table[["collocate", "content"]].to_numpy().tolist() == [["may", True], ["the", False]]


def test_several_nodes_stand_one_below_the_other(tables) -> None:
    table = collocation(*tables(TEXT), node="dog, fox, dog", min_count=2, by="word", span=1)
    assert table[["node", "collocate", "count"]].to_numpy().tolist() == [["fox", "red", 3]]
    both = collocation(*tables(TEXT), node="dog, fox, dog", min_count=1, by="word")
    assert both.index.tolist() == list(range(len(both)))
    assert list(dict.fromkeys(both["node"])) == ["dog", "fox"]
    words, view = tables(TEXT)
    assert collocation(words.iloc[:0], view, node="fox").empty
    with pytest.raises(UsageError, match="min_count is 0"):
        collocation(words, view, node="fox", min_count=0)

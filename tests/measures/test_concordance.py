"""Concordance: hand-made lines, sorting, units, and the ways it can be asked wrongly."""

import pandas as pd
import pytest

from discourse.base.errors import EmptyTextError, UsageError
from discourse.base.tables import to_text
from discourse.measures.keywords.concordance import concordance
from discourse.reporting import recipes
from discourse.reporting.html import templates
from discourse.reporting.tables import table as html_table

TEXT = "The red fox saw a dog. A fox, old and grey, ran home.\nWe met the fox’s cubs."


def test_lines_hold_the_words_around_the_node_as_printed(tables) -> None:
    lines = concordance(*tables(TEXT), query="fox", context=2)
    assert lines["left"].tolist() == ["The red", "dog. A", "met the"]
    assert lines["node"].tolist() == ["fox", "fox", "fox"]
    assert lines["right"].tolist() == ["saw a", ", old and", "’s cubs."]
    assert lines["sentence"].tolist() == [1, 2, 3]
    assert [TEXT[a:b] for ((a, b),) in lines["places"]] == ["fox"] * 3


def test_a_new_paragraph_is_marked_and_the_text_has_ends(tables) -> None:
    lines = concordance(*tables(TEXT), query="we", context=3)
    assert lines["left"].tolist() == ["grey, ran home. ¶"]
    assert concordance(*tables(TEXT), query="home .", context=1)["right"].tolist() == ["¶ We"]
    first = concordance(*tables(TEXT), query="red", context=5)
    assert first["left"].tolist() == ["The"]


def test_lines_are_sorted_by_the_words_beside_the_node(tables) -> None:
    text = "A big cat sat. A small cat ran. A big cat ran."
    by_right = concordance(*tables(text), query="cat", sort="1R,1L", context=1)
    assert list(zip(by_right["left"], by_right["right"], strict=True)) == [
        ("big", "ran"),
        ("small", "ran"),
        ("big", "sat"),
    ]
    by_left = concordance(*tables(text), query="cat", sort="1l", context=1)
    assert by_left["left"].tolist() == ["big", "big", "small"]
    assert by_left["right"].tolist() == ["sat", "ran", "ran"], "equal lines keep the order of the text"


def test_whole_sentences_can_be_shown(tables) -> None:
    lines = concordance(*tables(TEXT), query="old", unit="sentence")
    assert lines.loc[0, ["left", "node", "right"]].tolist() == ["A fox,", "old", "and grey, ran home."]


def test_hyphenated_words_are_not_cut(tables) -> None:
    lines = concordance(*tables("We want high-quality growth for a well-known reason."), query="growth", context=1)
    assert lines.loc[0, ["left", "right"]].tolist() == ["high-quality", "for"]
    lines = concordance(*tables("It is growth-led work."), query="work", context=1)
    assert lines.loc[0, "left"] == "growth-led"


def test_cql_finds_any_pattern(tables) -> None:
    lines = concordance(*tables("She must go. They must have left."), query='[lemma="must"] [tag="VB"]')
    assert lines["node"].tolist() == ["must go", "must have"]


def test_without_a_query_the_most_frequent_content_lemma_is_taken_but_no_name(tables) -> None:
    text = "China wants reform. China needs a reform. China likes reforms and China waits."
    assert concordance(*tables(text))["node"].tolist() == ["reform", "reform", "reforms"]


def test_several_documents_are_kept_apart(tables) -> None:
    lines = concordance(*tables("One fox ran.", "Two foxes ran."), query="fox*", context=5)
    assert lines["document"].tolist() == ["text-0", "text-1"]
    assert lines["right"].tolist() == ["ran.", "ran."]
    assert lines["left"].tolist() == ["One", "Two"]


def test_nothing_found_is_an_empty_table_with_its_columns(tables) -> None:
    lines = concordance(*tables(TEXT), query="zebra")
    assert lines.empty and list(lines.columns)[-1] == "places"
    assert to_text(lines) == "none\n"


def test_wrong_questions_are_answered_in_one_sentence(tables) -> None:
    with pytest.raises(UsageError, match="at '2X'; write positions"):
        concordance(*tables(TEXT), query="fox", sort="1R,2X")
    with pytest.raises(UsageError, match="0 words or more"):
        concordance(*tables(TEXT), query="fox", context=-1)
    words, view = tables(TEXT)
    with pytest.raises(EmptyTextError):
        concordance(words.iloc[:0], view)


def written(lines) -> str:
    return str(
        templates().get_template("table.html.j2").module.table(html_table(lines, recipes.read("concordance").layout))
    )


def test_it_reads_well_in_a_terminal_and_in_html(tables) -> None:
    lines = concordance(*tables(TEXT), query="fox", context=2)
    rows = to_text(lines).splitlines()
    assert {row.index("fox") for row in rows[1:]} == {len("The red") + 2}
    cut = to_text(lines, width=6).splitlines()[1]
    assert cut.startswith("…e red  fox"), "the left side is cut where it is far from the node"
    page = written(lines)
    assert '<td class="left">The red</td><th scope="row" class="node">fox</th><td class="right">saw a</td>' in page
    whole = lines.assign(left="word " * 40)
    assert 'class="left long"' in written(whole)


def test_the_whole_table_of_one_text(tables) -> None:
    lines = concordance(*tables(TEXT), query="fox", context=1)
    expected = pd.DataFrame({
        "left": ["red", "A", "the"], "node": ["fox", "fox", "fox"], "right": ["saw", ", old", "’s cubs"],
        "sentence": [1, 2, 3], "paragraph": [1, 1, 2], "start": [8, 25, 65], "end": [11, 28, 68],
        "places": [((8, 11),), ((25, 28),), ((65, 68),)],
    })  # fmt: skip
    pd.testing.assert_frame_equal(lines, expected, check_dtype=False)


def test_eight_words_are_shown_unless_asked(tables) -> None:
    text = "One two three four five six seven eight nine fox ten one two three four five six seven eight."
    line = concordance(*tables(text), query="fox").loc[0]
    assert line["left"] == "two three four five six seven eight nine"
    assert line["right"] == "ten one two three four five six seven"


def test_without_context_the_node_stands_alone(tables) -> None:
    """No mark of a paragraph either, though the first node begins one and the last ends the text."""
    lines = concordance(*tables("A fox ran.\nWe saw a fox"), query='[word="fox|We"]', context=0)
    assert lines[["left", "node", "right"]].to_numpy().tolist() == [["", "fox", ""], ["", "We", ""], ["", "fox", ""]]


def test_marks_at_either_end_of_a_text_belong_to_its_lines(tables) -> None:
    words, view = tables("“Foxes ran home”, he said.")
    assert concordance(words, view, query="home", context=2).loc[0, "left"] == "Foxes ran"
    assert concordance(words, view, query="home", context=3).loc[0, "left"] == "“Foxes ran"
    assert concordance(words, view, query='[word="“"]', context=1).loc[0, "right"] == "Foxes"


def test_a_word_that_is_not_there_comes_first(tables) -> None:
    words, view = tables("We saw a fox", "A fox ran zero. Bees saw a fox zoom")
    right = concordance(words, view, query="fox", sort="1R")
    assert right["document"].tolist() == ["text-0", "text-1", "text-1"], "nothing, ran, zoom"
    left = concordance(*tables("Zebra foxes ran. A fox ran. Foxes ran."), query="fox*", sort="2L", context=1)
    assert left["left"].tolist() == ["Zebra", "ran.", "A"], "nothing, fox, ran"
    first = concordance(*tables("Zebra foxes ran. Big foxes ran."), query="foxes", sort="1L")
    assert first["start"].tolist() == [21, 6]


def test_lines_are_sorted_by_the_node_first_where_asked(tables) -> None:
    lines = concordance(*tables("Foxes run. A fox ran. Foxes bite."), query="fox*", sort="node,1R", context=1)
    assert lines[["node", "right"]].to_numpy().tolist() == [["fox", "ran"], ["Foxes", "bite"], ["Foxes", "run"]]


def test_the_first_word_of_a_document_sees_its_own_document_only(tables) -> None:
    lines = concordance(*tables("Foxes ran.", "Foxes sat.", "Foxes ate."), query="foxes", context=4)
    assert lines[["document", "left", "right"]].to_numpy().tolist() == [
        ["text-0", "", "ran."], ["text-1", "", "sat."], ["text-2", "", "ate."],
    ]  # fmt: skip


def test_each_new_paragraph_is_marked(tables) -> None:
    lines = concordance(*tables("It rained.\nStop. We met a fox.\nIt ran."), query="fox", context=6)
    assert lines.loc[0, ["left", "right"]].tolist() == ["It rained. ¶ Stop. We met a", ". ¶ It ran."]
    whole = concordance(*tables("It rained.\nWe met a fox."), query="met", unit="sentence")
    assert whole.loc[0, ["left", "right"]].tolist() == ["We", "a fox."]

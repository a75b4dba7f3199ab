"""Concordance: hand-made lines, sorting, units, and the ways it can be asked wrongly."""

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

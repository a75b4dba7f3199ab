"""Nodes: which words a node covers, and which one is taken when none is named."""

from discourse.io.articles import make_article
from discourse.text.annotation import annotate
from discourse.text.nodes import leading, lemma_query, occurrences, word_of_row
from discourse.text.query import find
from discourse.text.tokens import TokenView
from discourse.text.words import words


def tables(text: str):
    tokens = annotate(make_article("nodes", text))
    return words(tokens), TokenView(tokens)


def test_marks_belong_to_no_word_and_parts_of_a_compound_to_one() -> None:
    table, view = tables("High-quality work, John’s own.")
    rows = word_of_row(table, view).tolist()
    assert [view.column("word")[i] for i, row in enumerate(rows) if row < 0] == [",", "’s", "."]
    assert rows[:4] == [0, 0, 0, 1]


def test_a_node_may_be_a_word_a_phrase_or_a_query() -> None:
    table, view = tables("Good work pays. Good works pay, the work-shy say.")

    def found(node: str, by: str = "lemma") -> list[str]:
        return [" ".join(table["word"][a:b]) for a, b in zip(*occurrences(table, view, node, by), strict=True)]

    assert found("work") == ["work", "works"]
    assert found("Work", "word") == ["work"]
    assert found("good work*") == ["good work", "good works"]
    assert found('[tag="JJ"] [lemma="work"]') == ["good work", "good works"]
    assert found("work*") == ["work", "works", "work-shy"]
    assert found("zebra") == []


def test_the_leading_lemma_is_no_name_unless_there_is_nothing_else() -> None:
    assert leading(tables("Astana grows. Astana builds roads. Astana likes roads.")[0]) == "road"
    assert leading(tables("Astana. Astana.")[0]) == "astana"


def test_a_lemma_with_strange_characters_becomes_a_query_that_runs() -> None:
    _, view = tables('Sums like a+b and "quoted" words.')
    for lemma in ('"', "a+b", "(x", "\\", "[y]"):
        find(view, lemma_query(lemma))


def test_the_leading_lemma_is_no_verb_of_hardly_any_meaning() -> None:
    assert leading(tables("We have time. They have money. You have a road and a road.")[0]) == "road"


def test_of_words_that_are_all_compounds_the_first_leads() -> None:
    assert leading(tables("Work-shy, well-off.")[0]) == "work-shy"

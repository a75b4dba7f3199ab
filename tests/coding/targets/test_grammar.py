"""Functions, negation, shared subjects and phrases, on sentences whose analysis is plain."""

import pytest

from discourse.coding.targets import grammar, rows_of
from discourse.text.tokens import TokenView

from .marked import marked

FUNCTIONS = {
    "[The council] sold the park.": "agent",
    "The park was sold by [the council].": "agent",
    "The council sold [the park].": "patient",
    "[The park] was sold.": "patient",
    "[Anna]'s letter arrived.": "possessor",
    "They spoke with [Anna].": "prepositional",
    "Peter and [Anna] sold the park.": "agent",
}


@pytest.mark.parametrize("sentence", FUNCTIONS)
def test_function(sentence: str) -> None:
    tokens, spans = marked([sentence])
    view = TokenView(tokens)
    (rows,) = rows_of(view, spans)
    assert rows is not None
    assert grammar.function(view, grammar.head_of(view, *rows)).name == FUNCTIONS[sentence]


def test_negation_and_not_only() -> None:
    tokens, _ = marked(["[She] did not lie.", "[She] not only lied but stole.", "[She] lied."])
    view = TokenView(tokens)
    lies = [row for row, lemma in enumerate(view.column("lemma")) if lemma == "lie"]
    assert [grammar.negated(view, row) for row in lies] == [True, False, False]


def test_subject_of_a_shared_verb_and_phrase() -> None:
    tokens, _ = marked(["[The old council] sold the park and bought a ship."])
    view = TokenView(tokens)
    bought = view.column("norm").index("bought")
    assert grammar.phrase_text(view, grammar.subject_of(view, bought)) == "old council"


def test_coordinated_names_are_named_together() -> None:
    tokens, _ = marked(["[China] and Kazakhstan signed the pact."])
    view = TokenView(tokens)
    signed = view.column("norm").index("signed")
    assert grammar.phrase_text(view, grammar.subject_of(view, signed)) == "China and Kazakhstan"

"""Functions, negation and phrases, on sentences whose analysis is plain."""

import pytest

from discourse.io.articles import make_article
from discourse.text.annotation import annotate
from discourse.text.negation import denied
from discourse.text.phrases import function, head_of
from discourse.text.tokens import TokenView

FUNCTIONS = {
    "[The council] sold the park.": "agent",
    "The park was sold by [the council].": "agent",
    "The council sold [the park].": "patient",
    "[The park] was sold.": "patient",
    "[Anna]'s letter arrived.": "possessor",
    "They spoke with [Anna].": "prepositional",
    "Peter and [Anna] sold the park.": "agent",
}


def _view(sentence: str) -> TokenView:
    return TokenView(annotate(make_article("x", sentence.replace("[", "").replace("]", ""))))


@pytest.mark.parametrize("sentence", FUNCTIONS)
def test_function(sentence: str) -> None:
    view, first, end = _view(sentence), sentence.index("["), sentence.index("]") - 1
    starts, ends = view.column("start"), view.column("end")
    row = head_of(view, starts.index(first), ends.index(end) + 1)
    assert function(view, row).name == FUNCTIONS[sentence]


def test_negation_and_not_only() -> None:
    view = _view("She did not lie. She not only lied but stole. She lied.")
    lies = [row for row, lemma in enumerate(view.column("lemma")) if lemma == "lie"]
    assert [denied(view, row) for row in lies] == [True, False, False]

"""Queries: phrases and CQL, matches counted by hand."""

import pytest

from discourse.base.errors import UsageError
from discourse.io.articles import make_article
from discourse.text.annotation import annotate
from discourse.text.query import find, pieces
from discourse.text.tokens import TokenView

TEXT = (
    "China and Kazakhstan must act. We must not wait! China has decided to act in May, and it may act well. "
    "They said that “high-quality” work isn’t easy. I believe it ends."
)


@pytest.fixture(scope="module")
def view() -> TokenView:
    return TokenView(annotate(make_article("q", TEXT)))


def hits(view: TokenView, query: str) -> list[str]:
    first, stop = find(view, query)
    return [view.text(a, b) for a, b in zip(first.tolist(), stop.tolist(), strict=True)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("must", ["must", "must"]),
        ("MUST act", ["must act"]),
        ('"high-quality"', []),
        ("high-quality", ["high-quality"]),
        ("isn't", ["isn’t"]),
        ("deci*", ["decided"]),
        ('[lemma="may" & tag="MD"]', ["may"]),
        ('[form="may" & tag!="MD"]', ["May"]),
        ('[word="china" %c]', ["China", "China"]),
        ('[word="china"]', []),
        ('"must" [] "wait"', ["must not wait"]),
        ('"must" [form="not"]? [pos="VERB"]', ["must act", "must not wait"]),
        ('([form="we"] | [form="kazakhstan"]) "must"', ["Kazakhstan must", "We must"]),
        ('[pos="PROPN"] "and" [pos="PROPN"] | "we" "must"', ["China and Kazakhstan", "We must"]),
        ('[!(pos="PUNCT") & form="[a-c].*"]{2}', ["China and"]),
        ('"china" []{0,2} "act"', []),
        ('"china" []{0,3} "act"', ["China and Kazakhstan must act", "China has decided to act"]),
        ('[complement="that"]', ["said"]),
        ('[complement="zero"]', ["believe"]),
        ('[lemma="decide" & complement="to"]', ["decided"]),
        ('"act" "." "we"', []),
        ('@[form="must"] "not"? "act"', ["must"]),
        ('[form="we"] @("must" "not") "wait"', ["must not"]),
        ('"must" @"not"? @"wait"', ["not wait"]),
        ('@"we" "must" | "must" "act"', ["must act", "We"]),
        ('<s> [form="china|we|i"]', ["China", "We", "China", "I"]),
        ('<p> [form="china|we|i"]', ["China"]),
        ('[pos="VERB|ADV"] "!|[.]" </s>', ["act.", "wait!", "well.", "ends."]),
        ('[pos="VERB"] "[.]" </p>', ["ends."]),
        ('"must" <s> "act"', []),
        ('[lemma="act" & subject="china"]', ["act", "act"]),
        ('[tag="MD" & negated="yes"]', ["must"]),
        ('[tag="MD" & subject_type="institution"]', ["must"]),
        ('[lemma="work" & quoted="no" & reported="say"]', ["work"]),
        ('[word="high" & quoted="yes"]', ["high"]),
        ('[lemma="act" & modality="must"]', ["act"]),
        ('[supersense="verb.communication"]', ["said"]),
    ],
)  # fmt: skip
def test_queries_find_what_a_reader_finds(view: TokenView, query: str, expected: list[str]) -> None:
    assert hits(view, query) == expected


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "query: it is empty"),
        ('[lema="x"]', "no attribute 'lema'; did you mean 'lemma'"),
        ('[lemma="x"', "cannot be read"),
        ('[lemma="("]', "is not a regular expression"),
        ("[]{3,1}", "asks for nothing"),
    ],
)
def test_a_slip_in_a_query_is_told(view: TokenView, query: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        find(view, query)


def test_phrases_are_cut_as_text_is_cut() -> None:
    cut = ["will", "not", "high", "-", "quality", "the", "u.s.", "policy"]
    assert pieces("won’t high-quality the U.S. policy") == pieces("won't high-quality the u.s. policy") == cut
    assert pieces("high-qual* * of") == ["high", "-", "qual*", "*", "of"]


@pytest.mark.parametrize(
    "phrase", ["COVID-19", "AT&T", "O'Neill", "Don't", "can’t", "She'd", "It's", "Anna's", "U.S. policy", "e.g."]
)
def test_a_phrase_is_found_as_it_is_printed(phrase: str) -> None:
    text = (
        "COVID-19 hit AT&T and O'Neill. Don't go. We can’t. She'd gone. The U.S. policy (e.g. this) cost the US $5. "
        "It's Anna's."
    )
    view = TokenView(annotate(make_article("p", text)))
    assert hits(view, phrase) == hits(view, phrase.lower()) == [phrase]
    assert hits(view, "the US") == ["The U.S.", "the US"]


def test_no_match_crosses_a_document() -> None:
    view = TokenView(annotate(make_article("a", "we must"), make_article("b", "act now")))
    assert hits(view, "must act") == [] and hits(view, "act now") == ["act now"]

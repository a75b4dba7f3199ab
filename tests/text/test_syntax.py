"""Grammar read off the tree, on sentences that differ only in what is asked: the words that a query finds."""

import pytest

from discourse.io.articles import make_article
from discourse.text.annotation import annotate
from discourse.text.query import find
from discourse.text.tokens import TokenView


@pytest.mark.parametrize(
    ("sentence", "query", "words"),
    [
        ("We came and saw the town.", '[pos="VERB" & subject="we"]', ["came", "saw"]),
        ("She is glad that he left.", '[subject="she"]', ["is", "glad"]),
        ("They are able to swim.", '[lemma="swim" & subject="they"]', ["swim"]),
        ("The man who fishes is old.", '[lemma="fish" & subject="man"]', ["fishes"]),
        ("He told her to wait.", '[lemma="wait" & subject="her"]', ["wait"]),
        ("There is no time.", '[lemma="be" & subject="there"]', ["is"]),
        ("The law was passed.", '[lemma="pass" & voice="passive" & object="law"]', ["passed"]),
        ("The council must act.", '[subject_type="institution" & modality="must"]', ["must", "act"]),
        ("They have to leave.", '[modality="have to"]', ["to", "leave"]),
        ("The trial was not fair.", '[lemma="fair" & negated="yes"]', ["fair"]),
        ("The trial was fair.", '[negated="yes"]', []),
        ("She not only sang well.", '[lemma="sing" & negated="yes"]', []),
        ("They left without hope.", '[pos="VERB|NOUN" & negated="yes"]', ["hope"]),
        ("He was not hurt in the final year.", '[lemma="final|year" & negated="yes"]', []),
        ("He did not fulfil the requests.", '[lemma="fulfil|request" & negated="yes"]', ["fulfil"]),
        ("She no longer works.", '[lemma="work" & negated="yes"]', ["works"]),
        ("Nobody slept.", '[lemma="sleep" & negated="yes"]', ["slept"]),
        ("The plan is far from perfect.", '[lemma="perfect" & negated="yes"]', ["perfect"]),
        ("He said that it rained.", '[lemma="rain" & reported="say"]', ["rained"]),
        ("The teacher spoke.", '[supersense="noun.person"]', ["teacher"]),
        ("Barack Obama spoke.", '[name="Barack Obama"]', ["Barack", "Obama"]),
    ],
)
def test_what_a_reader_sees_in_the_sentence(sentence: str, query: str, words: list[str]) -> None:
    view = TokenView(annotate(make_article("s", sentence)))
    first, stop = find(view, query)
    assert [view.text(a, b) for a, b in zip(first.tolist(), stop.tolist(), strict=True)] == words

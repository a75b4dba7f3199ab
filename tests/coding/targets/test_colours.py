"""The colour of phrases: a bad word outweighs a good one, and what is reversed is reversed."""

import pytest

from discourse.coding.targets.colours import groups, phrase
from discourse.io.articles import make_article
from discourse.text.annotation import annotate
from discourse.text.tokens import TokenView

SIGNS = {
    "They saw a disaster.": ("disaster", -1),
    "They saw a triumph.": ("triumph", 1),
    "They saw a false hope.": ("hope", -1),
    "They saw a lack of honesty.": ("lack", -1),
    "They saw an end of the war.": ("end", 1),
    "They saw a table.": ("table", 0),
    "They saw an act of cruelty.": ("act", -1),
    # Of a noun only what follows *of* says something, of an adjective not what follows *with*.
    "They saw a place for cruelty.": ("place", 0),
    "They were busy with the disaster.": ("busy", 0),
    "They met Victor Savage.": ("savage", 0),
}


@pytest.mark.parametrize("sentence", SIGNS)
def test_sign(sentence: str) -> None:
    view = TokenView(annotate(make_article("x", sentence)))
    word, sign = SIGNS[sentence]
    value = phrase(view, view.column("form").index(word))
    assert (value > 0) - (value < 0) == sign


def test_negation_turns_and_weakens() -> None:
    view = TokenView(annotate(make_article("x", "It was no disaster. It was a disaster.")))
    denied, said = [phrase(view, row) for row, word in enumerate(view.column("form")) if word == "disaster"]
    assert 0 < denied < -said


def test_one_bad_word_counts_once_and_a_second_makes_it_worse() -> None:
    view = TokenView(
        annotate(make_article("x", "It was a disaster. It was a terrible disaster. It was a blue disaster."))
    )
    alone, worse, plain = [phrase(view, row) for row, word in enumerate(view.column("form")) if word == "disaster"]
    (listed,) = {group.own for group in groups(view, view.column("form").index("disaster"))}
    assert alone == plain == listed > worse


def test_a_denied_end_is_half_of_what_does_not_end() -> None:
    view = TokenView(annotate(make_article("x", "They saw no end of the war. They saw an end of the war.")))
    denied, said = [phrase(view, row) for row, word in enumerate(view.column("form")) if word == "end"]
    (listed,) = {group.own for group in groups(view, view.column("form").index("war"))}
    assert (said, denied) == (pytest.approx(-listed), pytest.approx(listed / 2))


@pytest.mark.parametrize(
    ("sentence", "word", "names"),
    [
        ("The ambushed man left.", "ambushed", ["harm"]),
        ("The applauded man left.", "applauded", ["praise"]),
        ("The adulated man left.", "adulated", ["praise"]),
        ("The robbed man left.", "robbed", ["harm"]),
    ],
)
def test_an_adjective_in_ed_has_the_groups_of_its_verb(sentence: str, word: str, names: list[str]) -> None:
    """*Ambush*, *applaud*, *adulate* and *rob*, as the list has them: without *ed*, *d* and *bed*."""
    view = TokenView(annotate(make_article("x", sentence)))
    row = view.column("form").index(word)
    assert view.column("pos")[row] == "ADJ"
    assert [group.name for group in groups(view, row)] == names

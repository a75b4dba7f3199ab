"""Who is spoken of: card, entities, the unnamed."""

import pytest

from discourse.coding.mentions import Mention, head, mentions, never_named
from discourse.io.articles import Actor, make_article
from discourse.text.annotation import annotate
from discourse.text.names import Name
from discourse.text.tokens import TokenView

CARD = (
    Actor("Peru", ("Peru", "Peruvian"), "us"),
    Actor("Peru and Chile", ("Peru and Chile", "both countries"), "us"),
    Actor("United Nations", ("UN",), "other"),
)
TEXT = (
    "Peru and Chile trade. Both countries prosper. Peru waits. The UN met un hotel manager. "
    "Some countries disagree, and critics complain. The countries agree. Traditional powers object."
)


def _found(**options: bool) -> list[tuple[str, str, str]]:
    view = TokenView(annotate(make_article("x", TEXT)))
    return [(view.text(m.first, m.stop), m.actor, m.kind) for m in mentions(view, CARD, **options)]


def test_longest_alias_first_and_capitals_of_capital_names() -> None:
    card = [(words, actor) for words, actor, kind in _found() if kind == "card"]
    assert card == [
        ("Peru and Chile", "Peru and Chile"),
        ("Both countries", "Peru and Chile"),
        ("Peru", "Peru"),
        ("UN", "United Nations"),
    ]


def test_unnamed_actors_by_pattern() -> None:
    unnamed = [actor for _, actor, kind in _found() if kind == "unnamed"]
    assert unnamed == ["some countries", "critics", "traditional powers"]
    assert not [kind for _, _, kind in _found(unnamed=False) if kind == "unnamed"]


def test_a_surname_is_merged_with_the_one_who_has_it() -> None:
    text = "Angela Merkel spoke in Berlin. Later Merkel left, and Merkel slept."
    view = TokenView(annotate(make_article("x", text)))
    people = [m.actor for m in mentions(view, ()) if "Merkel" in m.actor]
    assert people == ["Angela Merkel"] * 3


def test_what_is_no_name_of_a_person_is_merged_with_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """The model takes *LGBTQ Americans* for a person now and then: *Americans* are still a people."""
    view = TokenView(annotate(make_article("x", "LGBTQ Americans vote. Americans sing. Americans dance.")))
    found = [Name(0, 2, "PERSON"), Name(4, 5, "NORP"), Name(7, 8, "NORP")]
    monkeypatch.setattr("discourse.coding.mentions.names", lambda _view: found)
    assert [one.actor for one in mentions(view, ())] == ["LGBTQ Americans", "Americans", "Americans"]


def test_no_word_belongs_to_two_mentions() -> None:
    view = TokenView(annotate(make_article("x", TEXT)))
    rows = [row for m in mentions(view, CARD) for row in range(m.first, m.stop)]
    assert len(rows) == len(set(rows))


def _mentions(text: str, *card: Actor) -> list[tuple[str, str, str]]:
    view = TokenView(annotate(make_article("x", text)))
    return [(view.text(m.first, m.stop), m.actor, m.kind) for m in mentions(view, card)]


def test_an_acronym_is_one_with_its_long_form() -> None:
    text = "The Shanghai Cooperation Organization (SCO) met in May. Members of the SCO agreed."
    assert [(name, actor) for name, actor, _ in _mentions(text)] == [
        ("Shanghai Cooperation Organization", "Shanghai Cooperation Organization"),
        ("SCO", "Shanghai Cooperation Organization"),
    ]
    assert {actor for _, actor, _ in _mentions(text, Actor("Bodies", ("SCO",)))} == {"Bodies"}
    view = TokenView(annotate(make_article("x", text)))
    card = mentions(view, [Actor("Bodies", ("SCO",), "us")])
    assert {(one.actor, one.kind, one.side) for one in card} == {("Bodies", "card", "us")}


def test_roles_and_pronouns_where_sure() -> None:
    text = "President Xi Jinping visited Astana. He praised the plan. The president left. The ambassador spoke. She smiled."
    assert [pair for pair in _mentions(text) if pair[0] != "Astana"] == [
        ("Xi Jinping", "Xi Jinping", "entity"),
        ("He", "Xi Jinping", "entity"),
        ("The president", "Xi Jinping", "entity"),
        ("The ambassador", "the ambassador", "role"),
    ]


def test_expected_and_never_named() -> None:
    view = TokenView(annotate(make_article("x", TEXT)))
    assert never_named(view, CARD, ["United Nations", "Bolivia", "Peru"]) == ["Bolivia"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The critics complain. Those many critics complain.", []),  # They are definite.
        ("Any country may join. Some people left.", ["any country", "some people"]),
        ("Their many critics complain. Several media wrote it.", ["several media"]),
    ],
)
def test_who_is_unnamed(text: str, found: list[str]) -> None:
    assert [actor for _, actor, kind in _mentions(text) if kind == "unnamed"] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("John Smith spoke. He left.", ["John Smith"]),
        ("John Smith spoke. It rained. He left.", []),  # Two sentences back.
        ("John Smith met Paul Jones. He left.", []),  # Which of them?
        ("John Smith met Paul Jones. They left.", []),
        ("President Smith spoke. The president left. The presidents met.", ["Smith"]),
        ("Mayor Smith spoke. Judge Jones spoke. The judge left. The mayor stayed.", ["Jones", "Smith"]),
        ("John Smith, the mayor, spoke. The mayor left. The judge stayed.", ["John Smith", "John Smith", "the judge"]),
        ("The ambassador of Peru spoke. The new ambassador spoke. The ambassador car stopped.", []),
    ],
)
def test_pronouns_and_offices_point_to_whom_they_must(text: str, found: list[str]) -> None:
    names = ("John", "Paul", "Smith", "Jones", "Peru")
    assert [actor for words, actor, _ in _mentions(text) if not words.startswith(names)] == found


def test_nobody_is_resolved_across_texts() -> None:
    view = TokenView(annotate(make_article("a", "John Smith spoke."), make_article("b", "He left.")))
    assert [view.text(one.first, one.stop) for one in mentions(view, ())] == ["John Smith"]


def test_one_name_for_one_actor() -> None:
    # The form printed most often; a surname only where one person has it.
    assert [actor for _, actor, _ in _mentions("ALAN BROWN spoke. Alan Brown left. Alan Brown slept.")] == [
        "Alan Brown"
    ] * 3
    assert [actor for _, actor, _ in _mentions("Smith left. Smith's wife, Anna Smith, left.")] == ["Anna Smith"] * 2
    both = "Angela Merkel met Kim Merkel in Berlin."
    assert [actor for _, actor, _ in _mentions(both)] == ["Angela Merkel", "Kim Merkel", "Berlin"]


def test_a_name_within_the_name_of_a_body_is_not_that_actor() -> None:
    beijing = Actor("China", ("Beijing",), "us")
    assert _mentions("Beijing University opened. Beijing smiled.", beijing) == [
        ("Beijing University", "Beijing University", "entity"), ("Beijing", "China", "card"),
    ]  # fmt: skip
    assert _mentions("Brown left and brown bears slept.", Actor("Brown", (), "them")) == [("Brown", "Brown", "card")]
    assert _mentions("The World Health Organization (WHO) met.", Actor("Health body", ("World Health Organization",), "them")) == [
        ("World Health Organization", "Health body", "card")
    ]  # fmt: skip


# The text, and everybody spoken of in it: words, actor, kind.
WHOLE = [
    ("The World Health Organization (WHO) met. The WHO slept.",
     [("World Health Organization", "World Health Organization", "entity"), ("WHO", "World Health Organization", "entity")]),
    # Its bracket ends the text.
    ("Members of the WHO agreed. We met the World Health Organization (WHO)",
     [("WHO", "World Health Organization", "entity"), ("World Health Organization", "World Health Organization", "entity")]),
    ("The group (with some friends) met in Oslo.", [("some friends", "some friends", "unnamed"), ("Oslo", "Oslo", "entity")]),
    ("Any government may join. The other countries left.", [("Any government", "any government", "unnamed")]),
    ("Other countries left. Two countries left.", [("Other countries", "other countries", "unnamed")]),
    ("Some muslims left. Some minister slept. Some tables broke.", [("muslims", "muslims", "entity")]),
    ("Everyone left. Somebody slept.", [("Everyone", "everyone", "unnamed"), ("Somebody", "somebody", "unnamed")]),
    ("My friends left. Some friends left. An ambassador spoke.", [("Some friends", "some friends", "unnamed")]),
    ("Most western governments left.", [("Most western governments", "most western governments", "unnamed")]),
    ("A country left. Some say so.", [("Some", "some", "unnamed")]),
    ("Observers said so. These observers left.", [("Observers", "observers", "unnamed")]),
    ("John Smith spoke. She slept.", [("John Smith", "John Smith", "entity"), ("She", "John Smith", "entity")]),
    ("John Smith spoke, and he left. Then he slept.",
     [("John Smith", "John Smith", "entity"), ("he", "John Smith", "entity"), ("he", "John Smith", "entity")]),
    ("The ambassador spoke. The ambassador left.",
     [("The ambassador", "the ambassador", "role"), ("The ambassador", "the ambassador", "role")]),
    ("Mr. Smith spoke. John Smith left.", [("Smith", "John Smith", "entity"), ("John Smith", "John Smith", "entity")]),
    ("The Nobel Prize went to Smith.", [("Smith", "Smith", "entity")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), WHOLE, ids=[case[0] for case in WHOLE])
def test_everybody_spoken_of(text: str, found: list[tuple[str, str, str]]) -> None:
    assert _mentions(text) == found


def test_a_mention_whole_and_what_may_be_left_out() -> None:
    """John 0, Smith 1, met 2, some 3, friends 4, in 5, Peru 6, . 7, He 8, saw 9, the 10, ambassador 11."""
    view = TokenView(annotate(make_article("x", "John Smith met some friends in Peru. He saw the ambassador.")))
    named, unnamed = Mention("John Smith", "entity", "other", 0, 2), Mention("some friends", "unnamed", "other", 3, 5)
    card, role = Mention("Peru", "card", "us", 6, 7), Mention("the ambassador", "role", "other", 10, 12)
    again = Mention("John Smith", "entity", "other", 8, 9)
    assert mentions(view, CARD) == [named, unnamed, card, again, role]
    assert mentions(view, CARD, entities=False) == [unnamed, card]
    assert mentions(view, CARD, unnamed=False) == [named, card, again, role]
    assert mentions(view, CARD, entities=False, unnamed=False) == [card]
    assert mentions(view, ()) == [named, unnamed, Mention("Peru", "entity", "other", 6, 7), again, role]
    assert [head(view, one) for one in (named, unnamed, role)] == [1, 4, 11]


def test_a_name_of_the_card_stands_within_one_sentence_and_with_its_capital() -> None:
    actor = Actor("New Peru", ("blue party",), "them")
    assert _mentions("It was new. Peru slept. The new peru slept.", actor)[:1] == [("Peru", "Peru", "entity")]
    assert _mentions("The Blue party slept. The blue Party left.", actor) == [
        ("Blue party", "New Peru", "card"), ("blue Party", "New Peru", "card"),
    ]  # fmt: skip

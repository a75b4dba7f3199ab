"""Quoted spans: each found once, with its role."""

import re

import pandas as pd
import pytest
from tests.helpers import own_sentences

from discourse.coding.coder import code
from discourse.io.articles import make_article, read_article
from discourse.io.codebooks import read_codebook
from discourse.text.annotation import annotate

QUOTATION = read_codebook("quotation")


def spans(text: str) -> list[tuple[str, str]]:
    codings = code(annotate(make_article("x", text)), QUOTATION)
    return [(row.text, row.code) for row in codings.itertuples()]


def test_the_first_article_by_hand():
    """Counted and judged by reading the article: ten spans, five of them the Decision, long or short."""
    codings = code(annotate(read_article("zhang-xiao-2024")), QUOTATION)
    found = [(row.text.strip("“”."), row.code) for row in codings.itertuples()]
    assert found[0][0].startswith("Decision of the Central Committee") and found[0][1] == "title"
    assert found[1:] == [
        ("Decision", "title"), ("Decision", "title"), ("Decision", "title"), ("Luban Workshop", "name"),
        ("Year of Chinese Tourism", "name"), ("civilization superiority theory", "scare-quotes"),
        ("clash of civilizations theory", "scare-quotes"), ("Decision", "title"), ("golden thirty years",
        "own-slogan"),
    ]  # fmt: skip


# The sentence, its quoted span, the role, who speaks, and a word of the reason.
ROLES = [
    ("As she put it, \"the town sleeps\".", "the town sleeps", "direct-speech", "she", "'put'"),
    ("Jane Roe: \"We are late.\"", "We are late.", "direct-speech", "Jane Roe", "speaks of I, we or you"),
    ("Officials warned of “serious losses” in the valley.", "serious losses", "direct-speech", "Officials", "'warned'"),
    ("The mayor, Jane Roe, said “we are all tired” on Monday.", "we are all tired", "direct-speech", "The mayor, Jane Roe,", "'said'"),
    ("“It is over,” a man who asked not to be named said.", "It is over,", "direct-speech", "a man who asked not to be named", "'said'"),
    ("“It is over,” once said Jane Roe.", "It is over,", "direct-speech", "Jane Roe", "'said'"),
    ("In his own words, “the war was lost”.", "the war was lost", "direct-speech", "", "own words"),
    ("Critics called the plan “a great crime against the poor”.", "a great crime against the poor", "direct-speech", "", "'called'"),
    ("The mayor says that the “calm zone” was closed.", "calm zone", "scare-quotes", "", "kept at a distance"),
    ("He wrote a “story” of the town.", "story", "scare-quotes", "", "kept at a distance"),
    ("They argued for “clean hands” in the office.", "clean hands", "scare-quotes", "", "kept at a distance"),
    ("They call it “reform”.", "reform", "scare-quotes", "", "'call'"),
    ("What they call “home” is a tent.", "home", "scare-quotes", "", "'call'"),
    ("The so-called “reform” failed.", "reform", "scare-quotes", "", "'called'"),
    ("He was called a “liar” by Jane Roe.", "liar", "scare-quotes", "", "'called'"),
    ("We call this “patience”.", "patience", "own-slogan", "", "'call'"),
    ("Together we build a “golden bridge” for all.", "golden bridge", "own-slogan", "", "'build'"),
    ("Let us promote the “spirit of the river” now.", "spirit of the river", "own-slogan", "", "'promote'"),
    ("This paper promotes a “green path” for all.", "green path", "own-slogan", "", "'promotes'"),
    ("China promotes a “green path” for all.", "green path", "own-slogan", "", "'promotes'"),
    ("The town promotes a “green path” for all.", "green path", "scare-quotes", "", "kept at a distance"),
    ("She said “yes”.", "yes", "direct-speech", "She", "'said'"),
    ("She answered: “no”.", "no", "direct-speech", "She", "'answered'"),
    ("She said a “yes” to him.", "yes", "scare-quotes", "", "kept at a distance"),
    ("The word “river” is old.", "river", "mention", "", "'word'"),
    ("The word for bread is “pan”.", "pan", "mention", "", "'word'"),
    ("The button labelled “Stop” was red.", "Stop", "mention", "", "'labelled'"),
    ("People say “goed” instead of went.", "goed", "mention", "", "people in general"),
    ("Type “yes” to go on.", "yes", "mention", "", "'Type'"),
    ("By “narrow” we mean less than a metre.", "narrow", "mention", "", "'we'"),
    ("To “win” is to rule.", "win", "mention", "", "'is'"),
    ("The group (“Blue Sky”) met.", "Blue Sky", "mention", "", "in brackets"),
    ("The song “Blue Moon” by Porter sold well.", "Blue Moon", "title", "", "maker"),
    ("Porter’s “Blue Moon” sold well.", "Blue Moon", "title", "", "'Porter'"),
    ("The plan was dubbed “Operation Rain” by critics.", "Operation Rain", "name", "", "'dubbed'"),
]  # fmt: skip


@pytest.fixture(scope="module")
def coded(_own_cache: None) -> pd.DataFrame:
    return code(annotate(*(make_article(f"q{n:02}", case[0]) for n, case in enumerate(ROLES))), QUOTATION)


@pytest.mark.parametrize("number", range(len(ROLES)), ids=[case[0] for case in ROLES])
def test_the_role_of_a_span_its_speaker_and_the_reason(coded: pd.DataFrame, number: int) -> None:
    _, span, role, speaker, why = ROLES[number]
    (row,) = coded[coded["document"] == f"q{number:02}"].to_dict("records")
    assert (row["text"].strip('“”"'), row["code"], row["actor"]) == (span, role, speaker) and why in row["note"]


def test_a_quotation_in_a_quotation_has_a_row_of_its_own():
    assert spans("He said, “She told me, ‘Go home,’ and left.”") == [
        ("“She told me, ‘Go home,’ and left.”", "direct-speech"), ("‘Go home,’", "direct-speech"),
    ]  # fmt: skip


def test_an_apostrophe_does_not_close_a_single_quotation():
    assert [text for text, _ in spans("She called it ‘the best of the citizens’ plans’ on Monday.")] == [
        "‘the best of the citizens’ plans’"
    ]


def test_straight_marks_pair_up():
    assert [text for text, _ in spans('The "civil" debate of the "friends" ended.')] == ['"civil"', '"friends"']


def test_speech_over_two_paragraphs_is_two_spans():
    tokens = annotate(make_article("x", "“I am tired of it all.\n“I want to sleep,” she said."))
    codings = code(tokens, QUOTATION)
    assert codings["text"].tolist() == ["“I am tired of it all.", "“I want to sleep,”"]
    assert codings["code"].tolist() == ["direct-speech"] * 2
    assert "without a closing mark" in codings["note"].iloc[0]


def test_a_mark_that_is_never_closed_ends_with_the_sentence():
    text = 'He wrote "the worst is over and left. Nobody answered him. The house was dark.'
    assert [found for found, _ in spans(text)] == ['"the worst is over and left.']


def test_the_speaker_is_the_actor():
    codings = code(annotate(make_article("x", "“The river is rising,” said the old fisherman.")), QUOTATION)
    assert codings["actor"].tolist() == ["the old fisherman"]


def test_a_reason_never_names_a_word_between_the_marks():
    """The rules may look at a span's shape, not at which words it holds."""
    rows = own_sentences.rows("quotation")
    texts = {f"r{n:03d}": row["text"] for n, row in enumerate(rows)}
    codings = code(annotate(*[make_article(name, text) for name, text in texts.items()]), QUOTATION)
    for row in codings.itertuples():
        outside = texts[row.document][: row.start] + " " + texts[row.document][row.end :]
        named = re.findall(r"'([\w-]+)'", row.note)
        assert all(word.lower() in outside.lower() for word in named), (row.text, row.note)


def test_two_words_in_single_marks_are_two_spans():
    assert [found for found, _ in spans("The term ‘river’ comes from a verb meaning ‘to tear’.")] == [
        "‘river’", "‘to tear’",
    ]  # fmt: skip

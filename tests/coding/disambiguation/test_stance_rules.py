"""The rules stance-clause and negated, and the examples of the codebooks that use them."""

import pytest

from discourse.coding.coder import code
from discourse.coding.examples import failures
from discourse.io.articles import make_article
from discourse.io.codebooks import read_codebook
from discourse.text.annotation import annotate


@pytest.mark.parametrize("name", ["attribution", "stance-devices", "appraisal"])
def test_every_example_fires_and_no_counterexample_does(name: str) -> None:
    found = failures(read_codebook(name))
    assert found.empty, found.to_string()


@pytest.mark.parametrize(
    ("sentence", "name", "word", "clause"),
    [
        ("We hope that the talks succeed.", "that-verb-attitude", "hope", "that the talks succeed"),
        ("We hope the talks succeed.", "that-verb-attitude", "hope", "the talks succeed"),
        ("It is possible that he left.", "that-adjective-likelihood", "possible", "that he left"),
        ("The fact that he left is known.", "that-noun-certainty", "fact", "that he left"),
        ("They tried to leave the town.", "to-verb-effort", "tried", "to leave the town"),
        ("They are willing to talk.", "to-adjective-ability", "willing", "to talk"),
        ("She will explain how the law works.", "wh-verb-communication", "explain", "how the law works"),
        ("Do you know what time it is?", "wh-verb-certainty", "know", "what time it is"),
        ("He asked me whose coat it was.", "wh-verb-communication", "asked", "whose coat it was"),
        ("There is no evidence so far that he lied.", "that-noun-certainty", "evidence", "that he lied"),
        ("We are ready and willing to lead.", "to-adjective-ability", "ready", "to lead"),
    ],
)
def test_controlling_word_and_clause(sentence: str, name: str, word: str, clause: str) -> None:
    table = code(annotate(make_article("t", sentence)), read_codebook("stance-devices"))
    row = table[table["code"] == name].iloc[0]
    assert (row["text"], sentence[slice(*row["parts"]["clause"])]) == (word, clause)


@pytest.mark.parametrize(
    "sentence",
    [
        "We hope for peace.",
        "The fact is old.",
        "They tried the soup.",
        "He may know the way.",
        "The plan works, I think.",
        '"We are ready," the captain said.',
        "The conclusion that they reached was wrong.",
        "Make sure you lock the door.",
        "He called a doctor to help the man.",
        "The house is too hard to find.",
        "He told me that joke yesterday.",
    ],
)
def test_without_a_clause_there_is_no_clause_device(sentence: str) -> None:
    table = code(annotate(make_article("t", sentence)), read_codebook("stance-devices"))
    assert not table["code"].str.match("that-|to-|wh-").any()


@pytest.mark.parametrize(
    ("sentence", "word", "polarity"),
    [
        ("The law is fair.", "fair", "positive"),
        ("The law is not fair.", "fair", "negative"),
        ("It was never a success.", "success", "negative"),
        ("There was no disaster.", "disaster", "positive"),
        ("They acted without courage.", "courage", "negative"),
        ("It is not only fair but cheap.", "fair", "positive"),
        ("The plan is far from perfect.", "perfect", "negative"),
        ("He lives far from the beautiful sea.", "beautiful", "positive"),
        ("We will never forget these heroic men.", "heroic", "positive"),
        ("There is nothing shameful in it.", "shameful", "positive"),
        ("Nobody told lies.", "lies", "positive"),
    ],
)
def test_negation_turns_polarity_round(sentence: str, word: str, polarity: str) -> None:
    table = code(annotate(make_article("t", sentence)), read_codebook("appraisal"))
    assert table[table["text"] == word]["polarity"].tolist() == [polarity]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The ministry told reporters that the road was shut.", ["told"]),
        ("The ministry told him to wait.", []),
        ("He told a joke.", []),
        ("Tell me when it is ready.", []),
        ("Two men were writing letters.", []),
        ("She wrote that the men had left.", ["wrote"]),
        ("I said that it was late.", []),
    ],
)
def test_only_another_voice_is_acknowledged(sentence: str, words: list[str]) -> None:
    table = code(annotate(make_article("t", sentence)), read_codebook("appraisal"))
    assert table[table["code"] == "acknowledge"]["text"].tolist() == words


def test_the_country_is_no_pronoun() -> None:
    table = code(annotate(make_article("t", "Exports from the US fell, and that hurt us.")), read_codebook("appraisal"))
    assert table[table["code"] == "involvement"]["text"].str.fullmatch("(?i)us").sum() == 1


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Clearly, the board did not listen.", "Clearly"),
        ("The clock was plainly wrong.", "plainly"),
        ("He really knew the answer.", "really"),
        ("I kind of like him.", "kind of"),
        ("According to the almanac, it will rain.", "According to"),
        ("No doubt he was bored.", "No doubt"),
    ],
)
def test_an_adverb_that_comments_on_the_clause_counts(sentence: str, word: str) -> None:
    assert word in _adverbs(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "He spoke clearly and sat down.",
        "The crack was clearly visible.",
        "That soup was really hot.",
        "She smiled sadly.",
        "The town is oddly shaped.",
        "What kind of cheese is this?",
        "That is kind of you.",
        "Seats are assigned according to age.",
        "There is no doubt that he lied.",
    ],
)
def test_an_adverb_of_manner_or_degree_does_not(sentence: str) -> None:
    assert _adverbs(sentence) == []


def _adverbs(sentence: str) -> list[str]:
    table = code(annotate(make_article("t", sentence)), read_codebook("stance-devices"))
    found: list[str] = table.loc[table["code"].str.endswith("-adverbs"), "text"].tolist()
    return found


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("The fear of floods kept her awake.", True),
        ("She shared his view of the war.", True),
        ("Her belief in ghosts was firm.", True),
        ("The hopes of millions were dashed.", False),
        ("She has a view of the harbour.", False),
        ("They left in view of the weather.", False),
    ],
)
def test_a_noun_counts_with_what_its_stance_is_about(sentence: str, held: bool) -> None:
    table = code(annotate(make_article("t", sentence)), read_codebook("stance-devices"))
    assert ("noun-preposition" in set(table["code"])) == held

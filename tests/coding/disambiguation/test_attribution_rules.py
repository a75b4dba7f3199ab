"""Source, cue and content, in every construction that the rules of attribution claim to know."""

import pandas as pd
import pytest

from discourse.coding.coder import code, rejected
from discourse.coding.disambiguation.attribution.source import kind_of_source, source
from discourse.io.articles import make_article
from discourse.io.codebooks import read_codebook
from discourse.text.annotation import annotate
from discourse.text.quoted import quoted
from discourse.text.tokens import TokenView

BOOK = read_codebook("attribution")


def coded(sentence: str) -> pd.DataFrame:
    table = code(annotate(make_article("t", sentence)), BOOK)
    return table[table["code"] != "source"].reset_index(drop=True)


CASES = [
    ("The minister said that taxes would rise.", "said", "The minister", "minister", "that taxes would rise"),
    ('"We are ready," said Maria Keller.', "said", "Maria Keller", "Keller", "We are ready"),
    ("According to the ministry, the bridge is safe.", "According to", "the ministry", "ministry", None),
    ("Her claim that the count was wrong was tested.", "claim", "Her", "Her", "that the count was wrong"),
    ("Tanaka, who promised to repay the money, left.", "promised", "Tanaka", "Tanaka", "to repay the money"),
    ("The judge came, but Moreno has never said that he paid.", "has never said", "Moreno", "Moreno",
     "that he paid"),
    ("As Jane Roe put it, the town is asleep.", "As Jane Roe put it", "Jane Roe", "Roe", "the town is asleep"),
    ("The minister has been very confident that we win.", "has been very confident", "The minister", "minister", "that we win"),
    ("He called the treaty a disgrace.", "called", "He", "He", "the treaty a disgrace"),
    ("They described the prison as unsafe.", "described", "They", "They", "the prison as unsafe"),
    ("They accuse Iran of fraud.", "accuse", "They", "They", "Iran of fraud"),
    ("She argued for peace.", "argued", "She", "She", "for peace"),
    ("The group calls for a vote.", "calls for", "The group", "group", "for a vote"),
    ("His criticism of the bank was harsh.", "criticism", "His", "His", "of the bank"),
    ("A pledge to pay was made.", "pledge", None, None, "to pay"),
    ("A pledge by the council to pay the debt was made.", "pledge", "the council", "council", "to pay the debt"),
    ("The loss is estimated to be small.", "is estimated", None, None, "The loss"),
    ("“Sugar is so bad,” he added.", "added", "he", "he", "Sugar is so bad"),
    ("He added that sugar is bad.", "added", "He", "He", "that sugar is bad"),
    ("The town is asleep, according to police.", "according to", "police", "police", "The town is asleep"),
    ("She found it was empty.", "found", "She", "She", "it was empty"),
    ("He has repeatedly said that it rains.", "has repeatedly said", "He", "He", "that it rains"),
    ("It has not been said by anyone that it rains.", "has not been said", "anyone", "anyone", "that it rains"),
    ("The plan was criticized by farmers.", "was criticized", "farmers", "farmers", None),
    ("He was quoted as saying that the war was lost.", "was quoted as saying", None, None, None),
    ("It is believed that the fire began there.", "is believed", None, None, "that the fire began there"),
    ("We have every reason to believe that it works.", "have every reason to believe", "We", "We", None),
    ("I want to emphasize that peace is a choice.", "want to emphasize", "I", "I", "that peace is a choice"),
    ("The court is of the opinion that the law is void.", "is of the opinion", "The court", "court", None),
    ("The “Plan” proposes improving roads.", "proposes", "The “Plan”", "Plan", "improving roads"),
    ("A study printed on Friday suggests that it works.", "suggests", "A study", "study", "that it works"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "cue", "actor", "head", "content"), CASES, ids=[case[1] for case in CASES])
def test_source_cue_and_content(
    sentence: str, cue: str, actor: str | None, head: str | None, content: str | None
) -> None:
    table = coded(sentence)
    assert cue in table["text"].tolist()
    row = table[table["text"] == cue].iloc[0]
    if actor is not None:
        assert sentence[slice(*row["parts"]["source"])] == actor
        assert sentence[slice(*row["parts"]["head"])] == head
    else:
        assert "source" not in row["parts"] and "head" not in row["parts"]
    if content is not None:
        assert sentence[slice(*row["parts"]["content"])] == content


@pytest.mark.parametrize(
    "sentence",
    ["He called his mother.", "The insurance claim was high.", "He added sugar.", "She found it empty.",
     "The said man left.", "“He said that we won.”"],
)  # fmt: skip
def test_what_looks_like_an_attribution_and_is_none(sentence: str) -> None:
    assert coded(sentence).empty


def test_a_speech_goes_on_behind_its_reporting_clause() -> None:
    text = "“We are very late,” he said. “And we are tired of it all.”"
    (row,) = coded(text).to_dict("records")
    said = [text[slice(*row["parts"][name])] for name in ("content", "content-2")]
    assert said == ["We are very late", "And we are tired of it all."]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("The town, the mayor said, is asleep.", ["The town", "is asleep"]),
        ("The town, the mayor said on Monday, is asleep.", ["The town", "is asleep"]),
        ("The town, according to the mayor, is asleep.", ["The town", "is asleep"]),
        ("“The town,” the mayor said, “is asleep.”", ["The town", "is asleep"]),
        ("It was, she said, a “mess”.", ["It was", "a “mess”"]),
        ("The plan that he said would fail is dead.", ["that", "would fail"]),
        ("The town, the mayor's home, is asleep, she said.", ["The town, the mayor's home, is asleep"]),
        ("She said the town, the mayor's home, is asleep.", ["the town, the mayor's home, is asleep"]),
    ],
)
def test_the_reporting_clause_is_no_part_of_what_is_said(sentence: str, parts: list[str]) -> None:
    (row,) = coded(sentence).to_dict("records")
    assert [sentence[slice(*place)] for name, place in row["parts"].items() if name.startswith("content")] == parts


def test_what_is_estimated_to_be_so_is_content_with_what_it_is_to_be() -> None:
    sentence = "The loss is estimated to be small."
    (row,) = coded(sentence).to_dict("records")
    assert sentence[slice(*row["parts"]["content-2"])] == "to be small"


def test_conjoined_verbs_share_their_subject() -> None:
    table = coded("The president vowed to veto the bill and urged Congress to start over.")
    assert table[["text", "actor"]].values.tolist() == [["vowed", "The president"], ["urged", "The president"]]


def test_only_the_outermost_attribution_counts_and_the_inner_one_can_be_read() -> None:
    sentence = "The envoy said that the rebels want peace."
    assert coded(sentence)["text"].tolist() == ["said"]
    inner = rejected(annotate(make_article("t", sentence)), BOOK)
    assert inner[inner["text"] == "want"]["note"].str.contains("part of what 'said' attributes").any()


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "we won" twice.', ["we", "won"]),
        ("He said “we won” twice.", ["we", "won"]),
        ('We won," he said.', ["We", "won", ","]),  # Cut out of a longer quotation.
        ('He said. "We won', ["We", "won"]),
        ("The dog's tail is long.", []),
    ],
)
def test_quoted_words(text: str, inside: list[str]) -> None:
    view = TokenView(annotate(make_article("t", text)))
    assert [word for word, is_in in zip(view.column("word"), quoted(view), strict=True) if is_in] == inside


def test_the_source_answers_for_a_given_cue() -> None:
    view = TokenView(annotate(make_article("t", "The bridge, officials of the city said, will stay shut.")))
    row = view.column("word").index("said")
    head, _ = source(view, row)
    assert head is not None
    assert view.column("word")[head] == "officials"


def test_kinds_of_source() -> None:
    sentences = {"person": "The judge said that he won.", "institution": "The ministry said that he won.",
                 "document": "The report said that he won.", "own voice": "I think that he won."}  # fmt: skip
    for kind, sentence in sentences.items():
        head = coded(sentence)["parts"].iloc[0]["head"]
        view = TokenView(annotate(make_article("t", sentence)))
        assert kind_of_source(view, view.column("start").index(head[0])) == kind

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


# The sentence, and each attribution: cue, code, how the source was found, source, its head, and what is attributed.
WHOLE = [
    ("The minister allegedly lied.", [("allegedly", "distancing", "no source named (nobody)", "", "", ["The minister", "lied"])]),
    ("Reportedly, the town sleeps.", [("Reportedly", "distancing", "no source named (nobody)", "", "", ["the town sleeps"])]),
    ("A Reuters report that he won was read.", [("report", "neutral", "modifying name", "Reuters", "Reuters", ["that he won"])]),
    ("A secret report that he won was read.", [("report", "neutral", "no source named (nobody)", "", "", ["that he won"])]),
    ("The mayor made a claim that he won.", [("made a claim", "neutral", "subject", "The mayor", "mayor", ["a claim that he won"])]),
    ("A claim that he won was heard.", [("claim", "distancing", "no source named (nobody)", "", "", ["that he won"])]),
    ("There are fears that the town sleeps.", [("fears", "mental", "no source named (shared subject)", "", "", ["that the town sleeps"])]),
    ("There is a report that the town sleeps.", [("report", "neutral", "no source named (shared subject)", "", "", ["that the town sleeps"])]),
    ("It is said in Oslo that the town sleeps.", [("is said", "neutral", "no source named (nobody: a passive without agent)", "", "", ["that the town sleeps"])]),
    ("It is said that the town sleeps.", [("is said", "neutral", "no source named (nobody: a passive without agent)", "", "", ["that the town sleeps"])]),
    ("Roe is convinced that we win.", [("is convinced", "mental", "subject", "Roe", "Roe", ["that we win"])]),
    ("Roe is said to be ill.", [("is said", "neutral", "no source named (nobody: a passive without agent)", "", "", ["Roe", "to be ill"])]),
    ("Confident that we win, the minister left.", [("Confident", "mental", "subject", "the minister", "minister", ["that we win"])]),
    ("Confident that we win.", [("Confident", "mental", "no source named (nobody)", "", "", ["that we win"])]),
    ("In the words of Roe, it is late.", [("In the words of", "neutral", "named by the preposition", "Roe", "Roe", ["it is late"])]),
    ("In the view of many, it is late.", [("In the view of", "mental", "named by the preposition", "many", "many", ["it is late"])]),
    ("Saying that it rains, Roe left.", [("Saying", "neutral", "controlled subject", "Roe", "Roe", ["that it rains"])]),
    ("Say that it rains.", [("Say", "neutral", "no source named (nobody)", "", "", ["that it rains"])]),
    ("He added, with sugar, that it rains.", [("added", "neutral", "subject", "He", "He", ["that it rains"])]),
    ("It rains, he adds.", [("adds", "neutral", "subject", "he", "he", ["It rains"])]),
    ("It rains, as he adds.", [("adds", "neutral", "subject", "he", "he", ["It rains"])]),
    ("He remarked that it rains.", [("remarked", "neutral", "subject", "He", "He", ["that it rains"])]),
    ("He wonders whether it rains.", [("wonders", "neutral", "subject", "He", "He", ["whether it rains"])]),
    ("He remembers it rains.", [("remembers", "factive", "subject", "He", "He", ["it rains"])]),
    ("They dismissed the plan as too old.", [("dismissed", "evaluative", "subject", "They", "They", ["the plan as too old"])]),
    ("They dismissed the plan.", [("dismissed", "evaluative", "subject", "They", "They", ["the plan"])]),
    ("He called it a war.", [("called", "evaluative", "subject", "He", "He", ["it a war"])]),
    ("The mayor called for a war on crime.", [("called for", "neutral", "subject", "The mayor", "mayor", ["for a war on crime"])]),
    ("Her claim to be ill was tested.", [("claim", "distancing", "possessor", "Her", "Her", ["to be ill"])]),
    ("Her claim of the land was tested.", [("claim", "distancing", "possessor", "Her", "Her", ["of the land"])]),
    ("Her report on the war was read.", [("report", "neutral", "possessor", "Her", "Her", ["on the war"])]),
    ("His question of whether it rains was heard.", [("question", "neutral", "possessor", "His", "His", ["of whether it rains"])]),
    ("The promise to pay was kept.", [("promise", "neutral", "no source named (nobody)", "", "", ["to pay"])]),
    ("He said that her claim that she won was false.", [("said", "neutral", "subject", "He", "He", ["that her claim that she won was false"])]),
    ("He denied her claim that she won.", [("denied", "evaluative", "subject", "He", "He", ["her claim that she won"])]),
    ("The mayor said of the king that he was ill.", [("said", "neutral", "subject", "The mayor", "mayor", ["that he was ill"])]),
    ("The mayor told the king to leave.", [("told", "neutral", "subject", "The mayor", "mayor", ["to leave"])]),
    ("The mayor told him that it rains.", [("told", "neutral", "subject", "The mayor", "mayor", ["that it rains"])]),
    ("The mayor warned the king.", [("warned", "factive", "subject", "The mayor", "mayor", ["the king"])]),
    ("The mayor warned of floods.", [("warned", "factive", "subject", "The mayor", "mayor", ["of floods"])]),
    ("They support the plan.", [("support", "mental", "subject", "They", "They", ["the plan"])]),
    ("He said it twice. “We are very late.”", [("said", "neutral", "subject", "He", "He", ["it"])]),
    ("“We are very late.” He said it twice.", [("said", "neutral", "subject", "He", "He", ["it"])]),
    ("“We go.” He said it twice.", [("said", "neutral", "subject", "He", "He", ["it"])]),
    ("The “New York Times” said that it rains.", [("said", "neutral", "subject", "The “New York Times”", "Times", ["that it rains"])]),
    ("“Times” said that it rains.", [("said", "neutral", "subject", "Times", "Times", ["that it rains"])]),
    ("We have never wanted to say that it rains.", [("have never wanted to say", "neutral", "subject", "We", "We", ["that it rains"])]),
    ("He did not want to never say that it rains.", [("did not want to never say", "neutral", "subject", "He", "He", ["that it rains"])]),
    ("The mayor may well have said that it rains.", [("may well have said", "neutral", "subject", "The mayor", "mayor", ["that it rains"])]),
    ("The mayor was confident that it rains.", [("was confident", "mental", "subject", "The mayor", "mayor", ["that it rains"])]),
    ("The mayor seemed very confident that it rains.", [("seemed very confident", "mental", "subject", "The mayor", "mayor", ["that it rains"])]),
    ("The mayor made us confident that it rains.", [("confident", "mental", "subject", "us", "us", ["that it rains"])]),
    ("I said that it rains.", [("said", "neutral", "subject", "I", "I", ["that it rains"])]),
    ("Roe said, “I know that it rains.”", [("said", "neutral", "subject", "Roe", "Roe", ["I know that it rains"])]),
    ("They argued for peace on Monday.", [("argued", "evaluative", "subject", "They", "They", ["for peace"])]),
    ("He remarked: “No, not at all.”", [("remarked", "neutral", "subject", "He", "He", ["No, not at all."])]),
    ("In “the great old house” in Oslo he remarked: “No, not at all, not at all, not at all.”",
     [("remarked", "neutral", "subject", "he", "he", ["No, not at all, not at all, not at all."])]),
    ("He asked whether, in the end, “they were ready”.", [("asked", "neutral", "subject", "He", "He", ["whether, in the end, “they were ready”"])]),
    ("He said that.", [("said", "neutral", "subject", "He", "He", ["that"])]),
    ("Minister warned that terrible bad disaster", [("warned", "factive", "subject", "Minister", "Minister", ["that terrible bad disaster"])]),
    ("Has he said that it rains?", [("said", "neutral", "subject", "he", "he", ["that it rains"])]),
    ("Why did the mayor say that it rains?", [("say", "neutral", "subject", "the mayor", "mayor", ["that it rains"])]),
    ("In the words of a man in the street, it is late.",
     [("In the words of", "neutral", "named by the preposition", "a man in the street", "man", ["it is late"])]),
    ("The mayor's fear of the war was great.", [("fear", "mental", "possessor", "The mayor", "mayor", ["of the war"])]),
    ("An AFP Reuters report that he won was read.", [("report", "neutral", "modifying name", "AFP Reuters", "Reuters", ["that he won"])]),
    ("It was said in the report that it rains.", [("was said", "neutral", "document it stands in", "the report", "report", ["that it rains"])]),
    ("It was said in the house that it rains.", [("was said", "neutral", "no source named (nobody: a passive without agent)", "", "", ["that it rains"])]),
    ("She was a fan of the idea that it rains.", [("idea", "mental", "shared subject", "She", "She", ["that it rains"])]),
    ("It was his hope that it rains.", [("hope", "mental", "possessor", "his", "his", ["that it rains"])]),
    ("There were said to be two wars.", [("were said", "neutral", "no source named (nobody: a passive without agent)", "", "", ["to be two wars"])]),
    ("“Go home now,” the “Times” said.", [("said", "neutral", "subject", "the “Times”", "Times", ["Go home now"])]),
    ("The head of the “Plan” said that it rains.", [("said", "neutral", "subject", "The head of the “Plan”", "head", ["that it rains"])]),
    ("He is quite honestly confident that we win.", [("is quite honestly confident", "mental", "subject", "He", "He", ["that we win"])]),
    ("Many are opposed to the plan.", [("are opposed to", "mental", "subject", "Many", "Many", ["to the plan"])]),
    ("The charge of fraud was heard.", [("charge", "evaluative", "no source named (nobody)", "", "", ["of fraud"])]),
    ("The question about whether it rains was heard.", [("question", "neutral", "no source named (nobody)", "", "", ["about whether it rains"])]),
    ("He denied the truth of the claim that she won.", [("denied", "evaluative", "subject", "He", "He", ["the truth of the claim that she won"])]),
    ("He supported the report and the claim that she won.",
     [("supported", "mental", "subject", "He", "He", ["the report and the claim that she won"])]),
    ("“The head of Oslo” said that it rains.", [("said", "neutral", "subject", "The head of Oslo", "head", ["that it rains"])]),
    ("The “Times” told the mayor that it rains.", [("told", "neutral", "subject", "The “Times”", "Times", ["that it rains"])]),
    ("The “Plan” head of the “Times” said that it rains.",
     [("said", "neutral", "subject", "The “Plan” head of the “Times”", "head", ["that it rains"])]),
    ("They rejected calls for a vote.", [("rejected", "evaluative", "subject", "They", "They", ["calls for a vote"])]),
    ("According to the mayor's view, it is late.", [("According to", "neutral", "possessor", "the mayor", "mayor", ["it is late"])]),
    ("In the words of, it is late.", [("In the words of", "neutral", "no source named (nobody)", "", "", ["it is late"])]),
    ("The mayor came to help to try to start to begin to work to learn to read to say that it rains.",
     [("learn to read to say", "neutral", "controlled subject", "The mayor", "mayor", ["that it rains"])]),
    ("The report saying that it rains was read.", [("saying", "neutral", "modified noun", "The report", "report", ["that it rains"])]),
    ("In the hope to win, he left.", [("hope", "mental", "shared subject", "he", "he", ["to win"])]),
    ("He gave up his hope to win.", [("hope", "mental", "possessor", "his", "his", ["to win"])]),
    ("In a bid and a threat to leave, he left.", [("threat", "evaluative", "shared subject", "he", "he", ["to leave"])]),
]  # fmt: skip
# The sentence, a word that does not attribute anything there, and why.
NONE = [
    ("A Reuters report that he won was read.", "read", "it governs no clause and stands beside no quotation"),
    ("A secret report that he won was read.", "read", "it governs no clause and stands beside no quotation"),
    ("He added sugar that was sweet.", "added", "it governs no clause and stands beside no quotation"),
    ("He added sugar to the tea “which was very sweet”.", "added", "it governs no clause and stands beside no quotation"),
    ("He remarked on the rain.", "remarked", "it governs no clause and stands beside no quotation"),
    ("He remembers it.", "remembers", "it governs no clause and stands beside no quotation"),
    ("They dismissed the plan as too old.", "plan", "part of what 'dismissed' attributes"),
    ("They dismissed the plan.", "plan", "part of what 'dismissed' attributes"),
    ("He called the war.", "called the war.", "nothing is called by a name here"),
    ("Her claim was tested.", "claim", "the noun has neither a clause nor a possessor with what is attributed"),
    ("Her report on the war was read.", "read", "it governs no clause and stands beside no quotation"),
    ("The report on the war was read.", "report", "the noun has neither a clause nor a possessor with what is attributed"),
    ("The report on the war was read.", "read", "it governs no clause and stands beside no quotation"),
    ("The promise was kept.", "promise", "the noun has neither a clause nor a possessor with what is attributed"),
    ("He said that her claim that she won was false.", "claim", "part of what 'said' attributes"),
    ("He denied her claim that she won.", "claim", "part of what 'denied' attributes"),
    ("They support the plan.", "plan", "part of what 'support' attributes"),
    ("“We go.” He said it twice.", "go", "inside quotation marks another voice speaks"),
    ("“I said that it rains.”", "said", "inside quotation marks another voice speaks"),
    ("Roe said, “I know that it rains.”", "know", "inside quotation marks another voice speaks"),
    ("They are in charge of the plan.", "charge of", "part of a preposition: *in charge of*"),
    ("The promise to him was kept.", "promise", "the noun has neither a clause nor a possessor with what is attributed"),
    ("The claim that day was false.", "claim", "the noun has neither a clause nor a possessor with what is attributed"),
    ("The question of rain was heard.", "question", "the noun has neither a clause nor a possessor with what is attributed"),
    ("His promise.", "promise", "the noun has neither a clause nor a possessor with what is attributed"),
    ("He denied the truth of the claim that she won.", "claim", "part of what 'denied' attributes"),
    ("He supported the report and the claim that she won.", "claim", "part of what 'supported' attributes"),
    ("They rejected calls for a vote.", "calls for", "part of what 'rejected' attributes"),
    ("The claim will help.", "claim", "the noun has neither a clause nor a possessor with what is attributed"),
    ("The claim that", "claim", "the noun has neither a clause nor a possessor with what is attributed"),
    ("He was fined for calling his mother.", "calling his mother.", "nothing is called by a name here"),
    ("Many are opposed to the plan.", "plan", "part of what 'opposed' attributes"),
]  # fmt: skip


@pytest.fixture(scope="module")
def tables(_own_cache: None) -> dict[str, dict[str, pd.DataFrame]]:
    """What is coded and what is not, by sentence."""
    names = {f"t{n:03}": text for n, text in enumerate(dict.fromkeys(case[0] for case in (*WHOLE, *NONE)))}
    view = TokenView(annotate(*(make_article(*one) for one in names.items())))
    made = {"held": code(view, BOOK), "rejected": rejected(view, BOOK)}
    return {
        what: {text: table[(table["document"].astype(str) == name) & (table["code"] != "source")] for name, text in names.items()}
        for what, table in made.items()
    }  # fmt: skip


@pytest.mark.parametrize(("sentence", "attributions"), WHOLE, ids=[case[0] for case in WHOLE])
def test_an_attribution_whole(
    tables: dict[str, dict[str, pd.DataFrame]],
    sentence: str,
    attributions: list[tuple[str, str, str, str, str, list[str]]],
) -> None:
    found = []
    for row in tables["held"][sentence].itertuples():
        parts = {name: sentence[slice(*place)] for name, place in row.parts.items()}
        said = [words for name, words in parts.items() if name.startswith("content")]
        how = row.note.removeprefix("source found as ")
        found.append((row.text, row.code, how, parts.get("source", ""), parts.get("head", ""), said))
        assert row.actor == parts.get("source", "")
    assert found == attributions


@pytest.mark.parametrize(("sentence", "words", "why"), NONE, ids=[" ".join(case[:2]) for case in NONE])
def test_why_a_word_attributes_nothing(
    tables: dict[str, dict[str, pd.DataFrame]], sentence: str, words: str, why: str
) -> None:
    mine = tables["rejected"][sentence]
    notes = mine.loc[mine["text"] == words, "note"].str.replace(r"^rule attribution-\w+: ", "", regex=True)
    assert why in set(notes)


@pytest.mark.parametrize("sentence", sorted({case[0] for case in NONE} - {case[0] for case in WHOLE}))
def test_nothing_is_attributed(tables: dict[str, dict[str, pd.DataFrame]], sentence: str) -> None:
    assert tables["held"][sentence].empty


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Maria Keller said that he won.", "person"), ("He said that she won.", "person"), ("Oslo said that he won.", "institution"),
        ("“Times” said that he won.", "document"), ("We think that he won.", "own voice"), ("The stone suggests that he won.", "other"),
        ("“the times” say that he won.", "other"), ("One said that he won.", "person"), ("The team said that he won.", "institution"),
        ("The constitution said that he won.", "document"), ("The Germans said that he won.", "institution"), ("She said that he won.", "person"),
        ("It said that he won.", "other"), ("The crowd said that he won.", "person"), ("The Bible says that he won.", "document"),
        ("Somebody said that he won.", "person"), ("The “great” mayor said that he won.", "person"),
    ],
)  # fmt: skip
def test_the_kind_of_a_source(sentence: str, kind: str) -> None:
    view = TokenView(annotate(make_article("t", sentence)))
    (row,) = code(view, BOOK).query("code != 'source'").to_dict("records")
    assert kind_of_source(view, view.column("start").index(row["parts"]["head"][0])) == kind


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“We are very late.” So he said.", ["We are very late."]),
        ("We are very late. So he said.", []),
        ("“We are very late” stood there. So he said.", []),
    ],
)
def test_a_quotation_that_fills_the_sentence_before_is_what_is_said(text: str, said: list[str]) -> None:
    (row,) = coded(text).to_dict("records")
    assert [text[slice(*place)] for name, place in row["parts"].items() if name.startswith("content")] == said


def test_a_quotation_without_its_closing_mark_ends_with_the_text() -> None:
    text = "He remarked: “No, not at all"
    (row,) = coded(text).to_dict("records")
    assert text[slice(*row["parts"]["content"])] == "No, not at all"


def test_a_speech_goes_on_behind_a_question() -> None:
    text = "“Is it late?” he asked. “We go home now.”"
    (row,) = coded(text).to_dict("records")
    assert text[slice(*row["parts"]["content-2"])] == "We go home now."


@pytest.mark.parametrize(
    ("text", "source"),
    [("It is late, said the head of the “Plan”", "the head of the “Plan”"), ("It is late, said the head of the “Plan", "the head of the “Plan")],
)  # fmt: skip
def test_a_source_at_the_end_of_a_text_has_its_closing_mark(text: str, source: str) -> None:
    (row,) = coded(text).to_dict("records")
    assert text[slice(*row["parts"]["source"])] == source


def test_the_speaker_stands_behind_the_verb_whatever_the_parser_takes_for_its_subject() -> None:
    text = "“The red car,” said the mayor."
    (row,) = coded(text).to_dict("records")
    assert text[slice(*row["parts"]["source"])] == "the mayor"

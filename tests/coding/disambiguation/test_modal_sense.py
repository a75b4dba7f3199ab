"""The senses of modals: own sentences with their reading (Palmer 1990, 2001), and accuracy on annotated ones set aside."""

import csv

import pandas as pd
import pytest

from discourse.base import paths
from discourse.coding.coder import code, rejected
from discourse.coding.disambiguation.modals.features import features
from discourse.coding.disambiguation.modals.senses import SENSES as SENSES_OF
from discourse.coding.disambiguation.modals.senses import modal_form, weighed
from discourse.io.articles import make_article
from discourse.io.codebooks import read_codebook
from discourse.text.annotation import annotate
from discourse.text.tokens import TokenView

MODALITY = read_codebook("modality")
# The sentence, what *will* or *would* means there, and what of the sentence says so.
READINGS = [
    ("Will you close the door?", "volition", "a request to you"),
    ("He will gladly pay.", "volition", "'gladly' speaks of willingness"),
    ("If he will help, we can win.", "volition", "in an if-clause"),
    ("I will not sign this.", "volition", "a refusal in the first person"),
    ("He will not pay.", "volition", "a person's refusal"),
    ("I swear that he will pay.", "commitment", "'swear' makes it a promise"),
    ("Anna says she will drive the bus.", "commitment", "an act of their own"),
    ("The teacher is going to build a tower.", "commitment", "an intention"),
    ("We will build a bridge.", "commitment", "first person and an act at will"),
    ("The government will build a bridge.", "commitment", "announces its own act"),
    ("It will probably help them.", "prediction", "not one that wills"),
    ("They will have left.", "prediction", "the verb is perfect"),
    ("They will be leaving at noon.", "prediction", "the verb is progressive"),
    ("She will be chosen.", "prediction", "the verb is passive"),
    ("The firm will know more soon.", "prediction", "'know' is a state"),
    ("The teacher will build a tower.", "prediction", "the writer foretells"),
    ("You will build a tower.", "prediction", "the writer foretells"),
    ("He hopes that she will come.", "prediction", "'hope' makes it a forecast"),
    ("I would rather stay.", "dynamic", "a wish: would rather"),
    ("They would sooner die.", "dynamic", "a wish"),
    ("We would love to help.", "dynamic", "a wish: would love"),
    ("She would have loved to help.", "epistemic", "hypothesis"),
    ("Would you open it?", "dynamic", "a request to you"),
    ("He would not speak when she asked.", "dynamic", "a refusal in the past"),
    ("I swear that he will stay and will pay.", "commitment", "'swear' makes it a promise"),
    ("She will drive the bus.", "prediction", "the writer foretells"),
    ("Anna complained because she will drive the bus.", "prediction", "the writer foretells"),
    ("Would he open it?", "epistemic", "hypothesis"),
    ("You would open it.", "epistemic", "hypothesis"),
    # Without a full stop the modal is the last word, or *rather* is.
    ("They stayed, as they would", "epistemic", "hypothesis"),
    ("They would rather", "dynamic", "a wish: would rather"),
    ("The machine would not start when it was cold.", "epistemic", "hypothesis"),
    ("If it rained, they would stay.", "epistemic", "hypothesis"),
]
SENSES = {"volition": "dynamic", "commitment": "deontic", "prediction": "epistemic"}
# What a reader sees around the modal, by the grammar of the sentence; with a minus what is not there.
SEEN = [
    ("Can nobody open the doors?", "negated", "object", "verb=open", "main clause", "no verb before", "-passive", "-subject plural"),
    ("The doors must not be opened by guests.", "passive", "thing passive", "negated", "subject plural", "-progressive", "-perfect", "-object"),
    ("She must have worked all night.", "perfect", "-progressive", "-passive", "-question"),
    ("She may be working at home.", "progressive", "prepositional phrase", "-perfect"),
    ("He could be very ill!", "be+JJ", "exclamation", "-be+NN", "-question"),
    ("He could be a thief.", "be+NN", "-be+JJ"),
    ("Can they win?", "question", "inverted", "-exclamation"),
    ("It was the best thing that we could do.", "relative of superlative", "in relcl", "past around", "after VBD", "-relative clause"),
    ("This is a thing that we can do.", "relative clause", "-relative of superlative"),
    ("He said that it might rain.", "mark=that", "in ccomp", "past around", "after VBD", "root VBD", "-main clause"),
    ("You may stay if it rains.", "clause=if", "-mark=if"),
    ("If it may rain, we stay.", "mark=if", "in advcl", "-clause=if"),
    ("They can try to leave, and we will wait.", "to-clause", "will or would near", "other modal near"),
    ("They can leave.", "-to-clause", "-will or would near", "-other modal near"),
    ("Those they speak of may leave.", "verb=leave", "-perfect"),
    ("Every driver must wear a belt.", "subject general", "-subject plural"),
]  # fmt: skip


def view_of(*sentences: str) -> TokenView:
    return TokenView(annotate(*(make_article(f"t{number:02}", text) for number, text in enumerate(sentences))))


@pytest.fixture(scope="module")
def codings(_own_cache: None) -> pd.DataFrame:
    return code(view_of(*(case[0] for case in READINGS)), MODALITY)


@pytest.mark.parametrize("number", range(len(READINGS)), ids=[case[0] for case in READINGS])
def test_will_and_would(codings: pd.DataFrame, number: int) -> None:
    _, meaning, why = READINGS[number]
    held = codings[(codings["document"] == f"t{number:02}") & codings["cue"].str.contains("will|would|going")]
    wanted = {SENSES[meaning], f"will-{meaning}"} if meaning in SENSES else {meaning}
    assert set(held["code"]) == wanted and held["note"].str.contains(why, regex=False).all()


@pytest.mark.parametrize("case", SEEN, ids=[case[0] for case in SEEN])
def test_what_is_seen_around_a_modal(case: tuple[str, ...]) -> None:
    view = view_of(case[0])
    modal = view.column("tag").index("MD")
    found = set(features(view, modal, modal + 1))
    wanted = {one for one in case[1:] if not one.startswith("-")}
    assert wanted <= found and not {one[1:] for one in case[1:] if one.startswith("-")} & found


def test_the_two_other_senses_are_rejected_with_a_reason() -> None:
    tokens = annotate(make_article("x", "It may rain tomorrow."))
    (held,) = code(tokens, MODALITY).itertuples()
    assert "the modal may" in held.note
    others = rejected(tokens, MODALITY)
    assert others["code"].tolist() == ["deontic"]
    assert "epistemic before deontic" in others["note"].iloc[0]


# All that is seen around a modal, read off the sentence; `act` and `complement` say of what kind the verb is listed.
ALL_SEEN = [
    ("They can leave.", "acts & complement=permission", "acts & process=material", "complement=permission", "main clause", "no verb before",
     "process=material", "subject acts", "subject=he", "verb=leave"),
    ("Doors must be opened.", "complement=effect", "main clause", "no verb before", "passive", "process=material", "subject plural",
     "subject=thing", "thing & complement=effect", "thing & passive", "thing & process=material", "thing passive", "verb=open"),
    ("He said that it might rain!", "after VBD", "exclamation", "in ccomp", "mark=that", "past around", "process=material", "root VBD",
     "subject=it", "thing & past around", "thing & process=material", "under verbal", "verb=rain"),
    ("The best thing that you can do is wait.", "acts & complement=ability", "acts & in relcl", "acts & object", "acts & process=material",
     "complement=ability", "in relcl", "no verb before", "object", "process=material", "relative of superlative", "root VBZ",
     "subject acts", "subject=you", "verb=do"),
    ("Must she have slept?", "acts & complement=ability", "acts & perfect", "acts & process=behavioural", "acts & question",
     "complement=ability", "inverted", "main clause", "no verb before", "perfect", "process=behavioural", "question", "subject acts",
     "subject=he", "verb=sleep"),
    ("She may.", "main clause", "no verb", "no verb before", "subject acts", "subject=he"),
    ("If he can sing and may dance, they will stay at home.", "acts & complement=ability", "acts & process=behavioural", "complement=ability",
     "in advcl", "mark=if", "no verb before", "other modal near", "process=behavioural", "root other", "subject acts", "subject=he",
     "verb=sing", "will or would near"),
    ("Come if you can, or stay.", "in advcl", "mark=if", "no verb", "no verb before", "root other", "subject acts", "subject=you"),
    ("It could be better.", "be+JJ", "main clause", "no verb before", "process=relational", "subject=it", "thing & be+JJ",
     "thing & process=relational", "verb=be"),
    ("They could be thieves.", "acts & be+NN", "acts & process=relational", "be+NN", "main clause", "no verb before",
     "process=relational", "subject acts", "subject=he", "verb=be"),
    ("They could be at home.", "acts & be+other", "acts & process=relational", "be+other", "main clause", "no verb before",
     "prepositional phrase", "process=relational", "subject acts", "subject=he", "verb=be"),
    ("Must go.", "complement=permission", "main clause", "no verb before", "process=material", "subject=none",
     "thing & complement=permission", "thing & process=material", "verb=go"),
    ("She may come (who knows?) today.", "acts & complement=permission", "acts & process=material", "complement=permission",
     "main clause", "no verb before", "process=material", "subject acts", "subject=he", "verb=come"),
]  # fmt: skip


@pytest.mark.parametrize("case", ALL_SEEN, ids=[case[0] for case in ALL_SEEN])
def test_nothing_else_is_seen_around_a_modal(case: tuple[str, ...]) -> None:
    view = view_of(case[0])
    modal = view.column("tag").index("MD")
    assert features(view, modal, modal + 1) == case[1:]


@pytest.mark.parametrize(
    ("sentence", "rows", "verb"),
    [
        ("They are still able to leave.", (1, 5), "verb=leave"),
        ("If you have to, you leave.", (2, 4), "no verb"),
        ("Come if you can, or stay.", (3, 4), "no verb"),
    ],
)
def test_the_verb_of_a_modal_of_several_words(sentence: str, rows: tuple[int, int], verb: str) -> None:
    found = features(view_of(sentence), *rows)
    assert [one for one in found if one.startswith(("verb=", "no verb")) and one != "no verb before"] == [verb]


@pytest.mark.parametrize(
    ("sentence", "rows", "form"),
    [
        ("They could never leave.", (1, 3), "could"),
        ("They can leave.", (1, 2), "can"),
        ("They had better leave.", (1, 3), "have better"),
        ("She has to leave.", (1, 3), "have to"),
        ("She has only to leave.", (1, 4), "have to"),
        ("They are still able to leave.", (1, 6), "be able to"),
    ],
)
def test_the_form_of_a_modal_is_without_adverbs_and_without_its_verb(
    sentence: str, rows: tuple[int, int], form: str
) -> None:
    assert modal_form(view_of(sentence), *rows) == form


def test_what_a_feature_weighs_is_its_weight_for_any_and_for_this_modal() -> None:
    """Added up from the tables: *might* has no weights of its own, it borrows those of its kin and adds an offset."""
    view = view_of("It might rain.")
    weights, kin = ({}, {})
    for name, into, key in (("weights", weights, ("modal", "feature")), ("kin", kin, ("form",))):
        with (paths.packaged() / f"data/models/modal-sense/{name}.tsv").open(encoding="utf-8", newline="") as table:
            into |= {tuple(row[one] for one in key): row for row in csv.DictReader(table, delimiter="\t")}
    of = kin["might",]
    for name, scores in weighed(view, 1, 2).items():
        feature = "(itself)" if name == "the modal might" else name
        rows = [weights.get(("any", feature), {}), weights.get((of["kin"], feature), {})]
        rows += [of] if feature == "(itself)" else []
        assert scores == {sense: pytest.approx(sum(float(row.get(sense, 0)) for row in rows)) for sense in SENSES_OF}
    assert set(weighed(view, 1, 2)) == {"the modal might", *features(view, 1, 2)}
    held = code(view, MODALITY).iloc[0]
    totals = {sense: sum(one[sense] for one in weighed(view, 1, 2).values()) for sense in SENSES_OF}
    best, second, _ = sorted(totals, key=lambda sense: -totals[sense])
    assert held["code"] == best
    assert held["note"].startswith(f"{best} before {second} by {totals[best] - totals[second]:.2f}: ")
    assert len(held["note"].partition(": ")[2].split(", ")) <= 3

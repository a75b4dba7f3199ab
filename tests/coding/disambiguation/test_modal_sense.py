"""The senses of modals: own sentences with their reading (Palmer 1990, 2001), and accuracy on annotated ones set aside."""

import pandas as pd
import pytest

from discourse.coding.coder import code, rejected
from discourse.coding.disambiguation.modals.features import features
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

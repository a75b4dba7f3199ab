"""The rules of the framing codebooks: who is affected, who is the cause, who is judged, who is to act, whose
word it is."""

import pandas as pd
import pytest

from discourse.coding.coder import code, rejected
from discourse.io.articles import make_article
from discourse.io.codebooks import read_codebook
from discourse.text.annotation import annotate

ACTORS = [
    ("entman", "The drought is a threat to small farms.", "problem-definition", "small farms"),
    ("entman", "The new tax threatens small shops.", "problem-definition", "small shops"),
    ("entman", "Six hundred miners lost their jobs.", "problem-definition", "miners"),
    ("entman", "Trains were late because of the storm.", "causal-interpretation", "storm"),
    ("entman", "Cheap loans led to a wave of bankruptcies.", "causal-interpretation", "Cheap loans"),
    ("entman", "The anger stems from years of neglect.", "causal-interpretation", "years of neglect"),
    ("entman", "The company cheated its own workers.", "moral-evaluation", "company"),
    ("entman", "The mayor praised the rescuers.", "moral-evaluation", "rescuers"),
    ("entman", "China and Kazakhstan must rebuild the bridge.", "treatment-recommendation", "China and Kazakhstan"),
    ("entman", "Doctors called on the ministry to ban the drug.", "treatment-recommendation", "ministry"),
    ("legitimation", "Doctors say that sleep heals.", "authorisation-expert", "Doctors"),
    ("legitimation", "The charter requires a vote of all members.", "authorisation-impersonal", "charter"),
    ("metaphor", "A wave of anger swept the town.", "force", "anger"),
]


@pytest.mark.parametrize(("book", "sentence", "wanted", "actor"), ACTORS)
def test_actor(book: str, sentence: str, wanted: str, actor: str) -> None:
    found = code(annotate(make_article("x", sentence)), read_codebook(book))
    named = " ".join(found.loc[found["code"] == wanted, "actor"])
    assert any(actor == each or actor in named for each in found.loc[found["code"] == wanted, "actor"])


REJECTED = [
    ("entman", "She must have lost her keys.", "a guess or a reproach"),
    ("entman", "The figures suggest that trade is slowing.", "what is found"),
    ("entman", "The drought is no threat to small farms.", "denied"),
    ("legitimation", "The president said the talks would continue in Geneva.", "justifies nothing"),
    ("metaphor", "They promoted the Belt and Road Initiative.", "part of a proper name"),
    ("metaphor", "The paved road to the village was closed for traffic.", "stands near"),
]


@pytest.mark.parametrize(("book", "sentence", "why"), REJECTED)
def test_turned_down_and_why(book: str, sentence: str, why: str) -> None:
    found = rejected(annotate(make_article("x", sentence)), read_codebook(book))
    assert found["note"].str.contains(why).any(), found["note"].tolist()


def test_a_denied_value_changes_its_polarity() -> None:
    found = code(annotate(make_article("x", "The judge is not honest.")), read_codebook("entman"))
    assert found.loc[found["code"] == "moral-evaluation", "polarity"].tolist() == ["negative"]


def test_no_candidate_is_no_rejected_reading() -> None:
    found = rejected(annotate(make_article("x", "Birds sing.")), read_codebook("entman"))
    assert isinstance(found, pd.DataFrame) and found.empty

"""Our own sentences with metaphors and modals: agreement of the two passes, and the accuracy on the half set aside."""

from pathlib import Path

import own_sentences
import pytest
from sklearn.metrics import cohen_kappa_score

from discourse.coding.coder import code
from discourse.evaluation import evaluate
from discourse.io.articles import make_article
from discourse.io.codebooks import read_codebook
from discourse.text.annotation import annotate

SETS = ("metaphor", "metaphor_second", "will", "semimodals", "obligations")


@pytest.mark.parametrize("name", SETS)
def test_the_halves_are_apart_and_of_a_size(name: str) -> None:
    looked, aside = own_sentences.rows(name), own_sentences.rows(f"{name}_aside")
    assert not {row["id"] for row in looked} & {row["id"] for row in aside}
    assert not {row["text"] for row in looked} & {row["text"] for row in aside}
    assert abs(len(looked) - len(aside)) <= 1


@pytest.mark.parametrize(("name", "agreement"), [("metaphor", 0.992), ("metaphor_second", 0.872)])
def test_agreement_on_metaphors(name: str, agreement: float) -> None:
    units = [
        (row["id"], one.name)
        for row in [*own_sentences.rows(name), *own_sentences.rows(f"{name}_aside")]
        for one in read_codebook("metaphor").codes
    ]
    marks = [
        {(row["id"], row["code"]) for row in own_sentences.passes(name) if row[coder] == "1"}
        for coder in ("first", "second")
    ]
    kappa = cohen_kappa_score(*([unit in marked for unit in units] for marked in marks))
    assert kappa == pytest.approx(agreement, abs=5e-4)


@pytest.mark.parametrize("name", ["will", "semimodals"])
def test_gold_of_modals_is_what_was_adjudicated(name: str) -> None:
    marked = {
        row["id"]: row["spans"][0]["code"] for row in [*own_sentences.rows(name), *own_sentences.rows(f"{name}_aside")]
    }
    assert marked == {row["id"]: row["adjudicated"] for row in own_sentences.passes(name)}
    assert all(row["first"] == row["second"] for row in own_sentences.passes(name))


@pytest.mark.parametrize(("part", "least"), [("", 0.97), ("_aside", 0.62)])
def test_metaphors(part: str, least: float, tmp_path: Path) -> None:
    both = tmp_path / "both.jsonl"
    texts = [
        (own_sentences.GOLD / f"{name}{part}.jsonl").read_text(encoding="utf-8")
        for name in ("metaphor", "metaphor_second")
    ]
    both.write_text("".join(texts), encoding="utf-8")
    assert evaluate(read_codebook("metaphor"), both, unit="sentence").as_json()["f1"] >= least


@pytest.mark.parametrize(("name", "least"), [("will_aside", 0.86), ("semimodals_aside", 0.95)])
def test_modals_set_aside(name: str, least: float) -> None:
    assert evaluate(read_codebook("modality"), own_sentences.GOLD / f"{name}.jsonl").as_json()["accuracy"] >= least


def _coded(book: str, sentence: str) -> set[str]:
    return set(code(annotate(make_article("x", sentence)), read_codebook(book))["code"])


@pytest.mark.parametrize(("literal", "metaphor", "domain"), [
    ("His cousin is a baker.", "Poetry is a cousin of prayer.", "family"),
    ("She slammed the window.", "The ruling closed the door on appeals.", "building"),
    ("He painted the masks in the shed.", "He wore a mask of kindness.", "theatre"),
    ("The battle of Norway was short.", "The battle over pensions was short.", "war"),
    ("The war was over.", "The war on waste was over.", "war"),
    ("She sang on the stage.", "She is at home on the world stage.", "theatre"),
    ("He pushed the lorry.", "He pushed the reform.", "force"),
    ("The masons built a wall.", "The bitterness had built a wall.", "building"),
    ("The roads were wet.", "We are on the road to ruin.", "journey"),
])  # fmt: skip
def test_grammar_of_literal_use(literal: str, metaphor: str, domain: str) -> None:
    assert domain not in _coded("metaphor", literal)
    assert domain in _coded("metaphor", metaphor)


def test_be_to_of_fate_and_of_orders() -> None:
    assert _coded("modality", "The fire was to ruin the family.") == {"epistemic"}
    assert _coded("modality", "The guests were to leave by noon.") == {"deontic"}
    assert _coded("modality", "The report was to be published in May.") == {"deontic"}


def test_own_acts_told_by_others_are_commitments() -> None:
    assert "will-commitment" in _coded("modality", "Anna says she will drive the bus.")
    assert "will-volition" in _coded("modality", "Men who will not pay must go.")
    assert "will-commitment" in _coded("modality", "The teacher is going to build a tower.")

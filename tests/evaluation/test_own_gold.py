"""The project's own coded sentences: whole, and as both passes were settled; the recorded agreement of the passes."""

import csv
import tomllib

import krippendorff
import pytest
from sklearn.metrics import cohen_kappa_score
from tests.helpers import own_sentences
from tests.helpers.own_sentences import GOLD

from discourse.base import paths
from discourse.coding.coder import code
from discourse.evaluation.gold import read_gold
from discourse.io.articles import make_article
from discourse.io.codebooks import read_codebook
from discourse.text.annotation import annotate

NAMES = sorted(path.stem for path in GOLD.glob("*.jsonl"))
SPANS = ("appraisal", "metadiscourse", "metadiscourse-interactive", "stance-devices")
ONE_EACH = ("will", "semimodals")


@pytest.mark.parametrize("name", NAMES)
def test_every_set_has_a_card_and_a_part_set_aside(name: str) -> None:
    rows = read_gold(GOLD / f"{name}.jsonl").rows
    assert {row.part for row in rows} == {"dev", "aside"}
    card = tomllib.loads((GOLD / f"{name}.toml").read_text(encoding="utf-8"))
    assert {"title", "what", "set_aside", "coders", "licence"} <= set(card)


@pytest.mark.parametrize("name", SPANS)
def test_gold_is_what_was_adjudicated(name: str) -> None:
    rows = own_sentences.rows(name)
    spans = {(row["id"], span["code"], span["start"], span["end"]) for row in rows for span in row.get("spans", [])}
    agreed = {(row["id"], row["code"], int(row["start"]), int(row["end"]))
              for row in own_sentences.passes(name) if row["adjudicated"] == "1"}  # fmt: skip
    assert spans == agreed


@pytest.mark.parametrize("name", ONE_EACH)
def test_gold_of_modals_is_what_was_adjudicated(name: str) -> None:
    marked = {row["id"]: row["spans"][0]["code"] for row in own_sentences.rows(name)}
    assert marked == {row["id"]: row["adjudicated"] for row in own_sentences.passes(name)}


def test_labels_are_what_was_adjudicated() -> None:
    for name in ("entman", "legitimation"):
        coded = sum(value for row in own_sentences.rows(name) for value in row["labels"].values())
        assert coded == sum(row["adjudicated"] == "1" for row in own_sentences.passes(name))
    evaluations = [row["adjudicated"] for row in own_sentences.passes("actors") if row["task"] == "evaluation"]
    assert evaluations == [row["spans"][0]["code"] for row in own_sentences.rows("actors")]


def units(name: str, task: str) -> tuple[list[str], list[str]]:
    """What each pass said of every unit; of spans a unit is a sentence and a code."""
    passes = [row for row in own_sentences.passes(name) if row.get("task", "") == task or name != "actors"]
    if "code" not in passes[0]:
        return [row["first"] for row in passes], [row["second"] for row in passes]
    marked = [{(row["id"], row["code"]) for row in passes if row[coder] == "1"} for coder in ("first", "second")]
    codes = sorted({code for marks in marked for _, code in marks})
    cells = [(row["id"], code) for row in own_sentences.rows(name) for code in codes]
    return [str(cell in marked[0]) for cell in cells], [str(cell in marked[1]) for cell in cells]


def test_the_recorded_agreement_follows_from_the_passes() -> None:
    """Kappa by scikit-learn, alpha by the package krippendorff: not the functions that recorded them."""
    with (paths.packaged() / "data" / "accuracy" / "agreement.tsv").open(encoding="utf-8", newline="") as file:
        recorded = list(csv.DictReader(file, delimiter="\t"))
    assert {row["set"] for row in recorded} == {
        path.name.removesuffix(".passes.tsv") for path in GOLD.glob("*.passes.tsv")
    }
    for row in recorded:
        first, second = units(row["set"], row["task"])
        names = sorted({*first, *second})
        coded = [[names.index(value) for value in values] for values in (first, second)]
        assert int(row["units"]) == len(first)
        assert float(row["alike"]) == pytest.approx(
            sum(a == b for a, b in zip(first, second, strict=True)) / len(first), abs=5e-5
        )
        assert float(row["kappa"]) == pytest.approx(cohen_kappa_score(first, second), abs=5e-5)
        alpha = krippendorff.alpha(reliability_data=coded, level_of_measurement="nominal")
        assert float(row["alpha"]) == pytest.approx(alpha, abs=5e-5)


def test_polarity_of_the_attitude_that_is_found() -> None:
    rows = own_sentences.rows("appraisal")
    table = code(
        annotate(*(make_article(row["id"].replace(":", "-"), row["text"]) for row in rows)), read_codebook("appraisal")
    )
    places = zip(table["document"].astype(str), table["code"], table["start"], table["end"], strict=True)
    ours = dict(zip(places, table["polarity"], strict=True))
    pairs = [(ours[place], row["polarity"]) for row in own_sentences.passes("appraisal")
             if row["adjudicated"] == "1" and row["polarity"]
             if (place := (row["id"].replace(":", "-"), row["code"], int(row["start"]), int(row["end"]))) in ours]  # fmt: skip
    assert len(pairs) > 50 and all(a == b for a, b in pairs)

"""Our own hand-coded sentences: agreement of the two passes, and the accuracy of the rules on the half set
aside."""

import csv
import json
import zlib
from collections import defaultdict
from pathlib import Path
from typing import Any

import krippendorff
import pytest
from sklearn.metrics import f1_score

from discourse.coding.coder import code
from discourse.coding.targets import classify, classify_roles
from discourse.io.articles import make_article
from discourse.io.codebooks import read_codebook
from discourse.statistics.agreement import coincidences, krippendorff_alpha
from discourse.text.annotation import annotate

FOLDER = Path(__file__).parents[1] / "gold"
Rows = list[dict[str, Any]]


def _rows(name: str) -> Rows:
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def _aside(rows: Rows) -> Rows:
    return [row for row in rows if zlib.crc32(row["id"].encode()) % 2 == 1]


def _passes() -> dict[str, list[tuple[str, str, str]]]:
    found = defaultdict(list)
    with (FOLDER / "passes.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            scheme = row["task"] if row["task"].startswith("actors") else row["task"].split(":")[0]
            found[scheme].append((row["first"], row["second"], row["adjudicated"]))
    return found


@pytest.mark.parametrize(
    ("scheme", "alpha"),
    [("entman", 0.908), ("legitimation", 0.918), ("actors:evaluation", 0.917), ("actors:role", 0.957)],
)
def test_agreement_of_the_two_passes(scheme: str, alpha: float) -> None:
    decisions = _passes()[scheme]
    names = sorted({name for decision in decisions for name in decision})
    coded = [[names.index(decision[coder]) for decision in decisions] for coder in (0, 1)]
    theirs = krippendorff.alpha(reliability_data=coded, level_of_measurement="nominal")
    assert float(krippendorff_alpha(coincidences(coded).sum(axis=0))) == pytest.approx(theirs)
    assert theirs == pytest.approx(alpha, abs=5e-4)


@pytest.mark.parametrize("name", ["entman", "legitimation", "actors"])
def test_gold_is_whole(name: str) -> None:
    rows = _rows(name)
    assert len(rows) >= 120 and len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        for span in row.get("spans", []):
            assert row["text"][span["start"] : span["end"]].strip()


def test_gold_and_passes_say_the_same() -> None:
    decided = _passes()
    codes = [value for row in _rows("entman") for value in row["labels"].values()]
    assert sum(codes) == sum(decision[2] == "1" for decision in decided["entman"])
    lights = [row["spans"][0]["code"] for row in _rows("actors")]
    assert lights == [decision[2] for decision in decided["actors:evaluation"]]


@pytest.mark.parametrize(("name", "least"), [("entman", 0.58), ("legitimation", 0.65)])
def test_macro_f1_of_the_codebooks_on_sentences_set_aside(name: str, least: float) -> None:
    rows = _aside(_rows(name))
    codings = code(annotate(*(make_article(row["id"], row["text"]) for row in rows)), read_codebook(name))
    found = set(zip(codings["document"].astype(str), codings["code"], strict=True))
    scores = []
    for label in rows[0]["labels"]:
        truth = [row["labels"][label] for row in rows]
        ours = [(row["id"], label) in found for row in rows]
        if any(truth) or any(ours):
            scores.append(f1_score(truth, ours))
    assert sum(scores) / len(scores) >= least


def test_macro_f1_of_the_evaluation_of_actors_set_aside() -> None:
    rows = _aside(_rows("actors"))
    tokens = annotate(*(make_article(row["id"], row["text"]) for row in rows))
    spans = [(row["id"], row["spans"][0]["start"], row["spans"][0]["end"]) for row in rows]
    truth = [row["spans"][0]["code"] for row in rows]
    assert f1_score(truth, classify(tokens, spans), average="macro") >= 0.60


def test_macro_f1_of_the_roles_set_aside() -> None:
    rows = [row for row in _aside(_rows("actors")) if row.get("labels")]
    tokens = annotate(*(make_article(row["id"], row["text"]) for row in rows))
    spans = [(row["id"], row["spans"][0]["start"], row["spans"][0]["end"]) for row in rows]
    truth = [row["labels"]["role"] for row in rows]
    assert f1_score(truth, classify_roles(tokens, spans), average="macro") >= 0.60

"""Numbers of the evaluation of targets, held against scikit-learn on our own sentences."""

import json
from pathlib import Path

import pytest
from sklearn.metrics import accuracy_score, f1_score
from tests.helpers import own_sentences

from discourse.base.errors import CardError
from discourse.coding import reader
from discourse.coding.targets.verdicts import classify, classify_roles
from discourse.evaluation.beside import evaluate_actors
from discourse.evaluation.gold import read_gold
from discourse.io.articles import make_article
from discourse.text.annotation import annotate

GOLD = own_sentences.GOLD / "actors.jsonl"
ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def test_evaluation_of_targets() -> None:
    result = evaluate_actors(read_gold(GOLD))
    spans = [(row["id"], row["spans"][0]["start"], row["spans"][0]["end"]) for row in ROWS]
    tokens = annotate(*(make_article(row["id"], row["text"]) for row in ROWS))
    answers = classify(tokens, spans, reader.read(tokens))
    truth = [row["spans"][0]["code"] for row in ROWS]
    assert result.overall["macro_f1"] == pytest.approx(f1_score(truth, answers, average="macro"))
    assert result.overall["accuracy"] == pytest.approx(accuracy_score(truth, answers))
    assert result.overall["n"] == len(ROWS) and result.overall["macro_f1_low"] < result.overall["macro_f1_high"]
    assert len(result.errors) == sum(a != b for a, b in zip(truth, answers, strict=True))


def test_roles_named_by_a_label(tmp_path: Path) -> None:
    rows = [row for row in ROWS if row.get("labels")][:30]
    for row in rows:
        row["spans"][0]["code"] = "Target"
    path = tmp_path / "roles.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    spans = [(row["id"], row["spans"][0]["start"], row["spans"][0]["end"]) for row in rows]
    answers = classify_roles(annotate(*(make_article(row["id"], row["text"]) for row in rows)), spans)
    truth = [row["labels"]["role"] for row in rows]
    assert evaluate_actors(read_gold(path)).overall["macro_f1"] == pytest.approx(
        f1_score(truth, answers, average="macro")
    )


def test_gold_without_targets(tmp_path: Path) -> None:
    path = tmp_path / "none.jsonl"
    path.write_text('{"id": "a", "text": "Birds sing."}\n', encoding="utf-8")
    with pytest.raises(CardError, match="no span has one of the classes"):
        evaluate_actors(read_gold(path))

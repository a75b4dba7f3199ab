"""Our own sentences for interactive metadiscourse and for appraisal: agreement of the passes, and the accuracy of the
rules on the halves set aside."""

import own_sentences
import pandas as pd
import pytest
from sklearn.metrics import cohen_kappa_score

from discourse.coding.coder import code
from discourse.evaluation import evaluate
from discourse.io.articles import make_article
from discourse.io.codebooks import read_codebook
from discourse.text.annotation import annotate

SETS = ("metadiscourse_interactive", "appraisal")


@pytest.mark.parametrize("name", SETS)
def test_the_agreement_on_the_card_follows_from_the_two_passes(name: str) -> None:
    ids = [row["id"] for half in (name, f"{name}_aside") for row in own_sentences.rows(half)]
    passes = pd.DataFrame([row for half in (name, f"{name}_aside") for row in own_sentences.passes(half)])
    marks = passes.astype({"first": int, "second": int})
    marks = marks[marks["first"] + marks["second"] > 0]
    cells = pd.MultiIndex.from_product([ids, sorted(set(marks["code"]))], names=["id", "code"])
    coded = marks.groupby(["id", "code"])[["first", "second"]].max().reindex(cells, fill_value=0)
    kappa = cohen_kappa_score(coded["first"], coded["second"])
    both = int((marks["first"] & marks["second"]).sum())
    card = (own_sentences.GOLD / f"{name}.toml").read_text(encoding="utf-8")
    assert f"kappa = {kappa:.2f}" in card
    assert f"({marks['first'].sum()} and {marks['second'].sum()} spans, {both} in both)" in card


@pytest.mark.parametrize("name", [half for name in SETS for half in (name, f"{name}_aside")])
def test_gold_and_passes_say_the_same(name: str) -> None:
    spans = {
        (row["id"], span["code"], span["start"], span["end"], row["text"][span["start"] : span["end"]])
        for row in own_sentences.rows(name)
        for span in row.get("spans", [])  # type: ignore[attr-defined]
    }
    agreed = {
        (row["id"], row["code"], int(row["start"]), int(row["end"]), row["text"])
        for row in own_sentences.passes(name)
        if row["adjudicated"] == "1"
    }
    assert spans == agreed


@pytest.mark.parametrize(
    ("codebook", "name", "least"),
    [
        ("metadiscourse", "metadiscourse_interactive", 0.93),
        ("metadiscourse", "metadiscourse_interactive_aside", 0.80),
        ("appraisal", "appraisal", 0.93),
        ("appraisal", "appraisal_aside", 0.89),
    ],
)
def test_accuracy_of_the_codebooks(codebook: str, name: str, least: float) -> None:
    found = evaluate(read_codebook(codebook), own_sentences.GOLD / f"{name}.jsonl").as_json()
    assert found["f1"] >= least and found["macro_f1"] >= least


@pytest.mark.parametrize("name", ["appraisal", "appraisal_aside"])
def test_polarity_of_the_attitude_that_is_found(name: str) -> None:
    articles = [make_article(str(row["id"]), str(row["text"])) for row in own_sentences.rows(name)]
    table = code(annotate(*articles), read_codebook("appraisal"))
    places = zip(table["document"].astype(str), table["code"], table["start"], table["end"], strict=True)
    ours = dict(zip(places, table["polarity"], strict=True))
    pairs = [
        (ours[place], row["polarity"])
        for row in own_sentences.passes(name)
        if row["adjudicated"] == "1" and row["polarity"]
        if (place := (row["id"], row["code"], int(row["start"]), int(row["end"]))) in ours
    ]
    assert len(pairs) >= 25 and sum(a == b for a, b in pairs) / len(pairs) >= 0.95

"""The codebook `stance-devices` on our own sentences: floors below what was measured; agreement of the passes."""

import own_sentences
import pandas as pd
import pytest
from sklearn.metrics import cohen_kappa_score

from discourse.evaluation import evaluate
from discourse.io.codebooks import Codebook, read_codebook

NAMES = ("stance_devices", "stance_devices_aside")


@pytest.fixture(scope="module")
def book() -> Codebook:
    return read_codebook("stance-devices")


def test_sentences_looked_at_are_coded_as_agreed(book: Codebook) -> None:
    found = evaluate(book, own_sentences.GOLD / "stance_devices.jsonl").as_json()
    assert found["f1"] > 0.95 and found["precision"] > 0.95


def test_sentences_set_aside_are_coded_nearly_as_well(book: Codebook) -> None:
    found = evaluate(book, own_sentences.GOLD / "stance_devices_aside.jsonl").as_json()
    assert found["precision"] > 0.95 and found["recall"] > 0.92 and found["macro_f1"] > 0.92


def test_the_set_aside_is_half_of_each_register() -> None:
    registers = [pd.Series([row["id"].split(":")[0] for row in own_sentences.rows(name)]).value_counts() for name in NAMES]
    assert all((counts == 10).all() and len(counts) == 8 for counts in registers)
    assert not {row["id"] for row in own_sentences.rows(NAMES[0])} & {row["id"] for row in own_sentences.rows(NAMES[1])}


def test_the_agreement_on_the_card_follows_from_the_two_passes(book: Codebook) -> None:
    rows = [row for name in NAMES for row in own_sentences.rows(name)]
    passes = pd.concat([pd.read_csv(own_sentences.GOLD / f"{name}.tsv", sep="\t") for name in NAMES])
    parents = {code.parent for code in book.codes}
    leaves = [code.name for code in book.codes if code.name not in parents]
    cells = pd.MultiIndex.from_product([[row["id"] for row in rows], leaves], names=["id", "code"])
    marked = passes.groupby(["id", "code"])[["first", "second"]].max().reindex(cells, fill_value=0)
    kappa = cohen_kappa_score(marked["first"], marked["second"])
    f1 = 2 * (passes["first"] & passes["second"]).sum() / (passes["first"].sum() + passes["second"].sum())
    card = (own_sentences.GOLD / "stance_devices.toml").read_text(encoding="utf-8")
    assert f"x {len(leaves)} codes" in card and f"kappa = {kappa:.2f}" in card and f"F1 = {f1:.2f}" in card


def test_gold_holds_what_was_agreed() -> None:
    for name in NAMES:
        passes = pd.read_csv(own_sentences.GOLD / f"{name}.tsv", sep="\t")
        agreed = passes[passes["adjudicated"] == 1]
        spans = {(row["id"], s["start"], s["end"], s["code"]) for row in own_sentences.rows(name) for s in row.get("spans", [])}
        assert spans == set(zip(agreed["id"], agreed["start"], agreed["end"], agreed["code"], strict=True))

"""The codebook `metadiscourse` against people's coding: floors below what was measured."""

import json
import re
from pathlib import Path

import pandas as pd
import pytest
from sklearn.metrics import cohen_kappa_score

from discourse.coding.coder import code
from discourse.evaluation import evaluate
from discourse.io.articles import Article, Paragraph
from discourse.io.codebooks import Codebook, read_codebook
from discourse.text.annotation import annotate

OWN = Path(__file__).resolve().parents[1] / "gold"


@pytest.fixture(scope="module")
def book() -> Codebook:
    return read_codebook("metadiscourse")


def test_own_sentences_are_coded_as_agreed(book: Codebook) -> None:
    found = evaluate(book, OWN / "metadiscourse.jsonl").as_json()
    assert found["macro_f1"] > 0.85
    assert {part["code"]: part["f1"] > 0.7 for part in found["codes"]} == {p["code"]: True for p in found["codes"]}


def test_the_agreement_on_the_card_follows_from_the_two_passes() -> None:
    rows = [json.loads(line) for line in (OWN / "metadiscourse.jsonl").read_text(encoding="utf-8").splitlines()]
    passes = pd.read_csv(OWN / "metadiscourse.tsv", sep="\t")
    cells = pd.MultiIndex.from_product([[row["id"] for row in rows], sorted(set(passes["code"]))], names=["id", "code"])
    marked = passes.groupby(["id", "code"])[["first", "second"]].max().reindex(cells, fill_value=0)
    kappa = cohen_kappa_score(marked["first"], marked["second"])
    card = (OWN / "metadiscourse.toml").read_text(encoding="utf-8")
    assert f"kappa = {kappa:.2f}" in card
    agreed = passes[passes["adjudicated"] == 1]
    assert len(agreed) == sum(len(row.get("spans", [])) for row in rows)


def test_sentences_set_aside_are_coded_nearly_as_well(book: Codebook) -> None:
    found = evaluate(book, OWN / "metadiscourse_aside.jsonl").as_json()
    assert found["precision"] > 0.85 and found["f1"] > 0.78


@pytest.mark.gold
def test_connectives_are_found(book: Codebook, gold: Path) -> None:
    found = evaluate(book, gold / "gum_connectives_dev.jsonl", codes={"transitions": ["connective"]})
    assert found.overall["f1"] > 0.82


@pytest.mark.gold
def test_hedges_fall_as_certainty_rises(book: Codebook, gold: Path) -> None:
    rated = evaluate(book, gold / "certainty_dev.jsonl", codes={"hedges": ["certainty"]}, unit="sentence")
    assert rated.overall["spearman"] < -0.63
    unsure = evaluate(book, gold / "certainty_aspects_dev.jsonl", codes={"hedges": ["Uncertain"]})
    assert unsure.overall["f1"] > 0.77


@pytest.mark.gold
def test_hedges_of_abstracts_are_found(book: Codebook, gold: Path, tmp_path: Path) -> None:
    # Every tenth abstract: the whole file takes a minute to annotate.
    lines = (gold / "bioscope_abstracts.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    part = tmp_path / "part.jsonl"
    part.write_text("".join(line for line in lines if int(re.match(r'\{"id": "(\d+)', line)[1]) % 10 == 3), "utf-8")  # type: ignore[index]
    found = evaluate(book, part, codes={"hedges": ["hedge"]}, unit="cue")
    assert found.overall["f1"] > 0.77


@pytest.mark.gold
def test_first_persons_are_those_of_the_treebank(book: Codebook, gold: Path) -> None:
    articles, truth = [], set()
    for number, block in enumerate((gold / "ud_pud.conllu").read_text(encoding="utf-8").strip().split("\n\n")):
        text = re.search(r"^# text = (.*)$", block, re.MULTILINE)[1]  # type: ignore[index]
        articles.append(Article(f"{number:04d}", text, (Paragraph(1, 0, len(text), "body"),)))
        at = 0
        for line in block.splitlines():
            cells = line.split("\t")
            if len(cells) > 5 and cells[0].isdigit():
                place = text.find(cells[1], at)
                at = place + len(cells[1]) if place >= 0 else at
                if cells[3] == "PRON" and "Person=1" in cells[5]:
                    truth.add((f"{number:04d}", place))
    table = code(annotate(*articles), book)
    found = {
        (d, s) for d, s, c in zip(table["document"], table["start"], table["code"], strict=True) if c == "self-mentions"
    }
    assert len(found & truth) / len(found) > 0.98 and len(found & truth) / len(truth) > 0.98

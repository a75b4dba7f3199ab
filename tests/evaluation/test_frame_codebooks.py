"""The codebooks of frames: their example sentences, proper names and slogans, and floors below what was measured."""

import json
import zlib
from pathlib import Path

import pandas as pd
import pytest

from discourse.coding import scoring
from discourse.coding.coder import code
from discourse.coding.examples import failures
from discourse.evaluation import Evaluation, evaluate
from discourse.io.articles import make_article
from discourse.io.codebooks import read_codebook
from discourse.text.annotation import annotate
from discourse.text.words import words

NARRATIVE = {"conflict": ["CO"], "human-interest": ["HI"], "economic-consequences": ["EC"], "morality": ["MO"],
             "attribution-of-responsibility": ["RE"]}  # fmt: skip
FRAC = {
    "economic": ["Economic"], "morality": ["Morality"], "fairness-and-equality": ["Fairness and equality"],
    "legality-constitutionality-jurisprudence": ["Legality and crime"], "crime-and-punishment": ["Legality and crime"],
    "political": ["Political and policy"], "policy-prescription-and-evaluation": ["Political and policy"],
    "security-and-defense": ["Security and defense"], "health-and-safety": ["Health and safety"],
    "cultural-identity": ["Cultural identity"], "public-opinion": ["Public opinion"],
}  # fmt: skip


@pytest.mark.parametrize("name", ["policy-frames", "generic-frames"])
def test_every_cue_fires_in_its_example_and_not_in_its_counterexample(name: str) -> None:
    book = read_codebook(name)
    assert failures(book).empty
    assert len(book.cues) > 200 and book.overlap == "all" and scoring.is_scored(book)


def _codes(book: str, text: str) -> set[tuple[str, str]]:
    found = code(annotate(make_article("x", text)), read_codebook(book))
    return set(zip(found["code"], found["text"], strict=True))


def test_proper_names_and_slogans_are_no_cues() -> None:
    found = _codes("policy-frames", "The Belt and Road Initiative is a trade union of the People's Republic of China.")
    assert not {("policy-prescription-and-evaluation", "Initiative"), ("economic", "trade")} & found
    found = _codes("policy-frames", "The path of peaceful development is in the Charter of the Communist Party.")
    assert not {name for name, _ in found} & {"economic", "legality-constitutionality-jurisprudence"}
    found = _codes("generic-frames", "Both sides will build an international community.")
    assert not {name for name, _ in found} & {"conflict", "human-interest"}


def test_a_sentence_about_nothing_is_other() -> None:
    book = read_codebook("policy-frames")
    tokens = annotate(make_article("x", "The kettle whistled twice."))
    units = scoring.units(words(tokens), "sentence")
    held = scoring.held(code(tokens, book), book, units)
    assert held.columns[held.iloc[0]].tolist() == ["other"] == [scoring.none_code(book)]


def _aside(source: Path, folder: Path) -> Path:
    """The third of a developing set whose texts were not read while the cues were written."""
    lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
    path = folder / source.name
    kept = [line for line in lines if zlib.crc32(json.loads(line)["id"].encode()) % 3 == 0]
    path.write_text("".join(kept), encoding="utf-8")
    return path


def _auc(found: Evaluation) -> float:
    return float(pd.DataFrame(found.as_json()["codes"])["auc"].mean())


@pytest.mark.gold
def test_policy_frames_of_sentences_set_aside(gold: Path, tmp_path: Path) -> None:
    found = evaluate(read_codebook("policy-frames"), _aside(gold / "frac_dev.jsonl", tmp_path), codes=FRAC)
    assert found.overall["accuracy"] > 0.68 and found.overall["macro_f1"] > 0.70


@pytest.mark.gold
def test_generic_frames_of_articles_set_aside(gold: Path, tmp_path: Path) -> None:
    path = _aside(gold / "narrative_frames_dev.jsonl", tmp_path)
    assert _auc(evaluate(read_codebook("generic-frames"), path, codes=NARRATIVE)) > 0.78


@pytest.mark.gold
def test_gold_names_that_mean_ours_need_no_mapping(gold: Path) -> None:
    found = evaluate(read_codebook("policy-frames"), gold / "frac_dev.jsonl")
    ours = {part["code"] for part in found.as_json()["codes"]}
    assert {"economic", "fairness-and-equality", "security-and-defense", "other"} <= ours

"""Articles that hold several codes each: the ways to write that down, the names used, and the scores printed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from discourse.base.errors import UsageError
from discourse.cli import main
from discourse.evaluation import evaluate
from discourse.evaluation.gold import read_gold
from discourse.evaluation.mapping import plan
from discourse.io.codebooks import Codebook, read_codebook

NAMES = {
    "economic": "Economic", "capacity-and-resources": "Capacity_and_resources", "morality": "Morality",
    "fairness-and-equality": "Fairness_and_equality",
    "legality-constitutionality-jurisprudence": "Legality_Constitutionality_and_jurisprudence",
    "policy-prescription-and-evaluation": "Policy_prescription_and_evaluation",
    "crime-and-punishment": "Crime_and_punishment", "security-and-defense": "Security_and_defense",
    "health-and-safety": "Health_and_safety", "quality-of-life": "Quality_of_life",
    "cultural-identity": "Cultural_identity", "public-opinion": "Public_opinion", "political": "Political",
    "external-regulation-and-reputation": "External_regulation_and_reputation",
}  # fmt: skip
TEXTS = {
    "court": ("The judge heard the lawsuit in court and the lawyers appealed to the supreme court.", [4]),
    "tax": ("The tax on companies cost the economy jobs, and the market fell as prices rose.", [0]),
    "both": ("A judge ruled that the tax on banks was unlawful; the court told companies to pay less tax.", [0, 4]),
    "tree": ("The tree behind the old barn lost its leaves early and the path below it turned brown.", []),
}
FORMS: dict[str, Callable[[list[str]], dict[str, Any]]] = {
    "list": lambda held: {"frames": held},
    "true or false": lambda held: {name: name in held for name in NAMES.values()},
    "1 or 0": lambda held: {name: int(name in held) for name in NAMES.values()},
}


@pytest.fixture(scope="module")
def book() -> Codebook:
    return read_codebook("policy-frames")


def written(folder: Path, form: str, *, all_names: bool = False) -> Path:
    """The texts as gold; with `all_names` an article that holds every frame, so that each name occurs."""
    names = list(NAMES.values())
    rows = [{"id": key, "text": text, "labels": FORMS[form]([names[n] for n in held])}
            for key, (text, held) in TEXTS.items()]  # fmt: skip
    if all_names:
        rows.append({"id": "all", "text": "A barn.", "labels": FORMS[form](names)})
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", list(FORMS))
def test_every_name_meets_its_code(book: Codebook, tmp_path: Path, form: str) -> None:
    gold = read_gold(written(tmp_path, form, all_names=True))
    assert {target.code: target.name for target in plan(book, gold, None, "").targets} == NAMES


@pytest.mark.parametrize("form", list(FORMS))
def test_all_ways_of_writing_give_the_same_scores(book: Codebook, tmp_path: Path, form: str) -> None:
    held = {
        "economic": ["Economic"],
        "legality-constitutionality-jurisprudence": [NAMES["legality-constitutionality-jurisprudence"]],
    }
    found = evaluate(book, written(tmp_path, form), codes=held).as_json()
    assert (found["tp"], found["fp"], found["fn"]) == (4, 0, 0)
    assert found["micro_f1"] == found["macro_f1"] == found["auc"] == 1.0


@pytest.mark.parametrize("form", list(FORMS))
def test_names_of_the_call_may_be_spelt_differently(book: Codebook, tmp_path: Path, form: str) -> None:
    codes = {"Legality_Constitutionality_Jurisprudence": ["legality, constitutionality and Jurisprudence"]}
    found = evaluate(book, written(tmp_path, form), codes=codes).overall
    assert (found["code"], found["gold"]) == (
        "legality-constitutionality-jurisprudence", "Legality_Constitutionality_and_jurisprudence",
    )  # fmt: skip
    assert (found["tp"], found["fp"], found["fn"]) == (2, 0, 0)


def test_another_spelling_in_the_title_of_a_code_is_known(book: Codebook, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(
        '{"id": "a", "text": "A barn.", "labels": {"frames": ["Security and defence"]}}\n', encoding="utf-8"
    )
    assert plan(book, read_gold(path), None, "").targets[0].code == "security-and-defense"


def test_a_name_that_is_none_is_still_refused(book: Codebook, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="did you mean 'Economic'"):
        evaluate(book, written(tmp_path, "list"), codes={"economic": ["Economics"]})


def test_other_numbers_remain_ratings(book: Codebook, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    rows = [{"id": str(n), "text": text, "labels": {"Economic": n}} for n, (text, _) in enumerate(TEXTS.values())]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert evaluate(book, path).kind == "rating"


def test_the_command_prints_micro_macro_and_mean_auc(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "list")
    pairs = [f"{ours}={NAMES[ours]}" for ours in ("economic", "legality-constitutionality-jurisprudence")]
    assert main(["evaluate", "policy-frames", str(path), *(part for pair in pairs for part in ("--code", pair))]) == 0
    last = next(line for line in capsys.readouterr().out.splitlines() if "all together" in line)
    assert "micro_f1 1.000" in last and "macro_f1 1.000" in last and "mean auc 1.000" in last


def test_rows_as_long_as_articles_are_told_as_articles(book: Codebook, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    long = " ".join(text for text, _ in TEXTS.values()) + " "
    rows = [{"id": str(n), "text": long * 2, "labels": {"frames": ["Economic"]}} for n in range(2)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert evaluate(book, path).overall["unit"] == "article"
    assert evaluate(book, written(tmp_path, "list")).overall["unit"] == "sentence"

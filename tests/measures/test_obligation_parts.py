"""The parts of an obligation, held against our own sentences set aside."""

import csv
from pathlib import Path

import pytest
from obligation_parts import PARTS, compare, scores

GOLD = Path(__file__).parents[1] / "gold"


@pytest.mark.parametrize(("name", "least"), [("obligations", 0.96), ("obligations_aside", 0.90)])
def test_parts_of_obligations(name: str, least: float) -> None:
    found = scores(compare(GOLD / f"{name}.jsonl"))
    assert found["found"] >= 0.96
    assert min(found[part] for part in PARTS) >= least


def test_both_passes_alike() -> None:
    with (GOLD / "obligations.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert len(rows) == 64 * 5 and all(row["first"] == row["second"] == row["adjudicated"] for row in rows)

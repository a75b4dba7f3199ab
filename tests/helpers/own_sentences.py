"""The project's own coded sentences in `data/accuracy/gold`: the rows, and both passes over them."""

import csv
import json
from pathlib import Path
from typing import Any

GOLD = Path(__file__).resolve().parents[2] / "data" / "accuracy" / "gold"


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of `<name>.jsonl` with their parts, spans and labels."""
    return [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def passes(name: str) -> list[dict[str, str]]:
    """The decisions of either pass, as `<name>.passes.tsv` has them."""
    with (GOLD / f"{name}.passes.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))

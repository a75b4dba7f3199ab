"""Reading the project's own coded sentences: the rows that `discourse evaluate` reads, and both passes over them."""

import csv
import json
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent


def rows(name: str) -> list[dict[str, Any]]:
    """The sentences of `<name>.jsonl` with their spans."""
    return [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def passes(name: str) -> list[dict[str, str]]:
    """The spans of either pass, as `<name>.tsv` has them."""
    with (GOLD / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))

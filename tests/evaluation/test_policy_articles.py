"""Our own articles with policy frames: the file is whole, and floors below what was measured on the half set aside."""

import json
import zlib
from pathlib import Path

import pytest

from discourse.evaluation import Evaluation, evaluate
from discourse.io.codebooks import read_codebook

GOLD = Path(__file__).parents[1] / "gold" / "policy_articles.jsonl"
LINES = GOLD.read_text(encoding="utf-8").splitlines(keepends=True)


def _aside(line: str) -> bool:
    return zlib.crc32(json.loads(line)["id"].encode()) % 2 == 1


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    path = tmp_path_factory.mktemp("aside") / "aside.jsonl"
    path.write_text("".join(line for line in LINES if _aside(line)), encoding="utf-8")
    return evaluate(read_codebook("policy-frames"), path)


def test_the_articles_are_whole() -> None:
    rows = [json.loads(line) for line in LINES]
    codes = {code.name for code in read_codebook("policy-frames").codes}
    assert len(rows) == len({row["id"] for row in rows}) == 40
    for row in rows:
        assert 150 <= len(row["text"].split()) <= 300 and 1 <= len(row["labels"]["frames"]) <= 5
        assert set(row["labels"]["frames"]) < codes - {"other"}


def test_frames_of_articles_set_aside(found: Evaluation) -> None:
    # Measured: micro F1 .72, macro F1 .67, mean AUC .87 on 22 articles.
    assert found.overall["documents"] == 22 and found.overall["unit"] == "article"
    assert found.overall["micro_f1"] > 0.66 and found.overall["macro_f1"] > 0.60 and found.overall["auc"] > 0.82

"""The parts of an obligation held against our own coded sentences: `python tests/measures/obligation_parts.py FILE.jsonl`."""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd

from discourse.coding.coder import code
from discourse.io.articles import make_article
from discourse.io.codebooks import read_codebook
from discourse.measures.stance.obligation import obligation
from discourse.text.annotation import annotate
from discourse.text.tokens import TokenView

PARTS = ("who", "strength", "act", "beneficiary", "voice")
_ARTICLES = ("a", "an", "the")
Parts = dict[str, str]


def compare(file: Path) -> list[tuple[str, Parts, Parts]]:
    """For each sentence its text, the parts as coded by hand and as found; no parts where none is obliged."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    compared = []
    for row in rows:
        view = TokenView(annotate(make_article(row["id"], row["text"])))
        compared.append((row["text"], _coded(row), _found(obligation(view, code(view, read_codebook("modality"))))))
    return compared


def scores(compared: list[tuple[str, Parts, Parts]]) -> dict[str, Any]:
    """F1 of finding an obligation, and for each part the share of coded obligations that have it right.

    An obligation that is not found has no part right. A beneficiary is right too where none is coded and none found.
    """
    hits = sum(bool(gold and ours) for _, gold, ours in compared)
    coded, found = (sum(bool(pair[side]) for pair in compared) for side in (1, 2))
    right: Counter[str] = Counter()
    for _, gold, ours in compared:
        right.update(part for part in PARTS if gold and ours and gold[part] == ours[part])
    return {"n": coded, "found": 2 * hits / (coded + found)} | {part: right[part] / coded for part in PARTS}


def _coded(row: dict[str, Any]) -> Parts:
    labels = row.get("labels")
    if not labels:
        return {}
    marked = {name: [row["text"][s["start"] : s["end"]] for s in row["spans"] if s["code"] == name] for name in PARTS}
    who, acts, benefit = (marked[name] for name in ("who", "act", "beneficiary"))
    return {"who": _plain(" ".join(who)), "act": " ".join(acts), "beneficiary": _plain(" ".join(benefit)), **labels}


def _found(table: pd.DataFrame) -> Parts:
    if table.empty:
        return {}
    first = table.iloc[0]
    who = "" if first["actor"] == "not named" else first["actor"]
    benefits = list(dict.fromkeys(filter(None, table["beneficiary"])))
    return {
        "who": _plain(who), "strength": first["strength"], "act": " ".join(_verb(act) for act in table["act"]),
        "beneficiary": _plain(" ".join(benefits)), "voice": first["voice"],
    }  # fmt: skip


def _plain(phrase: str) -> str:
    return " ".join(word for word in phrase.lower().split() if word not in _ARTICLES)


def _verb(act: str) -> str:
    """The verb itself: people marked it without the adverbs before and the infinitive after it."""
    words = [word for word in act.split() if not word.endswith("ly") and word not in ("be", "never", "not")]
    return words[0] if words else act


if __name__ == "__main__":
    pairs = compare(Path(sys.argv[1]))
    for sentence, gold, ours in pairs:
        if gold != ours:
            print(sentence, gold, ours, sep="\n   ")
    print({name: round(value, 3) for name, value in scores(pairs).items()})

"""The parts of obligations held against sentences in which a person marked them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from discourse.coding.coder import code
from discourse.evaluation.gold import Gold, Row, read_gold
from discourse.evaluation.result import Evaluation
from discourse.evaluation.scores import Counts, Tally, summary
from discourse.io.codebooks import read_codebook
from discourse.measures.stance.obligation import obligation
from discourse.statistics.agreement import FN, FP, TP
from discourse.text.annotation import annotate
from discourse.text.tokens import TokenView

PARTS = ("who", "strength", "act", "beneficiary", "voice")
Parts = dict[str, str]


def evaluate_obligations(gold: Path | Gold) -> Evaluation:
    """Measure how well obligations are found, and how often each of their parts is right.

    Read `f1` of the whole as finding that somebody is obliged at all, and `accuracy` of a part as its share of right
    answers among the obligations that a person marked; one that is not found has no part right. Compared are words
    without articles, of the act its verbs only. The trap: no beneficiary where none is marked counts as right.

    Args:
        gold: a `.jsonl` file, or what was read of one: spans `who`, `act` and `beneficiary`, labels `strength` and
            `voice`; a row without labels holds no obligation.

    Returns:
        Scores with 95 % bootstrap intervals over documents.
    """
    read = gold if isinstance(gold, Gold) else read_gold(gold)
    book = read_codebook("modality")
    pairs = []
    for row in read.rows:
        view = TokenView(annotate(row.article()))
        pairs.append((row, _marked(row), _found(obligation(view, code(view, book)))))
    documents = pd.factorize(pd.Series([row.document for row in read.rows]))[0]
    held = [{TP: bool(truth and ours), FP: not truth and bool(ours), FN: bool(truth) and not ours}
            for _, truth, ours in pairs]  # fmt: skip
    count = int(documents.max()) + 1
    shape = {"unit": "obligation", "documents": count, "rows": len(pairs)}
    whole = summary(Tally(_counts(documents, [[one[key] for key in (TP, FP, FN)] for one in held], 3)[:, None]))[0]
    parts = []
    for name in PARTS:
        right = [[bool(truth and ours and truth[name] == ours[name]), bool(truth)] for _, truth, ours in pairs]
        share = summary(Tally(np.zeros((count, 1, 3), np.int64), _counts(documents, right, 2)))[0]
        kept = {key: share[key] for key in ("accuracy", "accuracy_low", "accuracy_high")}
        parts.append(shape | {"code": name, "gold": name, "n": sum(bool(truth) for _, truth, _ in pairs)} | kept)
    whole |= shape | {"code": "obligation", "gold": "obligation", "n": whole["tp"] + whole["fn"]}
    return Evaluation(read.name, "obligations", "spans", whole, tuple(parts), pd.DataFrame(_errors(pairs)))


def _counts(documents: Any, rows: Iterable[list[bool]], width: int) -> Counts:
    counts: Counts = np.zeros((int(documents.max()) + 1, width), dtype=np.int64)
    np.add.at(counts, documents, np.array(list(rows), dtype=np.int64))
    return counts


def _errors(pairs: list[tuple[Row, Parts, Parts]]) -> list[dict[str, str]]:
    return [{"id": row.id, "code": name, "gold": truth.get(name, ""), "ours": ours.get(name, ""), "context": row.text}
            for row, truth, ours in pairs for name in PARTS if truth.get(name) != ours.get(name)]  # fmt: skip


def _marked(row: Row) -> Parts:
    if not row.labels:
        return {}
    words = {name: [row.text[s.start : s.end] for s in row.spans if s.code == name] for name in PARTS}
    who, acts, benefit = (" ".join(words[name]) for name in ("who", "act", "beneficiary"))
    return {"who": _plain(who), "act": acts, "beneficiary": _plain(benefit), **row.labels}


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
    return " ".join(word for word in phrase.lower().split() if word not in ("a", "an", "the"))


def _verb(act: str) -> str:
    """The verb itself: people marked it without the adverbs before and the infinitive after it."""
    words = [word for word in act.split() if not word.endswith("ly") and word not in ("be", "never", "not")]
    return words[0] if words else act

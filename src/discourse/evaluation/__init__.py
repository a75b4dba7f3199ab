"""Evaluation: a codebook held against texts that people coded by hand."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from discourse.coding import combined, scoring
from discourse.coding.reader import examples
from discourse.evaluation.coded import Coded, Progress, code_gold
from discourse.evaluation.decisions import decide, one_each
from discourse.evaluation.gold import Gold
from discourse.evaluation.mapping import plan
from discourse.evaluation.result import (
    Evaluation,
    about,
    as_predictions,
    defined,
    macro,
    rank_correlation,
    shares,
    summary,
    tally,
)
from discourse.evaluation.sets import opened
from discourse.io.codebooks import Codebook
from discourse.statistics.agreement import auc

__all__ = ["Evaluation", "evaluate"]


def evaluate(
    codebook: Codebook, gold: Path | Gold, *, codes: Mapping[str, list[str]] | None = None, unit: str = "",
    reader: bool = True, progress: Progress | None = None,
) -> Evaluation:  # fmt: skip
    """Measure how well a codebook's codings agree with texts that people coded by hand.

    What is measured follows from the gold. Spans: precision, recall and F1 of exact cues, stretches that share a
    character, tokens, or sentences that have one; senses at given places (`place`, as where each row has one span of
    several codes): accuracy and macro F1; `relation`: the other spans of an annotation's group (its source, its
    content), right where their head is the head of ours. Labels: rows; a row has a code when a coding holds there, or,
    for the rules alone, when the summed weights reach the code's threshold; also the AUC of the density (weights by
    words, or the encoder's probabilities). True or false, 1 or 0, and a list of the codes that a row has say the same.
    Ratings: rank correlation.
    The trap: numbers measured on texts that the cues were improved on flatter; measure on texts set aside.

    Args:
        codebook: the codebook. A parent code stands for all its children.
        gold: a `.jsonl` file, one row a line, the document being the part of the id before the last colon; a folder of
            passages read from the guide (`passages.jsonl`, `reader1.jsonl`); or what was read of either.
        codes: ours to theirs, such as ``{"hedges": ["hedge"]}``; without it equal names are held together.
            Capitals, underscores and *and* make no difference: `Quality_of_life` is `quality-of-life`.
            Of several values of one label a row gets that of highest weight, the first if tied.
        unit: cue, stretch, token, place, sentence (a row of the file) or relation; if empty, by the kind of the gold.
        reader: measure rule and reader together, where the reader knows the codebook; else the rules alone.
        progress: told how many texts of how many are done.

    Returns:
        Scores with 95 % bootstrap intervals over documents, every decision, and what of the gold was left out.

    Raises:
        CardError: a slip in the gold, with file and line.
        UsageError: a code, name or unit that does not exist.
    """
    read = gold if isinstance(gold, Gold) else opened(gold, codebook.name)
    planned = plan(codebook, read, codes, unit)
    both = reader and combined.knows(codebook.name)
    coded = code_gold(codebook, read, planned, with_reader=both, progress=progress)
    decisions = pd.DataFrame()
    if planned.kind == "rating":
        whole, parts = _rating(coded)
    else:
        decisions = decide(coded)
        whole, parts = _counted(coded, decisions)
    parts = [part if "code" in part else _names(coded, [number]) | part for number, part in enumerate(parts)]
    measured = {*coded.target_of, *(read.span_codes if planned.unit == "relation" else ())}
    left = {name: n for name, n in sorted(read.counted().items()) if name not in measured}
    known = {row["sentence"] for row in examples()} if both else set()
    learned = sum(row.text in known for row in read.rows)
    return Evaluation(
        read.name, codebook.name, planned.kind, "both" if both else "rule",
        _names(coded, list(range(len(planned.targets)))) | whole, tuple(parts),
        as_predictions(coded, decisions) if len(decisions) else decisions, left, learned,
    )  # fmt: skip


def _names(coded: Coded, numbers: list[int]) -> dict[str, Any]:
    targets = [coded.plan.targets[number] for number in numbers]
    # Rows as long as articles are told as articles.
    article = coded.plan.unit == "sentence" and float(np.median(coded.words)) >= scoring.LONG
    code, name = ("+".join(getattr(target, side) for target in targets) for side in ("code", "name"))
    return about(coded.gold, code, name, "article" if article else coded.plan.unit)


Scores = tuple[dict[str, Any], list[dict[str, Any]]]


def _counted(coded: Coded, decisions: pd.DataFrame) -> Scores:
    if coded.plan.unit == "relation":
        return _relations(coded, decisions)
    whole, parts = summary(tally(decisions, coded.gold.documents, len(coded.plan.targets)))
    if one_each(coded):
        row = decisions["row"].to_numpy(dtype=np.int64)
        whole |= shares((decisions["gold"] == decisions["predicted"]).to_numpy(), coded.gold.documents[row])
    if coded.plan.kind == "labels":
        for number, part in enumerate(parts):
            part["accuracy"] = float((coded.truth[:, number] == coded.has[:, number]).mean())
            part["auc"] = defined(auc(coded.truth[:, number], coded.densities[:, number]))
        # Of several labels the mean over those of which the rows have both kinds.
        known = [part["auc"] for part in parts if part["auc"] is not None]
        whole["auc"] = float(np.mean(known)) if known else None
        if len(parts) == 1:
            whole |= {"accuracy": parts[0]["accuracy"], "macro_f1": _both_sides(coded)}
    return whole, parts


def _relations(coded: Coded, decisions: pd.DataFrame) -> Scores:
    """The scores of each part of the relations, and of all together."""

    def score(some: pd.DataFrame) -> dict[str, Any]:
        return summary(tally(some, coded.gold.documents, len(coded.plan.targets)))[0]

    parts = [
        _names(coded, [0]) | score(part) | {"code": name, "gold": name} for name, part in decisions.groupby("part")
    ]
    return score(decisions), parts


def _both_sides(coded: Coded) -> float | None:
    """Mean F1 of having and of not having the label."""
    truth, has = coded.truth[:, 0], coded.has[:, 0]
    sides = [(has == side, truth == side, (has == truth) & (has == side)) for side in (True, False)]
    return defined(
        macro(np.array([[ours.sum(), both.sum(), theirs.sum(), both.sum()] for ours, theirs, both in sides]))
    )


def _rating(coded: Coded) -> Scores:
    """Rank correlation of what speaks for each target with the rating, over the rows that have one."""
    parts: list[dict[str, Any]] = []
    for number, target in enumerate(coded.plan.targets):
        rows = np.array([n for n, row in enumerate(coded.gold.rows) if target.gold[0] in row.labels], dtype=np.int64)
        rating = np.array([float(coded.gold.rows[n].labels[target.gold[0]]) for n in rows])
        document = pd.factorize(coded.gold.documents[rows])[0].astype(np.int64)
        parts.append({"n": len(rows)} | rank_correlation(coded.scores[rows, number], rating, document))
    return (dict(parts[0]) if len(parts) == 1 else {"n": sum(part["n"] for part in parts)}), parts

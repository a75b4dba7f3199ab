"""Evaluation: a codebook held against texts that people coded by hand."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from discourse.coding import scoring
from discourse.evaluation import matching
from discourse.evaluation.coded import Bools, Coded, run
from discourse.evaluation.gold import Gold, read_gold
from discourse.evaluation.mapping import plan
from discourse.evaluation.result import Evaluation
from discourse.evaluation.scores import Tally, defined, spearman_interval, summary
from discourse.io.codebooks import Codebook
from discourse.statistics.agreement import auc, spearman

__all__ = ["Evaluation", "evaluate"]
_CONTEXT, _ROW = 60, 400


def evaluate(
    codebook: Codebook, gold: Path | Gold, *, codes: Mapping[str, list[str]] | None = None, unit: str = ""
) -> Evaluation:
    """Measure how well a codebook's codings agree with texts that people coded by hand.

    What is measured follows from the gold. Spans: precision, recall and F1 of exact cues, tokens or
    sentences that have one. Spans that give each row one of several senses: accuracy and macro F1 there.
    Labels: rows, where a row has a code when the summed weights of its codings reach the code's threshold;
    also the AUC of the density. True or false, 1 or 0, and a list of the codes that a row has say the same.
    Ratings: rank correlation with the weights. Density is weights per word, or, where the codebook's unit is
    a sentence or an article, as `coding.scoring` has it.
    The trap: numbers measured on texts that the cues were improved on flatter; measure on texts set aside.

    Args:
        codebook: the codebook. A parent code stands for all its children.
        gold: a `.jsonl` file, one row a line, or what was read of one; the document is the part of the id before
            the last colon.
        codes: ours to theirs, such as ``{"hedges": ["hedge"]}``; without it equal names are held together.
            Capitals, underscores and *and* make no difference: `Quality_of_life` is `quality-of-life`.
            Of several values of one label a row gets that of highest weight, the first if tied.
        unit: cue, token or sentence (a row of the file); if empty, cue for spans and sentence for labels.

    Returns:
        Scores with 95 % bootstrap intervals over documents, and the misses and false alarms.

    Raises:
        CardError: a slip in the gold, with file and line.
        UsageError: a code, name or unit that does not exist.
    """
    read = gold if isinstance(gold, Gold) else read_gold(gold)
    coded = run(codebook, read, plan(codebook, read, codes, unit))
    if coded.plan.kind == "rating":
        overall, parts, faults = _rating(coded)
    else:
        overall, parts, faults = _counted(coded)
    for number, part in enumerate(parts):
        part.update(_names(coded, [number]) | {"n": part.get("n", 0)})
    whole = _names(coded, list(range(len(parts)))) | overall
    return Evaluation(read.name, codebook.name, coded.plan.kind, whole, tuple(parts), _errors(coded, faults))


def _names(coded: Coded, numbers: list[int]) -> dict[str, Any]:
    targets = [coded.plan.targets[number] for number in numbers]
    return {
        "code": "+".join(target.code for target in targets),
        "gold": "+".join(target.name for target in targets),
        "unit": _unit(coded), "documents": int(coded.documents.max()) + 1, "rows": len(coded.gold.rows),
    }  # fmt: skip


def _unit(coded: Coded) -> str:
    """The unit as it is told: rows as long as articles are articles, not sentences."""
    article = coded.plan.unit == "sentence" and float(np.median(coded.words)) >= scoring.LONG
    return "article" if article else coded.plan.unit


Result = tuple[dict[str, Any], list[dict[str, Any]], list[matching.Fault]]


def _counted(coded: Coded) -> Result:
    loose: Tally | None = None
    kind, unit = coded.plan.kind, coded.plan.unit
    if kind == "senses":
        tally, faults = matching.senses(coded)
    elif kind == "values" and len(coded.plan.targets) > 1 and _one_key(coded):
        tally, faults = matching.single(coded)
    elif kind == "spans" and unit == "cue":
        tally, loose, faults = matching.cues(coded)
    elif kind == "spans" and unit == "token":
        tally, faults = matching.tokens(coded)
    else:
        tally, faults = matching.rows(coded)
    whole, parts = summary(tally)
    for part in [whole, *parts]:
        part["n"] = part["tp"] + part["fn"]
    if loose is not None:
        rough, roughs = summary(loose)
        for part, other in zip([whole, *parts], [rough, *roughs], strict=True):
            part.update({f"overlap_{key}": other[key] for key in ("precision", "recall", "f1")})
    if kind in ("boolean", "values", "lists"):
        _add_row_scores(coded, whole, parts)
    return whole, parts, faults


def _one_key(coded: Coded) -> bool:
    """Whether the values that are measured belong to one label, so that a row has only one of them."""
    keys = {key for key in coded.gold.label_keys(str)
            for target in coded.plan.targets for name in target.gold
            if name in coded.gold.values(key) or name.startswith(f"{key}:")}  # fmt: skip
    return len(keys) == 1


def _add_row_scores(coded: Coded, whole: dict[str, Any], parts: list[dict[str, Any]]) -> None:
    """Add accuracy by row, and the AUC of the density: weights by length of the row."""
    truth = matching.gold_rows(coded)
    for number, part in enumerate(parts):
        part["accuracy"] = float((truth[:, number] == coded.has[:, number]).mean())
        part["auc"] = defined(auc(truth[:, number], coded.weights[:, number] / coded.length))
    if len(parts) == 1:
        whole.update({key: parts[0][key] for key in ("accuracy", "auc")})
        whole["macro_f1"] = _both_sides(truth[:, 0], coded.has[:, 0])
    else:
        # Several labels: the mean over those of which the rows have both kinds.
        known = [part["auc"] for part in parts if part["auc"] is not None]
        whole["auc"] = float(np.mean(known)) if known else None


def _both_sides(truth: Bools, has: Bools) -> float | None:
    """Mean F1 of having and of not having the label."""
    found = []
    for side in (True, False):
        right, wrong = int(((truth == side) & (has == side)).sum()), int((truth != has).sum())
        found.append(2 * right / (2 * right + wrong) if right + wrong else np.nan)
    known = [value for value in found if np.isfinite(value)]
    return float(np.mean(known)) if known else None


def _rating(coded: Coded) -> Result:
    """Rank correlation of each target's summed weights with the rating, over the rows that have one."""
    parts: list[dict[str, Any]] = []
    for number, target in enumerate(coded.plan.targets):
        name = target.gold[0]
        rows = np.array([n for n, row in enumerate(coded.gold.rows) if name in row.labels], dtype=np.int64)
        rating = np.array([float(coded.gold.rows[n].labels[name]) for n in rows])
        weight = coded.weights[rows, number]
        document = pd.factorize(coded.documents[rows])[0].astype(np.int64)
        low, high = spearman_interval(weight, rating, document)
        parts.append({
            "n": len(rows), "spearman": defined(spearman(weight, rating)), "spearman_low": low, "spearman_high": high,
            "spearman_density": defined(spearman(weight / coded.length[rows], rating)),
        })  # fmt: skip
    whole = dict(parts[0]) if len(parts) == 1 else {"n": sum(part["n"] for part in parts)}
    return whole, parts, []


def _errors(coded: Coded, faults: list[matching.Fault]) -> pd.DataFrame:
    """Show each fault in its context; for a whole row `text` gives our codings there."""
    found = coded.codings.groupby(["row", "target"])["text"].agg("; ".join).to_dict()
    rows = []
    for number, kind, target, start, end in sorted(faults):
        row, one = coded.gold.rows[number], coded.plan.targets[target]
        whole = (start, end) == (0, len(row.text)) and coded.plan.unit == "sentence"
        text = found.get((number, target), "") if whole else row.text[start:end]
        around = row.text[:_ROW] if whole else row.text[max(start - _CONTEXT, 0) : end + _CONTEXT]
        rows.append((row.id, kind, one.name if kind == "miss" else one.code, start, end, text, around))
    return pd.DataFrame(rows, columns=["id", "kind", "code", "start", "end", "text", "context"])

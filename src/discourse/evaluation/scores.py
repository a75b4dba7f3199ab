"""Scores: decisions are counted by document; counts become precision, recall, F1 and their intervals over documents."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from discourse.statistics.agreement import spearman
from discourse.statistics.arrays import ratio
from discourse.statistics.resampling import document_interval, document_weights, percentile_interval

Counts = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
FOUND, RIGHT, DUE, MET = range(4)
"""What is counted: found by us, right of these, to be found, met of these."""
DRAWS = 2000
_add: Any = np.add.at
"""Adds at places that may occur more than once; typed loosely, for numpy's types know no tuples here."""


def tally(decisions: pd.DataFrame, documents: Counts, targets: int) -> Counts:
    """Count decisions: (documents, targets, 4), see FOUND to MET.

    Args:
        decisions: of `decisions.decide`.
        documents: the number of each row's document.
        targets: how many there are.
    """
    counts = np.zeros((int(documents.max(initial=-1)) + 1, targets, 4), dtype=np.int64)
    gold, ours, due = (decisions[name].to_numpy() for name in ("gold", "predicted", "due"))
    document, same = documents[decisions["row"].to_numpy(dtype=np.int64)], gold == ours
    for place, target, holds in ((FOUND, ours, True), (RIGHT, ours, same), (DUE, gold, due), (MET, gold, due & same)):
        hit = (target >= 0) & holds
        _add(counts, (document[hit], target[hit], place), 1)
    return counts


def shares(hits: npt.NDArray[np.bool_], documents: Counts) -> dict[str, float | None]:
    """The share of hits as `accuracy`, with its interval."""
    counts = np.zeros((int(documents.max(initial=-1)) + 1, 2), dtype=np.int64)
    _add(counts, (documents, 0), hits)
    _add(counts, (documents, 1), 1)
    drawn = _drawn(counts)
    return _bounded("accuracy", ratio(*counts.sum(axis=0)), ratio(drawn[:, 0], drawn[:, 1]) if drawn is not None else None)  # fmt: skip


def summary(counts: Counts) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Turn counts into the scores of all targets together and of each, with 95 % intervals.

    The intervals are percentiles of a cluster bootstrap: whole documents are drawn with replacement, as
    sentences of one document are not independent. With a single document there is none (None).

    References:
        Efron & Tibshirani (1993), An Introduction to the Bootstrap, 170-177.
    """
    total, drawn = counts.sum(axis=0), _drawn(counts)
    whole = _scores(total.sum(axis=0), drawn.sum(axis=1) if drawn is not None else None)
    parts = [_scores(one, drawn[:, t] if drawn is not None else None) for t, one in enumerate(total)]
    if len(parts) > 1:
        whole["micro_f1"] = whole["f1"]
        whole.update(_bounded("macro_f1", _macro(total), _macro(drawn) if drawn is not None else None))
    return whole, parts


def _drawn(counts: Counts) -> Counts | None:
    """The counts of each bootstrap sample; fewer samples where there are very many documents."""
    documents = len(counts)
    if documents < 2:
        return None
    drawn = document_weights(documents, resamples=DRAWS if documents <= 5000 else DRAWS // 4)
    return (drawn @ counts.reshape(documents, -1)).reshape(len(drawn), *counts.shape[1:])


def _f1(c: Counts) -> Floats:
    """2 tp/(2 tp + fp + fn), where hits among what is found and what is to be found may differ."""
    return ratio(c[..., RIGHT] + c[..., MET], c[..., FOUND] + c[..., DUE])


def _macro(counts: Counts) -> Floats:
    """Mean F1 of the targets that occur or were given; NaN where none does."""
    each = _f1(counts)
    return ratio(np.nansum(each, axis=-1), np.isfinite(each).sum(axis=-1))


def _scores(c: Counts, drawn: Counts | None) -> dict[str, Any]:
    found: dict[str, Any] = {"n": int(c[DUE]), "tp": int(c[RIGHT]), "fp": int(c[FOUND] - c[RIGHT]), "fn": int(c[DUE] - c[MET])}  # fmt: skip
    how = {
        "precision": lambda c: ratio(c[..., RIGHT], c[..., FOUND]),
        "recall": lambda c: ratio(c[..., MET], c[..., DUE]),
        "f1": _f1,
    }
    for name, score in how.items():
        found.update(_bounded(name, score(c), score(drawn) if drawn is not None else None))
    return found


def _bounded(name: str, value: Any, resampled: Floats | None) -> dict[str, float | None]:
    low, high = percentile_interval(resampled) if resampled is not None else (np.nan, np.nan)
    return {name: defined(value), f"{name}_low": defined(low), f"{name}_high": defined(high)}


def defined(value: Any) -> float | None:
    """A float, or None where the value is undefined."""
    return float(value) if np.isfinite(value) else None


def rank_correlation(x: Floats, y: Floats, documents: Counts) -> dict[str, float | None]:
    """The rank correlation as `spearman`, with its 95 % interval over documents drawn with replacement."""
    low, high = document_interval(lambda rows: spearman(x[rows], y[rows]), documents, resamples=DRAWS // 2)
    return {"spearman": defined(spearman(x, y)), "spearman_low": defined(low), "spearman_high": defined(high)}

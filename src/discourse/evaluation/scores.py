"""Scores: counts by document become precision, recall, F1 and their intervals over documents."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from discourse.statistics.agreement import FN, FP, TP, f1, macro_f1, precision, recall, spearman
from discourse.statistics.arrays import ratio
from discourse.statistics.resampling import document_interval, document_weights, percentile_interval

Counts = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
DRAWS = 2000


@dataclass(frozen=True)
class Tally:
    """Counts by document: `counts[document, target]` holds tp, fp and fn.

    `right[document]` holds, where every place takes exactly one of several codes, the places that got the
    right one and all places.
    """

    counts: Counts
    right: Counts | None = None


def draws(documents: int) -> Counts:
    """How often each document is drawn in each bootstrap sample; fewer samples where there are very many."""
    return document_weights(documents, resamples=DRAWS if documents <= 5000 else DRAWS // 4)


def summary(tally: Tally) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Turn counts into the overall scores and those of each target, with 95 % intervals.

    The intervals are percentiles of a cluster bootstrap: whole documents are drawn with replacement, as
    sentences of one document are not independent. With a single document there is none (None).

    References:
        Efron & Tibshirani (1993), An Introduction to the Bootstrap, 170-177.
    """
    documents, targets = tally.counts.shape[:2]
    total = tally.counts.sum(axis=0)
    drawn = draws(documents) if documents > 1 else None
    flat = tally.counts.reshape(documents, -1)
    resampled = (drawn @ flat).reshape(len(drawn), targets, 3) if drawn is not None else None
    whole = _scores(total.sum(axis=0), resampled.sum(axis=1) if resampled is not None else None)
    parts = [_scores(total[t], resampled[:, t] if resampled is not None else None) for t in range(targets)]
    if targets > 1:
        whole["micro_f1"] = whole["f1"]
        whole.update(_bounded("macro_f1", macro_f1(total), macro_f1(resampled) if resampled is not None else None))
    if tally.right is not None:
        right = tally.right.sum(axis=0)
        again = drawn @ tally.right if drawn is not None else None
        share = ratio(again[:, 0], again[:, 1]) if again is not None else None
        whole.update(_bounded("accuracy", ratio(right[0], right[1]), share))
    return whole, parts


def _scores(counts: Counts, resampled: Counts | None) -> dict[str, Any]:
    found: dict[str, Any] = {"tp": int(counts[TP]), "fp": int(counts[FP]), "fn": int(counts[FN])}
    for name, score in (("precision", precision), ("recall", recall), ("f1", f1)):
        found.update(_bounded(name, score(counts), score(resampled) if resampled is not None else None))
    return found


def _bounded(name: str, value: Floats, resampled: Floats | None) -> dict[str, float | None]:
    low, high = interval(resampled) if resampled is not None else (None, None)
    return {name: defined(value), f"{name}_low": low, f"{name}_high": high}


def interval(values: Floats) -> tuple[float | None, float | None]:
    """The middle 95 % of bootstrap values; none where more than a few samples have no value."""
    low, high = percentile_interval(values)
    return defined(low), defined(high)


def defined(value: Any) -> float | None:
    """A float, or None where the value is undefined."""
    return float(value) if np.isfinite(value) else None


def spearman_interval(x: Floats, y: Floats, document: Counts) -> tuple[float | None, float | None]:
    """95 % interval of the rank correlation over documents drawn with replacement."""
    low, high = document_interval(lambda rows: spearman(x[rows], y[rows]), document, resamples=DRAWS // 2)
    return defined(low), defined(high)

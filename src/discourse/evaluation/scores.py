"""Scores: counts by document become precision, recall, F1 and their intervals over documents."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.stats import rankdata

from discourse.statistics.resampling import document_weights, percentile_interval

Counts = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
DRAWS = 2000
TP, FP, FN = 0, 1, 2


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
    return {name: number(value), f"{name}_low": low, f"{name}_high": high}


def interval(values: Floats) -> tuple[float | None, float | None]:
    """The middle 95 % of bootstrap values; none where more than a few samples have no value."""
    low, high = percentile_interval(values)
    return number(low), number(high)


def number(value: Any) -> float | None:
    """A float, or None where the value is undefined."""
    return float(value) if np.isfinite(value) else None


def ratio(part: npt.ArrayLike, whole: npt.ArrayLike) -> Floats:
    """Divide; nothing by nothing is undefined (NaN)."""
    above, below = np.asarray(part, dtype=float), np.asarray(whole, dtype=float)
    shares: Floats = np.divide(above, below, out=np.full(np.broadcast(above, below).shape, np.nan), where=below > 0)
    return shares


def precision(counts: Counts) -> Floats:
    """Share of what was found that is right; the last axis holds tp, fp, fn."""
    return ratio(counts[..., TP], counts[..., TP] + counts[..., FP])


def recall(counts: Counts) -> Floats:
    """Share of what is there that was found."""
    return ratio(counts[..., TP], counts[..., TP] + counts[..., FN])


def f1(counts: Counts) -> Floats:
    """Harmonic mean of precision and recall: 2 tp / (2 tp + fp + fn)."""
    return ratio(2 * counts[..., TP], 2 * counts[..., TP] + counts[..., FP] + counts[..., FN])


def macro_f1(counts: Counts) -> Floats:
    """Mean F1 of the targets that occur in gold or coding; NaN where none does."""
    each = f1(counts)
    return ratio(np.nansum(each, axis=-1), np.isfinite(each).sum(axis=-1))


def auc(score: Floats, positive: npt.NDArray[np.bool_]) -> float | None:
    """Chance that a positive row scores above a negative one, ties half (Mann & Whitney 1947)."""
    yes, no = int(positive.sum()), int((~positive).sum())
    if not yes or not no:
        return None
    return float((rankdata(score)[positive].sum() - yes * (yes + 1) / 2) / (yes * no))


def spearman(x: Floats, y: Floats) -> float | None:
    """Rank correlation, ties by mean rank; None where one side is constant."""
    a, b = rankdata(x), rankdata(y)
    a, b = a - a.mean(), b - b.mean()
    scale = np.sqrt((a @ a) * (b @ b))
    return float(a @ b / scale) if scale > 0 else None


def spearman_interval(x: Floats, y: Floats, document: Counts) -> tuple[float | None, float | None]:
    """95 % interval of the rank correlation over documents drawn with replacement."""
    documents = int(document.max()) + 1
    if documents < 2:
        return None, None
    members = np.argsort(document, kind="stable")
    sizes = np.bincount(document, minlength=documents)
    found = []
    for times in draws(documents)[: DRAWS // 2]:
        rows = np.repeat(members, np.repeat(times, sizes))
        value = spearman(x[rows], y[rows])
        found.append(np.nan if value is None else value)
    return interval(np.array(found))

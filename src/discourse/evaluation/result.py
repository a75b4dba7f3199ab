"""The result of an evaluation: scores, every decision behind them, and what of the gold was left out.

Decisions are counted by document; counts become precision, recall, F1 and their intervals over documents.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from discourse.base.text import shown
from discourse.evaluation.coded import Coded, Floats
from discourse.evaluation.gold import Gold
from discourse.statistics.agreement import spearman
from discourse.statistics.arrays import ratio
from discourse.statistics.resampling import document_interval, document_weights, percentile_interval

Counts = npt.NDArray[np.int64]
FOUND, RIGHT, DUE, MET = range(4)
"""What is counted: found by us, right of these, to be found, met of these."""
DRAWS = 2000
_SCORES: dict[str, Any] = {
    "precision": lambda c: ratio(c[..., RIGHT], c[..., FOUND]),
    "recall": lambda c: ratio(c[..., MET], c[..., DUE]),
    # 2 tp/(2 tp + fp + fn), where hits among what is found and what is to be found may differ.
    "f1": lambda c: ratio(c[..., RIGHT] + c[..., MET], c[..., FOUND] + c[..., DUE]),
}
_add: Any = np.add.at
"""Adds at places that may occur more than once; typed loosely, for numpy's types know no tuples here."""

KEYS = (
    "code", "gold", "unit", "documents", "tp", "fp", "fn", "precision", "recall", "f1", "f1_low", "f1_high",
)  # fmt: skip
_LABELS = ("accuracy", "macro_f1", "micro_f1", "auc")
PREDICTIONS = ("id", "start", "end", "text", "gold", "predicted", "coder", "p", "cue")
_CODERS = {"both": "rule and reader together", "rule": "the rules alone"}


@dataclass(frozen=True)
class Evaluation:
    """How well a codebook finds what people marked in a corpus.

    Args:
        corpus: the name of the gold file.
        codebook: the name of the codebook.
        kind: spans, labels or rating.
        coder: `both` (rule and reader together) or `rule`.
        overall: code, gold, unit, documents, rows, n and the scores of all targets together.
        codes: the same for each target.
        predictions: see `as_predictions`.
        left_out: names of the gold that were not measured, with how often they occur.
        learned: rows among the sentences that the encoder was trained on.
    """

    corpus: str
    codebook: str
    kind: str
    coder: str
    overall: dict[str, Any]
    codes: tuple[dict[str, Any], ...] = ()
    predictions: pd.DataFrame = field(default_factory=pd.DataFrame)
    left_out: dict[str, int] = field(default_factory=dict)
    learned: int = 0

    @property
    def errors(self) -> pd.DataFrame:
        """The predictions that are not what people said: misses and false alarms."""
        table = self.predictions
        return table[table["gold"] != table["predicted"]].reset_index(drop=True) if len(table) else table

    def as_json(self) -> dict[str, Any]:
        """One object, null where undefined; with several codes `codes` holds one such object for each."""
        about = {"corpus": self.corpus, "codebook": self.codebook, "coder": self.coder, "left_out": self.left_out,
                 "learned": self.learned}  # fmt: skip
        whole: dict[str, Any] = dict.fromkeys(KEYS) | about | self.overall
        if len(self.codes) > 1:
            whole["codes"] = [dict.fromkeys(KEYS) | part for part in self.codes]
        return whole

    def describe(self) -> str:
        """The result in plain lines, for the terminal."""
        whole = self.overall
        lines = [
            f"{self.codebook} ({_CODERS[self.coder]}) against {self.corpus}: {whole['n']:,} in {whole['rows']:,} rows of "
            f"{whole['documents']:,} documents; unit {whole['unit']}; 95 % intervals over documents."
        ]
        lines += [_line(part) for part in (self.codes if len(self.codes) > 1 else ())]
        lines.append(_line(whole, "all together" if len(self.codes) > 1 else ""))
        if self.left_out:
            names = ", ".join(f"{name} ({n:,})" for name, n in self.left_out.items())
            lines.append(f"Left out, as no code is held against them: {names}.")
        if self.learned:
            lines.append(f"{self.learned:,} rows are sentences that the encoder was trained on: the numbers flatter.")
        return "\n".join(lines)


def as_predictions(coded: Coded, decisions: pd.DataFrame) -> pd.DataFrame:
    """Every decision as people read it; a row of the gold that has none stands there with neither.

    Returns:
        Columns: id, start, end (within the row), text, gold, predicted (codes of ours, empty for none), coder, p (the
        encoder's highest probability there), cue (the cues of ours there).
    """
    rows, names = coded.gold.rows, ["", *(one.code for one in coded.plan.targets)]
    mine, read = _by_place(coded.codings, "coder", "cue"), _by_place(coded.readings, "p")
    made: list[tuple[Any, ...]] = []
    for n, start, end, gold, found, _, part in decisions.astype(object).itertuples(index=False):
        told = [f"{name}:{part}" if part and name else name for name in (names[gold + 1], names[found + 1])]
        here = [values for a, b, *values in mine.get((n, found), []) if part or (a < end and start < b)]
        coders, cues = {values[0] for values in here}, dict.fromkeys(values[1] for values in here if values[1])
        p = max((p for a, b, p in read.get((n, max(found, gold)), []) if a < end and start < b), default=np.nan)
        coder = coders.pop() if len(coders) == 1 else "both" if coders else ""
        made.append((n, start, end, *told, coder, p, "; ".join(cues)))
    silent = sorted(set(range(len(rows))) - set(decisions["row"]))
    made += [(n, 0, len(rows[n].text), "", "", "", np.nan, "") for n in silent]
    return predictions(coded.gold, sorted(made, key=lambda one: one[:3]))


def predictions(gold: Gold, made: Sequence[tuple[Any, ...]]) -> pd.DataFrame:
    """The table of decisions (row, start, end, gold, predicted, and, unless the rules made them, coder, p, cue)."""
    rows = [gold.rows[n] for n, *_ in made]
    texts = [row.text[one[1] : one[2]] for row, one in zip(rows, made, strict=True)]
    told = [(row.id, *one[1:3], text, *one[3:5], *(one[5:] or ("rule", np.nan, "")))
            for row, text, one in zip(rows, texts, made, strict=True)]  # fmt: skip
    return pd.DataFrame(told, columns=list(PREDICTIONS))


def about(gold: Gold, code: str, name: str, unit: str) -> dict[str, Any]:
    """What a score is of: our code, theirs, the unit, and how much gold there is."""
    documents = int(gold.documents.max()) + 1
    return {"code": code, "gold": name, "unit": unit, "documents": documents, "rows": len(gold.rows)}


def of_decisions(
    read: Gold, name: str, unit: str, made: Sequence[tuple[Any, ...]], codes: Sequence[str],
    due: Sequence[bool] | bool = True,
) -> Evaluation:  # fmt: skip
    """Score decisions that the rules made without a codebook.

    One of `made` is the number of the row, start, end, what people said and what we say: one of all `codes`, or empty;
    `due` says whether each has to be found, `name` what is measured, `unit` what a decision is about.
    """
    table = pd.DataFrame(made, columns=["row", "start", "end", "gold", "predicted"]).assign(due=due)
    numbers = {code: n for n, code in enumerate(codes)} | {"": -1}
    table = table.assign(**{side: table[side].map(numbers) for side in ("gold", "predicted")})
    whole, parts = summary(tally(table, read.documents, len(codes)))
    for code, part in zip(("+".join(codes), *codes), (whole, *parts), strict=True):
        part.update(about(read, code, code, unit))
    return Evaluation(
        read.name, name, "spans", "rule", whole, tuple(parts if len(parts) > 1 else ()), predictions(read, made)
    )


def _by_place(table: pd.DataFrame, *columns: str) -> dict[tuple[int, int], list[Any]]:
    """Places and values of a table by row and target."""
    found: dict[tuple[int, int], list[Any]] = {}
    for row, target, *values in table[["row", "target", "start", "end", *columns]].itertuples(index=False):
        found.setdefault((row, target), []).append(values)
    return found


def _line(part: dict[str, Any], name: str = "") -> str:
    told = [_score(part, "spearman")] if part.get("spearman") is not None else []
    if part.get("tp") is not None:
        told += [_score(part, key) for key in ("precision", "recall", "f1")]
        told.append(f"({part['tp']:,} right, {part['fp']:,} false alarms, {part['fn']:,} missed)")
    labels = [_score(part, key) for key in _LABELS if part.get(key) is not None]
    # Over several codes it is the mean of theirs.
    told += [f"mean {label}" if name and label.startswith("auc") else label for label in labels]
    return f"  {name or shown(part['code']) + ' = ' + shown(part['gold'])}: {', '.join(told)}"


def _score(part: dict[str, Any], key: str) -> str:
    value, low, high = (part.get(name) for name in (key, f"{key}_low", f"{key}_high"))
    bounds = f" [{low:.3f}, {high:.3f}]" if low is not None and high is not None else ""
    return f"{key} {'undefined' if value is None else f'{value:.3f}'}{bounds}"


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
    return _bounded("accuracy", lambda c: ratio(c[..., 0], c[..., 1]), counts.sum(axis=0), _drawn(counts))


def summary(counts: Counts) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Turn counts into the scores of all targets together and of each, with 95 % intervals.

    The intervals are percentiles of a cluster bootstrap: whole documents are drawn with replacement, as
    sentences of one document are not independent. With a single document there is none (None).

    References:
        Efron & Tibshirani (1993), An Introduction to the Bootstrap, 170-177.
    """
    total, drawn = counts.sum(axis=0), _drawn(counts)
    whole = _scores(total.sum(axis=0), drawn.sum(axis=1))
    parts = [_scores(one, drawn[:, t]) for t, one in enumerate(total)]
    if len(parts) > 1:
        whole |= {"micro_f1": whole["f1"]} | _bounded("macro_f1", macro, total, drawn)
    return whole, parts


def _drawn(counts: Counts) -> Counts:
    """The counts of each bootstrap sample, fewer samples where there are very many documents; of one document nothing."""
    documents = len(counts)
    if documents < 2:
        return np.zeros((1, *counts.shape[1:]), dtype=np.int64)
    drawn = document_weights(documents, resamples=DRAWS if documents <= 5000 else DRAWS // 4)
    return (drawn @ counts.reshape(documents, -1)).reshape(len(drawn), *counts.shape[1:])


def macro(counts: Counts) -> Floats:
    """Mean F1 of the targets that occur or were given; NaN where none does."""
    each = _SCORES["f1"](counts)
    return ratio(np.nansum(each, axis=-1), np.isfinite(each).sum(axis=-1))


def _scores(c: Counts, drawn: Counts) -> dict[str, Any]:
    found: dict[str, Any] = {
        "n": int(c[DUE]), "tp": int(c[RIGHT]), "fp": int(c[FOUND] - c[RIGHT]), "fn": int(c[DUE] - c[MET]),
    }  # fmt: skip
    for name, score in _SCORES.items():
        found |= _bounded(name, score, c, drawn)
    return found


def _bounded(name: str, score: Any, counts: Counts, drawn: Counts) -> dict[str, float | None]:
    return _told(name, score(counts), percentile_interval(score(drawn)))


def _told(name: str, value: Any, bounds: tuple[Any, Any]) -> dict[str, float | None]:
    return {name: defined(value), f"{name}_low": defined(bounds[0]), f"{name}_high": defined(bounds[1])}


def defined(value: Any) -> float | None:
    """A float, or None where the value is undefined."""
    return float(value) if np.isfinite(value) else None


def rank_correlation(x: Floats, y: Floats, documents: Counts) -> dict[str, float | None]:
    """The rank correlation as `spearman`, with its 95 % interval over documents drawn with replacement."""
    bounds = document_interval(lambda rows: spearman(x[rows], y[rows]), documents, resamples=DRAWS // 2)
    return _told("spearman", spearman(x, y), bounds)

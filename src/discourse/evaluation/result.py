"""The result of an evaluation: numbers, every decision behind them, and what of the gold was left out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from discourse.base.text import shown
from discourse.evaluation.coded import Coded
from discourse.evaluation.gold import Gold
from discourse.evaluation.scores import summary, tally

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
    mine, read = _by_place(coded, coded.codings, "coder", "cue"), _by_place(coded, coded.readings, "p")
    made: list[tuple[Any, ...]] = []
    columns = (decisions[name].tolist() for name in ("row", "start", "end", "gold", "predicted", "part"))
    for n, start, end, gold, found, part in zip(*columns, strict=True):
        told = [f"{name}:{part}" if part and name else name for name in (names[gold + 1], names[found + 1])]
        here = [values for a, b, *values in mine.get((n, found), []) if part or (a < end and start < b)]
        coders, cues = {values[0] for values in here}, dict.fromkeys(values[1] for values in here if values[1])
        p = max((p for a, b, p in read.get((n, max(found, gold)), []) if a < end and start < b), default=np.nan)
        coder = coders.pop() if len(coders) == 1 else "both" if coders else ""
        made.append((n, start, end, rows[n].text[start:end], *told, coder, p, "; ".join(cues)))
    silent = sorted(set(range(len(rows))) - set(decisions["row"]))
    made += [(n, 0, len(rows[n].text), rows[n].text, "", "", "", np.nan, "") for n in silent]
    made.sort(key=lambda one: one[:3])
    table = pd.DataFrame(made, columns=list(PREDICTIONS))
    return table.assign(id=[rows[n].id for n in table["id"]])


def of_decisions(
    read: Gold, name: str, unit: str, made: Sequence[tuple[int, int, int, str, str]], codes: Sequence[str],
    due: Sequence[bool] | None = None,
) -> Evaluation:  # fmt: skip
    """Score decisions that the rules made without a codebook.

    Args:
        read: the gold.
        name: of what is measured.
        unit: what a decision is about.
        made: number of the row, start, end, what people said and what we say, one of the codes or empty.
        codes: all there are.
        due: whether each has to be found; if none is given, all have.
    """
    table = pd.DataFrame(made, columns=["row", "start", "end", "gold", "predicted"])
    numbers = {code: n for n, code in enumerate(codes)} | {"": -1}
    counted = table.assign(
        due=True if due is None else list(due), **{side: table[side].map(numbers) for side in ("gold", "predicted")}
    )
    documents = read.documents
    whole, parts = summary(tally(counted, documents, len(codes)))
    for code, part in zip(("+".join(codes), *codes), (whole, *parts), strict=True):
        part.update(
            {"code": code, "gold": code, "unit": unit, "documents": int(documents.max()) + 1, "rows": len(read.rows)}
        )
    told = table.assign(
        id=[read.rows[n].id for n in table["row"]], coder="rule", p=np.nan, cue="",
        text=[read.rows[n].text[a:b] for n, a, b in zip(table["row"], table["start"], table["end"], strict=True)],
    )  # fmt: skip
    parts = parts if len(parts) > 1 else []
    return Evaluation(read.name, name, "spans", "rule", whole, tuple(parts), told[list(PREDICTIONS)])


def _by_place(coded: Coded, table: pd.DataFrame, *columns: str) -> dict[tuple[int, int], list[Any]]:
    """Places and values of a table by row and target."""
    target = {code: t for t, one in enumerate(coded.plan.targets) for code in one.ours}
    found: dict[tuple[int, int], list[Any]] = {}
    for row, code, *values in zip(
        *(table[name].tolist() for name in ("row", "anchor", "start", "end", *columns)), strict=True
    ):
        found.setdefault((row, target[code]), []).append(values)
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

"""The result of an evaluation: numbers, and the misses and false alarms behind them."""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from discourse.base.text import shown

KEYS = ("code", "gold", "unit", "documents", "tp", "fp", "fn", "precision", "recall", "f1", "f1_low", "f1_high")
_LABELS = ("accuracy", "macro_f1", "micro_f1", "auc", "spearman")


@dataclass(frozen=True)
class Evaluation:
    """How well a codebook finds what people marked in a corpus.

    Args:
        corpus: the name of the gold file.
        codebook: the name of the codebook.
        kind: spans, senses, boolean, values, lists or rating.
        overall: code, gold, unit, documents, rows, n and the scores of all targets together.
        codes: the same for each target.
        errors: id kind code start end text context, one row per miss and false alarm.
    """

    corpus: str
    codebook: str
    kind: str
    overall: dict[str, Any]
    codes: tuple[dict[str, Any], ...] = ()
    errors: pd.DataFrame = field(default_factory=pd.DataFrame)

    def as_json(self) -> dict[str, Any]:
        """One object, null where undefined; with several codes `codes` holds one such object for each."""
        whole: dict[str, Any] = dict.fromkeys(KEYS) | {"corpus": self.corpus, "codebook": self.codebook} | self.overall
        if len(self.codes) > 1:
            whole["codes"] = [dict.fromkeys(KEYS) | part for part in self.codes]
        return whole

    def describe(self) -> str:
        """The result in plain lines, for the terminal."""
        whole = self.overall
        lines = [
            f"{self.codebook} against {self.corpus}: {whole['n']:,} in {whole['rows']:,} rows of "
            f"{whole['documents']:,} documents; unit {whole['unit']}; 95 % intervals over documents."
        ]
        for part in self.codes if len(self.codes) > 1 else ():
            lines.append(_line(part))
        return "\n".join([*lines, _line(whole, "all together" if len(self.codes) > 1 else "")])


def _line(part: dict[str, Any], name: str = "") -> str:
    told = [_score(part, "spearman")] if part.get("spearman") is not None else []
    if part.get("tp") is not None:
        told += [_score(part, key) for key in ("precision", "recall", "f1")]
        told.append(f"({part['tp']:,} right, {part['fp']:,} false alarms, {part['fn']:,} missed)")
    labels = [_score(part, key) for key in _LABELS[:-1] if part.get(key) is not None]
    # Over several codes it is the mean of theirs.
    told += [f"mean {label}" if name and label.startswith("auc") else label for label in labels]
    return f"  {name or shown(part['code']) + ' = ' + shown(part['gold'])}: {', '.join(told)}"


def _score(part: dict[str, Any], key: str) -> str:
    value, low, high = (part.get(name) for name in (key, f"{key}_low", f"{key}_high"))
    bounds = f" [{low:.3f}, {high:.3f}]" if low is not None and high is not None else ""
    return f"{key} {'undefined' if value is None else f'{value:.3f}'}{bounds}"

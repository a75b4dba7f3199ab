"""How well the codes of a codebook are found: what was measured, as a table beside every result that rests on them."""

from typing import Any

import pandas as pd

from discourse.io.codebooks import Code, Codebook

COLUMNS = ("title", "precision", "recall", "f1", "f1_low", "f1_high", "other", "coded", "corpus")
MEANINGS = {
    "title": "The code.",
    "precision": "Of the places that the rules found, the share that people had coded too.",
    "recall": "Of the places that people had coded, the share that the rules found.",
    "f1": "Precision and recall in one number, their harmonic mean; 1 is perfect.",
    "f1_low": "Lower end of the 95 % interval of F1, documents drawn again.",
    "f1_high": "Upper end of that interval.",
    "other": "A measure that is no F1: accuracy, the area under the curve (auc), a rank correlation (spearman).",
    "coded": "How many places or texts people had given the code.",
    "corpus": "The annotated texts; 'set aside' means that nobody read them while the rules were written.",
}


def measured(schemes: list[Codebook]) -> pd.DataFrame:
    """Gather the measured accuracy of the codes of codebooks.

    Read the lower end of the interval, not F1 itself: most sets are small. The trap: it holds for texts like those of
    the set, and an article may be unlike all of them.

    Args:
        schemes: the codebooks; codes nobody measured give no row.

    Returns:
        One row per code and set it was measured on: title, precision, recall, f1, f1_low, f1_high (95 %, documents
        drawn again), other (a measure that is no F1), coded (places that people coded), corpus.
    """
    rows = [_row(code, entry) for scheme in schemes for code in scheme.codes for entry in code.accuracy]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def unmeasured(scheme: Codebook) -> list[str]:
    """The titles of codes that have cues and no measured accuracy."""
    cued = {cue.code for cue in scheme.cues}
    return [code.title for code in scheme.codes if code.name in cued and not code.accuracy]


def told(scheme: Codebook) -> str:
    """Say in a sentence how far the codes of a codebook are trusted: the range of F1, and what nobody measured."""
    table = measured([scheme])
    scores, names = table["f1"].dropna(), table.loc[table["f1"].notna(), "title"].nunique()
    parts = []
    if len(scores):
        ends = f"{scores.min():.2f} to {scores.max():.2f}" if len(scores) > 1 else f"{scores.iloc[0]:.2f}"
        parts.append(f"F1 {ends} for {names} {'code' if names == 1 else 'codes'}, on coded texts")
    elif len(table):
        parts.append(", ".join(dict.fromkeys(table["other"])))
    missing = unmeasured(scheme)
    if missing:
        parts.append(f"not measured: {', '.join(missing)}" if parts else "not measured")
    return f"Accuracy of '{scheme.title}': {'; '.join(parts)}." if parts else ""


def _row(code: Code, entry: dict[str, Any]) -> dict[str, Any]:
    other = f"{entry['measure']} {entry['value']:.2f}" if {"measure", "value"} <= set(entry) else ""
    numbers = {name: float(entry[name]) if name in entry else None for name in COLUMNS[1:6]}
    corpus = entry.get("corpus", "a set without a name")
    return {"title": code.title, **numbers, "other": other, "coded": int(entry.get("n", 0)), "corpus": corpus}

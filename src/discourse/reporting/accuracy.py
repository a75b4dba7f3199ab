"""How well the codes of a codebook are found: what was measured, as a table beside every result that rests on them."""

import re
from collections.abc import Sequence
from functools import cache

import pandas as pd

from discourse.base.options import options as session
from discourse.coding import combined
from discourse.coding.norms import measured_with
from discourse.evaluation.accuracy import STALE, WHOLE, recorded
from discourse.evaluation.fingerprint import fingerprint
from discourse.evaluation.sets import GoldSet, sets
from discourse.io.codebooks import Codebook, read_codebook

MEANINGS = {
    "title": "The code.", "precision": "Of the places that the rules found, the share that people had coded too.",
    "precision_low": "Lower end of the 95 % interval of precision, documents drawn again.",
    "recall": "Of the places that people had coded, the share that the rules found.",
    "f1": "Precision and recall in one number, their harmonic mean; 1 is perfect.",
    "f1_low": "Lower end of the 95 % interval of F1.", "f1_high": "Upper end of that interval.",
    "other": "A measure that is no F1: accuracy, the area under the curve (AUC), a rank correlation (Spearman).",
    "coded": "How many places or texts people had given the code.",
    "corpus": "The annotated texts; 'set aside' means that nobody read them while the rules were written.",
    "coders": "public: by people outside the project; read twice: two readings from a guide; own sentences: by the project itself.",
    "state": "Empty where the rules are those that were measured.",
}  # fmt: skip
COLUMNS = tuple(MEANINGS)
READ = {
    "cv": "sentences read from a guide (cross-validation)",
    "held": "sentences read from a guide (set aside)",
    "brown": "editorials of 1961 (Brown, read from a guide)",
}
_TARGETS = {"macro_f1": "macro-F1", "accuracy": "accuracy", "spearman": "Spearman", "auc": "AUC"}


def measured(books: Sequence[Codebook | str]) -> pd.DataFrame:
    """Gather the measured accuracy of the codes of codebooks, where it was measured on texts set aside.

    Read the lower end of the interval, not the score itself: most sets are small. The trap: it holds for texts like
    those of the set, and an article may be unlike all of them; sentences of the project's own flatter.

    Args:
        books: the codebooks, `actors` or `obligations`; codes nobody measured give no row.

    Returns:
        One row per code and set it was measured on: title, precision, precision_low, recall, f1, f1_low, f1_high
        (95 %, documents drawn again), other (a measure that is no F1), coded (places that people coded), corpus,
        coders (whose texts and codes these are), state (empty, or that the rules have changed since).
    """
    rows = [row for book in books for row in _rows(book)]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def unmeasured(book: Codebook) -> list[str]:
    """The titles of codes that have cues and no measured accuracy."""
    known = {name for codes in _shown(book)["code"] for name in codes.split("+")}
    cued = {cue.code for cue in book.cues}
    return [code.title for code in book.codes if code.name in cued and code.name not in known]


def told(book: Codebook | str) -> str:
    """Say in a sentence how far the codes of a codebook are trusted: the range of F1, and what nobody measured."""
    if isinstance(book, str):
        return _told_beside(book)
    if combined.knows(book.name):
        return _together(book)
    table = measured([book])
    scored = table[table["f1"].notna() & (table["title"] != _ALL)]
    parts = []
    if len(scored):
        low, high, names = scored["f1"].min(), scored["f1"].max(), scored["title"].nunique()
        ends = f"{low:.2f} to {high:.2f}" if len(scored) > 1 else f"{low:.2f}"
        parts.append(f"F1 {ends} for {names} {'code' if names == 1 else 'codes'}, on coded texts")
    elif len(table):
        parts.append(", ".join(dict.fromkeys(table["other"])))
    missing = unmeasured(book)
    if missing:
        parts.append(f"not measured: {', '.join(missing)}" if parts else "not measured")
    parts += [STALE] if _shown(book)["again"].any() else []
    return f"Accuracy of '{book.title}': {'; '.join(parts)}." if parts else ""


def filled(note: str) -> str:
    """Put measured numbers into a note: {accuracy:NAME} (of actors, obligations, template), {norms:CODEBOOK} (whether still true)."""
    note = re.sub(r"\{accuracy:([\w-]+)\}", lambda m: told(m[1]), note)
    return re.sub(r"\{norms:([\w-]+)\}", lambda m: norms_state(m[1]), note)


def norms_state(codebook: str) -> str:
    """Say that the norms of a codebook are older than its rules; empty where they are not."""
    if measured_with(codebook) == fingerprint(read_codebook(codebook)):
        return ""
    return f"The norms of {codebook} were {STALE}; 'make norms' renews them."


_ALL = "all together"


def _shown(book: Codebook | str) -> pd.DataFrame:
    """The recorded rows that are shown, with their set; `again` says that they are old and can be measured again."""
    table = recorded(book)
    table = table[table["part"] != "dev"]
    gone = [name for name, one in _sets().items() if not one.file]
    return table.assign(again=table["stale"] & ~table["set"].isin(gone))


def _rows(book: Codebook | str) -> list[dict[str, object]]:
    if isinstance(book, Codebook) and combined.knows(book.name):
        return _read(book)
    titles = {code.name: code.title for code in book.codes} if isinstance(book, Codebook) else {}
    rows = []
    for row in _shown(book).to_dict("records"):
        one = _sets().get(row["set"]) or GoldSet(row["set"], row["set"], "own sentences", "")
        other = ", ".join(f"{name} {row[key]:.2f}" for key, name in _TARGETS.items() if pd.notna(row[key]))
        names = [_ALL] if row["code"] == WHOLE else [titles.get(name, name) for name in row["code"].split("+")]
        common = {key: row[key] if pd.notna(row[key]) else None for key in COLUMNS[1:7]}
        corpus = f"{one.title}, set aside" if row["part"] == "aside" else one.title
        common |= {"other": other, "coded": int(row["n"]) if pd.notna(row["n"]) else 0, "corpus": corpus}
        common |= {"coders": one.kind, "state": STALE if row["stale"] else ""}
        rows += [{"title": name, **common} for name in names if other or name != _ALL]
    return rows


def _measured_by() -> str:
    return "both" if session.reader else "rule"


def _read(book: Codebook) -> list[dict[str, object]]:
    """The rows of a codebook that was measured with the reader, at the unit that is shown."""
    table = combined.accuracy(book.name, _measured_by())
    made: list[dict[str, object]] = []
    for row in table[table["coded"] > 0].to_dict("records"):
        precision, recall = row["precision"], row["recall"]
        common = {
            "precision": precision, "precision_low": row["low"], "recall": recall, "f1_low": None, "f1_high": None,
        }  # fmt: skip
        common |= {"f1": 2 * precision * recall / (precision + recall) if precision + recall > 0 else 0.0, "other": ""}
        common |= {"coded": int(row["coded"]), "corpus": f"{READ[row['set']]}, by {row['unit']}"}
        title = book.by_name[row["code"]].title if row["code"] in book.by_name else row["code"]
        made.append({"title": title, **common, "coders": row["read"], "state": row["status"]})
    return made


def _together(book: Codebook) -> str:
    """Precision of the codes that are shown and recall of all, taken together, on each set; and what is not shown."""
    table = combined.accuracy(book.name, _measured_by())
    parts = []
    for name, corpus in READ.items():
        here = table[table["set"] == name]
        shown = here[here["status"] == "finding"]
        if shown["found"].sum():
            precision, recall = shown["right"].sum() / shown["found"].sum(), shown["met"].sum() / here["coded"].sum()
            parts.append(f"{precision:.2f} and {recall:.2f} on {corpus}")
    low = [book.by_name[code].title for code in table.loc[table["status"] == "candidate", "code"].unique()]
    who = "rules and reader together" if session.reader else "rules alone"
    many = f"Precision of the codes shown and recall of all, by {table['unit'].iloc[0]}, {who}: {'; '.join(parts)}."
    left = f"Candidates only, and not counted here: {', '.join(low)}."
    return " ".join([*([many] if parts else []), *([left] if low else [])])


@cache
def _sets() -> dict[str, GoldSet]:
    return {one.name: one for one in sets()}


def _told_beside(name: str) -> str:
    """What was measured without a codebook: for each set its scores with their intervals."""
    parts = []
    for key, rows in _shown(name).groupby("set", sort=False):
        if name == "obligations":
            scores = [
                f"{row['code']} {row['accuracy']:.0%}" for row in rows[rows["accuracy"].notna()].to_dict("records")
            ]
        else:
            wanted = ("precision", "recall") if name == "template" else ("macro_f1",)
            scores = [f"{_TARGETS.get(one, one)} {row[one]:.2f} [{row[f'{one}_low']:.2f}, {row[f'{one}_high']:.2f}]"
                      for row in rows[rows["code"] == WHOLE].to_dict("records") for one in wanted]  # fmt: skip
        state = f", {STALE}" if rows["stale"].any() else ""
        parts.append(f"{', '.join(scores)} of {int(rows['n'].max())} in {_sets()[str(key)].title}{state}")
    return f"Measured on texts set aside: {'; '.join(parts)}."

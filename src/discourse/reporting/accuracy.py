"""How well the codes of a codebook are found: what was measured, as a table beside every result that rests on them."""

import re
from collections.abc import Sequence

import pandas as pd

from discourse.base.options import options as session
from discourse.base.text import counted
from discourse.coding import combined
from discourse.coding.norms import measured_with
from discourse.coding.status import CANDIDATE, OTHERS, UNTESTED, status
from discourse.evaluation.accuracy import STALE, WHOLE, recorded, stale_sets
from discourse.evaluation.fingerprint import fingerprint
from discourse.evaluation.sets import sets
from discourse.io.codebooks import Codebook, read_codebook
from discourse.reporting.recipes import Layout

MEANINGS = {
    "title": "The code.", "precision": "Of the places that the rules found, the share that people had coded too.",
    "precision_low": "Lower end of the 95% interval of precision, documents drawn again.",
    "recall": "Of the places that people had coded, the share that the rules found.",
    "f1": "Precision and recall in one number, their harmonic mean; 1 is perfect.",
    "f1_low": "Lower end of the 95% interval of F1.", "f1_high": "Upper end of that interval.",
    "other": "A measure that is no F1: accuracy, the area under the curve (AUC), a rank correlation (Spearman).",
    "coded": "How many places or texts people had given the code.",
    "corpus": "The annotated texts; 'set aside' means that nobody read them while the rules were written.",
    "coders": "public: by people outside the project; read twice: two readings from a guide; read once: others' texts, marked "
    "by the project before the rules saw them; own sentences: written and coded by the project itself.",
    "state": "finding: right often enough to be counted; candidate: only sentences to read; or that the rules have changed since.",
}  # fmt: skip
COLUMNS = tuple(MEANINGS)
LAYOUT = Layout(
    view=("title", "state", "precision", "precision_low", "recall", "f1", "other", "coded", "corpus"), show=999,
    headings={"title": "code", "precision_low": "precision, lower end", "state": "status", "f1": "F1"},
)  # fmt: skip
READ = {
    "cv": "sentences read from a guide (cross-validation)",
    "held": "sentences read from a guide (set aside)",
    "brown": "editorials of 1961 (Brown, read from a guide)",
}
DOUBTS = {UNTESTED: "Untested on others' texts", CANDIDATE: "Too often wrong on others' texts"}
"""What is said of a finding none of whose codes was right often enough."""
_TARGETS = {"macro_f1": "macro-F1", "accuracy": "accuracy", "spearman": "Spearman", "auc": "AUC"}


def measured(books: Sequence[Codebook | str]) -> pd.DataFrame:
    """Gather the measured accuracy of the codes of codebooks, where it was measured on texts set aside.

    Read the lower end of the interval, not the score itself: most sets are small. The trap: it holds for texts like
    those of the set, and an article may be unlike all of them; sentences of the project's own flatter.

    Args:
        books: the codebooks, `actors` or `obligations`; codes nobody measured give no row.

    Returns:
        One row per code and set it was measured on: title, precision, precision_low, recall, f1, f1_low, f1_high
        (95%, documents drawn again), other (a measure that is no F1), coded (places that people coded), corpus,
        coders (whose texts and codes these are), state (empty, or that the rules have changed since).
    """
    rows = [row for book in books for row in _rows(book)]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def precise(scores: pd.DataFrame) -> dict[str, str]:
    """What to say of the precision of a code where its words are read, by its title; of texts set aside where there are any."""
    rows = scores[scores["precision"].notna() & (scores["coders"] != "own sentences")]
    rows = rows.assign(aside=rows["corpus"].str.contains("set aside")).sort_values(["aside", "coded"])
    return {
        row["title"]: f"Measured precision of this code: {row['precision']:.2f} (lower end {row['precision_low']:.2f}); "
        f"{row['corpus']}." for row in rows.to_dict("records")
    }  # fmt: skip


def told(book: Codebook | str) -> str:
    """Say in a sentence or two how far the codes of a codebook are trusted, and what nobody measured."""
    if isinstance(book, str):
        return _told_beside(book)
    if combined.knows(book.name):
        return _together(book)
    table = measured([book])
    parts = []
    scored = table[table["precision"].notna() & table["coders"].isin(OTHERS) & (table["title"] != _ALL)]
    for corpus, part in scored.groupby("corpus", sort=False):
        low, high = part["precision"].min(), part["precision"].max()
        ends = f"{low:.2f} to {high:.2f}" if low < high else f"{low:.2f}"
        parts.append(f"precision {ends} for {counted(part['title'].nunique(), 'code')} on {corpus}")
    said = f"Accuracy of '{book.title}': {'; '.join(parts)}." if parts else ""
    mine = {code.name: status(book, code.name) for code in book.codes}
    cued = {cue.code for cue in book.cues}
    low_ones = [code.title for code in book.codes if mine[code.name] == CANDIDATE and code.name in cued]
    missing = [code.title for code in book.codes if mine[code.name] == UNTESTED and code.name in cued]
    if low_ones:
        said += f" Candidates only, and not counted here: {', '.join(low_ones)}."
    if missing:
        own = set(_recorded(book)["kind"]) - set(OTHERS)
        how = _OWN if own else "Not measured"
        which = f"{', '.join(missing)}: {how[0].lower()}{how[1:]}" if parts or low_ones else how
        said += f" {which}; treat as untested on others' texts."
    return (said + (f" It was {STALE}." if _recorded(book)["again"].any() else "")).strip()


def beside(note: str) -> list[str]:
    """What a note names that is measured without a codebook: {accuracy:actors}, {accuracy:obligations}."""
    return re.findall(r"\{accuracy:([\w-]+)\}", note)


def filled(note: str) -> str:
    """Put measured numbers into a note: {accuracy:NAME} (of actors, obligations, template), {norms:CODEBOOK} (whether still true)."""
    note = re.sub(r"\{accuracy:([\w-]+)\}", lambda m: told(m[1]), note)
    return re.sub(r"\{norms:([\w-]+)\}", lambda m: norms_state(m[1]), note)


def norms_state(codebook: str) -> str:
    """Say that the norms of a codebook are older than its rules; empty where they are not."""
    book = read_codebook(codebook)
    if measured_with(codebook) == fingerprint(book, combined.coder(codebook)):
        return ""
    return f"The norms of {codebook} were {STALE}; 'make norms' renews them."


_ALL = "all together"
_OWN = "Measured only on texts that the project coded itself"


def _recorded(book: Codebook | str) -> pd.DataFrame:
    """The recorded rows of the parts that were set aside; `again` says that they are old and can be measured again."""
    table = recorded(book)
    gone = [one.name for one in sets() if not one.file]
    return table[table["part"] != "dev"].assign(again=lambda rows: rows["stale"] & ~rows["set"].isin(gone))


def _shown(book: Codebook | str) -> pd.DataFrame:
    """The rows that are shown. Sentences of the project's own flatter: they never stand alone beside a number."""
    table = _recorded(book)
    return table if set(table["kind"]) - {"own sentences"} else table.iloc[:0]


def _rows(book: Codebook | str) -> list[dict[str, object]]:
    if isinstance(book, Codebook) and combined.knows(book.name):
        return _read(book)
    titles = {code.name: code.title for code in book.codes} if isinstance(book, Codebook) else {}
    known = {one.name: one for one in sets()}
    rows = []
    for row in _shown(book).to_dict("records"):
        title = known[row["set"]].title if row["set"] in known else row["set"]
        other = ", ".join(f"{name} {row[key]:.2f}" for key, name in _TARGETS.items() if pd.notna(row[key]))
        names = [_ALL] if row["code"] == WHOLE else [titles.get(name, name) for name in row["code"].split("+")]
        common = {key: row[key] if pd.notna(row[key]) else None for key in COLUMNS[1:7]}
        corpus = f"{title}, set aside" if row["part"] == "aside" else title
        common |= {"other": other, "coded": int(row["n"]) if pd.notna(row["n"]) else 0, "corpus": corpus}
        common |= {"coders": row["kind"], "state": STALE if row["stale"] else ""}
        rows += [{"title": name, **common} for name in names if other or name != _ALL or row["kind"] == "read once"]
    return rows


def _read(book: Codebook) -> list[dict[str, object]]:
    """The rows of a codebook that was measured with the reader, at the unit that is shown."""
    table = combined.accuracy(book.name, combined.coder(book.name))
    old, made = bool(stale_sets(book)), []
    for row in table[table["coded"] > 0].to_dict("records"):
        precision, recall = row["precision"], row["recall"]
        common = {"precision": precision, "precision_low": row["low"], "recall": recall}
        common |= {"f1": 2 * precision * recall / (precision + recall) if precision + recall > 0 else 0.0, "other": ""}
        common |= {"coded": int(row["coded"]), "corpus": f"{READ[row['set']]}, by {row['unit']}"}
        state = STALE if old else row["status"]
        made.append({"title": _title(book, row["code"]), **common, "coders": row["read"], "state": state})
    return made


def _title(book: Codebook, code: str) -> str:
    return book.by_name[code].title if code in book.by_name else "all codes"


def _together(book: Codebook) -> str:
    """Precision of the codes that are shown and recall of all, taken together, on each set; and what is not shown."""
    table = combined.accuracy(book.name, combined.coder(book.name))
    parts: list[str] = []
    for name, corpus in READ.items():
        here = table[table["set"] == name]
        shown = here[here["status"] == "finding"]
        if shown["found"].sum():
            precision, recall = shown["right"].sum() / shown["found"].sum(), shown["met"].sum() / here["coded"].sum()
            named = ("precision (of the codes shown) ", "recall (of all) ") if not parts else ("", "")
            parts.append(f"{named[0]}{precision:.2f} and {named[1]}{recall:.2f} on {corpus}")
    low = [_title(book, code) for code in table.loc[table["status"] == "candidate", "code"].unique()]
    who = "rules and reader together" if session.reader else "rules alone"
    old = f"; {STALE}" if stale_sets(book) else ""
    many = f"'{book.title}', {who}, by {table['unit'].iloc[0]}: {'; '.join(parts)}{old}."
    left = f"Candidates only, and not counted here: {', '.join(low)}."
    return " ".join([*([many] if parts else []), *([left] if low else [])])


def _told_beside(name: str) -> str:
    """What was measured without a codebook: for each set that is not of the project's own sentences its scores."""
    rows = _shown(name)
    rows = rows[(rows["kind"] != "own sentences") & (rows["macro_f1"].notna() | rows["precision"].notna())]
    titles = {one.name: one.title for one in sets()}
    parts = []
    for row in rows.drop_duplicates("set").to_dict("records"):
        keys = ("macro_f1",) if pd.notna(row["macro_f1"]) else ("precision", "recall")
        scores = [
            f"{_TARGETS.get(key, key)} {row[key]:.2f} [{row[f'{key}_low']:.2f}, {row[f'{key}_high']:.2f}]"
            for key in keys
        ]
        parts.append(
            f"{', '.join(scores)} of {int(row['n'])} in {titles[row['set']]}{f', {STALE}' if row['again'] else ''}"
        )
    said = f"Measured on texts set aside: {'; '.join(parts)}. " if parts else ""
    known = set(_recorded(name)["kind"]) & set(OTHERS)
    return said.strip() if known else f"{said}{_OWN}; treat as untested on others' texts."

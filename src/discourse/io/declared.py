"""What an analyst declares before the run: question, primary scheme, reference, threshold; and the record of it.

The card says `[declared]`; the first report writes it down beside the article as `<slug>.declared.tsv`, one row for each
form it has had, with day and hash. The record says honestly what it can: that the declaration stood, and since when. It
is a file like any other, and no proof against its owner; who needs a proof registers the declaration elsewhere.
"""

import hashlib
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from discourse.base.errors import CardError, did_you_mean
from discourse.base.text import shown
from discourse.io import beside
from discourse.io.codebooks import listed

DECLARED = {"question": str, "primary": str, "reference": str, "threshold": (int, float)}
COLUMNS = ("day", "hash", "after_report", *DECLARED)


def checked(path: Path, declared: dict[str, Any]) -> dict[str, str]:
    """What a card declares, as texts; CardError for a codebook that is not there or a threshold that is no probability."""
    primary, threshold = declared.get("primary"), declared.get("threshold", 0.05)
    if primary and primary not in listed():
        raise CardError(f"{path.name}: declared.primary: no codebook '{primary}'; {did_you_mean(primary, listed())}")
    if not 0 < threshold < 1:
        raise CardError(f"{path.name}: declared.threshold must be a probability between 0 and 1, such as 0.05.")
    return {key: str(value).strip() for key, value in declared.items() if str(value).strip()}


def digest(declared: dict[str, str]) -> str:
    """The hash by which a changed declaration is noticed."""
    return hashlib.sha256(json.dumps(declared, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def history(path: Path) -> list[dict[str, str]]:
    """All declarations of an article, the first one first; CardError for a slip in the record."""
    return [row for _, row in beside.rows(path, COLUMNS)]


def record(path: Path, declared: dict[str, str], day: str, *, after_report: bool) -> None:
    """Write a declaration down, unless it is the last one that stands there.

    Args:
        path: of the record.
        day: in ISO form.
        after_report: whether a report of the article stood already.

    Raises:
        SetupError: the folder cannot be written.
    """
    rows = history(path)
    if not declared or (rows and rows[-1]["hash"] == digest(declared)):
        return
    said = {key: _line(declared.get(key, beside.NONE)) for key in DECLARED}
    rows.append({"day": day, "hash": digest(declared), "after_report": "yes" if after_report else "no", **said})
    beside.keep(path, rows, COLUMNS)


def standing(declared: dict[str, str], rows: list[dict[str, str]]) -> dict[str, str]:
    """What stands as it was declared before the first report: neither made nor changed when results were known."""
    if not rows or rows[0]["after_report"] == "yes":
        return {}
    return {key: value for key, value in declared.items() if all(row[key] == _line(value) for row in rows)}


def _line(value: str) -> str:
    """A text as a cell of the record holds it."""
    return " ".join(shown(value).split())


def told(declared: dict[str, str], rows: list[dict[str, str]]) -> str:
    """Say since when a declaration stands, and whether it was changed; "" where nothing was ever declared."""
    if not rows:
        return ""
    first, last = rows[0], rows[-1]
    begun = f"Declared on {first['day']}, " + (
        "when a report of this text stood already: what follows may have been known"
        if first["after_report"] == "yes" else "before the first report of this text"
    )  # fmt: skip
    if not declared:
        return f"{begun}; the card no longer declares anything."
    if len(rows) == 1:
        return f"{begun}; unchanged since."
    changed = "; ".join(f"{key} was {before[key]}, is {after[key]}" + f" (since {after['day']})"
                        for before, after in pairwise(rows)
                        for key in DECLARED if before[key] != after[key])  # fmt: skip
    return f"{begun}. It was changed after a report, last on {last['day']}: {changed}."

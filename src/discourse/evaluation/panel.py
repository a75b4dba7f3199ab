"""A panel: several coders' codes of the same units, laid out to be compared."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import pandas as pd

from discourse.base.errors import CardError, UsageError
from discourse.base.options import named
from discourse.io.coders import NONE, READ, Coding
from discourse.io.coding_files import rows
from discourse.statistics.arrays import Floats

Unit = Literal["sentence", "span", "character"]
UNITS: tuple[Unit, ...] = ("sentence", "span", "character")
Codes = Mapping[str, frozenset[str]]
"""The codes of each unit, by the unit's name; a unit to which none applies has none."""


@dataclass(frozen=True)
class Panel:
    """Who gave which code to which unit.

    Args:
        coders: their names, in the order of `values`; `kinds` says whether each is a person, model or program.
        codes: the codes, in the order of `values`.
        units: what the units are called.
        read: coders x units: who read what.
        values: coders x units x codes: 0 where the code was not given, else 1, or a grade; NaN where the unit was not read.
        weight: how much a unit counts: 1, or the characters of a stretch.
        block: which units are drawn together when the text is redrawn: the number of their sentence or document.
        chained: whether neighbouring blocks depend on one another, as sentences do and documents do not.
    """

    coders: tuple[str, ...]
    kinds: tuple[str, ...]
    codes: tuple[str, ...]
    units: tuple[str, ...]
    read: "np.ndarray[tuple[int, int], np.dtype[np.bool_]]"
    values: Floats
    weight: Floats
    block: "np.ndarray[tuple[int], np.dtype[np.int64]]"
    chained: bool

    def of(self, *kinds: str) -> list[int]:
        """The coders of some kinds, by number."""
        return [n for n, kind in enumerate(self.kinds) if kind in kinds]


def of_files(files: Mapping[str, Codes]) -> Panel:
    """Lay out files that name their units; a unit that a file does not name was not read by its coder."""
    units = list(dict.fromkeys(unit for coded in files.values() for unit in coded))
    names = tuple(sorted({code for coded in files.values() for codes in coded.values() for code in codes}))
    values = [
        [[float(name in coded[unit]) for name in names] if unit in coded else [np.nan] * len(names) for unit in units]
        for coded in files.values()
    ]
    documents = pd.factorize(pd.Series([unit.rpartition(":")[0] or unit for unit in units], dtype=str))[0]
    shape = (len(files), len(units), len(names))
    read = np.array([[unit in coded for unit in units] for coded in files.values()], dtype=bool)
    return Panel(
        tuple(files), ("person",) * len(files), names, tuple(units), read.reshape(shape[:2]), np.array(values, dtype=float).reshape(shape),
        np.ones(len(units)), documents.astype(np.int64), chained=False,
    )  # fmt: skip


def of_article(
    codings: Iterable[Coding], sentences: pd.DataFrame, text: str, codes: Sequence[str], *, unit: Unit = "sentence", graded: bool = False
) -> Panel:  # fmt: skip
    """Lay out the codings of several coders in one article.

    A sentence has a code where a stretch of it lies in the sentence; whoever read only what is listed has read the
    sentences in which something is listed. Characters are those that are no blank, in stretches throughout which nothing changes.

    Args:
        codings: of one codebook; those without a place, and codes that are not among `codes`, are left out.
        sentences: sentence, start, end.
        codes: the names of the codes.
        unit: `sentence` or `character`.
        graded: take the confidence as the grade of a code.

    Raises:
        UsageError: a grade that is no number above 0.
    """
    mine = [one for one in codings if one.placed]
    coders = tuple(dict.fromkeys(one.coder for one in mine))
    kinds = {one.coder: one.kind for one in mine}
    bounds = list(zip(sentences["start"].tolist(), sentences["end"].tolist(), strict=True))
    units, block = bounds, list(range(len(bounds)))
    if unit == "character":
        cuts = sorted({at for one in mine for at in (one.start, one.end)} | {at for pair in bounds for at in pair})
        units, block = [], []
        for n, (a, b) in enumerate(bounds):
            inner = [a, *(at for at in cuts if a < at < b), b]
            units += itertools.pairwise(inner)
            block += [n] * (len(inner) - 1)
    values = np.zeros((len(coders), len(units), len(codes)))
    read = np.ones((len(coders), len(units)), dtype=bool)
    for c, coder in enumerate(coders):
        own = [one for one in mine if one.coder == coder]
        if any(one.read == READ[1] for one in own):
            listed = {n for one in own for n, (a, b) in enumerate(bounds) if a < one.end and one.start < b}
            read[c] = [n in listed for n in block]
            values[c, ~read[c]] = np.nan
        for one in own:
            if one.code in codes:
                grade = _grade(one) if graded else 1.0
                met = [n for n, (a, b) in enumerate(units) if a < one.end and one.start < b]
                values[c, met, codes.index(one.code)] = np.fmax(values[c, met, codes.index(one.code)], grade)
    weight = [float(sum(not letter.isspace() for letter in text[a:b])) for a, b in units]
    return Panel(
        coders, tuple(kinds[coder] for coder in coders), tuple(codes), tuple(str(sentences["sentence"].iloc[n]) for n in block),
        read, values, np.array(weight) if unit == "character" else np.ones(len(units)), np.array(block, dtype=np.int64), chained=True,
    )  # fmt: skip


def _grade(one: Coding) -> float:
    try:
        grade = float(one.confidence.replace(",", "."))
    except ValueError:
        grade = 0.0
    if not grade > 0:
        raise UsageError(
            f"--level: the confidence '{one.confidence}' of {one.coder} ({one.code}: {one.text}) is no grade; ordinal and interval "
            "compare grades, numbers above 0 for each coding."
        )
    return grade


_SHEET = {"document", "start", "codes"}
"""What only a sheet of a corpus has: a unit is a sentence of a text."""


def read_units(path: Path) -> Codes:
    """Read what one coder decided of units that have names.

    Args:
        path: `.tsv`, `.csv` or `.xlsx` with the columns `unit` (or `id`) and `code`, one row for each code of a unit and one
            with an empty code for a unit that has none; a sheet of `discourse corpus sample`, of which rows without a code
            were not read; or `.jsonl`, one object for each unit with `unit` (or `id`)
            and `code`, `codes` (a list) or `labels` (true or false for each code).

    Raises:
        CardError: a slip in the file, with its line. UsageError: there is no such file.
    """
    if not path.is_file():
        raise UsageError(f"{path}: not a file that can be read.")
    coding: dict[str, frozenset[str]] = {}
    for line, row in rows(path):
        if set(row) >= _SHEET:
            if str(row["codes"] or "").strip():
                coding[f"{row['document']}:{row['start']}"] = frozenset(named(str(row["codes"]))) - {NONE}
            continue
        if not {"code", "codes", "labels"} & set(row) or not {"unit", "id"} & set(row):
            has = ", ".join(map(str, row)) or "none"
            raise CardError(
                f"{path.name}: line {line}: needs 'unit' and one of 'code', 'codes' or 'labels'; it has {has}."
            )
        unit = str(row.get("unit") or row.get("id") or "").strip()
        if not unit:
            raise CardError(f"{path.name}, line {line}: names no unit; give each a 'unit' (or 'id').")
        coding[unit] = coding.get(unit, frozenset()) | _codes(path, line, row)
    if not coding:
        raise CardError(f"{path.name}: holds no unit.")
    return coding


def _codes(path: Path, line: int, row: dict[str, object]) -> frozenset[str]:
    labels = row.get("labels")
    if isinstance(labels, dict):
        wrong = next((name for name, value in labels.items() if value not in (True, False)), None)
        if wrong is not None:
            raise CardError(f"{path.name}, line {line}: the label '{wrong}' is neither true nor false.")
        return frozenset(str(name) for name, value in labels.items() if value)
    several = row.get("codes")
    given = several if isinstance(several, list) else [row.get("code")]
    return frozenset(str(code).strip() for code in given if code is not None and str(code).strip()) - {NONE}

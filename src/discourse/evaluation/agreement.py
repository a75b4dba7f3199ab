"""How far two coders agree: two codings of the same units become one table, each code and all codes together."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from discourse.base.errors import CardError, UsageError
from discourse.io.cards import read_objects, read_utf8
from discourse.statistics import agreement as coefficients
from discourse.statistics.agreement import Level
from discourse.statistics.arrays import Floats
from discourse.statistics.intervals import too_few
from discourse.statistics.resampling import document_weights, percentile_interval

Coding = dict[str, frozenset[str]]
"""The codes of each unit, by the unit's name; a unit to which none applies has none."""
ALL = "all codes"
RELIABLE, TENTATIVE = 0.8, 0.667
"""Krippendorff (2019), Content Analysis, 4th ed., chapter 12: what alpha should be, and the least for tentative conclusions."""
COLUMNS = [
    "code", "units", "first", "second", "both", "percent", "specific", "kappa", "ac1", "pabak",
    "alpha", "alpha_low", "alpha_high", "verdict",
]  # fmt: skip


def read_coding(path: Path) -> Coding:
    """Read what one coder decided.

    Args:
        path: `.tsv` or `.csv` with the columns `unit` (or `id`) and `code`, one row for each code of a unit and one
            with an empty code for a unit that has none; or `.jsonl`, one object for each unit with `unit` (or `id`)
            and `code`, `codes` (a list) or `labels` (true or false for each code).

    Raises:
        CardError: a slip in the file, with its line. UsageError: there is no such file.
    """
    if not path.is_file():
        raise UsageError(f"{path}: not a file that can be read.")
    coding: dict[str, frozenset[str]] = {}
    for line, row in read_objects(path) if path.suffix == ".jsonl" else _rows(path):
        if not {"code", "codes", "labels"} & set(row):
            raise CardError(f"{path.name}: line {line}: needs 'code', 'codes' or 'labels'.")
        unit = str(row.get("unit") or row.get("id") or "").strip()
        if not unit:
            raise CardError(f"{path.name}, line {line}: names no unit; give each a 'unit' (or 'id').")
        coding[unit] = coding.get(unit, frozenset()) | _codes(path, line, row)
    if not coding:
        raise CardError(f"{path.name}: holds no unit.")
    return coding


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    text = read_utf8(path)
    head = text.partition("\n")[0]
    # Spreadsheets of half of Europe part the cells of a CSV by semicolons.
    mark = "\t" if path.suffix != ".csv" else ";" if ";" in head and "," not in head else ","
    reader = csv.DictReader(text.splitlines(keepends=True), delimiter=mark)
    names = reader.fieldnames or []
    if "code" not in names or not {"unit", "id"} & set(names):
        raise CardError(
            f"{path.name}, line 1: needs the columns 'unit' and 'code'; it has {', '.join(names) or 'none'}."
        )
    for row in reader:
        yield reader.line_num, row


def _codes(path: Path, line: int, row: dict[str, Any]) -> frozenset[str]:
    if isinstance(row.get("labels"), dict):
        wrong = next((name for name, value in row["labels"].items() if value not in (True, False)), None)
        if wrong is not None:
            raise CardError(f"{path.name}, line {line}: the label '{wrong}' is neither true nor false.")
        return frozenset(str(name) for name, value in row["labels"].items() if value)
    given = row["codes"] if isinstance(row.get("codes"), list) else [row.get("code")]
    return frozenset(str(code).strip() for code in given if code is not None and str(code).strip())


def agreement(first: Coding, second: Coding, *, level: Level = "nominal") -> pd.DataFrame:
    """Compare two codings of the same units, code by code and all together.

    Read `alpha` with its interval first: 0.8 is asked for, from 0.667 one may speak of tendencies; then `specific`,
    the agreement on having the code. Coefficients part where a code is rare: kappa and alpha fall, though the coders
    agree on nearly every unit, AC1 and PABAK stay high. The trap: only units that both coded are compared, so each
    file must name the units without a code, too; and high agreement says that a definition can be applied alike, not
    that it is right.

    Args:
        first, second: what each coder decided.
        level: of the codes, for the row of all codes: `nominal`, or `ordinal` or `interval` where codes are numbers.

    Returns:
        One row per code, the code that is used most first, and at the end all codes: code, units (coded by both),
        first and second (units with it), both, percent, specific, kappa, ac1, pabak, alpha, alpha_low, alpha_high
        (95 %, bootstrap over documents, the part of a unit's name before the last colon), verdict (`reliable` from 0.8
        where the interval clears 0.667, `tentative`, `doubtful`, `too few` units with the code). Where units have
        one code each, the last row compares codes, otherwise it holds the yes and no of all codes together.

    Raises:
        UsageError: no unit was coded by both, or a code is no number where `level` needs numbers.

    References:
        Krippendorff (2019), Content Analysis, 4th ed., chapter 12. Gwet (2008), British Journal of Mathematical and
        Statistical Psychology 61(1), 29-48 (AC1). Byrt, Bishop & Carlin (1993), Journal of Clinical Epidemiology
        46(5), 423-429 (PABAK). Cicchetti & Feinstein (1990), Journal of Clinical Epidemiology 43(6), 551-558.
    """
    shared = [unit for unit in first if unit in second]
    if not shared:
        raise UsageError("agreement: no unit stands in both codings; do both name their units alike?")
    documents = pd.factorize(pd.Series([unit.rpartition(":")[0] or unit for unit in shared]))[0]
    names = sorted({code for unit in shared for code in first[unit] | second[unit]})
    has = np.array([[[name in coding[unit] for name in names] for unit in shared] for coding in (first, second)])
    has = has.reshape(2, len(shared), len(names)).astype(float)
    rows = [_row(name, has[:, :, place], documents, ["no", name]) for place, name in enumerate(names)]
    rows.sort(key=lambda row: (-row["first"] - row["second"], row["code"]))
    if names and (has.sum(axis=2) == 1).all():
        order = _ordered(names, level)
        codes = has[:, :, order] @ np.arange(len(names), dtype=float)
        rows.append(_row(ALL, codes, documents, [names[place] for place in order], level))
    elif level != "nominal":
        raise UsageError(f"agreement: --level {level} needs exactly one code in each unit.")
    elif names:
        rows.append(_row(ALL, has.reshape(2, -1), np.repeat(documents, len(names)), ["no", "yes"]))
    return pd.DataFrame(rows, columns=COLUMNS)


def _ordered(names: list[str], level: str) -> list[int]:
    if level == "nominal":
        return list(range(len(names)))
    try:
        return sorted(range(len(names)), key=lambda place: float(names[place]))
    except ValueError:
        wrong = next(name for name in names if not name.replace(".", "", 1).lstrip("-").isdigit())
        raise UsageError(f"agreement: '{wrong}' is no number; --level {level} needs codes that are numbers.") from None


def _row(code: str, pair: Floats, documents: np.ndarray, names: list[str], level: Level = "nominal") -> dict[str, Any]:
    """One row of the table from the codes of both coders, numbered by their place in `names`."""
    table = coefficients.confusion(pair[0], pair[1], codes=len(names))
    several = code == ALL and names != ["no", "yes"]
    values = [float(name) for name in names] if level == "interval" else None
    units = coefficients.coincidences(pair)
    units = np.pad(units, ((0, 0), *[(0, len(names) - units.shape[1])] * 2))
    blocks = np.zeros((documents.max() + 1, *units.shape[1:]))
    np.add.at(blocks, documents, units)
    drawn = np.tensordot(document_weights(len(blocks)), blocks, axes=1)
    alpha = float(coefficients.krippendorff_alpha(units.sum(axis=0), level=level, values=values))
    low, high = percentile_interval(coefficients.krippendorff_alpha(drawn, level=level, values=values))
    if several:
        first = second = pair.shape[1]
        both, few, specific = int((pair[0] == pair[1]).sum()), too_few(first, span=4), np.nan
    else:
        first, second = (int((side > 0).sum()) for side in pair)
        both, few = int((pair > 0).all(axis=0).sum()), too_few(int((pair > 0).any(axis=0).sum()))
        specific = float(coefficients.specific_agreement(table)[1])
    return {
        "code": code, "units": pair.shape[1], "first": first, "second": second, "both": both,
        "percent": float(coefficients.percent_agreement(table)), "specific": specific,
        "kappa": float(coefficients.cohen_kappa(table)), "ac1": float(coefficients.gwet_ac1(table)),
        "pabak": float(coefficients.pabak(table)), "alpha": alpha,
        "alpha_low": float(low) if len(blocks) > 1 else np.nan,
        "alpha_high": float(high) if len(blocks) > 1 else np.nan,
        "verdict": "too few" if few or np.isnan(alpha) else _verdict(alpha, float(low)),
    }  # fmt: skip


def _verdict(alpha: float, low: float) -> str:
    # A high alpha of few units may be luck: its interval must clear the mark below, too.
    if alpha >= RELIABLE and low >= TENTATIVE:
        return "reliable"
    return "tentative" if alpha >= TENTATIVE else "doubtful"

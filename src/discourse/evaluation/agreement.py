"""How far coders agree: each pair of them, people together and the machine against them, each code and all codes."""

import itertools
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from discourse.base.errors import UsageError
from discourse.evaluation.panel import Panel
from discourse.io.coders import MACHINE, Coding, conventions
from discourse.statistics import agreement as coefficients
from discourse.statistics.agreement import Level
from discourse.statistics.arrays import Floats, ratio
from discourse.statistics.intervals import too_few
from discourse.statistics.resampling import (
    LEAST_SENTENCES,
    RESAMPLES,
    block_weights,
    document_weights,
    percentile_interval,
)

ALL = "all codes"
PEOPLE, AGAINST, OTHERS = "people", "machine against people", "the others"
FEW = "too few"
_FEW_PEOPLE = 3
BOUNDED = ("positive", "kappa", "ac1", "alpha")
"""The coefficients that are printed with their intervals."""
COLUMNS = [
    "coders", "code", "prevalence", "positive", "alpha", "alpha_low", "alpha_high", "verdict", "percent", "units", "first",
    "second", "both", "bias", "negative", "kappa", "ac1", "pabak", "positive_low", "positive_high", "kappa_low", "kappa_high",
    "ac1_low", "ac1_high",
]  # fmt: skip
Group = tuple[str, list[tuple[int, ...]]]
"""What a row is called, and the sets of coders that are compared with one another in it."""


def agreement(panel: Panel, *, level: Level = "nominal", pairs: bool = True) -> pd.DataFrame:
    """Compare coders, code by code and all codes together.

    Read `alpha` with its interval first: 0.8 is asked for, from 0.667 one may speak of tendencies; then `positive`,
    the agreement on having the code. Coefficients part where a code is rare: kappa and alpha fall, though the coders
    agree on nearly every unit, AC1 and PABAK stay high. The trap: a unit is compared where at least two of the coders
    read it; and high agreement says that a definition can be applied alike, not that it is right.

    Args:
        panel: who gave which code to which unit.
        level: of the codes: `nominal`, or `ordinal` or `interval` where they are grades: numbers as codes, one in each
            unit, or graded values.
        pairs: whether each pair of coders is compared; else, of more than three people, each with all others.

    Returns:
        One row for all people where there are three or more, for the machine against people (its pairs with each of them,
        added up), for each pair of coders or each person with the others; in each for every code, the most used first, and
        at the end for all codes: coders, code, prevalence (share of units with it, mean of the coders), positive and negative
        (specific agreement), alpha, verdict (`data/coders.toml`, or `too few`), percent, units (that both read), first and
        second (units with it), both, bias (difference of their shares), kappa (Fleiss's for more than two), ac1, pabak, and
        95 % intervals of positive, kappa, ac1, alpha by redrawing sentences in blocks, or documents. Where all units have one
        code each, the row of all codes compares codes, otherwise it holds the yes and no of all codes together.

    Raises:
        UsageError: no unit was read by two coders, or codes that are no numbers where `level` needs numbers.

    References:
        Krippendorff (2019), Content Analysis, 4th ed., chapter 12. Gwet (2008), British Journal of Mathematical and
        Statistical Psychology 61(1), 29-48 (AC1). Byrt, Bishop & Carlin (1993), Journal of Clinical Epidemiology
        46(5), 423-429 (PABAK, prevalence, bias). Cicchetti & Feinstein (1990), Journal of Clinical Epidemiology 43(6), 551-558.
    """
    if not (panel.read.sum(axis=0) > 1).any():
        raise UsageError("agreement: no unit was read by two coders; do all name their units, or the same text, alike?")
    numbers = _numbers(panel, level) if level != "nominal" else None
    found = [row for group in groups(panel, pairs) for row in _of_group(panel, group, level, numbers)]
    return pd.DataFrame(found, columns=COLUMNS)


def groups(panel: Panel, pairs: bool = True) -> list[Group]:
    """People together, the machine against them, and each pair, or each person with the others."""
    people, every = panel.of("person"), range(len(panel.coders))
    found: list[Group] = [(PEOPLE, [tuple(people)])] if len(people) > 2 else []
    if MACHINE in panel.coders and len(people) > 1:
        found.append((AGAINST, [(panel.coders.index(MACHINE), one) for one in people]))
    if not pairs and len(people) > _FEW_PEOPLE:
        return found + [
            (f"{panel.coders[one]} – {OTHERS}", [(one, other) for other in people if other != one]) for one in people
        ]
    return found + [(f"{panel.coders[a]} – {panel.coders[b]}", [(a, b)]) for a, b in itertools.combinations(every, 2)]


def _of_group(panel: Panel, group: Group, level: Level, numbers: dict[int, float] | None) -> Iterator[dict[str, Any]]:
    """The rows of one group, its most used code first, all codes last."""
    name, sets = group
    met = np.any([panel.read[list(one)].sum(axis=0) > 1 for one in sets], axis=0)
    if not met.any():
        return
    values, block, weight = panel.values[:, met], panel.block[met], panel.weight[met]
    many = len({coder for one in sets for coder in one}) > 2
    rows = []
    for n, code in enumerate(panel.codes):
        graded = level if numbers is None else "nominal"
        rows.append(_row(name, code, values[..., n], sets, block, weight, panel.chained, graded, many))
    rows = [row for row in rows if row["prevalence"] > 0]
    rows.sort(key=lambda row: (-row["prevalence"], row["code"]))
    yield from rows
    used = sorted({coder for one in sets for coder in one})
    read = panel.read[:, met]
    one_each = not panel.chained and bool(((np.nan_to_num(values[used]) > 0).sum(axis=2)[read[used]] == 1).all())
    if one_each and rows:
        order = sorted(range(len(panel.codes)), key=lambda n: numbers[n] if numbers else 0)
        place = np.where(read, np.nan_to_num(values[..., order]).argmax(axis=2), np.nan)
        grades = [numbers[n] for n in order] if numbers and level == "interval" else None
        yield _row(name, ALL, place, sets, block, weight, panel.chained, level, many, several=len(order), grades=grades)
    elif numbers is not None:
        raise UsageError(f"agreement: --level {level} needs exactly one code in each unit, or grades.")
    elif rows:
        flat = values.reshape(len(values), -1)
        times = len(panel.codes)
        yield _row(name, ALL, flat, sets, np.repeat(block, times), np.repeat(weight, times), panel.chained, level, many)


def _numbers(panel: Panel, level: str) -> dict[int, float] | None:
    """The codes as numbers, where they are the grades; None where the values are."""
    if panel.chained:
        return None
    try:
        return {n: float(name) for n, name in enumerate(panel.codes)}
    except ValueError as fault:
        wrong = str(fault).partition(": ")[2]
        raise UsageError(f"agreement: {wrong} is no number; --level {level} needs codes that are numbers.") from None


def _row(
    name: str, code: str, values: Floats, sets: Sequence[tuple[int, ...]], block: np.ndarray, weight: Floats, chained: bool,
    level: Level, many: bool, *, several: int = 0, grades: list[float] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """One row: `values` is coders x units, of places among `several` codes, or of 0 and a grade above it."""
    codes = several or 2
    given = values if several else np.where(np.isnan(values), np.nan, values > 0)
    tables = _summed(block, weight, [coefficients.meetings(given[list(one)], codes_used=codes) for one in sets])
    steps = np.arange(several) if several else np.unique(values[~np.isnan(values)])
    ranks = values if several else np.where(np.isnan(values), np.nan, np.searchsorted(steps, values))
    scale = grades or (steps.tolist() if level == "interval" else None)
    met = [coefficients.coincidences(ranks[list(one)]) for one in sets]
    met = [np.pad(one, ((0, 0), *[(0, len(steps) - one.shape[1])] * 2)) for one in met]
    pairs = _summed(block, weight, met)

    def all_of(table: Floats, coincidence: Floats) -> dict[str, Floats]:
        specific = coefficients.specific_agreement(table)
        return {
            "percent": coefficients.percent_agreement(table),
            "positive": specific[..., 1] if not several else np.full(table.shape[:-2], np.nan),
            "negative": specific[..., 0] if not several else np.full(table.shape[:-2], np.nan),
            "kappa": coefficients.cohen_kappa(table), "ac1": coefficients.gwet_ac1(table), "pabak": coefficients.pabak(table),
            "alpha": coefficients.krippendorff_alpha(coincidence, level=level, values=scale),
        }  # fmt: skip

    table = tables.sum(axis=0)
    row: dict[str, Any] = {key: float(value) for key, value in all_of(table, pairs.sum(axis=0)).items()}
    bounds = dict.fromkeys(BOUNDED, (np.nan, np.nan))
    if (weights := _drawn(len(tables), chained)) is not None:
        again = all_of(np.tensordot(weights, tables, axes=1), np.tensordot(weights, pairs, axes=1))
        bounds = {name: tuple(map(float, percentile_interval(again[name]))) for name in BOUNDED}  # type: ignore[misc]
    row |= {
        f"{name}_{end}": bound for name in BOUNDED for end, bound in zip(("low", "high"), bounds[name], strict=True)
    }
    total, yes = table.sum(), given > 0
    one, other = (float(total), float(total)) if several else (float(table[1].sum()), float(table[:, 1].sum()))
    row |= {
        "coders": name, "code": code, "units": float(weight.sum()), "prevalence": (one + other) / (2 * total) if total else np.nan,
        "first": np.nan if many else one, "second": np.nan if many else other,
        "both": np.nan if many else float(np.trace(table) if several else table[1, 1]),
        "bias": np.nan if many or several else abs(one - other) / total,
    }  # fmt: skip
    # What is counted is units that are free of one another: sentences, however many characters they have.
    where = block if chained else np.arange(len(block))
    few = bool(too_few(len(where), span=4) if several else too_few(len(np.unique(where[yes.any(axis=0)]))))
    row["verdict"] = FEW if few or np.isnan(row["alpha"]) else _verdict(row["alpha"], row["alpha_low"])
    return row


def _summed(block: np.ndarray, weight: Floats, tables: list[Floats]) -> Floats:
    """Tables of units, added up over sets of coders and over the units of each block: blocks x codes x codes."""
    names, place = np.unique(block, return_inverse=True)
    found = np.zeros((len(names), *tables[0].shape[1:]))
    np.add.at(found, place, sum(tables) * weight[:, None, None])
    return found


@lru_cache(maxsize=8)
def _drawn(blocks: int, chained: bool) -> Floats | None:
    """How often each redrawn text holds each block; None where there are too few blocks to redraw."""
    if blocks < (LEAST_SENTENCES if chained else 2):
        return None
    weights = block_weights(blocks, resamples=RESAMPLES) if chained else document_weights(blocks)
    return weights.astype(np.float64)


def _verdict(alpha: float, low: float) -> str:
    # A high alpha of few units may be luck: its interval must clear the mark below, too.
    every = conventions()["verdict"]
    fits = [one["name"] for one in every if alpha >= one["least"] and (low >= one["low"] or one["low"] < 0)]
    return str([*fits, every[-1]["name"]][0])


def spans(codings: Sequence[Coding], panel: Panel, sentences: pd.DataFrame, *, pairs: bool = True) -> pd.DataFrame:
    """Compare the coded stretches themselves: one is met where the other coder has one of the same code that overlaps it.

    Read `positive` as the F1 of two coders; there is no negative, so no chance either: of stretches that nobody coded
    there is no number, and as it grows kappa nears this F1 (Hripcsak & Rothschild 2005, Journal of the American Medical
    Informatics Association 12(3), 296-298). The trap: long stretches overlap easily; compare characters, too.

    Returns:
        The columns of `agreement` without those that are not defined: coders, code, first and second (stretches), both
        (stretches that are met, mean of both sides), positive with its interval.
    """
    starts, by_pair, found = sentences["start"].to_numpy(), dict[tuple[int, ...], Floats](), []
    for name, sets in groups(panel, pairs):
        tables = np.zeros((len(starts), len(panel.codes), 4))
        for pair in (two for one in sets for two in itertools.combinations(one, 2)):
            if pair not in by_pair:
                by_pair[pair] = _met(codings, panel, pair, starts)
            tables += by_pair[pair]
        for code, part in (*zip(panel.codes, np.moveaxis(tables, 1, 0), strict=True), (ALL, tables.sum(axis=1))):
            one, other, met_one, met_other = part.sum(axis=0).tolist()
            if one + other == 0:
                continue
            low = high = np.nan
            if (weights := _drawn(len(starts), True)) is not None:
                again = weights @ part
                ratios = ratio(again[:, 2] + again[:, 3], again[:, 0] + again[:, 1])
                low, high = map(float, percentile_interval(ratios))
            found.append({
                "coders": name, "code": code, "first": one, "second": other, "both": (met_one + met_other) / 2,
                "positive": (met_one + met_other) / (one + other), "positive_low": low, "positive_high": high,
                "verdict": FEW if bool(too_few(int(max(one, other)))) else "",
            })  # fmt: skip
    names = ["coders", "code", "first", "second", "both", "positive", "positive_low", "positive_high", "verdict"]
    return pd.DataFrame(found, columns=names)


def _met(codings: Sequence[Coding], panel: Panel, pair: tuple[int, ...], starts: np.ndarray) -> Floats:
    """By sentence and code: the stretches of each of two coders, and those that the other met; only where both read."""
    read = np.zeros(len(starts), dtype=bool)
    read[panel.block] = panel.read[list(pair)].all(axis=0)
    mine: list[list[tuple[int, int, int]]] = []
    for coder in pair:
        own = [one for one in codings if one.placed and one.coder == panel.coders[coder] and one.code in panel.codes]
        mine.append([(panel.codes.index(one.code), one.start, one.end) for one in own])
    table = np.zeros((len(starts), len(panel.codes), 4))
    for side, (own_spans, others) in enumerate((mine, mine[::-1])):
        for code, start, end in own_spans:
            at = max(int(np.searchsorted(starts, start, side="right")) - 1, 0)
            if read[at]:
                table[at, code, side] += 1
                table[at, code, 2 + side] += any(code == c and a < end and start < b for c, a, b in others)
    return table

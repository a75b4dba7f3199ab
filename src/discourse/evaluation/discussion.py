"""What coders should talk about: the code they agree on least, what it is taken for, and the units that divide them."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from discourse.evaluation.agreement import ALL, FEW
from discourse.evaluation.panel import Panel
from discourse.statistics.intervals import too_few


@dataclass(frozen=True)
class Discussion:
    """The code to discuss first, its alpha, the code that it is most often taken for, and the units that divide the coders.

    `share` says how often two coders who both gave one of the two codes to a unit gave different ones. Each unit is its
    name, who gave the code, and who gave the other one instead.
    """

    code: str
    alpha: float
    other: str
    share: float
    units: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]


def confusions(panel: Panel, coders: Sequence[int]) -> pd.DataFrame:
    """Count which codes are taken for one another.

    Read `share` as: of all cases in which two coders both gave a unit one of the two codes, so often they gave different
    ones. The trap: codes that may both apply to a unit share it as well; only who gave one and not the other counts.

    Returns:
        One row per two codes that were ever confused, the most confused first: code, other, share, times (pairs of coders
        and units), units (in which it happened). Codes of too few units are left out.
    """
    has = np.nan_to_num(panel.values[list(coders)]) > 0
    enough = [n for n in range(len(panel.codes)) if not too_few(int(has[..., n].any(axis=0).sum()))]
    found = []
    for c, d in itertools.combinations(enough, 2):
        one, other = has[..., c], has[..., d]
        apart = (one & ~other).sum(axis=0) * (other & ~one).sum(axis=0)
        alike = sum(float((n * (n - 1) / 2).sum()) for n in (one.sum(axis=0), other.sum(axis=0)))
        if apart.any():
            times = float(apart.sum())
            found.append((panel.codes[c], panel.codes[d], times / (times + alike), times, int((apart > 0).sum())))
    table = pd.DataFrame(found, columns=["code", "other", "share", "times", "units"])
    return table.sort_values(["share", "code", "other"], ascending=[False, True, True]).reset_index(drop=True)


def discuss(panel: Panel, coders: Sequence[int], table: pd.DataFrame, most: int = 8) -> Discussion | None:
    """Name the definition to discuss: the code with the least alpha among those of enough units; None where all agree.

    Args:
        coders: whose codes, by number.
        table: the rows of `agreement` of these coders.
        most: units to name, those first that divide the coders most evenly.
    """
    rows = table[(table["code"] != ALL) & (table["verdict"] != FEW) & (table["alpha"] < 1)]
    if rows.empty:
        return None
    worst = rows.sort_values("alpha", kind="stable").iloc[0]
    code, pairs = str(worst["code"]), confusions(panel, coders)
    mine = pairs[(pairs["code"] == code) | (pairs["other"] == code)]
    other, share = "", 0.0
    if len(mine):
        first = mine.iloc[0]
        other, share = str(first["other"] if first["code"] == code else first["code"]), float(first["share"])
    has = np.nan_to_num(panel.values[list(coders), :, panel.codes.index(code)]) > 0
    instead = np.zeros_like(has)
    if other:
        instead = (np.nan_to_num(panel.values[list(coders), :, panel.codes.index(other)]) > 0) & ~has
    asked = panel.read[list(coders)].sum(axis=0)
    given = has.sum(axis=0) / np.maximum(asked, 1)
    order = [int(n) for n in np.argsort(-given * (1 - given), kind="stable") if 0 < given[n] < 1][:most]

    def who(rows: np.ndarray, unit: int) -> tuple[str, ...]:
        return tuple(panel.coders[coder] for coder, is_in in zip(coders, rows[:, unit], strict=True) if is_in)

    return Discussion(
        code, float(worst["alpha"]), other, share,
        tuple((panel.units[n], who(has, n), who(instead, n)) for n in order),
    )  # fmt: skip

"""The template of an argument: which moves each paragraph makes, and which cycle of moves comes again."""

from functools import cache
from itertools import groupby
from typing import Any

import numpy as np
import pandas as pd

from discourse.coding.moves import move, sentences
from discourse.text.tokens import TokenView

_SHUFFLES = 499


def moves(view: TokenView, *, least: int = 2, seed: int = 1) -> pd.DataFrame:
    """Give each paragraph its sequence of moves and the longest sequence that it shares with another.

    The moves are found by grammar (see `coding.moves`); equal neighbours count once. `cycle` is the longest common
    subsequence with the paragraph named in `like`: the same moves in the same order, other moves may stand between.
    Read `cycle` with `chance`: the share of shuffles of the article's moves in which this paragraph shares as long a
    sequence with any other. A long paragraph shares something by chance alone. The trap: a cycle shows how the text
    is built, not that the author planned it.

    Args:
        least: smallest length of a shared sequence that counts as a cycle.
        seed: of the shuffles.

    Returns:
        One row per paragraph: document, paragraph, sentences, sequence, cycle, length, like (paragraph), chance (NaN
        without a cycle), places (the sentences).

    References:
        Swales (1990), Genre Analysis, 137-166. Hunt & Szymanski (1977), Communications of the ACM 20,
        350-353. Hyyrö (2004), Bit-parallel LCS-length computation revisited (the length under shuffles).
    """
    documents, paragraphs = view.column("document"), view.column("paragraph")
    starts, ends = view.column("start"), view.column("end")
    made = [(documents[a], paragraphs[a], move(view, a, b)[0], (starts[a], ends[b - 1])) for a, b in sentences(view)]
    rows: list[dict[str, Any]] = []
    for _, part in groupby(made, key=lambda row: row[0]):
        rows += _of_document(list(part), least, seed)
    return pd.DataFrame(rows)


Made = tuple[str, int, str, tuple[int, int]]
"""document, paragraph, move, place"""


def _of_document(made: list[Made], least: int, seed: int) -> list[dict[str, Any]]:
    parts = [list(part) for _, part in groupby(made, key=lambda row: row[1])]
    names = [[row[2] for row in part] for part in parts]
    best = _best(names)
    chance = _chance(names, best, seed)
    rows = []
    for number, part in enumerate(parts):
        cycle, like = best[number]
        found = len(cycle) >= least
        rows.append({
            "document": part[0][0], "paragraph": part[0][1], "sentences": len(part),
            "sequence": " - ".join(_once(names[number])), "cycle": " - ".join(cycle) if found else "",
            "length": len(cycle) if found else 0, "like": parts[like][0][1] if found else pd.NA,
            "chance": chance[number] if found else np.nan, "places": tuple(row[3] for row in part),
        })  # fmt: skip
    return rows


def _once(names: list[str]) -> list[str]:
    return [name for name, _ in groupby(names)]


def _best(names: list[list[str]]) -> list[tuple[list[str], int]]:
    """For each paragraph the longest subsequence it shares with another one, and which."""
    short = [_once(part) for part in names]
    found: list[tuple[list[str], int]] = []
    for a, first in enumerate(short):
        shared = [(common(first, second), b) for b, second in enumerate(short) if b != a]
        found.append(max(shared, key=lambda item: (len(item[0]), -abs(item[1] - a)), default=([], a)))
    return found


def common(first: list[str], second: list[str]) -> list[str]:
    """The longest common subsequence of two sequences; of several the one found first from the left."""

    @cache
    def rest(a: int, b: int) -> tuple[str, ...]:
        if a == len(first) or b == len(second):
            return ()
        if first[a] == second[b]:
            return (first[a], *rest(a + 1, b + 1))
        return max(rest(a + 1, b), rest(a, b + 1), key=len)

    return list(rest(0, 0))


def _chance(names: list[list[str]], best: list[tuple[list[str], int]], seed: int) -> list[float]:
    """How often shuffled moves give each paragraph as long a shared sequence; the observed order counts as one."""
    random = np.random.default_rng(seed)
    pool = [name for part in names for name in part]
    cuts = np.cumsum([len(part) for part in names])[:-1]
    reached = np.ones(len(names))
    for _ in range(_SHUFFLES if len(names) > 1 else 0):
        order = random.permutation(len(pool))
        shuffled = [[pool[k] for k in part] for part in np.split(order, cuts)]
        short = [_once(part) for part in shuffled]
        # Whether each shares a sequence of the wanted length with any other; it stops at the first that it meets.
        reached += [
            not cycle or any(b != a and common_length(short[a], part) >= len(cycle) for b, part in enumerate(short))
            for a, (cycle, _) in enumerate(best)
        ]
    return [float(value) for value in reached / (_SHUFFLES + 1)]


def common_length(first: list[str], second: list[str]) -> int:
    """The length of the longest common subsequence, a row of the table at a time in the bits of one number."""
    masks: dict[str, int] = {}
    for place, name in enumerate(first):
        masks[name] = masks.get(name, 0) | 1 << place
    whole = (1 << len(first)) - 1
    open_places = whole
    for name in second:
        met = open_places & masks.get(name, 0)
        open_places = ((open_places + met) | (open_places - met)) & whole
    return len(first) - open_places.bit_count()

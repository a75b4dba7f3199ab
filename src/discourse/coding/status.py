"""Status: whether the codings of a code may be counted and claimed, by what was measured of it on others' sentences.

A code whose precision on sentences coded by others, or read twice, is at least .70 (lower bound .60) is a `finding`; one
measured as less is a `candidate`, listed to be read; one that nobody measured so, as in a codebook of one's own, is
`untested`: it is shown and counted with that word, and stays out of the summary. A coding that a person accepted or added
is `decided`, whatever its code.
"""

from collections.abc import Collection
from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd

from discourse.base import paths
from discourse.coding import combined
from discourse.io.codebooks import CUES, Codebook
from discourse.statistics.intervals import wilson

FINDING, CANDIDATE, UNTESTED, DECIDED = "finding", "candidate", "untested", "decided"
PRECISION, LOWER = 0.70, 0.60
OTHERS = ("public", "read twice")
"""Kinds of coded texts whose coders did not write the cues."""


def status(codebook: Codebook, code: str, *, with_reader: bool = True) -> str:
    """Say whether a code is a finding, a candidate or untested; see the head of this module."""
    if combined.knows(codebook.name):
        limit = combined.limit(codebook.name, code, "both" if with_reader else "rule")
        return limit.status if limit else CANDIDATE
    counts = tested(codebook)
    return judged(*counts.loc[code, ["right", "found"]]) if code in counts.index else UNTESTED


def judged(right: int, found: int) -> str:
    """Finding or candidate, by how many of those that were found were right."""
    return FINDING if found and right / found >= PRECISION and wilson(right, found)[0] >= LOWER else CANDIDATE


def findings(codebook: Codebook, *, with_reader: bool = True, decided: Collection[str] = ()) -> Codebook:
    """The codebook without the cues of candidates, so that nothing counts them or says that they do not occur.

    Codes on which a person `decided` stay.
    """
    kept = (
        cue for cue in codebook.cues
        if cue.code in decided or status(codebook, cue.code, with_reader=with_reader) != CANDIDATE
    )  # fmt: skip
    return replace(codebook, cues=tuple(kept))


def best(codebook: Codebook | str) -> str:
    """The best status of all codes that a codebook can give; of `actors` or `obligations` that of the whole."""
    if isinstance(codebook, str):
        counts = tested(codebook)
        return judged(*counts[["right", "found"]].sum()) if len(counts) else UNTESTED
    every = {status(codebook, cue.code) for cue in codebook.cues}
    return next((one for one in (FINDING, UNTESTED, CANDIDATE) if one in every), UNTESTED)


def tested(codebook: Codebook | str) -> pd.DataFrame:
    """How well the rules did on others' sentences, all sets together, of parts those set aside: by code right, found, coded."""
    path = accuracy_table(codebook)
    return _tested(path, path.stat().st_mtime_ns if path.is_file() else 0)


def accuracy_table(codebook: Codebook | str) -> Path:
    """Where the accuracy of a codebook is recorded: in `data/accuracy`, or beside a codebook from elsewhere."""
    if isinstance(codebook, Codebook) and codebook.table != paths.find(
        "codebooks", f"{codebook.table.parent.name}/{CUES}"
    ):
        return codebook.table.with_name(f"{codebook.name}.accuracy.tsv")
    name = f"{codebook if isinstance(codebook, str) else codebook.name}.tsv"
    return paths.find("accuracy", name) or paths.own("accuracy") / name


@cache
def _tested(path: Path, changed: int) -> pd.DataFrame:
    if not changed:
        return pd.DataFrame(columns=["right", "found", "coded"])
    table = pd.read_csv(path, sep="\t", dtype=str, keep_default_na=False)
    table = table[
        table["kind"].isin(OTHERS) & (table["part"] != "dev") & (table["coder"] == "rule") & (table["tp"] != "")
    ]
    tp, fp, fn = (table[name].astype(int) for name in ("tp", "fp", "fn"))
    counts = pd.DataFrame({"code": table["code"].str.split("+"), "right": tp, "found": tp + fp, "coded": tp + fn})
    sums = counts.explode("code").groupby("code").sum()
    return sums[sums["found"] > 0]

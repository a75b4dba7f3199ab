"""What a text holds as estimated from sentences that a person read blind, beside what the machine finds."""

from collections.abc import Hashable, Iterable
from typing import Any

import numpy as np
import pandas as pd

from discourse.analysis import Analysis
from discourse.base.errors import UsageError
from discourse.coding.status import CANDIDATE
from discourse.coding.tallies import by_code
from discourse.io.beside import NONE
from discourse.io.codebooks import Codebook
from discourse.io.samples import Drawn
from discourse.reporting.sheets import NONE as NO_CODE
from discourse.statistics.sampled import from_reading

COLUMNS = ("code", "title", "machine", "corrected", "low", "high", "held", "missed", "wrong", "read", "base", "coder")
_MOST = 4
"""Codes that a sentence names."""


def estimate(article: Analysis, codebook: str, coder: str = "") -> pd.DataFrame:
    """Estimate the share of sentences that hold each code from the largest sample that was read blind.

    Read `corrected` with `low` and `high` instead of `machine`. The trap: it holds for this text and this reader; two
    readers may differ. Where all sentences were read nothing is estimated, and the three are the share that was read.

    Args:
        codebook: its name.
        coder: whose sample; the largest of all readers unless one is named.

    Returns:
        One row per code that has cues or was given: code, title, machine (share of sentences), corrected, low, high (95
        %), held (sentences read that have the code), missed and wrong (of these, by the machine), read, base (all), coder.

    Raises:
        UsageError: no sample can be used, with the reason.
    """
    samples = _samples(article, codebook, coder)
    faults = {key: _fault(one, len(article.sentences)) for key, one in samples.items()}
    usable = [one for key, one in samples.items() if not faults[key]]
    if not usable:
        why = "; ".join(f"the one of {key[1]}: {fault}" for key, fault in faults.items())
        raise UsageError(
            f"{codebook}: no sample was read blind{f' that can be used ({why})' if why else ''}; draw one with 'discourse "
            f"sheet ARTICLE --codebook {codebook} --blind --sample 200', and take it in with 'discourse decide'."
        )
    return _estimated(article, article.codebook(codebook), max(usable, key=lambda one: (len(one), one[0].day)))


def _samples(article: Analysis, codebook: str, coder: str) -> dict[tuple[str, ...], list[Drawn]]:
    found: dict[tuple[str, ...], list[Drawn]] = {}
    for one in article.source.samples:
        if one.codebook == codebook and coder in ("", one.coder):
            found.setdefault(one.sample, []).append(one)
    return found


def _fault(sample: list[Drawn], base: int) -> str:
    """Why nothing can be estimated from a sample; empty where it can."""
    unread = sum(one.codes == NONE for one in sample)
    if sample[0].blind != "yes":
        return "it was read with the machine's proposals in sight"
    if unread:
        return f"{unread} of its {len(sample)} sentences are not read yet"
    if abs(sum(1 / one.probability for one in sample) - base) > 0.5:
        return "sentences are missing, or the text was changed since; what is left was not drawn at random"
    return ""


def _estimated(article: Analysis, book: Codebook, sample: list[Drawn]) -> pd.DataFrame:
    codings = article.undecided.proposed(book.name)
    # A code that is no finding is estimated from its candidates.
    sure = set(codings.loc[codings["status"] != CANDIDATE, "code"].astype(str))
    codings = codings[(codings["status"] != CANDIDATE) | ~codings["code"].astype(str).isin(sure)]
    starts = article.sentences.set_index("start")["sentence"]
    read = [int(starts[one.start]) for one in sample]
    given = [set(one.codes.split(",")) - {NO_CODE} for one in sample]
    chances = [one.probability for one in sample]
    # Strata were made of sentences with a code and without one.
    any_code = np.isin(read, codings["sentence"]) if sample[0].frame == "stratified" else None
    made = [code for code, part in by_code(codings, book)]
    made += [code for code in book.codes if code not in made and any(code.name in one for one in given)]
    rows = []
    for code in made:
        sentences = codings.loc[codings["code"].astype(str) == code.name, "sentence"]
        marked, true, found = np.isin(read, sentences), [code.name in one for one in given], sentences.nunique()
        shares = from_reading(chances, found, marked, true, any_code)
        rows.append((code.name, code.title, found / len(starts), *shares, len(sample), len(starts), sample[0].coder))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def known(article: Analysis, codebook: str) -> pd.DataFrame:
    """What `estimate` gives, without a row where no sample can be used."""
    if not any(one.codebook == codebook for one in article.source.samples):
        return pd.DataFrame(columns=list(COLUMNS))
    try:
        return estimate(article, codebook)
    except UsageError:
        return pd.DataFrame(columns=list(COLUMNS))


def corrected(article: Analysis, table: pd.DataFrame, codebooks: Iterable[str]) -> pd.DataFrame:
    """Put what a sample says in the columns corrected, low and high, in place of what other texts say of the coder.

    It says how many sentences hold a code; of a table that counts places it clears the columns.
    """
    found = pd.concat([known(article, name) for name in codebooks] or [pd.DataFrame(columns=list(COLUMNS))])
    if not {"code", "corrected", "low", "high"} <= set(table) or found.empty:
        return table
    found = found.set_index("code").reindex(table["code"])
    there = found["base"].notna().to_numpy()
    scale = (
        found["base"].to_numpy(dtype=float)
        if "per_1000" not in list(table)[: list(table).index("corrected")]
        else np.nan
    )
    values = {
        name: np.where(there, found[name].to_numpy(dtype=float) * scale, table[name])
        for name in ("corrected", "low", "high")
    }
    return table.assign(**values)


def told(article: Analysis, codebooks: Iterable[str]) -> list[str]:
    """Say of each codebook what its sample says of the codes that the machine or the reader finds most often."""
    sentences = []
    for name in codebooks:
        table = known(article, name)
        if len(table):
            first, whole = table.iloc[0], bool((table["read"] == table["base"]).all())
            most = table[(table["machine"] > 0) | (table["held"] > 0)].sort_values(
                "corrected", ascending=False, kind="stable"
            )
            kept = most.head(_MOST).to_dict("records")
            parts = [share(row, whole=whole, machine=article.english) for row in kept] or ["no code was found"]
            size = "all" if whole else f"{first['read']} of {first['base']:,}"
            sentences.append(
                f"{article.codebook(name).title}, from {size} sentences read blind ({first['coder']}): {'; '.join(parts)}. "
                "Shares of sentences; 'discourse estimate' shows all codes."
                + ("" if whole else " The corrected numbers rest on this sample, not on sentences set aside.")
            )
    return sentences


def share(row: dict[Hashable, Any], *, whole: bool = False, machine: bool = True) -> str:
    """Write one estimate: `Hedges: machine 6.8 %, corrected 8.0 % [4.9, 11.1]`; without the `machine` where none coded."""
    alone, value, low, high = (f"{row[key] * 100:.1f}" for key in ("machine", "corrected", "low", "high"))
    how = f"read {value} %" if whole else f"{'corrected' if machine else 'estimated'} {value} % [{low}, {high}]"
    return f"{row['title']}: machine {alone} %, {how}" if machine else f"{row['title']}: {how}"

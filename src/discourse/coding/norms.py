"""Norms: how often the codes of a codebook occur in reference corpora, part by part; rates only, no texts."""

import tomllib
from collections.abc import Mapping

import numpy as np
import pandas as pd

from discourse.base import paths
from discourse.base.errors import CardError
from discourse.statistics.absence import concentration

COLUMNS = (
    "corpus", "part", "codebook", "code", "count", "words", "documents", "with_code", "per_1000",
    "p05", "median", "p95", "k",
)  # fmt: skip
WHOLE = "all"
LEAST_PIECES = 20
"""Fewer pieces give no range of nine in ten, and do not say how bursty a code is."""


def rates(corpus: str, codebook: str, counts: pd.DataFrame, sizes: pd.Series, parts: Mapping[str, str]) -> pd.DataFrame:
    """Count the codes of a codebook in pieces of a corpus, for the whole and for each part that has enough pieces.

    Read `per_1000` with `p05` and `p95`, between which nine of ten pieces lie. The trap: a rate is as good as the coder;
    where it misreads a register, its norm is misread in the same way.

    Args:
        corpus: the name of the corpus.
        codebook: the name of the scheme.
        counts: pieces x codes.
        sizes: the words of each piece.
        parts: for each piece its part, such as the genre; empty for one that counts for the whole only.

    Returns:
        Columns: corpus part codebook code count words documents with_code per_1000 p05 median p95 k. The part
        `all` is the whole corpus. `with_code` counts the pieces that have the code, `p05` to `p95` are
        percentiles of its rate per 1,000 words over pieces, `k` says how bursty it is (see
        `absence.concentration`).
    """
    part_of = np.array([parts[name] for name in counts.index])
    named = [part for part in sorted(set(part_of) - {""}) if (part_of == part).sum() >= LEAST_PIECES]
    groups = [(WHOLE, np.ones(len(counts), dtype=bool)), *((part, part_of == part) for part in named)]
    words = sizes.reindex(counts.index).to_numpy()
    rows = [
        (corpus, part, codebook, code, *_row(counts.loc[mine, code].to_numpy(), words[mine]))
        for part, mine in groups
        for code in counts.columns
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _row(counts: np.ndarray, sizes: np.ndarray) -> tuple[object, ...]:
    total, base = int(counts.sum()), int(sizes.sum())
    low, middle, high = np.percentile(counts / sizes * 1000, [5, 50, 95])
    bursty = float(concentration(counts, sizes)) if len(counts) >= LEAST_PIECES else float("nan")
    numbers = (round(total / base * 1000, 4), *(round(float(x), 4) for x in (low, middle, high, bursty)))
    return (total, base, len(counts), int((counts > 0).sum()), *numbers)


def register(table: pd.DataFrame) -> str:
    """Name the registers of a table of norms: corpus, part, and how many pieces were counted."""
    rows = table.drop_duplicates(["corpus", "part"])[["corpus", "part", "documents"]].itertuples(index=False, name=None)
    return ", ".join(f"{f'{corpus}:{part}'.removesuffix(f':{WHOLE}')} ({n} pieces)" for corpus, part, n in rows)


def measured_with(codebook: str) -> str:
    """The fingerprint of the rules that the norms of a codebook were counted with; empty where there are none."""
    card = paths.find("norms", "norms.toml")
    marks = tomllib.loads(card.read_text(encoding="utf-8")).get("measured_with", {}) if card else {}
    return str(marks.get(codebook, ""))


def read_norms() -> pd.DataFrame:
    """Read the table of norms, `data/norms/norms.tsv`, made by `make norms`.

    Raises:
        CardError: the table is missing or lacks a column.
    """
    file = paths.find("norms", "norms.tsv")
    if file is None:
        raise CardError("norms.tsv: the table of norms is missing in data/norms; run 'make norms'.")
    table = pd.read_csv(file, sep="\t", keep_default_na=False, na_values=["nan", "NaN", ""])
    missing = [name for name in COLUMNS if name not in table.columns]
    if missing:
        raise CardError(f"norms.tsv: the column '{missing[0]}' is missing; run 'make norms' again.")
    return table

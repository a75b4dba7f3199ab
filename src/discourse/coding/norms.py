"""Norms: how often the codes of a codebook occur in reference corpora, part by part; rates only, no texts."""

import tomllib
from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from discourse.base import paths
from discourse.base.errors import CardError
from discourse.coding.coder import code
from discourse.io.codebooks import Codebook
from discourse.statistics.absence import concentration
from discourse.text.tokens import TokenView
from discourse.text.words import DEFAULT, CountingRules, words

COLUMNS = (
    "corpus", "part", "codebook", "code", "count", "words", "documents", "with_code", "per_1000",
    "p05", "median", "p95", "k",
)  # fmt: skip
WHOLE = "all"
_LEAST_DOCUMENTS = 20


def rates(
    corpus: str,
    tokens: pd.DataFrame,
    parts: Mapping[str, str],
    codebooks: Iterable[Codebook],
    *,
    rules: CountingRules = DEFAULT,
) -> pd.DataFrame:
    """Count the codes of codebooks in a corpus, for each of its parts and for the whole.

    Read `per_1000` with `p05` and `p95`, between which nine of ten documents lie. The trap: a rate is as
    good as the cues; where they misread a register, its norm is misread in the same way.

    Args:
        corpus: the name of the corpus.
        tokens: its token table, one document per text.
        parts: for each document its part, such as the genre.
        codebooks: what to count; a code without cues is left out.
        rules: what counts as one word.

    Returns:
        Columns: corpus part codebook code count words documents with_code per_1000 p05 median p95 k. The part
        `all` is the whole corpus. `with_code` counts the documents that have the code, `p05` to `p95` are
        percentiles of its rate per 1,000 words over documents, `k` says how bursty it is (see
        `absence.concentration`).
    """
    view = TokenView(tokens)
    sizes = words(tokens, rules)["document"].astype(str).value_counts().sort_index()
    part_of = np.array([parts[name] for name in sizes.index])
    groups = [(WHOLE, np.ones(len(sizes), dtype=bool)), *((p, part_of == p) for p in sorted(set(part_of)))]
    rows = []
    for book in codebooks:
        counts = _counts(view, book, sizes)
        for part, mine in groups:
            rows += [
                (corpus, part, book.name, name, *_row(counts[name][mine], sizes.to_numpy()[mine])) for name in counts
            ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _counts(view: TokenView, book: Codebook, sizes: pd.Series) -> dict[str, np.ndarray]:
    """For each code that has cues its count in each document."""
    found = code(view, book)
    table = pd.crosstab(found["document"].astype(str), found["code"].astype(str)).reindex(sizes.index, fill_value=0)
    used = {cue.code for cue in book.cues}
    none = np.zeros(len(sizes), dtype=np.int64)
    return {
        one.name: table[one.name].to_numpy() if one.name in table else none for one in book.codes if one.name in used
    }


def _row(counts: np.ndarray, sizes: np.ndarray) -> tuple[object, ...]:
    total, base = int(counts.sum()), int(sizes.sum())
    low, middle, high = np.percentile(counts / sizes * 1000, [5, 50, 95])
    bursty = float(concentration(counts, sizes)) if len(counts) >= _LEAST_DOCUMENTS else float("nan")
    numbers = (round(total / base * 1000, 4), *(round(float(x), 4) for x in (low, middle, high, bursty)))
    return (total, base, len(counts), int((counts > 0).sum()), *numbers)


def measured_with(codebook: str) -> str:
    """The fingerprint of the rules that the norms of a codebook were counted with; empty where there are none."""
    card = paths.find("norms", "norms.toml")
    marks = tomllib.loads(card.read_text(encoding="utf-8")).get("measured_with", {}) if card else {}
    return str(marks.get(codebook, ""))


def read_norms() -> pd.DataFrame:
    """Read the table of norms, `data/norms/norms.tsv`, made by `make reference`.

    Raises:
        CardError: the table is missing or lacks a column.
    """
    file = paths.find("norms", "norms.tsv")
    if file is None:
        raise CardError("norms.tsv: the table of norms is missing in data/norms; run 'make reference'.")
    table = pd.read_csv(file, sep="\t", keep_default_na=False, na_values=["nan", "NaN", ""])
    missing = [name for name in COLUMNS if name not in table.columns]
    if missing:
        raise CardError(f"norms.tsv: the column '{missing[0]}' is missing; run 'make reference' again.")
    return table

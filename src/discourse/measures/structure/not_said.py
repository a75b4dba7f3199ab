"""Of which codes nothing, or next to nothing, was found."""

from typing import Any

import pandas as pd

from discourse.statistics.intervals import too_few

TABLES: dict[str, tuple[str, dict[str, Any]]] = {
    "frames": ("framing", {"codebook": "generic-frames"}),
    "markers": ("stance", {}),
    "senses": ("stance", {"codebook": "modality"}),
}
_COLUMNS = ["what", "codebook", "count", "highest", "unit", "places"]


def not_said(frames: pd.DataFrame, markers: pd.DataFrame, senses: pd.DataFrame) -> pd.DataFrame:
    """List the codes of which nothing, or next to nothing, was found, with the rate that is still possible.

    Read `highest`: what a text of this length still allows. The trap: a rule that misses a code leaves the same gap
    as a writer who avoids it.

    Returns:
        One row per code: what, codebook, count, highest (upper end of the 95 % interval), unit, places.
    """
    rows = []
    for table, codebook, unit in (
        (frames, "generic frames", "share of sentences"), (markers, "metadiscourse", "per 1,000 words"),
        (senses, "modality", "per 1,000 words"),
    ):  # fmt: skip
        few = table[too_few(table["count"].to_numpy())].sort_values(["count", "title"], kind="stable")
        columns = few[["title", "count", "high", "places"]].itertuples(index=False, name=None)
        rows += [(title, codebook, count, high, unit, places) for title, count, high, places in columns]
    table = pd.DataFrame(rows, columns=_COLUMNS)
    return table.sort_values(["count", "codebook", "what"], kind="stable").reset_index(drop=True)

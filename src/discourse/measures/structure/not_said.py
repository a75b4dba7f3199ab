"""Of which codes nothing, or next to nothing, was found."""

from typing import Any

import pandas as pd

from discourse.statistics.intervals import too_few

TABLES: dict[str, tuple[str, dict[str, Any]]] = {
    "frames": ("framing", {"codebook": "generic-frames"}),
    "markers": ("stance", {}),
    "senses": ("stance", {"codebook": "modality"}),
}
_COLUMNS = ["what", "codebook", "count", "highest", "places"]


def not_said(frames: pd.DataFrame, markers: pd.DataFrame, senses: pd.DataFrame) -> pd.DataFrame:
    """List the codes of which nothing, or next to nothing, was found, with the number that may have been missed.

    Read `highest`: how many there may be, given the errors that the coder is known to make. The trap: a code that nobody
    measured so has no such bound, and a coder that misses a code leaves the same gap as a writer who avoids it.

    Returns:
        One row per code: what, codebook, count, highest (upper end of the corrected count's 95 % interval), places.
    """
    rows = []
    for table, codebook in ((frames, "generic frames"), (markers, "metadiscourse"), (senses, "modality")):
        few = table[too_few(table["count"].to_numpy())].sort_values(["count", "title"])
        columns = few.reindex(columns=["title", "count", "high", "places"]).itertuples(index=False, name=None)
        rows += [(title, codebook, count, high, places) for title, count, high, places in columns]
    table = pd.DataFrame(rows, columns=_COLUMNS)
    return table.sort_values(["count", "codebook", "what"]).reset_index(drop=True)

"""How often each stance code occurs: a group-by over the codings."""

import pandas as pd

from discourse.coding.tallies import counted
from discourse.io.codebooks import Codebook


def stance(
    codings: pd.DataFrame, words: pd.DataFrame, book: Codebook, *, codebook: str = "metadiscourse"
) -> pd.DataFrame:
    """Count the codings of each code, with rates and intervals; codes that do not occur stand there with 0.

    Read `per_1000` with its interval, then `sentences`: a code may be frequent and still stand in one passage only.
    The trap: a marker of stance is a form; whether the writer is tentative or sure is a reading of it.

    Args:
        codebook: its name; any codebook whose codings are counted one by one will do.

    Returns:
        One row per code that has cues, in the codebook's order: code, title, group (the title of its parent), count,
        per_1000, low, high (exact 95 % Poisson interval), sentences, share (of all sentences), too_few, places.

    References:
        Hyland (2005), Metadiscourse, 37-60. Garwood (1936), Biometrika 28, 437-442.
    """
    table = counted(codings, words, book)
    table.insert(8, "share", table["sentences"] / max(words["sentence"].nunique(), 1))
    return table

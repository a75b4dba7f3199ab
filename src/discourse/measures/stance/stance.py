"""How often each stance code occurs: a group-by over the codings."""

import pandas as pd

from discourse.coding.tallies import counted
from discourse.io.codebooks import Codebook


def stance(
    codings: pd.DataFrame, words: pd.DataFrame, book: Codebook, *, codebook: str = "metadiscourse"
) -> pd.DataFrame:
    """Count the codings of each code, with their rate; codes that do not occur stand there with 0.

    Read `count` beside `corrected`: as many as a careful reader would find, allowing for the errors that the coder made
    on sentences set aside, from `low` to `high`. A code may be frequent and still stand in few `sentences`.
    The trap: a marker of stance is a form; whether the writer is tentative or sure is a reading of it.

    Args:
        codebook: its name; any codebook whose codings are counted one by one will do.

    Returns:
        One row per code that has cues, in the codebook's order: code, title, group (the title of its parent), count,
        per_1000, corrected with low and high (codings, 95 %; for codebooks measured so), sentences, share (of all
        sentences), too_few, places.

    References:
        Hyland (2005), Metadiscourse, 37-60. Rogan & Gladen (1978), American Journal of Epidemiology 107(1), 71-76.
    """
    table = counted(codings, words, book)
    table.insert(
        list(table.columns).index("too_few"), "share", table["sentences"] / max(words["sentence"].nunique(), 1)
    )
    return table

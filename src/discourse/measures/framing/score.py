"""The article as a score: every code of every codebook as one line along the text."""

import pandas as pd

from discourse.base.options import named
from discourse.coding.scoring import places
from discourse.io.codebooks import read_codebook


def score(
    codings: pd.DataFrame, tokens: pd.DataFrame, *, codebooks: str = "generic-frames,policy-frames", min_count: int = 1
) -> pd.DataFrame:
    """Line up the codes of several codebooks, so that it shows where they meet on the same sentences.

    Read the lines together: marks above one another are different codebooks that see something in the same words.
    The trap: codebooks that share cues agree by construction.

    Args:
        codebooks: the codebooks, separated by commas, in the order of the lines.
        min_count: smallest count that is worth a line.

    Returns:
        One row per code that occurs: line (the code's title), codebook, code, count, sentences, share (of all
        sentences), places; the codebooks in the order given, within each the most frequent code first.
    """
    names = named(codebooks)
    total = tokens["sentence"].nunique()
    rows = []
    for (book, code), part in codings.groupby(["codebook", "code"]):
        if len(part) >= min_count:
            line = read_codebook(str(book)).by_name[str(code)].title
            sentences = part["sentence"].nunique()
            rows.append((line, book, code, len(part), sentences, sentences / total, places(part)))
    table = pd.DataFrame(rows, columns=["line", "codebook", "code", "count", "sentences", "share", "places"])
    order = table["codebook"].map({name: n for n, name in enumerate(names)}).fillna(len(names))
    table = table.assign(order=order).sort_values(["order", "count", "code"], ascending=[True, False, True])
    return table.drop(columns="order").reset_index(drop=True)

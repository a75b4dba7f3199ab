"""Several codebooks on the same sentences: where they meet and where only one of them speaks."""

import pandas as pd

from discourse.coding import scoring


def triangulation(
    codings: pd.DataFrame, tokens: pd.DataFrame, *,
    codebooks: str = "generic-frames,policy-frames,entman,legitimation,issue-frames",
) -> pd.DataFrame:  # fmt: skip
    """Set the codes of every codebook side by side, sentence by sentence.

    Read a row across: which codebooks say something of this sentence, and what. `codebooks` counts them; where all speak,
    the finding does not hang on one codebook; where one speaks alone, look at its words first. The trap: codebooks ask
    different questions, so that two different codes are no contradiction.

    Args:
        codebooks: the codebooks, separated by commas, in the order of the columns.

    Returns:
        One row per sentence: document, paragraph, sentence, one column per codebook with its codes (most frequent
        first), codebooks (those with a code), base (those asked), places (the coded stretches).
    """
    books = [name.strip() for name in codebooks.split(",")]
    table = tokens.groupby(["document", "sentence"], observed=True, sort=False)["paragraph"].first().reset_index()
    table["document"] = table["document"].astype(str)
    keyed = codings.assign(document=codings["document"].astype(str))
    for book in books:
        mine = keyed[keyed["codebook"].astype(str) == book].groupby(["document", "sentence"])["code"].agg(_by_frequency)
        table = table.merge(mine.rename(book).reset_index(), on=["document", "sentence"], how="left")
        table[book] = table[book].fillna("")
    table["codebooks"] = (table[books] != "").sum(axis=1) if books else 0
    table["base"] = len(books)
    places = {key: tuple(sorted(set(scoring.places(part)))) for key, part in keyed.groupby(["document", "sentence"])}
    keys = list(zip(table["document"], table["sentence"], strict=True))
    table["places"] = pd.Series([places.get(key, ()) for key in keys], index=table.index, dtype=object)
    return table[["document", "paragraph", "sentence", *books, "codebooks", "base", "places"]]


def _by_frequency(codes: pd.Series) -> str:
    counts = codes.astype(str).value_counts()
    return ", ".join(sorted(counts.index, key=lambda code: (-counts[code], code)))

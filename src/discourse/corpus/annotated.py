"""What an annotated corpus answers beyond its words: lemmas and parts of speech, and codebooks."""

from typing import Literal

import numpy as np
import pandas as pd

from discourse.base.errors import UsageError
from discourse.base.extras import extra
from discourse.coding import combined, scoring
from discourse.coding.cached import kept_codings
from discourse.corpus import shards
from discourse.corpus.corpus import Corpus
from discourse.corpus.lexicon import DOCUMENT, by_group
from discourse.io.codebooks import read_codebook
from discourse.text.tokens import TokenView
from discourse.text.words import words


def lemmas(
    corpus: Corpus, *, by: Literal["lemma", "pos", "lemma,pos"] = "lemma,pos", min_count: int = 1
) -> pd.DataFrame:
    """Count lemmas or parts of speech in an annotated corpus.

    Read it as `frequency`. The shards are counted by DuckDB, out of memory where they do not fit. The trap: tags and lemmas are a
    model's guesses, right in about 19 of 20 cases.

    Args:
        by: lemmas, parts of speech, or both together.
        min_count: smallest count that is worth a row.

    Returns:
        One row per type, most frequent first: lemma and pos as asked for, count, per_million, texts.
    """
    duckdb = extra("duckdb", "corpus", "counting an annotated corpus")
    files = list(map(str, shards.whole(corpus.store)))
    names = by.split(",")
    if not set(names) <= {"lemma", "pos"}:
        raise UsageError(f"lemmas: by='{by}' is unknown; write lemma, pos or lemma,pos.")
    columns = ", ".join(f"counted_{name} AS {name}" for name in names)
    with duckdb.connect() as base:
        base.register("texts", corpus.documents[["document"]].astype(str))
        found: pd.DataFrame = base.execute(
            f"SELECT {columns}, count(*) AS count, count(DISTINCT document) AS texts FROM read_parquet(?) "
            f"WHERE counted IS NOT NULL AND document IN (SELECT document FROM texts) GROUP BY ALL "
            f"HAVING count(*) >= ? ORDER BY count DESC, {by}",
            [files, min_count],
        ).df()
    size = int(found["count"].sum()) if min_count <= 1 else corpus.size
    return found.assign(per_million=1e6 * found["count"] / max(size, 1))[[*names, "count", "per_million", "texts"]]


def codes(corpus: Corpus, codebook: str, *, by: str = DOCUMENT) -> pd.DataFrame:
    """Count the codes of a codebook in an annotated corpus, by text, by group of texts or by year.

    The codings are those of the rules alone, as with `--reader off`; see docs/accuracy.md for how often each code is right. The
    trap: a rate that rises may be a cue that is right less often in newer texts; read a sample before a curve.

    Args:
        codebook: its name.
        by: what the texts are grouped by: `document`, or anything that is known of them, such as `year`.

    Returns:
        As `cues`, a row for each value of `by` and code.
    """
    book = read_codebook(codebook)
    row_of = {str(name): row for row, name in enumerate(corpus.store.documents["document"])}
    counts = {code.name: np.zeros(len(row_of), dtype=np.int64) for code in book.codes}
    for key, tokens in shards.read(corpus.store):
        ruled = kept_codings(key, lambda tokens=tokens: TokenView(tokens), book)  # type: ignore[misc]
        held, _ = combined.by_rule(ruled, book, scoring.units(words(tokens), "sentence"))
        for document, code in zip(held["document"].astype(str), held["code"].astype(str), strict=True):
            counts[code][row_of[document]] += 1
    return by_group(corpus, counts, by)

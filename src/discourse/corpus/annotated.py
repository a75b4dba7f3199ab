"""What an annotated corpus answers beyond its words: lemmas and parts of speech, and codebooks."""

from typing import Literal

import numpy as np
import pandas as pd
import pyarrow.parquet as pq

from discourse.base.errors import UsageError
from discourse.coding import combined, scoring
from discourse.coding.cached import kept_codings
from discourse.coding.status import status, tested
from discourse.corpus import shards
from discourse.corpus.corpus import Corpus
from discourse.corpus.lexicon import DOCUMENT, by_group
from discourse.io.codebooks import Codebook, read_codebook
from discourse.text.tokens import TokenView
from discourse.text.words import words


def lemmas(
    corpus: Corpus, *, by: Literal["lemma", "pos", "lemma,pos"] = "lemma,pos", min_count: int = 1
) -> pd.DataFrame:
    """Count lemmas or parts of speech in an annotated corpus.

    Read it as `frequency`; texts in other languages than English are left out. The trap: tags and lemmas are a model's
    guesses, right in about 19 of 20 cases.

    Args:
        by: lemmas, parts of speech, or both together.
        min_count: smallest count that is worth a row.

    Returns:
        One row per type, most frequent first: lemma and pos as asked for, count, per_million, texts.
    """
    corpus, names = corpus.english(), by.split(",")
    if not set(names) <= {"lemma", "pos"}:
        raise UsageError(f"lemmas: by='{by}' is unknown; write lemma, pos or lemma,pos.")
    columns, chosen, parts = [f"counted_{name}" for name in names], corpus.documents["document"].astype(str), []
    for file in shards.whole(corpus.store):
        tokens = pq.read_table(file, columns=["document", *columns]).to_pandas().dropna()
        mine = tokens[tokens["document"].isin(chosen)].astype(str)
        parts.append(mine.groupby(columns)["document"].agg(count="size", texts="nunique"))
    found = pd.concat(parts).groupby(columns).sum().reset_index().set_axis([*names, "count", "texts"], axis=1)
    found = found[found["count"] >= min_count].sort_values(["count", *names], ascending=[False] + [True] * len(names))
    size = int(found["count"].sum()) if min_count <= 1 else corpus.size
    found.insert(len(names) + 1, "per_million", 1e6 * found["count"] / max(size, 1))
    return pd.DataFrame(found)


def codes(corpus: Corpus, codebook: str, *, by: str = DOCUMENT) -> pd.DataFrame:
    """Count the codes of a codebook in an annotated corpus, by text, by group of texts or by year.

    The codings are those of the rules alone, as with `--reader off`, in the texts that are in English. Read `precision` and
    `recall` first: how often the rules were right, and how many they found, in sentences that others coded; a `candidate` is
    right too seldom for a rate. The trap: a rate that rises may be a cue that is right less often in newer texts; read a sample.

    Args:
        codebook: its name.
        by: what the texts are grouped by: `document`, or anything that is known of them, such as `year`.

    Returns:
        As `cues`, a row for each value of `by` and code; besides precision and recall of the rules (empty where nobody measured
        them) and status: finding, candidate or untested.
    """
    book, corpus = read_codebook(codebook), corpus.english()
    row_of = {str(name): row for row, name in enumerate(corpus.store.documents["document"])}
    counts = {code.name: np.zeros(len(row_of), dtype=np.int64) for code in book.codes}
    for key, tokens in shards.read(corpus.store):
        ruled = kept_codings(key, lambda tokens=tokens: TokenView(tokens), book)  # type: ignore[misc]
        held, _ = combined.by_rule(ruled, book, scoring.units(words(tokens), "sentence"))
        for document, code in zip(held["document"].astype(str), held["code"].astype(str), strict=True):
            counts[code][row_of[document]] += 1
    table, known = by_group(corpus, counts, by), measured_rules(book)
    statuses = {code.name: status(book, code.name, with_reader=False) for code in book.codes}
    precision, recall = ({code: pair[at] for code, pair in known.items()} for at in (0, 1))
    group = table["group"]
    return table.assign(precision=group.map(precision), recall=group.map(recall), status=group.map(statuses))


def measured_rules(book: Codebook) -> dict[str, tuple[float, float]]:
    """Precision and recall of the rules alone by code, on sentences that others coded or that were read from a guide and set aside."""
    if combined.knows(book.name):
        table = combined.accuracy(book.name, "rule")
        held = table[table["set"] == "held"].set_index("code")[["precision", "recall"]].astype(float)
        return {str(code): (pair[0], pair[1]) for code, pair in zip(held.index, held.to_numpy().tolist(), strict=True)}
    counts = tested(book)
    pairs = zip(counts["right"] / counts["found"], counts["right"] / counts["coded"], strict=True)
    return dict(zip(map(str, counts.index), pairs, strict=True))

"""A corpus: many articles, counted by the rules of one, as a reference to compare it with."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from discourse.base import paths
from discourse.base.errors import DiscourseError, UsageError
from discourse.io.articles import ArticleText, read_article
from discourse.io.references import KEYS, Reference
from discourse.text.annotation import annotate
from discourse.text.words import DEFAULT, CountingRules, words


def folder_reference(
    folder: str | Path, counting: CountingRules = DEFAULT, *, besides: ArticleText | None = None
) -> Reference:
    """Count every article (`*.txt`, UTF-8, with its card where there is one) of a folder, to stand as a reference.

    Read it as any other reference; each article is a part. The trap: an article must not be compared with
    itself, so `besides` is left out of the count wherever its very text stands in the folder.
    """
    path = paths.given(folder)
    articles = [_named(file) for file in sorted(path.glob("*.txt"))]
    articles = [a for a in articles if besides is None or a.text != besides.text]
    if not articles:
        raise UsageError(f"{folder}: no other article in this folder; put UTF-8 texts (*.txt) into it.")
    table = counted([(article.slug, article) for article in articles], counting)
    parts = table.drop(columns=list(KEYS))
    counts = table[list(KEYS)].assign(count=parts.sum(axis=1))
    outlets = sorted({a.facts["outlet"] for a in articles if "outlet" in a.facts})
    years = sorted({a.facts["date"][:4] for a in articles if "date" in a.facts})
    return Reference(
        name=str(folder), title=f"the articles in {path.name}", counts=counts, size=int(counts["count"].sum()), documents=len(articles),
        register=", ".join(outlets[:3]) + (" and others" if len(outlets) > 3 else ""),
        years="-".join(dict.fromkeys((*years[:1], *years[-1:]))), counting=counting.describe(),
        parts=parts,
    )  # fmt: skip


def counted(articles: Iterable[tuple[str, ArticleText]], counting: CountingRules = DEFAULT) -> pd.DataFrame:
    """Counts by word, lemma and part of speech, a column for each part; text by text, for a corpus is long."""
    tables = []
    for part, article in articles:
        found = words(annotate(article), counting)[list(KEYS)].astype(str)
        tables.append(found.value_counts().rename("count").reset_index().assign(part=part))
    counts = pd.concat(tables).groupby([*KEYS, "part"])["count"].sum().unstack(fill_value=0)
    return counts.sort_index().astype("int64").reset_index().rename_axis(columns=None)


def _named(file: Path) -> ArticleText:
    try:
        return read_article(str(file))
    except DiscourseError as fault:
        raise type(fault)(f"{file.name}: {fault}") from None

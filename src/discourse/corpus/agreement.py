"""How far the fast words agree with those of the article pipeline, on texts of the corpus itself."""

from collections import Counter

import numpy as np
import pandas as pd

from discourse.base.errors import UsageError
from discourse.corpus.store import Store
from discourse.io.articles import make_article
from discourse.text.annotation import annotate
from discourse.text.words import words


def agreement(store: Store, *, texts: int = 5) -> pd.DataFrame:
    """Count texts of a corpus both ways, word for word.

    Read `agreement` as the share of words that both count alike, of all that either counts. The trap: a text whose first
    lines are a title or byline is counted from its body on by the article pipeline, and as a whole in a table of texts.

    Args:
        texts: how many, spread evenly over the corpus; each takes as long as to annotate it.

    Returns:
        One row per word on which the two differ, the commonest first: word, corpus, article (counts in these texts); the
        share of words alike stands in ``attrs["agreement"]``, how many were compared in ``attrs["words"]``.
    """
    if texts < 1:
        raise UsageError(f"texts is {texts}; compare one text or more.")
    rows = np.unique(np.linspace(0, len(store.documents) - 1, min(texts, len(store.documents))).round().astype(int))
    fast, slow = Counter[str](), Counter[str]()
    alike = 0
    for row in rows.tolist():
        article = make_article(str(store.documents["document"].iloc[row]), store.printed(row))
        theirs = Counter(words(annotate(article))["word"].astype(str))
        mine = Counter(store.types[store.words[store.bounds[row] : store.bounds[row + 1]]])
        alike += (mine & theirs).total()
        fast += mine
        slow += theirs
    table = pd.DataFrame({"corpus": pd.Series(fast), "article": pd.Series(slow)}).fillna(0).astype("int64")
    table = table.rename_axis("word").reset_index()
    gap = (table["corpus"] - table["article"]).abs()
    table = table.assign(gap=gap)[gap > 0].sort_values(["gap", "word"], ascending=[False, True], kind="stable")
    table = table.drop(columns="gap").reset_index(drop=True)
    table.attrs = {"agreement": alike / max(fast.total(), slow.total()), "words": slow.total(), "texts": len(rows)}
    return table

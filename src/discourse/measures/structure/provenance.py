"""What is known of the article, and what is not."""

import pandas as pd

from discourse.io import languages
from discourse.io.articles import CARD, ArticleText


def provenance(article: ArticleText, words: pd.DataFrame) -> pd.DataFrame:
    """List what the article's card records, what it leaves open, and the size of what is counted.

    Read `recorded` first: what is false there is unknown, and stays unknown. The trap: the facts are as good as the
    person who wrote the card.

    Returns:
        One row per fact: fact, value, recorded.
    """
    facts = {
        key: article.facts.get(key, "")
        for key, kind in CARD.items()
        if kind is not list and not isinstance(kind, list | dict)
    }
    recorded = {key: bool(value) for key, value in facts.items()}
    facts["language"] = facts["language"] or f"not recorded; {languages.known()[article.language].name} by its letters"
    aside = [p for p in article.paragraphs if not p.number]
    rows = [
        *((key, value or "not recorded", recorded[key]) for key, value in facts.items()),
        ("actors named on the card", str(len(article.actors)), bool(article.actors)),
        ("printed beside the body", ", ".join(sorted({p.role for p in aside})) or "nothing", True),
        ("characters", f"{len(article.text):,}", True), ("words counted", f"{len(words):,}", True),
        ("sentences", f"{words['sentence'].nunique():,}", True), ("paragraphs", f"{len(article.body):,}", True),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["fact", "value", "recorded"])

"""What is known of the article, and what is not."""

import pandas as pd

from discourse.io.articles import CARD, ArticleText


def provenance(article: ArticleText, words: pd.DataFrame) -> pd.DataFrame:
    """List what the article's card records, what it leaves open, and the size of what is counted.

    Read `recorded` first: what is false there is unknown, and stays unknown. The trap: the facts are as good as the
    person who wrote the card.

    Returns:
        One row per fact: fact, value, recorded.
    """
    rows = []
    for key in CARD:
        if key == "actor":
            continue
        value = article.facts.get(key, "")
        rows.append((key, value or "not recorded", bool(value)))
    aside = [p for p in article.paragraphs if p.role != "body"]
    rows.append(("actors named on the card", str(len(article.actors)), bool(article.actors)))
    rows.append(("printed beside the body", ", ".join(sorted({p.role for p in aside})) or "nothing", True))
    rows.append(("characters", f"{len(article.text):,}", True))
    rows.append(("words counted", f"{len(words):,}", True))
    rows.append(("sentences", f"{words['sentence'].nunique():,}", True))
    rows.append(("paragraphs", f"{len(article.body):,}", True))
    return pd.DataFrame(rows, columns=["fact", "value", "recorded"])

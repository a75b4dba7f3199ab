"""How the article is built: its paragraphs, sentences and words."""

import pandas as pd

from discourse.base.errors import EmptyTextError


def structure(words: pd.DataFrame, tokens: pd.DataFrame, text: str) -> pd.DataFrame:
    """List the paragraphs of the body with their length.

    Read `words` for the weight that a paragraph has, `words_per_sentence` for how densely it is written.
    The trap: sentences are found by the language model's parser; after abbreviations and in headings it may err.

    Returns:
        One row per paragraph: paragraph, sentences, words, share (of all words), words_per_sentence,
        longest (words of the longest sentence), opening (its first words), places (its sentences).
    """
    if words.empty:
        raise EmptyTextError("structure: the text holds no word that is counted.")
    spans = tokens.groupby(["paragraph", "sentence"]).agg(start=("start", "min"), end=("end", "max"))
    lengths = words.groupby(["paragraph", "sentence"]).size()
    rows = []
    for paragraph in sorted(set(tokens["paragraph"].tolist())):
        part = tokens[tokens["paragraph"] == paragraph]
        # A sentence without a counted word, a lone dash for instance, is no sentence to a reader.
        mine = lengths[lengths.index.get_level_values("paragraph") == paragraph]
        count, total = len(mine), int(mine.sum())
        shown = spans.loc[mine.index]
        places = tuple(zip(shown["start"].tolist(), shown["end"].tolist(), strict=True))
        opening = text[int(part["start"].iloc[0]) : int(part["end"].iloc[:7].iloc[-1])]
        rows.append((
            paragraph, count, total, total / len(words), total / count if count else float("nan"),
            int(mine.max()) if count else 0, opening, places,
        ))  # fmt: skip
    columns = ["paragraph", "sentences", "words", "share", "words_per_sentence", "longest", "opening", "places"]
    return pd.DataFrame(rows, columns=columns)

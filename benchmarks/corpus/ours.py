"""This project on one corpus; with the floor beside it: what reading and counting cost at the least."""

import shutil
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from timing import PHRASE, WORD, Clock, asked

from discourse.corpora import OpenCorpus
from discourse.corpus.build import build
from discourse.corpus.forms import parts
from discourse.corpus.sources import Columns, texts


def main(folder: Path, runs: int) -> None:
    place = folder / "discourse"
    parts("warm-up's")  # The language model is loaded once for all, and is not part of a task.
    clock, floor = Clock("discourse", "discourse-analysis", runs), Clock("floor: numpy", "numpy", runs)

    def built() -> None:
        shutil.rmtree(place, ignore_errors=True)
        parts.cache_clear()  # What an earlier run took apart is not known.
        build(texts(folder / "texts.parquet", Columns()), place, {"title": folder.name}, tell=lambda done: None)

    floor.time("build", lambda: len((folder / "texts.parquet").read_bytes()))
    clock.time("build", built)
    name = str(place)
    clock.time("open", lambda: OpenCorpus(name).store.words[0])
    corpus = OpenCorpus(name)
    _floor(floor, np.array(corpus.store.words), corpus.store.number(WORD))
    half = str(corpus.documents["half"].iloc[0])
    clock.time("frequency", lambda: corpus.frequency())
    clock.time("frequency 20", lambda: corpus.frequency(top=20))
    if (corpus.documents["half"] != half).any():
        clock.time("keyness", lambda: corpus.part(f"half={half}").keyness(min_count=1, ranks=0))
    clock.time("concordance", lambda: corpus.concordance(WORD, context=5, sort="1R,2R,3R", rows=20))
    clock.time("first", lambda: OpenCorpus(name).concordance(WORD, context=5, sort="1R,2R,3R", rows=20))
    clock.time("all lines", lambda: corpus.concordance(WORD, context=5, meta=()))
    clock.time("phrase", lambda: corpus.concordance(PHRASE, context=5, sort="1R,2R,3R", rows=20))
    clock.time("collocates", lambda: corpus.collocates(WORD))
    clock.time("n-grams", lambda: OpenCorpus(name).ngrams(min_count=2))
    if len(corpus.documents) > 1:
        clock.time("dispersion", lambda: corpus.dispersion(min_count=1))
    lexicon = str(folder.parent / "lexicon.tsv")
    clock.time("lexicon", lambda: corpus.cues(lexicon))


def _floor(floor: Clock, words: NDArray[np.int32], word: int) -> None:
    floor.time("frequency", lambda: np.bincount(words))
    half = len(words) // 2
    floor.time("keyness", lambda: (np.bincount(words[:half]), np.bincount(words[half:])))
    floor.time("concordance", lambda: np.flatnonzero(words == word))


if __name__ == "__main__":
    main(*asked())

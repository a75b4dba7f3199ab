"""This project on one corpus; with the floor beside it: what reading and counting cost at the least."""

import shutil
from pathlib import Path

import numpy as np
from timing import PHRASE, WORD, Clock, asked

from discourse.corpora import OpenCorpus
from discourse.corpus.build import build
from discourse.corpus.forms import parts
from discourse.corpus.sources import Columns, texts


def main(folder: Path, runs: int) -> None:
    clock, floor = Clock("discourse", "discourse-analysis", runs), Clock("floor: numpy", "numpy", runs)
    place = folder / "discourse"
    parts("warm-up's")  # The language model is loaded once for all, and is not part of a task.

    def built() -> None:
        shutil.rmtree(place, ignore_errors=True)
        parts.cache_clear()  # What an earlier run took apart is not known.
        build(texts(folder / "texts.parquet", Columns()), place, {"title": folder.name}, tell=lambda done: None)

    floor.time("build", lambda: len((folder / "texts.parquet").read_bytes()))
    clock.time("build", built)
    name = str(place)
    clock.time("open", lambda: OpenCorpus(name).store.words[0])
    corpus = OpenCorpus(name)
    words = np.array(corpus.store.words)
    half = str(corpus.documents["half"].iloc[0])
    floor.time("frequency", lambda: np.bincount(words))
    clock.time("frequency", lambda: OpenCorpus(name).frequency())
    if (corpus.documents["half"] != half).any():
        floor.time("keyness", lambda: (np.bincount(words[: len(words) // 2]), np.bincount(words[len(words) // 2 :])))
        clock.time("keyness", lambda: OpenCorpus(name, f"half={half}").keyness(min_count=1, ranks=0))
    code = corpus.store.types.get_loc(WORD) if WORD in corpus.store.types else 0
    floor.time("concordance", lambda: np.flatnonzero(words == code))
    clock.time("concordance", lambda: corpus.concordance(WORD, context=5, sort="1R,2R,3R", rows=20))
    clock.time("all lines", lambda: corpus.concordance(WORD, context=5, meta=()))
    clock.time("phrase", lambda: corpus.concordance(PHRASE, context=5, sort="1R,2R,3R", rows=20))
    clock.time("collocates", lambda: corpus.collocates(WORD))
    clock.time("n-grams", lambda: corpus.ngrams(min_count=2))
    if len(corpus.documents) > 1:
        clock.time("dispersion", lambda: OpenCorpus(name).dispersion(min_count=1))
    lexicon = str(folder.parent / "lexicon.tsv")
    clock.time("lexicon", lambda: corpus.cues(lexicon))


if __name__ == "__main__":
    main(*asked())

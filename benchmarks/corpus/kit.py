"""kitconc, in an environment of its own: it asks for NumPy below 2."""

import shutil
from pathlib import Path

from kitconc.kit_corpus import Corpus
from timing import WORD, Clock, asked


def main(folder: Path, runs: int) -> None:
    clock = Clock("kitconc", "kitconc", runs)
    place = folder / "kitconc"

    def built() -> Corpus:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        corpus = Corpus(str(place), "texts", "english")
        corpus.add_texts(str(folder / "txt"), show_progress=False)
        return corpus

    corpus = clock.time("build", built)
    clock.time("open", lambda: Corpus(str(place), "texts", "english"))
    clock.time("frequency", lambda: corpus.wordlist())
    clock.time("all lines", lambda: corpus.kwic(WORD))
    clock.time("collocates", lambda: corpus.collocates(WORD))
    clock.time("dispersion", lambda: corpus.dispersion_measures())
    clock.time("n-grams", lambda: [corpus.ngrams(size=n) for n in (2, 3, 4, 5)])


if __name__ == "__main__":
    main(*asked())

"""A corpus with a method for each of its measures: `discourse.open_corpus("debates", "year>=2000").keyness(...)`."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

import pandas as pd

from discourse.base.errors import UnknownName, did_you_mean
from discourse.corpus import annotated, counting, lexicon, near, ngrams, sampling
from discourse.corpus.bundled import named
from discourse.corpus.corpus import Corpus
from discourse.table import Table

if TYPE_CHECKING:
    from matplotlib.figure import Figure

P = ParamSpec("P")
# Those of one text that a corpus has too are called alike but for collocation, which is collocates here.
MEASURES = (
    "frequency",
    "keyness",
    "concordance",
    "collocates",
    "ngrams",
    "dispersion",
    "cues",
    "sample",
    "lemmas",
    "codes",
)


def _shown(measure: Callable[Concatenate[Corpus, P], pd.DataFrame]) -> Callable[Concatenate["OpenCorpus", P], Table]:
    """A measure as a method whose table shows itself as all tables do."""

    @wraps(measure)
    def run(self: "OpenCorpus", *args: P.args, **options: P.kwargs) -> Table:
        made = measure(self, *args, **options)
        table = Table(made)
        table.attrs = made.attrs
        return table

    return run  # type: ignore[return-value]


class OpenCorpus(Corpus):
    """A corpus, or a part of it, with its measures; `help(corpus.keyness)` says how to read one, and the trap."""

    frequency = _shown(counting.frequency)
    keyness = _shown(counting.keyness)
    dispersion = _shown(counting.dispersion)
    concordance = _shown(near.concordance)
    collocates = _shown(near.collocates)
    ngrams = _shown(ngrams.ngrams)
    cues = _shown(lexicon.cues)
    sample = _shown(sampling.sample)
    lemmas = _shown(annotated.lemmas)
    codes = _shown(annotated.codes)

    def trend(self, lexicon_name: str, *, by: str = "year", groups: tuple[str, ...] = ()) -> Table:
        """Say of each group of a lexicon whether its rate rises or falls; see `lexicon.trend`."""
        return Table(lexicon.trend(lexicon.cues(self, lexicon_name, by=by, groups=groups)))

    @property
    def overview(self) -> Table:
        """One row per text: document, words, and what is known of it."""
        return Table(self.documents)

    def figure(self, lexicon_name: str, *, by: str = "year", groups: tuple[str, ...] = ()) -> "Figure":
        """Draw how often the groups of a lexicon come, along the years."""
        from discourse import figures

        drawn: Figure = figures.trend(lexicon.cues(self, lexicon_name, by=by, groups=groups))
        return drawn

    def __repr__(self) -> str:
        return self.describe()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        own = [one for one in dir(type(self)) if not one.startswith("_")]
        raise UnknownName(f"corpus.{name}: there is nothing of this name; {did_you_mean(name, own)}")


def open_corpus(name: str, *where: str) -> OpenCorpus:
    """Open a corpus that `discourse corpus build` made, or a part of it.

    Args:
        name: of a corpus in `data/corpora`, or the path of its folder; `inaugurals` is bundled.
        where: conditions that all must hold of a text: `"year>=2000"`, `"party=Democratic"`.
    """
    corpus = OpenCorpus(named(name), *where)
    corpus.name = " and ".join((name, *where))
    return corpus

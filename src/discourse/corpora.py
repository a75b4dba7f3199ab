"""A corpus with a method for each of its measures: `discourse.open_corpus("debates", "year>=2000").keyness(...)`."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Self

import pandas as pd

from discourse.base.errors import UnknownName, did_you_mean
from discourse.corpus import annotated, counting, estimating, lexicon, near, ngrams, sampling
from discourse.corpus.bundled import named
from discourse.corpus.corpus import Corpus
from discourse.table import Table

if TYPE_CHECKING:
    from matplotlib.figure import Figure

P = ParamSpec("P")


def _shown(measure: Callable[Concatenate[Corpus, P], pd.DataFrame]) -> Callable[Concatenate["OpenCorpus", P], Table]:
    """A measure as a method whose table shows itself as all tables do."""

    @wraps(measure)
    def run(self: "OpenCorpus", *args: P.args, **options: P.kwargs) -> Table:
        made = measure(self, *args, **options)
        return _told(made, measure.__name__.capitalize(), self)

    return run  # type: ignore[return-value]


def _told(made: pd.DataFrame, title: str, corpus: Corpus) -> Table:
    """A table with what it shows and what it rests on."""
    table = Table(made)
    table.attrs = made.attrs | {"title": title, "base": f"Base: {corpus.describe()}."}
    return table


class OpenCorpus(Corpus):
    """A corpus, or a part of it, with its measures; `help(corpus.keyness)` says how to read one, and the trap."""

    frequency = _shown(counting.frequency)
    keyness = _shown(counting.keyness)
    concordance = _shown(near.concordance)
    collocates = _shown(near.collocates)
    ngrams = _shown(ngrams.ngrams)
    dispersion = _shown(counting.dispersion)
    cues = _shown(lexicon.cues)
    sample = _shown(sampling.sample)
    lemmas = _shown(annotated.lemmas)
    codes = _shown(annotated.codes)
    estimate = _shown(estimating.estimate)

    def trend(self, lexicon_name: str, *, by: str = "year", groups: tuple[str, ...] = ()) -> Table:
        """Say of each group of a lexicon whether its rate rises or falls; see `lexicon.trend`."""
        made = lexicon.trend(self._course(lexicon_name, by, groups))
        return _told(made, f"Whether the rate of each group rises or falls by {by}", self)

    def figure(self, lexicon_name: str, *, by: str = "year", groups: tuple[str, ...] = ()) -> "Figure":
        """Draw how often the groups of a lexicon come, along the years."""
        from discourse import figures

        drawn: Figure = figures.trend(self._course(lexicon_name, by, groups))
        return drawn

    def _course(self, name: str, by: str, groups: tuple[str, ...]) -> pd.DataFrame:
        """The rates of a lexicon; without a row where nothing tells the texts apart by what is asked for."""
        made = lexicon.cues(self, name, by=by if by in self.documents else lexicon.DOCUMENT, groups=groups)
        return (
            made
            if by in self.documents and made[by].nunique() > 1
            else made.rename(columns={made.columns[0]: by}).iloc[:0]
        )

    @property
    def overview(self) -> Table:
        """One row per text: document, words, and what is known of it."""
        return _told(self.documents, "The texts, and what is known of each", self)

    def apart(self) -> Self:
        """Some texts to set against the rest where nobody chose: the later half by year, else those that have most in common.

        The trap: such a choice says nothing of why these texts belong together; choose your own with `part`.
        """
        known, size = self.documents, self.number
        if "year" in known and pd.api.types.is_numeric_dtype(known["year"]) and known["year"].nunique() > 1:
            years = known["year"].dropna()
            return self.part(
                f"year>={min(year for year in sorted(years) if (years >= year).sum() <= size / 2 or year == years.max()):g}"
            )
        for name in map(str, known.columns.drop(["document", "words"])):
            values = known[name].dropna().astype(str)
            if 1 < values.nunique() <= size / 2:
                return self.part(f"{name}={values.value_counts().sort_index().idxmax()}")
        return self.part(f"document<={sorted(known['document'].astype(str))[(size - 1) // 2]}")

    def __repr__(self) -> str:
        return self.describe()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        own = [one for one in dir(type(self)) if not one.startswith("_")]
        raise UnknownName(f"corpus.{name}: there is nothing of this name; {did_you_mean(name, own)}")


# Those of one text that a corpus has too are called alike but for collocation, which is collocates here.
MEASURES = tuple(name for name, made in vars(OpenCorpus).items() if hasattr(made, "__wrapped__"))


def open_corpus(name: str, *where: str) -> OpenCorpus:
    """Open a corpus that `discourse corpus build` made, or a part of it.

    Args:
        name: of a corpus in `data/corpora`, or the path of its folder; `inaugurals` is bundled.
        where: conditions that all must hold of a text: `"year>=2000"`, `"party=Democratic"`.
    """
    corpus = OpenCorpus(named(name), *where)
    corpus.name = " and ".join((name, *where))
    return corpus

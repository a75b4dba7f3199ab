"""A corpus, or the texts of it that were chosen: which words stand where."""

import re
from functools import cached_property
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array

from discourse.base.errors import NotAvailable, UsageError, did_you_mean, shortened
from discourse.base.text import listing
from discourse.corpus import tongues
from discourse.corpus.chunks import Whole
from discourse.corpus.store import Store
from discourse.io.languages import ENGLISH

_CONDITION = re.compile(r"\s*([\w .-]+?)\s*(>=|<=|!=|==|=|>|<)\s*(.+?)\s*")
_LISTED, _COMPARED = 12, 5000
"""So many values of a column are named where a condition fits none of them, and so many are looked through for a near one."""
Mask = npt.NDArray[np.bool_]


class Corpus:
    """A corpus as it was built, or a part of it; both answer the same questions.

    Args:
        name: of a corpus of the project, or a path with a slash.
        where: conditions that all must hold of a text: `year>=2000`, `party=Democratic`, `country!=KAZ`.
    """

    def __init__(self, name: str, *where: str) -> None:
        self.store = Store(name)
        self.where = self._asked = tuple(where)
        self._within: Corpus | None = None
        self.name = " and ".join((name, *where))

    def part(self, *where: str) -> Self:
        """The texts of which further conditions hold."""
        other = type(self).__new__(type(self))
        other.store, other.where = self.store, (*self.where, *where)
        other._within, other._asked = self, where
        other.name = " and ".join((self.name, *where))
        return other

    def rest(self) -> Self:
        """All texts of the corpus that do not belong here."""
        other = self.part()
        other.name = f"not {self.name}"
        other.where = (*self.where, "rest")
        other.chosen = ~self.chosen
        if not other.chosen.any():
            raise UsageError(f"{self.name}: these are all texts of the corpus; choose some with a condition.")
        other.counts, other.texts = self.store.counts - self.counts, np.diff(self.store.matrix.indptr) - self.texts
        return other

    @cached_property
    def chosen(self) -> Mask:
        """For each text of the store whether it belongs.

        Raises:
            UsageError: a condition that cannot be read or names no column, or no text fits.
        """
        mask = self._within.chosen.copy() if self._within else np.ones(len(self.store.bounds) - 1, dtype=bool)
        for condition in self._asked:
            held = _holds(self._known, condition)
            if not held.any():
                raise UsageError(f"{self.name}: no text fits; {_values(self._known, condition)}")
            mask &= held
        if not mask.any():
            raise UsageError(f"{self.name}: no text fits all conditions, though each fits some.")
        return mask

    @property
    def _known(self) -> pd.DataFrame:
        """What is known of all texts; English ones bear no column that says so."""
        documents = self.store.documents
        return documents if tongues.COLUMN in documents else documents.assign(**{tongues.COLUMN: ENGLISH})

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row per text: document, words, and what is known of it."""
        return self.store.documents[self.chosen].reset_index(drop=True) if self.where else self.store.documents

    @cached_property
    def size(self) -> int:
        """The running words."""
        sizes = np.diff(self.store.bounds)
        return int(sizes[self.chosen].sum() if self.where else sizes.sum())

    @cached_property
    def number(self) -> int:
        """How many texts there are."""
        return int(self.chosen.sum()) if self.where else len(self.store.bounds) - 1

    @cached_property
    def counts(self) -> Whole:
        """How often each word of the store stands in these texts."""
        if not self.where:
            return self.store.counts
        found: Whole = (self.store.matrix @ self.chosen.astype(np.int32)).astype(np.int64)
        return found

    @cached_property
    def texts(self) -> Whole:
        """In how many of these texts each word of the store stands."""
        whole = self.store.matrix
        if not self.where:
            return np.asarray(np.diff(whole.indptr), dtype=np.int64)
        pairs = csr_array((np.ones_like(whole.data), whole.indices, whole.indptr), shape=whole.shape, copy=False)
        found: Whole = (pairs @ self.chosen.astype(np.int32)).astype(np.int64)
        return found

    def document_of(self, places: Whole) -> Whole:
        """The text, by its row in the store, in which each word stands."""
        found: Whole = np.searchsorted(self.store.bounds, places, side="right") - 1
        return found

    def inside(self, places: Whole) -> Whole:
        """Those of some places that lie in these texts."""
        return places[self.chosen[self.document_of(places)]] if self.where else places

    def places(self, word: int) -> Whole:
        """The places of a word, in the order of the texts."""
        first, end = self.store.first[word : word + 2].tolist()
        return self.inside(self.store.places[first:end].astype(np.int64))

    @cached_property
    def matrix(self) -> csr_array:
        """Counts, words x texts of the store; those of texts that do not belong are 0."""
        whole = self.store.matrix
        if not self.where:
            return whole
        counts = whole.data * self.chosen[whole.indices]
        return csr_array((counts, whole.indices, whole.indptr), shape=whole.shape, copy=False)

    def column(self, name: str) -> pd.Series:
        """What is known of each text under a name; UsageError where nothing is."""
        return _column(self.documents, name)

    @cached_property
    def languages(self) -> dict[str, int]:
        """How many of these texts are in each language, by its code, the commonest first."""
        if tongues.COLUMN not in self.documents:
            return {ENGLISH: self.number}
        counts = self.documents[tongues.COLUMN].astype(str).map(tongues.coded).value_counts()
        return {str(code): int(number) for code, number in sorted(counts.items(), key=lambda one: (-one[1], one[0]))}

    def english(self) -> Self:
        """The English texts, for what knows English only; NotAvailable where there is none."""
        if set(self.languages) == {ENGLISH}:
            return self
        known = self.store.documents[tongues.COLUMN].astype(str).map(tongues.coded)
        mask = self.chosen & (known == ENGLISH).to_numpy()
        if not mask.any():
            raise NotAvailable(f"{self.name}: not available for {self.spoken()}: needs English texts.")
        other = self.part()
        other.name, other.where, other.chosen = f"{self.name}, texts in English", (*self.where, "English"), mask
        return other

    def spoken(self) -> str:
        """Name the languages of these texts, with the number of texts where there are several."""
        several = len(self.languages) > 1
        return listing([f"{tongues.named(code)}{f' ({n:,})' if several else ''}" for code, n in self.languages.items()])

    def describe(self) -> str:
        """Name the corpus as a caption does; its languages where not all is English."""
        spoken = "" if set(self.languages) == {ENGLISH} else f", in {self.spoken()}"
        return f"{self.name} ({self.size:,} words, {self.number:,} texts{spoken})"


def is_condition(text: str) -> bool:
    """Whether a text is a condition on what is known of texts, such as `year>=2000`."""
    return _CONDITION.fullmatch(text) is not None


def _column(documents: pd.DataFrame, name: str) -> pd.Series:
    if name not in documents:
        raise UsageError(f"no text has '{name}'; {did_you_mean(name, map(str, documents.columns))}")
    return documents[name]


def _parted(condition: str) -> tuple[str, str, str]:
    """The column, the sign and the value of a condition."""
    found = _CONDITION.fullmatch(condition)
    if not found:
        raise UsageError(f"--where '{condition}': write a condition such as year>=2000 or party=Democratic.")
    return found[1], found[2], found[3].strip("'\"")


def _values(documents: pd.DataFrame, condition: str) -> str:
    """What a column holds, for a condition that fits nothing: from where to where numbers go, the nearest of names, or some."""
    name, _, value = _parted(condition)
    known = _column(documents, name).dropna()
    if known.empty:
        return f"{name} is known of none."
    if pd.api.types.is_numeric_dtype(known) and not pd.api.types.is_bool_dtype(known):
        return f"{name} goes from {known.min():.10g} to {known.max():.10g}."
    different = sorted({shortened(one) for one in known.astype(str).unique()})
    offered = did_you_mean(value, different[:_COMPARED])
    if len(different) <= _LISTED or offered.startswith("did"):
        return offered
    return f"known are {', '.join(different[:_LISTED])} and {len(different) - _LISTED:,} more."


def _holds(documents: pd.DataFrame, condition: str) -> Mask:
    """For each text whether a condition holds; what is not known of a text fulfils none."""
    name, sign, value = _parted(condition)
    column = _column(documents, name)
    wanted: Any = value
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        try:
            wanted = float(value)
        except ValueError:
            raise UsageError(f"--where '{condition}': '{name}' holds numbers, and '{value}' is none.") from None
    else:
        column = column.astype("string")
    compare = {"=": "eq", "==": "eq", "!=": "ne", ">": "gt", "<": "lt", ">=": "ge", "<=": "le"}
    held = getattr(column, compare[sign])(wanted) & column.notna()
    return np.asarray(held.fillna(False), dtype=bool)

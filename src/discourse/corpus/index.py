"""The index of a corpus: its words by the alphabet, and of each the places and the texts where it stands."""

import itertools
import os
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from scipy.sparse import csr_array

from discourse.corpus.chunks import Whole
from discourse.corpus.store import ARRAYS, VOCABULARY

Numbers = npt.NDArray[np.int32]


class _Block(NamedTuple):
    """A block sorted by word: the places of each word; its pairs with texts, how often each; how many pairs each word has."""

    places: Numbers
    texts: Numbers
    counts: Numbers
    pairs: Whole


def index(stage: Path, types: pa.StringArray, bounds: Whole, met: list[Whole]) -> int:
    """Number the words by the alphabet, write of each its places and the texts that hold it, and say how many there are.

    Blocks of whole texts are sorted one by one; what belongs to one word comes together as they are written.

    Args:
        types: the words by the numbers that the file `words` has so far.
        bounds: the word at which each text begins, and the end of the last one.
        met: of each block how often each number stands there.
    """
    counts = np.array([np.pad(one, (0, len(types) - len(one))) for one in met])
    # A word may have been met only where it turned out to be another: *Mr* before its stop.
    there = np.flatnonzero(counts.any(axis=0))
    there = there[pc.array_sort_indices(types.take(pa.array(there))).to_numpy()]
    number = np.zeros(len(types), dtype=np.int32)
    number[there] = np.arange(len(there), dtype=np.int32)
    counts = counts[:, there]
    edges = np.r_[0, np.cumsum(counts.sum(axis=1))]
    rows: Whole = np.asarray(np.searchsorted(bounds, edges))
    places, pairs = _Column(stage, "places", counts), []
    with (stage / "words").open("r+b", buffering=0) as words:
        for row, (first, end) in enumerate(itertools.pairwise(edges.tolist())):
            codes = number[np.fromfile(words, dtype=np.int32, count=end - first)]
            words.seek(first * codes.itemsize)
            codes.tofile(words)
            low, high = rows[row : row + 2].tolist()
            block = _sorted(codes, bounds[low : high + 1] - first, len(there))
            places.write(row, block.places, first)
            pairs.append(block.pairs)
            np.add(block.texts, low, dtype=np.int32).tofile(_part(stage, "pair_texts", row))
            block.counts.tofile(_part(stage, "pair_counts", row))
    # Where the pairs of a word go is known only when those of all blocks have been counted.
    for name in ("pair_texts", "pair_counts"):
        column = _Column(stage, name, np.array(pairs))
        for row in range(len(pairs)):
            column.write(row, np.fromfile(_part(stage, name, row), dtype=ARRAYS[name]))
            _part(stage, name, row).unlink()
    places.first.astype(ARRAYS["first"]).tofile(stage / "first")
    column.first.astype(ARRAYS["pair_first"]).tofile(stage / "pair_first")
    totals = counts.sum(axis=0)
    np.argsort(-totals, kind="stable").astype(ARRAYS["by_count"]).tofile(stage / "by_count")
    table = pa.table({"word": types.take(pa.array(there)), "count": pa.array(totals, pa.int64())})
    with pa.OSFile(str(stage / VOCABULARY), "wb") as file, pa.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table)
    return len(there)


def _part(stage: Path, name: str, row: int) -> Path:
    return stage / f"{name}-{row}"


def _sorted(codes: Numbers, bounds: Whole, types: int) -> _Block:
    """Sort a block by word. scipy's change from rows to columns, of a matrix of texts and words, is a counting sort.

    The trap: a sparse matrix shares the arrays it is made of, so nothing here may sort or sum in place.
    """
    order = np.arange(len(codes), dtype=np.int32)
    matrix = csr_array((order, codes, bounds.astype(np.int32)), shape=(len(bounds) - 1, types)).tocsc()
    places, texts, first = matrix.data, matrix.indices, matrix.indptr
    new = np.empty(len(codes), dtype=bool)
    np.not_equal(texts[1:], texts[:-1], out=new[1:])
    new[first[:-1][np.diff(first) > 0]] = True
    at = np.flatnonzero(new)
    counts = np.diff(at, append=len(codes)).astype(np.int32)
    return _Block(places, texts[at], counts, np.diff(np.searchsorted(at, first)))


def _make_room(path: Path, size: int) -> None:
    """Open a file of so many bytes. Where one that is mapped found no room later, the system would end the process."""
    with path.open("wb") as file:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, size)
        else:
            file.truncate(size)


class _Column:
    """A file that is filled word by word, block by block: each block appends to what every word has so far."""

    def __init__(self, stage: Path, name: str, counts: Whole) -> None:
        self.path, self.dtype = stage / name, ARRAYS[name]
        self.counts = counts
        """Of each block how many values each word has."""
        self.first = np.r_[0, np.cumsum(counts.sum(axis=0))]
        self.filled = self.first[:-1].copy()

    def write(self, row: int, values: Numbers, offset: int = 0) -> None:
        """Write what a block has of each word, in the order of the words."""
        if len(self.counts) == 1:
            values.tofile(self.path)
            return
        here = self.counts[row]
        size = int(self.first[-1])
        if not row:
            _make_room(self.path, size * np.dtype(self.dtype).itemsize)
        column = np.memmap(self.path, self.dtype, mode="r+", shape=(size,))
        at = np.repeat(self.filled - (np.cumsum(here) - here), here) + np.arange(len(values))
        column[at] = values.astype(self.dtype) + self.dtype(offset)
        self.filled += here

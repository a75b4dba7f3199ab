"""Building a corpus: texts stream in, arrays stream out, and memory holds a few million words at a time."""

import itertools
import shutil
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
from scipy.sparse import csr_array

from discourse.base.errors import EmptyTextError, UsageError, writing
from discourse.corpus.chunks import Chunks, chunks
from discourse.corpus.sources import Text
from discourse.corpus.store import ANNOTATION, ARRAYS, DOCUMENTS, VOCABULARY, seal
from discourse.corpus.vocabulary import DOCUMENT, Vocabulary

_BATCH = 8_000_000
"""Bytes of text that are cut at a time."""
_BLOCK = 1 << 24
"""Words that are sorted at a time."""


class _Batch(NamedTuple):
    texts: list[Text]
    data: bytes
    """The texts, each with a line end."""
    starts: npt.NDArray[np.int64]
    """Where each begins, and where the last one ends (bytes)."""


def build(
    texts: Iterable[Text], place: Path, facts: dict[str, Any], *, workers: int = 2, tell: Callable[[int], None]
) -> int:
    """Build a corpus of texts in the folder `place`, and give the number of texts without a word, which are left out.

    All is made in a folder beside it and moved there at the end, so `place` holds a whole corpus or none.

    Args:
        facts: what the manifest says of where the texts are from.
        workers: threads that cut texts; the result is the same for any number.
        tell: is told how many texts are done.

    Raises:
        UsageError: two texts have one name. EmptyTextError: no text holds a word. SetupError: no room or right to write.
    """
    with writing(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
        try:
            left_out = _written(texts, stage, facts, workers, tell)
            if place.exists():
                # What was annotated before may fit still: each shard bears the name of its texts.
                if (place / ANNOTATION).is_dir():
                    (place / ANNOTATION).rename(stage / ANNOTATION)
                shutil.rmtree(place)
            stage.chmod(0o755)
            stage.rename(place)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    return left_out


def _written(
    texts: Iterable[Text], stage: Path, facts: dict[str, Any], workers: int, tell: Callable[[int], None]
) -> int:
    vocabulary, known, names = Vocabulary(), [], set[str]()
    first_word, first_byte, done, empty = [0], [0], 0, 0
    with (
        (stage / "words").open("wb") as words, (stage / "starts").open("wb") as starts,
        (stage / "before").open("wb") as before, (stage / "text").open("wb") as printed,
    ):  # fmt: skip
        for batch, found in _cut(texts, workers):
            read = vocabulary.read(found)
            bounds = np.searchsorted(read.start, batch.starts)
            sizes = np.diff(bounds)
            text_of = np.repeat(np.arange(len(sizes)), sizes)
            opens = bounds[:-1][sizes > 0]
            read.before[opens] = DOCUMENT
            read.code.tofile(words)
            (read.start - batch.starts[text_of]).astype(np.uint32).tofile(starts)
            read.before.tofile(before)
            for row, (text, size) in enumerate(zip(batch.texts, sizes.tolist(), strict=True)):
                if not size:
                    empty += 1
                    continue
                if text.name in names:
                    raise UsageError(f"two texts are called '{text.name}'; name another column with --id.")
                names.add(text.name)
                known.append({"document": text.name, "words": size, **text.known})
                printed.write(batch.data[batch.starts[row] : batch.starts[row + 1]])
                first_word.append(first_word[-1] + size)
                first_byte.append(first_byte[-1] + int(batch.starts[row + 1] - batch.starts[row]))
            done += len(batch.texts)
            tell(done)
    if not known:
        raise EmptyTextError("no text holds a word that is counted.")
    np.array(first_word, dtype=np.uint64).tofile(stage / "bounds")
    np.array(first_byte, dtype=np.uint64).tofile(stage / "bytes")
    pd.DataFrame(known).to_parquet(stage / DOCUMENTS, index=False)
    types = _index(stage, vocabulary, np.array(first_word))
    seal(stage, facts | {"documents": len(known), "words": first_word[-1], "types": types})
    return empty


def _cut(texts: Iterable[Text], workers: int) -> Iterator[tuple[_Batch, Chunks]]:
    """Cut batches into chunks, some at a time, and give them in the order of the texts."""
    with ThreadPoolExecutor(max_workers=max(workers, 1)) as pool:
        waiting: deque[tuple[_Batch, Future[Chunks]]] = deque()
        for batch in _batches(texts):
            waiting.append((batch, pool.submit(chunks, _counted(batch))))
            if len(waiting) > workers:
                first, future = waiting.popleft()
                yield first, future.result()
        for first, future in waiting:
            yield first, future.result()


def _batches(texts: Iterable[Text]) -> Iterator[_Batch]:
    batch: list[Text] = []
    data: list[bytes] = []
    size = 0
    for text in texts:
        batch.append(text)
        data.append(text.text.encode("utf-8", "replace") + b"\n")
        size += len(data[-1])
        if size >= _BATCH:
            yield _batch(batch, data)
            batch, data, size = [], [], 0
    if batch:
        yield _batch(batch, data)


def _batch(texts: list[Text], data: list[bytes]) -> _Batch:
    return _Batch(texts, b"".join(data), np.cumsum([0, *map(len, data)]))


def _counted(batch: _Batch) -> bytes:
    """The bytes of a batch with blanks for what is shown and not counted."""
    if not any(text.asides for text in batch.texts):
        return batch.data
    data = bytearray(batch.data)
    for text, begin in zip(batch.texts, batch.starts.tolist(), strict=False):
        for start, end in text.asides:
            a = begin + len(text.text[:start].encode("utf-8", "replace"))
            b = a + len(text.text[start:end].encode("utf-8", "replace"))
            data[a:b] = b" " * (b - a)
    return bytes(data)


def _index(stage: Path, vocabulary: Vocabulary, bounds: npt.NDArray[np.int64]) -> int:
    """Number the words by the alphabet, write of each its places and the texts that hold it, and say how many there are.

    Blocks are sorted one by one and end where a text ends; what belongs to one word comes together as they are written.
    """
    size = int(bounds[-1])
    codes = np.memmap(stage / "words", dtype=np.int32, mode="r+", shape=(size,))
    edges = np.unique(np.r_[bounds[np.searchsorted(bounds, np.arange(0, size, _BLOCK))], size])
    blocks = list(itertools.pairwise(edges.tolist()))
    # A word may have been met only where it turned out to be another: *Mr* before its stop.
    met = np.sum([np.bincount(codes[a:b], minlength=len(vocabulary.words)) for a, b in blocks], axis=0)
    names = sorted(name for name, code in vocabulary.words.items() if met[code])
    number = np.zeros(len(vocabulary.words), dtype=np.int32)
    number[[vocabulary.words[name] for name in names]] = np.arange(len(names), dtype=np.int32)
    counts, pairs = [], []
    for first, end in blocks:
        codes[first:end] = number[codes[first:end]]
        counts.append(np.bincount(codes[first:end], minlength=len(names)))
        sort = _sorted(codes, bounds, first, end, len(names))
        pairs.append(np.bincount(codes[first:end][sort[0][sort[1]]], minlength=len(names)))
    codes.flush()
    places, texts, times = (_Column(stage / name, ARRAYS[name], per) for name, per in
                            (("places", counts), ("pair_texts", pairs), ("pair_counts", pairs)))  # fmt: skip
    for block, (first, end) in enumerate(blocks):
        # To sort once more costs less than to hold all that was sorted.
        order, at, text = sort if len(blocks) == 1 else _sorted(codes, bounds, first, end, len(names))
        places.write(block, order, first)
        texts.write(block, text)
        times.write(block, np.diff(np.r_[at, len(order)]))
    places.first.astype(np.uint64).tofile(stage / "first")
    texts.first.astype(np.int64).tofile(stage / "pair_first")
    table = pa.table({"word": pa.array(names, pa.string()), "count": pa.array(np.sum(counts, axis=0), pa.int64())})
    with pa.OSFile(str(stage / VOCABULARY), "wb") as file, pa.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table)
    return len(names)


def _sorted(codes: Any, bounds: npt.NDArray[np.int64], first: int, end: int, types: int) -> tuple[Any, Any, Any]:
    """A block sorted by word: its places, where in them a new pair of word and text begins, and the texts of the pairs."""
    block = codes[first:end]
    order, _ = counting_sort(block, types)
    low, high = np.searchsorted(bounds, [first, end])
    text = np.repeat(np.arange(low, high, dtype=np.int32), np.diff(bounds[low : high + 1]))[order]
    word = block[order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (text[1:] != text[:-1]) | (word[1:] != word[:-1])
    at = np.flatnonzero(new)
    return order, at, text[at]


class _Column:
    """A file that is filled word by word, block by block: each block appends to what every word has so far."""

    def __init__(self, path: Path, dtype: Any, counts: list[npt.NDArray[np.int64]]) -> None:
        self.counts = counts
        self.first = np.r_[0, np.cumsum(np.sum(counts, axis=0))]
        self.filled = self.first[:-1].copy()
        self.values = np.memmap(path, dtype=dtype, mode="w+", shape=(int(self.first[-1]),))

    def write(self, block: int, values: npt.NDArray[Any], offset: int = 0) -> None:
        """Write what a block has of each word, in the order of the words."""
        here = self.counts[block]
        if len(self.counts) == 1:
            self.values[:] = values
        else:
            at = np.repeat(self.filled - (np.cumsum(here) - here), here) + np.arange(len(values))
            self.values[at] = values + offset
        self.filled += here


def counting_sort(codes: npt.NDArray[np.int32], types: int) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """The places of each code, code by code, in the order of the text, and where those of each code begin.

    scipy's change from rows to columns is a counting sort.

    The trap: a sparse matrix shares the array it is made of, so nothing here may sort or sum in place.
    """
    rows = np.arange(len(codes) + 1, dtype=np.int32)
    matrix = csr_array((np.zeros(len(codes), dtype=np.int8), codes, rows), shape=(len(codes), types))
    columns = matrix.tocsc()
    return columns.indices, columns.indptr

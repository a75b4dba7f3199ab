"""A corpus on disk: what its files are, and how a whole one is told from a damaged one."""

import hashlib
import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from scipy.sparse import csr_array

from discourse import __version__
from discourse.base import paths
from discourse.base.errors import CardError, UsageError, did_you_mean, shortened
from discourse.base.tables import to_json, written
from discourse.text.language import model_version

MANIFEST, DOCUMENTS, VOCABULARY, ANNOTATION = "corpus.json", "documents.parquet", "vocabulary.arrow", "annotation"
FORMAT = 3
# Of each word its number by the alphabet, where it begins in its text (bytes), what stands before it; the texts; the word
# and the byte at which each text begins; the places of each word, and where in them those of a word begin; pairs of word and
# text that has it: the text, how often, and where those of a word begin; the numbers of the words, the most frequent first.
ARRAYS: dict[str, Any] = {
    "words": np.int32, "starts": np.uint32, "before": np.uint8, "text": np.uint8, "bounds": np.uint64,
    "bytes": np.uint64, "places": np.uint32, "first": np.uint64, "pair_texts": np.int32, "pair_counts": np.int32, "pair_first": np.int64,
    "by_count": np.int32,
}  # fmt: skip
_CONTENT = (*ARRAYS, DOCUMENTS, VOCABULARY)
NAMES = {Path(name) for name in (*_CONTENT, MANIFEST)}
"""The files of a corpus, apart from its annotation."""
_BLOCK = 1 << 13
"""Numbers of eight bytes that are added up together: 64 KB."""


def seal(folder: Path, facts: dict[str, Any]) -> None:
    """Write the manifest of a corpus, its last file: sizes, digests and sums of all others, and the versions that made it."""
    import spacy  # It cut the words, so it is loaded; to open a corpus it need not be.

    with ThreadPoolExecutor() as pool:
        files = dict(zip(_CONTENT, pool.map(_marks, [folder / name for name in _CONTENT]), strict=True))
    made = {
        "discourse": __version__,
        "tokenizer": model_version(),
        **{module.__name__: module.__version__ for module in (np, pa, spacy)},
    }
    written(folder / MANIFEST, _sealed({"format": FORMAT, **facts, "made with": made, "files": files}))


def _sealed(content: dict[str, Any]) -> bytes:
    """A manifest with its own digest at its end."""
    return to_json(content | {"seal": hashlib.sha256(to_json(content).encode()).hexdigest()[:32]}).encode()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:32]


def _sum(path: Path) -> str:
    """The digest of the sums of its blocks, and of those across blocks: up to three bytes that were changed always give another.

    Many times as soon as a digest of all bytes; more changes would have to cancel one another twice, which chance does not make.
    """
    data = np.memmap(path, dtype=np.uint8, mode="r")
    size = len(data) // (_BLOCK * 8) * _BLOCK * 8
    blocks = data[:size].view("<u8").reshape(-1, _BLOCK)
    mark = hashlib.sha256(blocks.sum(axis=0).tobytes() + blocks.sum(axis=1).tobytes())
    mark.update(data[size:].tobytes())
    return mark.hexdigest()[:32]


def _marks(path: Path) -> tuple[int, str, str]:
    """Size, digest and sum of a file."""
    return path.stat().st_size, _digest(path), _sum(path)


def place(name: str) -> Path:
    """The folder of a corpus: one of the project (`data/corpora/<name>`), or a path with a slash."""
    if "/" in name or "\\" in name:
        return paths.given(name)
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name) or not paths.is_portable(name):
        raise UsageError(
            f"{shortened(name)}: name a corpus with lower-case letters, digits and hyphens, or by a path with a slash."
        )
    return paths.own("corpora") / name


def listed() -> list[str]:
    """The names of the project's corpora, sorted."""
    return sorted(file.parent.name for file in paths.own("corpora").glob(f"*/{MANIFEST}"))


def is_corpus(name: str) -> bool:
    """Whether a name, or a path with a slash, is that of a corpus."""
    return name in listed() or ("/" in name and (place(name) / MANIFEST).is_file())


class Store:
    """The arrays of a corpus, mapped into memory: nothing is read before it is asked for, and then held against its sum.

    Raises:
        UsageError: there is no such corpus. CardError: it is damaged or half written, or of another version; whatever asks
            for a file that was changed raises it too.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.folder = place(name)
        file = self.folder / MANIFEST
        if not file.is_file():
            known = did_you_mean(name, listed())
            raise UsageError(f"{name}: no corpus of this name; {known} 'discourse corpus build' makes one.")
        try:
            data = file.read_bytes()
            self.facts: dict[str, Any] = json.loads(data)
            made, whole = self.facts["format"], data == _sealed({k: v for k, v in self.facts.items() if k != "seal"})
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            made, whole = FORMAT, False
        if made != FORMAT:
            raise CardError(f"{name}: made by another version of this program; build the corpus again.")
        if not whole:
            raise CardError(f"{name}: its manifest is damaged; build the corpus again.")
        for inner in _CONTENT:
            path = self.folder / inner
            if not path.is_file() or path.stat().st_size != self.facts["files"][inner][0]:
                raise CardError(f"{name}: {inner} is missing or was cut off; build the corpus again.")

    def check(self) -> None:
        """Hold every file against its digest; CardError names the first that was changed."""
        for name in _CONTENT:
            self._told(name, _digest(self.folder / name) == self.facts["files"][name][1])

    def _told(self, name: str, sound: bool) -> None:
        if not sound:
            raise CardError(f"{self.name}: {name} is damaged; build the corpus again.")

    def _sound(self, name: str) -> Path:
        """A file that is as it was written; one that is not could end the process of whoever reads it, or give wrong numbers."""
        self._told(name, _sum(self.folder / name) == self.facts["files"][name][2])
        return self.folder / name

    def _array(self, name: str) -> npt.NDArray[Any]:
        # Plain arrays are quicker to slice.
        return np.asarray(np.memmap(self._sound(name), dtype=ARRAYS[name], mode="r"))

    @cached_property
    def words(self) -> npt.NDArray[np.int32]:
        """The number of each word, in the order of the texts."""
        return self._array("words")

    @cached_property
    def starts(self) -> npt.NDArray[np.uint32]:
        """Where each word begins in its text (bytes)."""
        return self._array("starts")

    @cached_property
    def before(self) -> npt.NDArray[np.uint8]:
        """What stands before each word, see `vocabulary`."""
        return self._array("before")

    @cached_property
    def bounds(self) -> npt.NDArray[np.int64]:
        """The word at which each text begins, and the end of the last one."""
        return self._array("bounds").astype(np.int64)

    @cached_property
    def first(self) -> npt.NDArray[np.int64]:
        """Where in `places` those of each word begin, and their end."""
        return self._array("first").astype(np.int64)

    @cached_property
    def places(self) -> npt.NDArray[np.uint32]:
        """The places of each word, word by word, in the order of the texts."""
        return self._array("places")

    @cached_property
    def matrix(self) -> csr_array:
        """Counts, words x texts."""
        counts, texts, first = (self._array(name) for name in ("pair_counts", "pair_texts", "pair_first"))
        if len(counts) <= np.iinfo(np.int32).max:
            first = first.astype(np.int32)  # Of two kinds of numbers scipy would copy one.
        return csr_array((counts, texts, first), shape=(len(self.counts), len(self.bounds) - 1), copy=False)

    @cached_property
    def _text(self) -> npt.NDArray[np.uint8]:
        return self._array("text")

    @cached_property
    def _printed(self) -> memoryview:
        return self._text.data

    @cached_property
    def _bytes(self) -> npt.NDArray[np.int64]:
        return self._array("bytes").astype(np.int64)

    def printed(self, document: int, start: int = 0, end: int | None = None) -> str:
        """A text as printed, or a stretch of it (bytes)."""
        begin, stop = int(self._bytes[document]), int(self._bytes[document + 1]) - 1
        return bytes(self._text[begin + start : stop if end is None else begin + end]).decode("utf-8", "replace")

    def byte(self, places: npt.NDArray[np.int64], texts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Where words begin, as bytes of the whole corpus; for places at the end of their texts, where those end."""
        inside = places < self.bounds[texts + 1]
        starts = self._bytes[texts] + self.starts[np.where(inside, places, 0)]
        return np.where(inside, starts, self._bytes[texts + 1] - 1)

    def stretch(self, start: int, end: int) -> str:
        """What is printed between two bytes of the whole corpus."""
        return str(self._printed[start:end], "utf-8", "replace")

    def raw(self, first: int, end: int) -> bytes:
        """The bytes of texts, by their rows, each with the line end after it."""
        return bytes(self._text[self._bytes[first] : self._bytes[end]])

    def same(self, text: str) -> npt.NDArray[np.bool_]:
        """For each text whether it is this very one."""
        found: npt.NDArray[np.bool_] = np.diff(self._bytes) - 1 == len(text.encode("utf-8", "replace"))
        for row in np.flatnonzero(found).tolist():
            found[row] = self.printed(row) == text
        return found

    @cached_property
    def _vocabulary(self) -> pa.Table:
        with pa.memory_map(str(self._sound(VOCABULARY))) as file:
            return pa.ipc.open_file(file).read_all()

    @cached_property
    def counts(self) -> npt.NDArray[np.int64]:
        """How often each word stands in the whole corpus."""
        found: npt.NDArray[np.int64] = self._vocabulary["count"].to_numpy()
        return found

    @cached_property
    def types(self) -> pd.Index:
        """The words by their numbers."""
        words = self._vocabulary["word"].to_pandas(deduplicate_objects=False)  # Each is there once.
        found: pd.Index = pd.Index(words, dtype=object)
        return found

    @cached_property
    def by_count(self) -> npt.NDArray[np.int32]:
        """The numbers of the words, the most frequent first, then by the alphabet."""
        return self._array("by_count")

    @cached_property
    def spellings(self) -> pa.StringArray:
        """The words by their numbers, as they lie in the file."""
        return self._vocabulary["word"].chunk(0)

    def spelled(self, numbers: npt.NDArray[Any]) -> pd.Series:
        """Words by their numbers, as a column of a table."""
        return pd.Series(pd.arrays.ArrowStringArray(self.spellings.take(pa.array(numbers))), copy=False)

    @cached_property
    def _spelling(self) -> Callable[[int], bytes]:
        """What gives the bytes of a word by its number: many times as fast as through Arrow's objects."""
        _, places, spelled = self.spellings.buffers()
        first, letters = memoryview(places).cast("B").cast("i"), memoryview(spelled)
        return lambda number: bytes(letters[first[number] : first[number + 1]])

    @cached_property
    def number(self) -> Callable[[str], int]:
        """What gives the number of a word; -1 where the corpus does not have it."""
        size = len(self.spellings)

        @lru_cache(maxsize=1 << 16)
        def number(word: str) -> int:
            sought = word.encode()
            at = bisect_left(range(size), sought, key=self._spelling)
            return at if at < size and self._spelling(at) == sought else -1

        return number

    def beginning(self, letters: str) -> tuple[int, int]:
        """The number of the first word that begins with some letters, and of the first one after those that do."""
        sought, numbers = letters.encode(), range(len(self.spellings))
        first = bisect_left(numbers, sought, key=self._spelling)
        return first, bisect_right(numbers, sought, lo=first, key=lambda at: self._spelling(at)[: len(sought)])

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row per text: document, words, and what is known of it."""
        found: pd.DataFrame = pq.read_table(self._sound(DOCUMENTS)).to_pandas()
        return found

"""Building a corpus: texts stream in, arrays stream out, and memory holds a few million words at a time."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from discourse.base import stage as stages
from discourse.base.errors import EmptyTextError, UsageError
from discourse.corpus.chunks import chunks
from discourse.corpus.forms import rules
from discourse.corpus.index import index
from discourse.corpus.sources import Text
from discourse.corpus.store import DOCUMENTS, NAMES, seal
from discourse.corpus.tongues import surely_english, with_languages, written_in
from discourse.corpus.vocabulary import DOCUMENT, Vocabulary, read
from discourse.io.formats.found import printable

_BATCH = 1 << 21
"""Characters that are cut at a time: so few that what one pass leaves in the processor's cache the next finds there."""
_OURS = {"document": "", "words": 0}
"""The columns that every corpus has; what a table says under these names is not taken over."""
_BLOCK = 1 << 23
"""Words that are numbered, and later sorted, at a time."""


class _Batch(NamedTuple):
    """Some texts, and their words: of each its number among `types`, where it begins in its text (bytes), what stands before it."""

    texts: list[Text]
    data: bytes
    """The texts, each with a line end."""
    starts: npt.NDArray[np.int64]
    """Where each begins, and where the last one ends (bytes)."""
    sizes: npt.NDArray[np.int64]
    """The words of each text."""
    code: npt.NDArray[np.int32]
    start: npt.NDArray[np.uint32]
    before: npt.NDArray[np.uint8]
    types: pa.StringArray


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
        UsageError: two texts have one name, or the folder holds something else. EmptyTextError: no text holds a word.
        SetupError: no room or right to write.
    """
    place = place.resolve()
    held = {Path(file.name) for file in place.iterdir()} if place.is_dir() else set()
    if place.is_file() or (held and not held & NAMES):
        raise UsageError(f"{place}: holds something that is no corpus; choose a name that is new.")
    with stages.stage(place) as stage:
        left_out = _written(texts, stage, facts, workers, tell)
        # What was annotated before stays with all that is not ours: each shard bears the name of its texts, and may fit still.
        stages.put(stage, place, lambda old: NAMES)
    return left_out


def _written(
    texts: Iterable[Text], stage: Path, facts: dict[str, Any], workers: int, tell: Callable[[int], None]
) -> int:
    vocabulary, known, names, met, tongue = Vocabulary(), [], set[str](), [], list[str]()
    first_word, first_byte, done, empty = [np.zeros(1, np.int64)], [np.zeros(1, np.int64)], 0, 0
    with (
        (stage / "words").open("wb") as words, (stage / "starts").open("wb") as starts,
        (stage / "before").open("wb") as before, (stage / "text").open("wb") as printed,
    ):  # fmt: skip
        for batch in _cut(texts, workers):
            vocabulary.add(batch.code, batch.types)
            if vocabulary.waiting >= _BLOCK:
                met.append(vocabulary.write(words))
            batch.start.tofile(starts)
            batch.before.tofile(before)
            held = batch.sizes > 0
            printed.write(batch.data if held.all() else _without(batch, held))
            english = surely_english(batch.code, batch.sizes, batch.types)
            for text, size, sure in zip(batch.texts, batch.sizes.tolist(), english.tolist(), strict=True):
                if not size:
                    empty += 1
                    continue
                if text.name in names:
                    raise UsageError(f"two texts are called '{text.name}'; name another column with --id.")
                names.add(text.name)
                known.append({**_OURS, **text.known, "document": printable(text.name), "words": size})
                tongue.append(written_in(text, english=sure))
            first_word.append(batch.sizes[held])
            first_byte.append(np.diff(batch.starts)[held])
            done += len(batch.texts)
            tell(done)
        if vocabulary.waiting:
            met.append(vocabulary.write(words))
    if not known:
        raise EmptyTextError("no text holds a word that is counted.")
    bounds, ends = (np.cumsum(np.concatenate(sizes)) for sizes in (first_word, first_byte))
    bounds.astype(np.uint64).tofile(stage / "bounds")
    ends.astype(np.uint64).tofile(stage / "bytes")
    with_languages(_documents(known), tongue).to_parquet(stage / DOCUMENTS, index=False)
    types = index(stage, vocabulary.types, bounds, met)
    seal(stage, facts | {"documents": len(known), "words": int(bounds[-1]), "types": types})
    return empty


def _documents(known: list[dict[str, Any]]) -> pd.DataFrame:
    """What is known of the texts as a table; a column that does not hold numbers or days alone holds texts."""
    table = pd.DataFrame(known)
    for name in table.select_dtypes(object):
        table[name] = table[name].map(printable, na_action="ignore")
    return table.rename(columns=printable)


def _cut(texts: Iterable[Text], workers: int) -> Iterator[_Batch]:
    """Cut batches into words, some at a time, and give them in the order of the texts."""
    rules()  # The language model is loaded before threads can ask for it at the same time.
    with ThreadPoolExecutor(max_workers=max(workers, 1)) as pool:
        waiting: deque[Future[_Batch]] = deque()
        for some in _batches(texts):
            waiting.append(pool.submit(_read, some))
            if len(waiting) > workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _batches(texts: Iterable[Text]) -> Iterator[list[Text]]:
    batch: list[Text] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text.text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read(texts: list[Text]) -> _Batch:
    parts = [text.text.encode("utf-8", "replace") for text in texts]
    data = b"\n".join([*parts, b""])
    starts = np.cumsum([0, *(len(part) + 1 for part in parts)])
    found = read(chunks(_counted(texts, data, starts), starts[1:] - 1))
    bounds = np.searchsorted(found.start, starts)
    sizes = np.diff(bounds)
    found.before[bounds[:-1][sizes > 0]] = DOCUMENT
    start = (found.start - np.repeat(starts[:-1], sizes)).astype(np.uint32)
    return _Batch(texts, data, starts, sizes, found.code, start, found.before, found.types)


def _counted(texts: list[Text], printed: bytes, starts: npt.NDArray[np.int64]) -> bytes:
    """The bytes of texts with blanks for what is shown and not counted."""
    if not any(text.asides for text in texts):
        return printed
    data = bytearray(printed)
    for text, begin in zip(texts, starts.tolist(), strict=False):
        for start, end in text.asides:
            a = begin + len(text.text[:start].encode("utf-8", "replace"))
            b = a + len(text.text[start:end].encode("utf-8", "replace"))
            data[a:b] = b" " * (b - a)
    return bytes(data)


def _without(batch: _Batch, held: npt.NDArray[np.bool_]) -> bytes:
    """The bytes of the texts that hold a word."""
    begin, end = batch.starts[:-1][held].tolist(), batch.starts[1:][held].tolist()
    return b"".join(batch.data[a:b] for a, b in zip(begin, end, strict=True))

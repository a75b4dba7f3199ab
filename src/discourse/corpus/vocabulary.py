"""Chunks become words: what each different chunk holds is said once, and looked up wherever it stands."""

import re
from typing import BinaryIO, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from discourse.corpus.chunks import EMPTY, LINE, MARK, STOP, WORD, Bytes, Chunks, chunks, gaps
from discourse.corpus.forms import parts, rules

# A chunk of one word that lower case makes.
_PLAIN = r"^(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*|[0-9]+(?:[.,:/-][0-9]+)*)$"
_INITIALS = re.compile(r"(?:\w\.)*[A-Z]")
# What stands before a word: nothing of note, a mark within the sentence, the end of a sentence, of a paragraph, of a text.
WITHIN, DIVIDED, SENTENCE, PARAGRAPH, DOCUMENT = range(5)

# Of a chunk: it begins with no small letter (a bit that no gap has), a stop after it belongs to it, it is not one word.
_LARGE, _STOPS, _PARTED = WORD, 2, 4


def _before() -> bytes:
    """What each joining of kinds means for the word after it; a sentence ends at its mark before a capital or digit, or at a line end."""
    kinds = np.arange(256, dtype=np.uint8)
    begins = (kinds & STOP > 0) & (kinds & _LARGE > 0)
    line = (kinds & EMPTY > 0) | ((kinds & LINE > 0) & (kinds & STOP > 0))
    return (
        np.select([line, begins, kinds & MARK > 0], [PARAGRAPH, SENTENCE, DIVIDED], WITHIN).astype(np.uint8).tobytes()
    )


_BEFORE = _before()


class Words(NamedTuple):
    """The words of a batch: of each its number among `types`, where it begins (bytes), and what stands before it."""

    code: npt.NDArray[np.int32]
    start: npt.NDArray[np.int64]
    before: Bytes
    types: pa.StringArray


class Vocabulary:
    """All words seen so far, by number in the order in which they came; the same texts give the same numbers.

    The words of batches wait until they are many, for to look them up takes as long as there are words to compare with.
    """

    def __init__(self) -> None:
        self.types: pa.StringArray = pa.array([], pa.string())
        self.waiting = 0
        """Running words that have no number yet."""
        self._batches: list[tuple[npt.NDArray[np.int32], pa.StringArray]] = []

    def add(self, code: npt.NDArray[np.int32], types: pa.StringArray) -> None:
        """Let the words of a batch wait."""
        self._batches.append((code, types))
        self.waiting += len(code)

    def write(self, file: BinaryIO) -> npt.NDArray[np.int64]:
        """Append the numbers of all words that wait to a file; gives how often each number stands there."""
        together = pa.concat_arrays([types for _, types in self._batches]).dictionary_encode()
        numbers = self._numbers(together.dictionary)[together.indices.to_numpy()]
        met, first = np.zeros(len(self.types), dtype=np.int64), 0
        for code, types in self._batches:
            known = numbers[first : first + len(types)][code]
            known.tofile(file)
            met += np.bincount(known, minlength=len(met))
            first += len(types)
        self._batches, self.waiting = [], 0
        return met

    def _numbers(self, types: pa.StringArray) -> npt.NDArray[np.int32]:
        """The number of each word, of which some may be new."""
        found = pc.index_in(types, value_set=self.types)
        new = types.filter(found.is_null())
        numbers: npt.NDArray[np.int32] = np.array(found.fill_null(-1))
        numbers[numbers < 0] = len(self.types) + np.arange(len(new), dtype=np.int32)
        self.types = pa.concat_arrays([self.types, new])
        return numbers


def read(found: Chunks) -> Words:
    """Turn the chunks of a batch into words.

    A chunk of one word, which nearly all are, costs a look into two tables; the others are taken apart one by one.
    """
    forms = _forms(found.forms)
    code = found.code.astype(np.intp)
    info = forms.info[code]
    large = info & _LARGE
    stop = np.flatnonzero((info & _STOPS) > 0)
    stop = stop[found.data[np.minimum(found.end[stop], len(found.data) - 1)] == ord(".")]
    found.kinds[found.end[stop]] = WORD
    code[stop] = forms.stopped[code[stop]]
    info[stop] = forms.info[code[stop]]
    before = np.frombuffer(bytearray((gaps(found) | large).tobytes().translate(_BEFORE)), dtype=np.uint8)
    word, start = forms.first[code], found.start
    parted = np.flatnonzero((info & _PARTED) > 0)
    if len(parted):
        parts = [forms.parts[row] for row in code[parted].tolist()]
        many = np.ones(len(code), dtype=np.intp)
        many[parted] = [len(one) for one in parts]
        at = (np.cumsum(many) - many)[parted].tolist()
        word, start, before = np.repeat(word, many), np.repeat(start, many), np.repeat(before, many)
        each = [(row + step, *part) for row, one in zip(at, parts, strict=True) for step, part in enumerate(one)]
        rows, offsets, words = np.array(each, dtype=np.int64).reshape(-1, 3).T
        word[rows] = words
        start[rows] += offsets
        before[rows[offsets > 0]] = WITHIN
    return Words(word, start, before, forms.types)


def words_of(text: str) -> list[str]:
    """The words of a short text, in order."""
    found = read(chunks(text.encode()))
    words: list[str] = found.types.take(pa.array(found.code)).to_pylist()
    return words


class _Forms(NamedTuple):
    """What is known of each different chunk of a batch, and at the end of those with the stop that belongs to them."""

    info: Bytes
    first: npt.NDArray[np.int32]
    """The one word that it is."""
    parts: dict[int, list[tuple[int, int]]]
    """Of a chunk that is not one word, by its row: where each word begins in it, and which it is."""
    stopped: npt.NDArray[np.intp]
    """The row of the chunk with its stop."""
    types: pa.StringArray


def _forms(forms: pa.StringArray) -> _Forms:
    special = rules()
    plain = pc.and_not(pc.match_substring_regex(forms, _PLAIN), pc.is_in(forms, value_set=special.special))
    odd = np.flatnonzero(~_mask(plain))
    apart = forms.take(pa.array(odd)).to_pylist()
    small, keeps = (
        _mask(pc.and_(pc.greater_equal(forms, "a"), pc.less(forms, "{"))),
        _mask(pc.is_in(forms, value_set=special.stopped)),
    )
    for row, form in zip(odd.tolist(), apart, strict=True):
        small[row] = form[:1].islower()
        keeps[row] |= _INITIALS.fullmatch(form) is not None
    with_stop = np.flatnonzero(keeps)
    size = len(forms) + len(with_stop)
    info, stopped, first = np.zeros(size, np.uint8), np.zeros(len(forms), np.intp), np.zeros(size, np.int32)
    info[: len(forms)] = np.where(small, 0, _LARGE) | np.where(keeps, _STOPS, 0)
    stopped[with_stop] = np.arange(len(forms), size)
    apart += [f"{form}." for form in forms.take(pa.array(with_stop)).to_pylist()]
    held = [parts(form) for form in apart]
    words = pa.array([word for one in held for _, word in one], pa.string())
    types = pa.concat_arrays([pc.ascii_lower(forms.filter(plain)), words]).dictionary_encode()
    number = types.indices.to_numpy()
    first[: len(forms)][_mask(plain)] = number[: len(number) - len(words)]
    rest, several = iter(number[len(number) - len(words) :].tolist()), {}
    for row, form, one in zip([*odd.tolist(), *range(len(forms), size)], apart, held, strict=True):
        places = [len(form[:at].encode()) if step else 0 for step, (at, _) in enumerate(one)]
        several[row] = [(place, next(rest)) for place in places]
        if len(one) == 1:
            first[row] = several[row][0][1]
        else:
            info[row] |= _PARTED
    return _Forms(info, first, several, stopped, types.dictionary)


def _mask(array: pa.BooleanArray) -> npt.NDArray[np.bool_]:
    return np.array(array.to_numpy(zero_copy_only=False))

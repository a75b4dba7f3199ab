"""Bytes become chunks: runs of letters and digits, with the marks that may stand inside a word.

A chunk is what stands between two blanks or marks: `well-being`, `3.5`, `don't`. Which words it holds is said once for each
different chunk by `corpus.vocabulary`; here are arrays only, so that a text costs some ten operations a byte.
"""

import unicodedata
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from discourse.base.text import folded, normalise

Bytes = npt.NDArray[np.uint8]
Whole = npt.NDArray[np.int64]
# What a byte is: part of a word, a mark that divides a phrase, one that may end a sentence, a line end, an empty line.
WORD, MARK, STOP, LINE, EMPTY, SKIPPED, JOINS = 1, 2, 4, 8, 16, 32, 64
_INSIDE = b"'-.,:/&_@+"
_APOSTROPHES = [ord("'"), "\u2019".encode()[-1]]
_LEADS = ((0xC2, 0x1F, 1), (0xE0, 0x0F, 2), (0xF0, 0x07, 3))


def _table() -> Bytes:
    kinds = np.full(256, WORD, dtype=np.uint8)  # What is not ASCII is looked at by itself.
    for code in range(128):
        if not chr(code).isalnum():
            kinds[code] = 0 if chr(code).isspace() or chr(code) in "\"'`" or code < 32 else MARK
    for code in b".!?":
        kinds[code] |= STOP
    kinds[ord("\n")] = LINE
    kinds[list(_INSIDE)] |= JOINS
    return kinds


_KINDS = _table().tobytes()


class Chunks(NamedTuple):
    """The chunks of a batch, in text order: one number, start and end (bytes) each, and what stands between them.

    `forms[code]` is the chunk as printed, but for odd quotes and hyphens; `kinds` says of each byte what it is.
    """

    code: npt.NDArray[np.int32]
    start: Whole
    end: Whole
    forms: pa.StringArray
    kinds: Bytes
    data: Bytes


def chunks(text: bytes, ends: Whole | tuple[()] = ()) -> Chunks:
    """Cut UTF-8 into chunks; of several texts `ends` are the places of the line ends behind each.

    The traps: an apostrophe, stop, comma, colon, slash or hyphen is part of a chunk where a letter or digit stands on
    both sides; a hyphen at the end of a line joins its two halves (*co-\\noperation*).
    """
    data = np.frombuffer(text, dtype=np.uint8).copy()
    data[np.asarray(ends, dtype=np.intp)] = 0  # No word goes on in the next text.
    kinds = np.frombuffer(bytearray(text.translate(_KINDS)), dtype=np.uint8)
    _foreign(data, kinds)
    _lines(data, kinds)
    _inner(kinds)
    is_word = (kinds & WORD).view(bool)
    start, end = _runs(is_word)
    lengths = end - start
    skipped = np.flatnonzero((kinds & SKIPPED) > 0)
    if len(skipped):
        is_word[skipped] = False
        lengths -= np.bincount(np.searchsorted(start, skipped, side="right") - 1, minlength=len(start))
    places = np.zeros(len(start) + 1, dtype=np.int32)
    np.cumsum(lengths, out=places[1:])
    letters = pa.py_buffer((data * is_word).tobytes().translate(None, b"\0"))
    found = pa.StringArray.from_buffers(len(start), pa.py_buffer(places), letters).dictionary_encode()
    code, forms = found.indices.to_numpy(), found.dictionary
    rest = pc.index(forms, "s").as_py()
    if (
        rest >= 0
        and len(at := np.flatnonzero(code == rest))
        and (quoted := np.isin(data[start[at] - 1], _APOSTROPHES)).any()
    ):
        # What is left of a possessive after a stop (*the U.N.'s*) is no word.
        code, forms = code.copy(), pa.concat_arrays([forms, pa.array([""])])
        code[at[quoted]] = len(forms) - 1
    return Chunks(code, start, end, forms, kinds, data)


def gaps(found: Chunks) -> Bytes:
    """For each chunk the kinds of all that stands between it and the one before, joined by *or*."""
    kinds, start, end = found.kinds, found.start, np.r_[0, found.end][:-1]
    # Nearly every gap is a blank, or a mark and a blank; at the head of the data there may be none.
    joined = kinds[start - 1] | kinds[end]
    long = np.flatnonzero(start - end > 2)
    if len(long):
        edges = np.stack([end[long], start[long]], axis=1).ravel()
        joined[long] = np.bitwise_or.reduceat(kinds, edges)[::2]
    if len(start) and start[0] == 0:
        joined[0] = 0
    kept: Bytes = joined & np.uint8(MARK | STOP | LINE | EMPTY)
    return kept


def _runs(is_word: npt.NDArray[np.bool_]) -> tuple[Whole, Whole]:
    edges = np.flatnonzero(is_word[1:] != is_word[:-1]) + 1
    if len(is_word) and is_word[0]:
        edges = np.r_[0, edges]
    if len(edges) % 2:
        edges = np.r_[edges, len(is_word)]
    return edges[::2], edges[1::2]


def _lines(data: Bytes, kinds: Bytes) -> None:
    """Mark empty lines, and join a word that is broken at the end of its line."""
    line = np.flatnonzero(data[:-2] == ord("\n"))
    blank = (data[line + 1] == ord("\r")) | (data[line + 1] == ord(" "))
    kinds[line[(data[line + 1] == ord("\n")) | (blank & (data[line + 2] == ord("\n")))]] |= EMPTY
    hyphen = line - 1 - (data[line - 1] == ord("\r"))
    line, hyphen = line[hyphen >= 2], hyphen[hyphen >= 2]
    broken = data[hyphen] == ord("-")
    for step in (-2, -1):
        broken &= _small(data[hyphen + step])
    for step in (1, 2):
        broken &= _small(data[line + step])
    for first, last in zip(hyphen[broken].tolist(), line[broken].tolist(), strict=True):
        kinds[first : last + 1] = WORD | SKIPPED


def _small(letters: Bytes) -> npt.NDArray[np.bool_]:
    small: npt.NDArray[np.bool_] = (letters >= ord("a")) & (letters <= ord("z"))
    return small


def _inner(kinds: Bytes) -> None:
    """Make marks between two letters or digits part of the word; two marks in a row divide."""
    marks = np.flatnonzero((kinds & JOINS) > 0)
    kinds[marks[_between(kinds, marks - 1, marks + 1)]] = WORD


def _between(kinds: Bytes, before: Whole, after: Whole) -> npt.NDArray[np.bool_]:
    """Whether a letter or digit stands at both of two places, which may lie outside the text."""
    there = (before >= 0) & (after < len(kinds))
    inside = kinds[np.where(there, before, 0)] & kinds[np.where(there, after, 0)] & WORD
    held: npt.NDArray[np.bool_] = there & inside.astype(bool)
    return held


def _foreign(data: Bytes, kinds: Bytes) -> None:
    """Say what each character beyond ASCII is: a letter, a quote or hyphen (written as the plain one), invisible, a mark."""
    leads = np.flatnonzero(data >= _LEADS[0][0])
    if not len(leads):
        return
    point, length = np.zeros(len(leads), dtype=np.int64), np.zeros(len(leads), dtype=np.int64)
    for least, bits, more in _LEADS:
        here = data[leads] >= least
        value = (data[leads[here]] & bits).astype(np.int64)
        for step in range(1, more + 1):
            value = value << 6 | (data[np.minimum(leads[here] + step, len(data) - 1)] & 0x3F)
        point[here], length[here] = value, more
    different, where = np.unique(point, return_inverse=True)
    known = np.array([_character(code) for code in different.tolist()], dtype=np.uint8)[where]
    other = known[:, 1] != WORD
    leads, length, plain, kind = leads[other], length[other], known[other, 0], known[other, 1]
    for step in range(4):
        kinds[leads[length >= step] + step] = kind[length >= step]
    # An apostrophe or hyphen within a word is written as the plain one in its first byte; the others are passed over.
    joins = plain > 0
    joins[joins] = _between(kinds, leads[joins] - 1, leads[joins] + length[joins] + 1)
    for step in range(1, 4):
        kinds[leads[joins & (length >= step)] + step] = WORD | SKIPPED
    kinds[leads[joins]] = WORD
    data[leads[joins]] = plain[joins]


@cache
def _character(code: int) -> tuple[int, int]:
    """The plain byte that stands for a character within a word (0 for none), and its kind."""
    character = chr(code) if not 0xD800 <= code <= 0xDFFF else " "
    plain = "-" if character == "\u2013" else normalise(character)
    if plain in ("'", "-"):
        return ord(plain), MARK if plain == "-" else 0
    if plain in ('"', " "):
        return 0, 0
    if not folded(character):
        return 0, WORD | SKIPPED
    return 0, WORD if character.isalnum() or unicodedata.category(character)[0] in "LMN" else MARK

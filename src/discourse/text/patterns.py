"""Regular expressions of users, run by RE2 (within Arrow): its time grows with the text, never faster, whatever is asked.

Python's own engine would try all ways to match: `(a+)+b` on thirty letters takes it hours. RE2 knows no looking ahead,
no looking back and no references to a group; who writes one is told so.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from discourse.base.errors import UsageError, shortened

# RE2's \w, \d and \s know ASCII only; these are what Python means by them.
_LETTER, _DIGIT, _BLANK = r"\p{L}\p{N}_", r"\p{Nd}", r"\s\p{Z}\x0b\x1c-\x1f\x{85}"
_OTHER = r"\p{M}\p{S}\p{Z}\p{C}\p{Pd}\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Po}\x{203F}\x{2040}\x{2054}\x{FE33}\x{FE34}\x{FE4D}-\x{FE4F}\x{FF3F}"
_WITHIN = {r"\w": _LETTER, r"\W": _OTHER, r"\d": _DIGIT, r"\D": r"\P{Nd}", r"\s": _BLANK}
_OUTSIDE = {
    r"\w": f"[{_LETTER}]", r"\W": f"[^{_LETTER}]", r"\d": _DIGIT, r"\D": r"\P{Nd}", r"\s": f"[{_BLANK}]", r"\S": f"[^{_BLANK}]",
    r"\Z": r"\z",
}  # fmt: skip
_PIECE = re.compile(r"\[\^?\]?|\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL)
_TOO_OFTEN = re.compile(r"\{\d*,?\d{5,}")


def check(pattern: str) -> None:
    """Hold a pattern against what the engine can run; UsageError where it cannot, with the reason."""
    why = "repeated more than 1000 times" if _TOO_OFTEN.search(pattern) else ""
    try:
        pc.match_substring_regex(pa.array([""]), _translated(pattern))
    except pa.ArrowInvalid as fault:
        why = str(fault).split(": ")[1]
    if why:
        raise UsageError(f"query: '{shortened(pattern)}' is not a regular expression that can be run ({why}).")


def matching(pattern: str, values: Iterable[str], ignore_case: bool = False) -> list[bool]:
    """Say of each value whether the whole of it matches.

    >>> matching(r"\\w+", ["naïve", "a b"]), matching("A.*", ["and"], ignore_case=True)
    ([True, False], [True])
    """
    texts = [str(value) for value in values]
    try:
        array = pa.array(texts, pa.string())
    except UnicodeEncodeError:  # Half a surrogate pair, which a text in memory may hold.
        array = pa.array([text.encode("utf-8", "replace").decode() for text in texts], pa.string())
    found: list[bool] = pc.match_substring_regex(
        array, rf"\A(?:{_translated(pattern)})\z", ignore_case=ignore_case
    ).to_pylist()
    return found


@lru_cache(maxsize=4096)
def _translated(pattern: str) -> str:
    """The pattern as RE2 writes it."""
    pieces, within = [], False
    for piece in _PIECE.findall(pattern):
        if piece[0] == "[" and within:
            pieces += [r"\[", piece[1:]]
            within = not piece.endswith("]")
        elif piece[0] == "\\":
            known = _WITHIN if within else _OUTSIDE
            pieces.append(f"\\x{{{piece[2:]}}}" if len(piece) > 2 else known.get(piece, piece))
        else:
            within = piece[0] == "[" or (within and piece != "]")
            pieces.append(piece)
    return "".join(pieces)

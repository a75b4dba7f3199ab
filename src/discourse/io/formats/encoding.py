"""Bytes become letters: byte order mark, strict UTF-8, what the file declares, UTF-16 by its look, then detection."""

import codecs
import re
from typing import Any

from discourse.base.errors import ArticleError
from discourse.base.extras import extra

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
# Those in which texts are still found; where several fit alike, the one that is met most often goes first.
_COMMON = (
    "cp1252", "cp1251", "cp1250", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "koi8_r", "cp1253", "cp1254", "cp1255",
    "cp1256", "mac_roman",
)  # fmt: skip
_DECLARED = re.compile(
    rb"(?i)(?:<meta[^>]{0,200}?charset\s*=|<\?xml[^>]{0,100}?encoding\s*=)\s*[\"']?([a-z0-9_-]{2,20})"
)
_TURNED = re.compile(r"[^\W\d_](?=[^\W\d_])")


def decoded(name: str, data: bytes) -> tuple[str, str]:
    """Read bytes as text.

    Read the second value: it is a warning where the encoding had to be guessed, and empty where it is sure.

    Raises:
        ArticleError: these bytes are no text in any usual encoding.
        SetupError: a guess is needed and the package that guesses is not installed.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(name, data.removeprefix(codecs.BOM_UTF8), encoding), ""
    if wide := _wide(data):
        return _strict(name, data, wide), f"has no mark of its encoding; read as {wide.upper()}."
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as fault:
        at = fault.start
    declared = _DECLARED.search(data[:2048])
    if declared:
        try:
            return data.decode(declared[1].decode().lower()), ""
        except (UnicodeDecodeError, LookupError):
            pass
    encoding = _guessed(data)
    if not encoding:
        raise ArticleError(
            f"{name}: not UTF-8 at byte {at}, nor text in another usual encoding; save the text as UTF-8."
        )
    sample = re.search(r"\w*[^\x00-\x7f]+\w*", text := data.decode(encoding))
    seen = f", for instance '{sample[0][:30]}'" if sample else ""
    return text, f"not UTF-8 at byte {at}; read as {encoding}, a guess: look at its letters{seen}, or save it as UTF-8."


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise ArticleError(f"{name}: not {encoding.upper()} at byte {fault.start}; save the text as UTF-8.") from None


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: every second byte is the number of an alphabet, 0 for Latin, 3 to 6 for others."""
    size = len(data) // 2
    if size < 4 or len(data) % 2:
        return ""
    even, odd = (sum(byte < 9 for byte in data[at::2]) / size for at in (0, 1))
    return "utf-16-le" if odd > 0.6 > 0.2 > even else "utf-16-be" if even > 0.6 > 0.2 > odd else ""


def _guessed(data: bytes) -> str:
    """The encoding whose letters look most like those of a language: few odd neighbours, no capital after a small letter."""
    charsets: Any = extra("charset_normalizer", "formats", "a text that is not UTF-8")
    found: dict[str, float] = {}
    for match in charsets.from_bytes(data, cp_isolation=list(_COMMON)):
        text = str(match)
        turned = sum(text[m.start()].islower() and text[m.end()].isupper() for m in _TURNED.finditer(text[:5000]))
        odd = match.chaos + turned / max(len(text[:5000].split()), 1)
        found |= {one: odd for one in match.could_be_from_charset if one in _COMMON}
    return min(found, key=lambda one: (round(found[one], 2), _COMMON.index(one)), default="")

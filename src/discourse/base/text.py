"""Characters: the copy of a text that is matched, and the copy that is shown. Neither alters the text itself."""

import hashlib
import re
import unicodedata

_QUOTES = dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4", "'") | dict.fromkeys(
    "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'
)
_HYPHENS = dict.fromkeys("\u2010\u2011\u2012\u2212\ufe63\uff0d", "-")
_SPACES = dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\u3000\t", " ")
_SAME_LENGTH = str.maketrans(_QUOTES | _HYPHENS | _SPACES)
_EN_DASH_INSIDE_WORD = re.compile(r"(?<=\w)\u2013(?=\w)")
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_BIDI}\ufeff\ufffe\uffff\ud800-\udfff]")
_INVISIBLE = re.compile(f"[\u00ad\u200b-\u200d\u2060\ufeff{_BIDI}]")


def normalise(text: str) -> str:
    """Give the copy of a text on which words are recognised: same length, so that every offset holds in both.

    Curly quotes become straight ones, hyphens of all kinds and en dashes inside a word become `-`, control
    characters, bidirectional marks and odd spaces become blanks. Line ends, letters and em dashes stay.

    >>> normalise("China\u2019s \u201cgolden\u201d 2019\u201320")
    'China\\'s "golden" 2019-20'
    """
    same = _EN_DASH_INSIDE_WORD.sub("-", text.translate(_SAME_LENGTH))
    return _CONTROL.sub(" ", same)


def folded(word: str) -> str:
    """Give the form by which a word is counted: normalised, composed (NFC), lower case, without invisible characters.

    >>> folded("CO\u00adOPERATION\u2019S")
    "cooperation's"
    """
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", normalise(word))).lower()


def shown(text: str) -> str:
    """Give the copy of a text that is safe on a page, in a figure and in a terminal.

    Control characters and bidirectional overrides, which could hide or reorder what follows, become U+FFFD;
    line ends and tabs become blanks. Markup is not escaped here: every writer escapes for its own format.

    >>> shown("a\\x00b\\nc")
    'a\ufffdb c'
    """
    return _CONTROL.sub("\ufffd", re.sub(r"[\r\n\t\v\f\x85\u2028\u2029]+", " ", text))


def counted(number: int, noun: str) -> str:
    """Write a number with its noun, which takes an s unless there is one of it.

    >>> counted(1, "word"), counted(1031, "word")
    ('1 word', '1,031 words')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listing(items: list[str]) -> str:
    """Write a list as a sentence does; "none" for an empty one.

    >>> listing(["a", "b", "c"])
    'a, b and c'
    """
    safe = [shown(str(item)) for item in items]
    if not safe:
        return "none"
    return safe[0] if len(safe) == 1 else f"{', '.join(safe[:-1])} and {safe[-1]}"


def slugify(name: str) -> str:
    """Turn a name into one that is safe for files and addresses: lower-case letters, digits and hyphens.

    >>> slugify("Café & Politics (2024)")
    'cafe-politics-2024'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:80].strip("-")
    # A name without a Latin letter still needs a slug of its own.
    return slug or f"article-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def context(text: str, start: int, end: int, width: int = 60) -> tuple[str, str, str]:
    """A place with some words before and after it, cut at blanks, safe to show."""
    first = max(text.rfind("\n", 0, start) + 1, start - width)
    last = text.find("\n", end)
    last = min(len(text) if last < 0 else last, end + width)
    before, after = text[first:start], text[end:last]
    # Context ends with its paragraph; within one it is cut at a blank.
    if first > 0 and text[first - 1] != "\n":
        before = "…" + before.partition(" ")[2]
    if last < len(text) and text[last] not in "\r\n":
        after = after.rpartition(" ")[0] + "…"
    return shown(before), shown(text[start:end]), shown(after)

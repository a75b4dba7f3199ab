"""PDF files, by pypdf: the text layer, its lines joined to paragraphs. A page that is a picture has none."""

import io
import re
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from discourse.base.errors import ArticleError
from discourse.base.extras import extra
from discourse.base.text import listing
from discourse.io.formats import limits
from discourse.io.formats.found import Block, Found, assembled, cleaned

_WHAT = "a PDF file"
_LEAST = 25
"""Letters a page: fewer, on average, are page numbers and stamps, not a text."""
_ENDED = re.compile(r"[.!?:…][\"')\]”’]*$")
_BROKEN = re.compile(r"[^\W\d_]{2}-")
_FULL, _REPEATED = 0.75, 3
_A_PAGE = 0.05
"""Seconds that a page may take on average, beside what any file may; 0.02 to 0.04 are usual."""
_INDENT, _COLUMN = 60, 8
"""Points by which a line is not indented any more but begins a column, and lines that begin there at least."""


def read(name: str, data: bytes) -> Found:
    """Read the text of a PDF file.

    The trap: a PDF file knows no paragraphs. Where a line ends early after a full stop one is taken to end; columns and
    tables are noticed by where lines begin and not put in order; notes are not told from prose.

    Raises:
        ArticleError: it is locked, damaged, or has no text layer. SetupError: pypdf is not installed.
    """
    pypdf = extra("pypdf", "formats", _WHAT)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleError(f"{name}: this is {_WHAT} locked by a password; save it without one.")
        if len(reader.pages) > limits.PAGES:
            raise ArticleError(f"{name}: {len(reader.pages):,} pages are more than one article has; cut the file.")
        pages, parted = (
            map(list, zip(*_timely(name, map(_read, reader.pages)), strict=True)) if reader.pages else ([], [])
        )
        facts = _facts(reader.metadata)
    except ArticleError:
        raise
    except Exception as fault:  # A damaged file ends in any of a dozen errors of pypdf and of Python.
        raise ArticleError(f"{name}: this is {_WHAT} that cannot be read ({type(fault).__name__}).") from None
    if sum(map(len, re.findall(r"\w+", " ".join(pages)))) < _LEAST * max(len(pages), 1):
        raise ArticleError(
            f"{name}: the pages of this PDF file are pictures without a text layer (scanned); run text recognition "
            "(OCR) on it, and read what it gives before you count."
        )
    repeated = _repeated(pages)
    lines = [line for page in pages for line in _body(page, repeated)]
    left = ", ".join(f"'{line[:40]}'" for line in sorted(repeated)[:3])
    remarks = [f"left out as running heads or page numbers: {left}."] if left else []
    if columns := [number for number, one in enumerate(parted, start=1) if one]:
        where = f"page{'s' if len(columns) > 1 else ''} {listing([str(number) for number in columns[:5]])}"
        remarks.append(
            f"printed in columns or tables, by the look of {where}: look whether its sentences run on as they should."
        )
    return assembled(
        _paragraphs(lines),
        facts,
        "read from the text layer of a PDF file: look whether its paragraphs are whole.",
        *remarks,
    )


def _timely(name: str, pages: Iterator[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """Pages, as long as they take no longer than those of any article: thousands may share one that takes seconds."""
    began = time.process_time()
    for number, page in enumerate(pages, start=1):
        if (taken := time.process_time() - began) > limits.SECONDS + _A_PAGE * number:
            raise ArticleError(
                f"{name}: this is {_WHAT} of which {number} pages took {taken:.0f} seconds; cut the file."
            )
        yield page


def _read(page: Any) -> tuple[str, bool]:
    """The text of a page, and whether its lines begin in several columns."""
    begins: Counter[int] = Counter()

    def seen(text: str, around: Any, own: Any, *_: Any) -> None:
        if text.strip():
            begins[round(own[4] * around[0] + around[4])] += 1

    text = page.extract_text(visitor_text=seen) or ""
    left, _ = begins.most_common(1)[0] if begins else (0, 0)
    shared = [number for x, number in begins.items() if abs(x - left) > _INDENT]
    return text, max(shared, default=0) >= max(_COLUMN, begins.total() / 4)


def _facts(known: Any) -> dict[str, str]:
    return cleaned({"title": known.title, "author": known.author}) if known else {}


def _repeated(pages: list[str]) -> set[str]:
    """What stands first or last on at least three pages and a third of them, numbers aside."""
    ends = Counter(one for page in pages for one in {_plain(line) for line in _edges(page)})
    return {one for one, count in ends.items() if count >= max(_REPEATED, len(pages) / 3)}


def _edges(page: str) -> list[str]:
    lines = [line for line in page.splitlines() if line.strip()]
    return [*lines[:1], *lines[-1:]]


def _plain(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))


def _body(page: str, repeated: set[str]) -> list[str]:
    edges = {line for line in _edges(page) if _plain(line) in repeated or re.fullmatch(r"\W*\d{1,4}\W*", line)}
    return [line.rstrip() for line in page.splitlines() if line not in edges]


def _paragraphs(lines: list[str]) -> list[Block]:
    """Join lines: a paragraph ends at a blank line, or where a line that is not full ends with a full stop."""
    sizes = sorted(len(line) for line in lines if line.strip())
    full = _FULL * sizes[9 * len(sizes) // 10] if sizes else 0
    found: list[Block] = []
    current: list[str] = []
    for line in [*lines, ""]:
        begun = line.strip()
        if current and _BROKEN.fullmatch(current[-1][-3:]) and begun[:1].islower():
            current[-1] = current[-1][:-1]  # A word broken between two lines becomes whole.
            current.append(begun)
        elif begun:
            current.append(f" {begun}" if current else begun)
        if current and (not begun or (len(line) < full and _ENDED.search(line))):
            found.append(("body", "".join(current)))
            current = []
    return found

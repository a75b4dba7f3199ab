"""Files become texts: one module a family of formats, chosen by what a file holds and then by the ending of its name."""

import re
from pathlib import PurePath

from discourse.base.errors import ArticleError
from discourse.io.formats import encoding, limits, pandoc, pdf, rows, subtitles, web
from discourse.io.formats.found import Found

_ENDINGS = {
    ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html", ".srt": "subtitles",
    ".vtt": "subtitles", ".json": "json", ".jsonl": "json", ".csv": "csv", ".tsv": "csv",
}  # fmt: skip
_NAMES = {
    "docx": "a Word file", "odt": "an OpenDocument text", "epub": "an EPUB book", "rtf": "a rich-text file",
    "markdown": "a Markdown file",
}  # fmt: skip
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S)


def kind(name: str, data: bytes) -> str:
    """Say what a file is: docx odt epub rtf pdf html markdown subtitles json csv, or text.

    Raises:
        ArticleError: it is of a kind that holds no text, or is not read; says what to do.
    """
    head = data[:2048].lstrip()
    if data.startswith(b"PK\x03\x04"):
        return _packed(name, data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ArticleError(f"{name}: this is an old Word file (.doc); open it and save it as .docx.")
    if data[:1024].find(b"%PDF-") >= 0 and not data[:1].isspace():
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"WEBVTT"):
        return "subtitles"
    if _PAGE.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        return "html"
    return _ENDINGS.get(PurePath(name).suffix.lower(), "text")


def _packed(name: str, data: bytes) -> str:
    archive = limits.unpacked(name, data)
    names = archive.namelist()
    if "word/document.xml" in names:
        return "docx"
    mime = archive.read("mimetype")[:60].decode("ascii", "replace").strip() if "mimetype" in names else ""
    known = {"application/epub+zip": "epub", "application/vnd.oasis.opendocument.text": "odt"}
    if mime in known:
        return known[mime]
    raise ArticleError(
        f"{name}: a ZIP archive or a file that holds no text, such as a workbook; unpack it or save its text."
    )


def read(name: str, data: bytes) -> Found:
    """Read the text of a file, with its structure and what it says of itself.

    Args:
        name: its name, for the ending and for messages. data: its bytes.

    Raises:
        ArticleError: it cannot be read, or holds no text or several. SetupError: a package that reads it is missing.
    """
    limits.checked_size(name, len(data))
    what = kind(name, data)
    if what == "pdf":
        return pdf.read(name, data)
    if what in ("docx", "odt", "epub", "rtf"):
        return pandoc.read(name, data, what, _NAMES[what])
    text, warning = encoding.decoded(name, data)
    found = _text(name, text, what)
    return Found(found.text, found.structure, found.facts, (*((warning,) if warning else ()), *found.remarks))


def _text(name: str, text: str, what: str) -> Found:
    match what:
        case "markdown":
            return pandoc.read(name, text.encode(), what, _NAMES[what])
        case "html":
            return web.read(name, text)
        case "subtitles":
            return subtitles.read(name, text)
        case "json" | "csv":
            return rows.only(name, rows.read(name, text, what))
    return Found(text)


def table(name: str, data: bytes) -> list[rows.Row] | None:
    """The rows of a file that is a table of texts (CSV, TSV, JSON); None for any other file."""
    limits.checked_size(name, len(data))
    what = kind(name, data)
    return rows.read(name, encoding.decoded(name, data)[0], what) if what in rows.KINDS else None

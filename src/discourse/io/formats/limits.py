"""How much is read of a file, and what is refused before it is opened: files that grow when they are read."""

import io
import re
import zipfile
import zlib

from discourse.base.errors import ArticleError

FILE, UNPACKED, RATIO, PAGES, ROWS, SECONDS = 50_000_000, 300_000_000, 200, 3000, 100_000, 60
"""Bytes of a file, bytes of an archive when unpacked and how many times more than packed, pages of a PDF file, rows of a
table, and seconds of a converter."""
UNPACKING = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What Python raises where an archive is damaged."""
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_HEAD = 4096


def checked_size(name: str, size: int) -> None:
    """Refuse a file that is too large to be an article; ArticleError."""
    if size > FILE:
        raise ArticleError(f"{name}: {size:,} bytes are more than one article has ({FILE:,}); cut the file into texts.")


def unpacked(name: str, data: bytes) -> zipfile.ZipFile:
    """Open an archive whose parts are of a sane size and whose XML defines nothing that multiplies.

    Raises:
        ArticleError: it is damaged, locked, too large when unpacked, or defines entities.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        total = sum(part.file_size for part in archive.infolist())
        if total > UNPACKED or total > RATIO * max(len(data), _HEAD):
            raise ArticleError(
                f"{name}: unpacked it would have {total:,} bytes, which no article has; it is not opened."
            )
        if any(part.flag_bits & 1 for part in archive.infolist()):
            raise ArticleError(f"{name}: is locked by a password; save it without one.")
        for part in archive.namelist():
            # A part may have any name, and be written in UTF-16; pictures define entities in earnest.
            if not part.endswith(".svg") and _ENTITY.search(archive.read(part).replace(b"\0", b"")):
                raise ArticleError(
                    f"{name}: its XML defines entities, which a written document never does; not opened."
                )
    except UNPACKING as fault:
        raise ArticleError(f"{name}: is damaged and cannot be unpacked ({fault or 'it ends too early'}).") from None
    return archive

"""Documents as Word files, written by pandoc from a page of their own, in which all that is no mark-up of ours is escaped."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from discourse.base import paths
from discourse.base.extras import extra
from discourse.reporting import html
from discourse.reporting.document import Document, Drawing, widths

_EPOCH = "946684800"
"""The date in the file, 1 January 2000: the same report is the same bytes tomorrow."""
_WIDTH = "5.7in"


def write(document: Document, figures: Path) -> bytes:
    """Write a document as DOCX; `figures` holds its drawings as PNG.

    Raises:
        SetupError: pandoc is not installed.
    """
    pypandoc = extra("pypandoc", "export", "a Word file")
    style = paths.needed("styles", "report.docx")
    page = html.rendered("docx", document=document, widths=widths, width=_WIDTH)
    with tempfile.TemporaryDirectory() as folder, _dated():
        made = Path(folder) / "made.docx"
        for block in document.blocks:
            if isinstance(block, Drawing):
                _crop(figures / f"{block.stem}.png", block.headline, Path(folder))
        # Pandoc works within the folder: the path of a picture would stand in the file.
        pypandoc.convert_text(
            page, "docx", format="html-auto_identifiers", outputfile=str(made),
            extra_args=[f"--reference-doc={style}"], cworkdir=folder,
        )  # fmt: skip
        return made.read_bytes()


@contextmanager
def _dated() -> Iterator[None]:
    """Give pandoc the date that it writes."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = _EPOCH
    try:
        yield
    finally:
        os.environ.pop("SOURCE_DATE_EPOCH")
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _crop(picture: Path, headline: float, folder: Path) -> None:
    """Put the figure into a folder without its headline, which the document says above it."""
    from PIL import Image

    with Image.open(picture) as image:
        resolution = round(image.info["dpi"][0])
        kept = image.crop((0, round(headline * resolution), image.width, image.height))
        # Drawings have few colours: a palette takes a quarter of the room.
        kept.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(
            folder / picture.name, "PNG", dpi=(resolution, resolution)
        )

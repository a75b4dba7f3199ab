"""Documents as Word files, written by pandoc from a tree of its own: nothing is read as mark-up on the way."""

import io
import json
import os
import re
import tempfile
from pathlib import Path
from typing import Any

from discourse.base import paths
from discourse.base.extras import extra
from discourse.reporting.document import Document, tree

_API = [1, 23, 1]
"""The version of pandoc's tree that is written."""
_NO_ATTR: list[Any] = ["", [], []]
_EPOCH = "946684800"
"""The date in the file, 1 January 2000: the same report is the same bytes tomorrow."""
_WIDTH = "5.7in"
_STYLES = {"lead": "Lead", "small": "Note", "status": "Status", "summary": "Summary"}
"""The styles of the reference file by the role of a paragraph."""


def write(document: Document, figures: Path) -> bytes:
    """Write a document as DOCX; `figures` holds its drawings as PNG.

    Raises:
        SetupError: pandoc is not installed.
    """
    pypandoc = extra("pypandoc", "export", "a Word file")
    style = paths.needed("styles", "report.docx")
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = _EPOCH
    try:
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "made.docx"
            # Pandoc works within the folder: the path of a picture would stand in the file.
            pypandoc.convert_text(
                json.dumps(_pandoc(document, figures, Path(folder))), "docx", format="json", outputfile=str(made),
                extra_args=[f"--reference-doc={style}"], cworkdir=folder,
            )  # fmt: skip
            return made.read_bytes()
    finally:
        os.environ.pop("SOURCE_DATE_EPOCH")
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _pandoc(document: Document, figures: Path, folder: Path) -> dict[str, Any]:
    """The document as pandoc's tree."""
    whole = tree(document)
    meta = {key: {"t": "MetaInlines", "c": _text(whole[key])} for key in ("title", "subtitle", "author") if whole[key]}
    meta["lang"] = {"t": "MetaString", "c": whole["language"]}
    blocks = [made for block in whole["blocks"] for made in _block(block, figures, folder)]
    return {"pandoc-api-version": _API, "meta": meta, "blocks": blocks}


def _block(block: dict[str, Any], figures: Path, folder: Path) -> list[dict[str, Any]]:
    match block["kind"]:
        case "heading":
            return [{"t": "Header", "c": [block["level"], [block["mark"], [], []], _text(block["text"])]}]
        case "prose":
            return [_styled(_runs(block["runs"]), _STYLES.get(block["role"], ""))]
        case "items":
            entries = [[{"t": "Para", "c": _runs(item)}] for item in block["items"]]
            if block["ordered"]:
                return [{"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], entries]}]
            return [{"t": "BulletList", "c": entries}]
        case "drawing":
            image = _cropped(figures / f"{block['stem']}.png", block["headline"], folder)
            size = ["", [], [["width", _WIDTH]]]
            picture = {"t": "Image", "c": [size, _text(block["alt"]), [image.name, ""]]}
            return [{"t": "Figure", "c": [_NO_ATTR, _caption(block["caption"]), [{"t": "Plain", "c": [picture]}]]}]
        case _:
            return [_table(block)]


def _table(block: dict[str, Any]) -> dict[str, Any]:
    columns = [
        [{"t": "AlignRight" if right else "AlignLeft"}, {"t": "ColWidth", "c": share}]
        for right, share in zip(block["numeric"], block["widths"], strict=True)
    ]
    head = [_NO_ATTR, [_row([[name, ""] for name in block["heads"]])]]
    body = [_NO_ATTR, 0, [], [_row(row, pale=number in block["pale"]) for number, row in enumerate(block["rows"])]]
    return {"t": "Table", "c": [_NO_ATTR, _caption(block["caption"]), columns, head, [body], [_NO_ATTR, []]]}


def _row(cells: list[list[str]], *, pale: bool = False) -> list[Any]:
    made = []
    for cell in cells:
        inlines = _runs([cell])
        if pale:
            inlines = [{"t": "Span", "c": [["", [], [["custom-style", "Pale"]]], inlines]}]
        made.append([_NO_ATTR, {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": inlines}]])
    return [_NO_ATTR, made]


def _caption(text: str) -> list[Any]:
    return [None, [{"t": "Plain", "c": _text(text)}]]


def _styled(inlines: list[dict[str, Any]], style: str) -> dict[str, Any]:
    """A paragraph, in a style of the reference file where one is named."""
    plain = {"t": "Para", "c": inlines}
    return {"t": "Div", "c": [["", [], [["custom-style", style]]], [plain]]} if style else plain


def _runs(runs: list[list[str]]) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for text, address in runs:
        made += [{"t": "Link", "c": [_NO_ATTR, _text(text), [address, ""]]}] if address else _text(text)
    return made


def _text(text: str) -> list[dict[str, Any]]:
    """Words and blanks of a text."""
    return [{"t": "Space"} if part.isspace() else {"t": "Str", "c": part} for part in re.split(r"( +)", text) if part]


def _cropped(picture: Path, headline: float, folder: Path) -> Path:
    """The figure without its headline, which the document says above it."""
    from PIL import Image

    with Image.open(picture) as image:
        resolution = round(image.info["dpi"][0])
        kept = image.crop((0, round(headline * resolution), image.width, image.height))
        made = io.BytesIO()
        # Drawings have few colours: a palette takes a quarter of the room.
        kept.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(made, "PNG", dpi=(resolution, resolution))
    path = folder / picture.name
    path.write_bytes(made.getvalue())
    return path

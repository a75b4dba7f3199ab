"""Documents as tagged PDF, set by Typst: the texts reach it as data, so that nothing of them is read as mark-up."""

import json
import tempfile
from pathlib import Path
from typing import Any

from discourse.base import paths
from discourse.base.errors import SetupError
from discourse.base.extras import extra
from discourse.figures import cropped
from discourse.reporting.document import Document, Grid, widths

_EPOCH = 946684800
"""The date in the file, 1 January 2000: the same report is the same bytes tomorrow."""


def write(document: Document, figures: Path) -> bytes:
    """Write a document as PDF with tags for screen readers; `figures` holds its drawings as SVG.

    It keeps to PDF/UA-1, unless the text holds characters that no font here can show.

    Raises:
        SetupError: Typst is not installed, or cannot set the document.
    """
    typst = extra("typst", "export", "a PDF")
    style = paths.needed("styles", "report.typ")
    whole = _tree(document)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for block in whole["blocks"]:
            if block["kind"] == "drawing":
                svg = (figures / f"{block['stem']}.svg").read_text(encoding="utf-8")
                (place / f"{block['stem']}.svg").write_text(cropped(svg, block["headline"]), encoding="utf-8")
        (place / "document.json").write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
        (place / "report.typ").write_bytes(style.read_bytes())
        fonts = [str(_fonts())]
        compiler = typst.Compiler(str(place / "report.typ"), root=str(place), font_paths=fonts)
        try:
            return bytes(compiler.compile(format="pdf", timestamp=_EPOCH, pdf_standards="ua-1"))
        except typst.TypstError:
            pass
        try:
            return bytes(compiler.compile(format="pdf", timestamp=_EPOCH))
        except typst.TypstError as fault:
            raise SetupError(f"{style}: Typst cannot set this document ({fault}).") from None


def _fonts() -> Path:
    """The folder of the fonts in which figures are drawn."""
    import matplotlib

    return Path(matplotlib.get_data_path()) / "fonts" / "ttf"


def _tree(document: Document) -> dict[str, Any]:
    """The document as what JSON knows, its links resolved."""
    made = []
    for block in document.blocks:
        row: dict[str, Any] = dict(vars(block))
        if isinstance(block, Grid):
            row["widths"] = widths(block)
        for key in ("runs", "rows", "items"):
            if key in row:
                row[key] = _resolved(document, row[key])
        made.append(row)
    head = {key: getattr(document, key) for key in ("title", "subtitle", "author", "language")}
    return {**head, "contents": document.contents, "blocks": made}


def _resolved(document: Document, value: Any) -> Any:
    if value and isinstance(value[0], str):
        return [value[0], document.linked(value[1])]
    return [_resolved(document, inner) for inner in value]

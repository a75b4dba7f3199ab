"""What a report is written as besides its pages: methods as text, references, a data package; and Word, PDF and workbook where asked."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from discourse.base.errors import UsageError, did_you_mean
from discourse.base.extras import extra
from discourse.base.options import named
from discourse.base.tables import to_json, to_tsv
from discourse.io.articles import ArticleText
from discourse.reporting import methods_page, pages, paper
from discourse.reporting.bibliography import bibtex
from discourse.reporting.datapackage import package
from discourse.reporting.document import Document
from discourse.reporting.writers import docx, markdown, pdf, xlsx

_NEEDS = {"docx": ("pypandoc", "a Word file"), "pdf": ("typst", "a PDF")}
"""The package that writes a format, and what cannot be done without it."""
REPORTS, DOCUMENTS = ("docx", "pdf", "xlsx"), ("docx", "pdf", "md")
"""The formats of a report, and those of a document."""


def chosen(given: Sequence[str], known: Sequence[str] = REPORTS) -> list[str]:
    """The formats named on the command line, each once; all that they need is there.

    Raises:
        UsageError: no such format. SetupError: the package that writes it is not installed.
    """
    kinds = list(dict.fromkeys(kind for part in given for kind in named(part.lower())))
    for kind in kinds:
        if kind not in known:
            raise UsageError(f"--to {kind}: no such format; {did_you_mean(kind, known)}")
        if kind in _NEEDS:
            module, what = _NEEDS[kind]
            extra(module, "export", what)
    return kinds


def rendered(document: Document, kind: str, figures: Path) -> bytes:
    """A document in one of the formats of `DOCUMENTS`; `figures` holds its drawings."""
    if kind == "md":
        return markdown.write(document).encode("utf-8")
    return docx.write(document, figures) if kind == "docx" else pdf.write(document, figures)


def names(slug: str, kinds: Sequence[str]) -> list[str]:
    """The files that are made of these formats."""
    return [f"{slug}.{kind}" for kind in kinds]


def write(
    folder: Path, article: ArticleText, findings: Sequence[dict[str, Any]], chapters: Sequence[pages.Page],
    methods: methods_page.Methods, kinds: Sequence[str],
) -> None:  # fmt: skip
    """Write into the folder of a report, whose `data` holds tables and figures already, all that is not a page."""
    data, places = folder / "data", pages.homes(list(findings), list(chapters))
    how = methods_page.document(article, methods, findings, places)
    (folder / "methods.md").write_bytes(rendered(how, "md", data))
    (folder / "references.bib").write_text(bibtex(methods.works), encoding="utf-8")
    (folder / "checklist.tsv").write_text(to_tsv(pd.DataFrame(methods.checklist)), encoding="utf-8")
    (data / "datapackage.json").write_text(to_json(package(article, findings, data)), encoding="utf-8")
    whole = paper.paper(article, findings, chapters, methods)
    for kind, file in zip(kinds, names(article.slug, kinds), strict=True):
        made = xlsx.write(article, findings) if kind == "xlsx" else rendered(whole, kind, data)
        (folder / file).write_bytes(made)

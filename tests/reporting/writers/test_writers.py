"""Documents as Word, PDF and Markdown: the same words, nothing interpreted, alternative texts there, the same bytes."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx as python_docx
import pypandoc
import pypdf
import pytest
from tests.helpers.hostile import HOSTILE

from discourse.article import open_article
from discourse.base import text as base_text
from discourse.reporting.document import Document, Drawing, grid, heading, items, prose
from discourse.reporting.findings import save
from discourse.reporting.writers import docx, html, markdown, pdf

NASTY = (
    "#panic(1) #set page(width: 1pt) @ref <label> $x_1$ `raw` *bold* _it_ // no comment",
    "= no heading", "- no item", "1. no number", "=SUM(A1:A9)", "<script>alert(1)</script>", "[a](http://b) ![c](d)",
    "| a | b |", "\\textbf{x} {{ config }} \\u{41}", "~~x~~ ^y^ H~2~O", "&lt;b&gt; &amp; &#65;", "---", "> no quotation",
    "naïve “café” — 10 %", "#", "% title",
)  # fmt: skip


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files of one finding."""
    folder = tmp_path_factory.mktemp("figures")
    text = folder / "tiny.txt"
    text.write_text("We must act. They may not act. You should wait.", encoding="utf-8")
    save(open_article(text).finding("modality").finding(), folder)
    return folder


@pytest.fixture(scope="module")
def document() -> Document:
    """Every kind of block, each with words that are mark-up somewhere."""
    return Document(
        NASTY[5], (
            heading(NASTY[0], 1, "first"), prose(*NASTY, role="lead"), prose("See ", ("there", "#first"), " and ", ("nowhere", "gone.html#x")),
            items(NASTY), items(NASTY[:3], ordered=True),
            Drawing("modality", f"Figure 1. {NASTY[4]}", f"A figure of {NASTY[0]}", 0.3),
            grid(f"Table 1. {NASTY[2]}", NASTY[:3], [NASTY[3:6], NASTY[6:9]], (False, True, False), pale=(1,)),
        ), subtitle=NASTY[9], author=NASTY[13], contents=True,
    )  # fmt: skip


@pytest.fixture(scope="module")
def word(document: Document, figures: Path) -> bytes:
    return docx.write(document, figures)


@pytest.fixture(scope="module")
def printed(document: Document, figures: Path) -> bytes:
    return pdf.write(document, figures)


def test_word_has_the_words_as_they_are(word: bytes) -> None:
    made = python_docx.Document(io.BytesIO(word))
    texts = [paragraph.text for paragraph in made.paragraphs]
    styles = {paragraph.style.name for paragraph in made.paragraphs}
    assert {"Title", "Subtitle", "Author", "Heading 1", "Lead", "Image Caption", "Table Caption"} <= styles
    assert "".join(NASTY) in texts and NASTY[5] in texts and NASTY[0] in texts
    for one in NASTY:
        assert one in texts, one
    (table,) = made.tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells == [list(NASTY[:3]), list(NASTY[3:6]), list(NASTY[6:9])]
    assert "Table 1. - no item" in texts and "Figure 1. =SUM(A1:A9)" in texts


def test_word_has_alternative_texts_a_language_and_no_address_outside(word: bytes) -> None:
    made = python_docx.Document(io.BytesIO(word))
    described = [node.get("descr") for node in made.element.iter() if node.tag.endswith("}docPr")]
    assert described == [f"A figure of {NASTY[0]}"]
    assert made.core_properties.title == NASTY[5] and made.core_properties.author == NASTY[13]
    assert made.core_properties.created.year == 2000
    assert not [one.target_ref for one in made.part.rels.values() if one.is_external]
    anchors = [
        node.get(f"{node.tag.partition('}')[0]}}}anchor")
        for node in made.element.iter()
        if node.tag.endswith("}hyperlink")
    ]
    assert anchors == ["first"]


def tagged(node: Any) -> Iterator[tuple[str, Any]]:
    """The tags of a PDF with their alternative texts."""
    node = node.get_object()
    for one in node if isinstance(node, list) else [node]:
        one = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(one, dict):
            if "/S" in one:
                yield one["/S"], one.get("/Alt")
            if "/K" in one:
                yield from tagged(one.raw_get("/K") if hasattr(one.raw_get("/K"), "get_object") else one["/K"])


def test_pdf_is_tagged_and_names_title_and_language(printed: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(printed))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en" and root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_object().get_data()
    assert reader.metadata and reader.metadata.title == NASTY[5] and reader.metadata.creation_date.year == 2000
    tags = list(tagged(root["/StructTreeRoot"]))
    assert [alt for tag, alt in tags if tag == "/Figure"] == [f"A figure of {NASTY[0]}"]
    assert {"/H1", "/P", "/L", "/Table", "/TH", "/TD", "/Caption", "/TOC"} <= {tag for tag, _ in tags}


def test_pdf_has_the_words_as_they_are(printed: bytes) -> None:
    plain = "".join(
        "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(printed)).pages).split()
    ).replace("-", "")
    for one in NASTY:
        assert "".join(one.split()).replace("-", "") in plain, one


def test_markdown_is_read_as_nothing_but_its_blocks(document: Document) -> None:
    tree = pypandoc.convert_text(markdown.write(document), "json", format="markdown")
    kinds = {node["t"] for node in nodes(json.loads(tree))}
    assert not kinds & {
        "RawInline",
        "RawBlock",
        "Math",
        "Code",
        "CodeBlock",
        "Strikeout",
        "Superscript",
        "Subscript",
        "Cite",
        "Strong",
    }
    assert {"Header", "Para", "BulletList", "OrderedList", "Table"} <= kinds


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """All nodes of pandoc's tree."""
    if isinstance(value, dict):
        if "t" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def test_a_page_escapes(document: Document) -> None:
    assert "<script" not in html.body(document) and "&lt;script&gt;" in html.body(document)


def test_the_same_document_is_the_same_bytes(document: Document, figures: Path, word: bytes, printed: bytes) -> None:
    assert docx.write(document, figures) == word
    assert pdf.write(document, figures) == printed


def test_what_no_font_shows_does_not_stop_a_pdf(figures: Path) -> None:
    """The standard forbids characters without a picture; the file is then tagged and no more."""
    strange = Document("A \U000f1000 title", (prose(base_text.shown(HOSTILE)),))
    assert len(pypdf.PdfReader(io.BytesIO(pdf.write(strange, figures))).pages) == 1

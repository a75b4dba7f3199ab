"""Small real files of each format, made by other programs than those that read them."""

import io
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

import docx
import pypandoc
import typst

PAGE = """<!DOCTYPE html><html lang="en"><head><title>The tram is late | Courier</title><meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2024-07-31T10:00:00Z"><meta property="og:site_name" content="Courier"></head>
<body><nav><a href="/">Home</a> <a href="/p">Politics</a></nav><article><h1>The tram is late</h1>
<p>The tram was late again on Monday, and nobody in the council seems to care about it at all.</p><h2>What now?</h2>
<p>We must act now. The council has to pay for what was promised, and the passengers deserve an answer before the winter.</p>
<ul><li>First, the timetable must be kept.</li></ul><blockquote><p>We shall see, said the mayor, who was not in town.</p></blockquote>
<table><tr><th>Line</th><th>Minutes</th></tr><tr><td>One</td><td>12</td></tr></table></article>
<aside>Subscribe to our newsletter!</aside><footer>All rights reserved.</footer></body></html>"""

MARKDOWN = """---
title: The tram is late
author: Jane Doe
date: 2024-07-31
---

The tram was *late* again on Monday.[^1]

## What now?

We must act now, [said](https://example.org) the council.

- First, the timetable must be kept.
- Second, the fares must fall.

> We shall see, said the mayor.

| Line | Minutes |
|------|---------|
| One  | 12      |

[^1]: A note.
"""


def word() -> bytes:
    """A Word file with title, byline, heading, list, caption, quotation and table, by python-docx."""
    document, held = docx.Document(), io.BytesIO()
    document.core_properties.title, document.core_properties.author = "The tram is late", "Jane Doe"
    document.add_heading("The tram is late", 0)
    document.add_paragraph("By Jane Doe")
    document.add_paragraph("The tram was late again on Monday.")
    document.add_heading("What now?", 1)
    document.add_paragraph("First, the timetable must be kept.", style="List Bullet")
    document.add_paragraph("Figure 1: a tram", style="Caption")
    document.add_paragraph("We shall see, said the mayor.", style="Quote")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "One", "12"
    document.save(held)
    return held.getvalue()


def converted(kind: str) -> bytes:
    """The Markdown text as `odt`, `epub` or `rtf`, by pandoc."""
    import subprocess

    command = [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", kind, "-s", "-o", "-"]
    return subprocess.run(command, input=MARKDOWN.encode(), capture_output=True, check=True).stdout


def pdf(source: str) -> bytes:
    """A PDF file of typst source."""
    made = typst.compile(source.encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def archive(**parts: bytes) -> bytes:
    """A ZIP archive of parts, with `__` for a slash and `_` for a dot in their names."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name.replace("__", "/").replace("_", "."), data)
    return held.getvalue()


def laid(parts: dict[str, str]) -> bytes:
    """A ZIP archive of parts as they are named, in their order; half characters are written as they are."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, data.encode("utf-8", "surrogatepass"))
    return held.getvalue()


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def raw_word(text: str, said: str) -> bytes:
    """A Word file with `said`, written into its XML as it is, in text, title, author, link and name of a style."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    link = f'<w:hyperlink r:id="r2"><w:r><w:t>{said}</w:t></w:r></w:hyperlink>'
    style = f'<w:style w:type="paragraph" w:styleId="s"><w:name w:val="{said}"/></w:style>'
    body = f'<w:p><w:pPr><w:pStyle w:val="s"/></w:pPr><w:r><w:t>{text}</w:t></w:r>{link}</w:p>'
    relation = '<Relationship Id="{}" Type="{}" Target="{}" {}/>'.format
    relations = f'<Relationships xmlns="{_PACKAGE}/relationships">{{}}</Relationships>'.format
    return laid({
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": relations(relation("r1", f"{_OFFICE}/officeDocument", "word/document.xml", "")),
        "word/_rels/document.xml.rels": relations(
            relation("r1", f"{_OFFICE}/styles", "styles.xml", "") + relation("r2", f"{_OFFICE}/hyperlink", said, 'TargetMode="External"')),
        "word/styles.xml": f'<w:styles xmlns:w="{word}">{style}</w:styles>',
        "word/document.xml": f'<w:document xmlns:w="{word}" xmlns:r="{_OFFICE}"><w:body>{body}</w:body></w:document>',
        "docProps/core.xml": f'<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{said}</dc:title><dc:creator>{said}</dc:creator></p>',
    })  # fmt: skip


def raw_open_document(text: str, said: str) -> bytes:
    """An OpenDocument text with `said`, written into its XML as it is, in text, title, author, link and name of a style."""
    names = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "text", "meta")
    )
    names += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    body = f'<text:p text:style-name="{said}">{text} <text:a xlink:href="{said}">{said}</text:a></text:p>'
    facts = f"<dc:title>{said}</dc:title><dc:creator>{said}</dc:creator>"
    return laid({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {names}><office:font-face-decls/><office:styles/><office:automatic-styles/><office:master-styles/></office:document-styles>",
        "meta.xml": f"<office:document-meta {names}><office:meta>{facts}</office:meta></office:document-meta>",
    })  # fmt: skip


def raw_book(text: str, said: str) -> bytes:
    """An EPUB book with `said`, written into its XML as it is, in text, title, author and link, and the name of a part."""
    facts = f"<dc:title>{said}</dc:title><dc:creator>{said}</dc:creator><dc:language>en</dc:language>"
    items = f'<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="b" href="{said}" media-type="application/xhtml+xml"/>'
    return laid({
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
                                  '<rootfile full-path="b.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        "b.opf": f'<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{facts}</metadata>'
                 f'<manifest>{items}</manifest><spine><itemref idref="a"/></spine></package>',
        "a.xhtml": f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{text}</p><p><a href="{said}">{said}</a></p></body></html>',
    })  # fmt: skip


def raw_rich_text(text: str, said: str) -> bytes:
    """A rich-text file with `said`, as it is, in text, title, author and link."""
    field = f'{{\\field{{\\*\\fldinst HYPERLINK "{said}"}}{{\\fldrslt {said}}}}}'
    made = f"{{\\rtf1\\ansi{{\\info{{\\title {said}}}{{\\author {said}}}}}\\pard {text} {field}\\par}}"
    return made.encode("utf-8", "surrogatepass")


def raw_pdf(text: str, said: str) -> bytes:
    """A PDF file with one page: a letter of its font means `said`, which is its title, author and link, too."""
    written, letters = (
        said.encode("utf-16-be", "surrogatepass").hex(),
        "".join(f"<{n:02x}> <{n:04x}>\n" for n in range(32, 127)),
    )
    means = f"1 begincodespacerange <00> <ff> endcodespacerange\n96 beginbfchar\n{letters}<01> <{written or '0020'}>\nendbfchar"
    spelled = (
        text.encode("ascii", "replace").decode().replace("\\", "").replace("(", "").replace(")", "").replace("\n", " ")
    )
    page = f"BT /F 12 Tf 10 100 Td ({spelled} ) Tj <01> Tj ET"
    link = f"<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /A <</S /URI /URI <feff{written}>>>>>"
    objects = [
        "<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 200] /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>> /Annots [{link}]>>",
        f"<</Length {len(page)}>>\nstream\n{page}\nendstream", "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R>>",
        f"<</Length {len(means)}>>\nstream\n{means}\nendstream", f"<</Title <feff{written}> /Author <feff{written}>>>",
    ]  # fmt: skip
    made, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer <</Size {len(objects) + 1} /Root 1 0 R /Info 7 0 R>>\nstartxref\n{len(made)}\n%%EOF\n"
    return f"{made}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode("ascii")


def _in_xml(text: str) -> str:
    return escape(text, {'"': "&quot;"})


def _in_rich_text(text: str) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    return "".join(f"\\u{int.from_bytes(units[n : n + 2], 'little', signed=True)}?" for n in range(0, len(units), 2))


CARRIERS: dict[str, tuple[Callable[[str, str], bytes], Callable[[str], str]]] = {
    "docx": (raw_word, _in_xml), "odt": (raw_open_document, _in_xml), "epub": (raw_book, _in_xml),
    "rtf": (raw_rich_text, _in_rich_text), "pdf": (raw_pdf, str),
}  # fmt: skip
"""What makes a file of a text and of what is said in all its corners, and how such a file spells what is no mark-up."""

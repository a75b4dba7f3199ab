"""Small real files of each format, made by other programs than those that read them."""

import io
import zipfile

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

"""Word, OpenDocument, EPUB, rich text and Markdown, by pandoc: its tree becomes blocks with their roles.

Pandoc is asked to touch no other file and to stop when it takes too long.
"""

import json
import re
import subprocess
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from discourse.base.errors import ArticleError
from discourse.base.extras import extra
from discourse.io.formats import limits
from discourse.io.formats.found import Block, Found, assembled, cleaned, titled
from discourse.io.words import read_words

_READERS = {
    "docx": "docx+styles", "odt": "odt", "epub": "epub", "rtf": "rtf", "markdown": "gfm+yaml_metadata_block+footnotes",
}  # fmt: skip
_PROPERTIES = {"docx": "docProps/core.xml", "odt": "meta.xml"}
_PRINTED = ("docx", "odt", "rtf")
"""Formats in which the title, author and date that pandoc takes out were printed above the text."""
_ROLES = {"title": "title", "subtitle": "title", "author": "byline", "date": "byline"}
_MEMORY = "-M1g"
_STYLES = {"caption": re.compile(r"(?i)\bcaption$"), "quote": re.compile(r"(?i)\b(?:quot\w+|block text)$")}
"""Roles by the name of a paragraph's style."""
_CANNOT = "{}: this is {} that cannot be read ({})."


def read(name: str, data: bytes, kind: str, what: str) -> Found:
    """Read a document.

    Args:
        kind: of `docx odt epub rtf markdown`. what: its name in a sentence, `a Word file`.

    Raises:
        ArticleError: it cannot be read. SetupError: pandoc is not installed.
    """
    properties = _properties(name, data, _PROPERTIES[kind]) if kind in _PROPERTIES else {}
    try:
        tree = _tree(name, data, kind, what)
        facts = cleaned({key: _meta(value) for key, value in sorted(tree["meta"].items())})
        body = list(_blocks(tree["blocks"], "body"))
    except RecursionError:
        raise ArticleError(_CANNOT.format(name, what, "its parts are nested too deeply")) from None
    above = [(_ROLES[key], facts[key]) for key in _ROLES if kind in _PRINTED and key != "title" and key in facts]
    known = properties | facts
    first, *rest = titled(body, known.get("title", "")) or [("body", "")]
    return assembled([first, *above, *rest], known)


def _tree(name: str, data: bytes, kind: str, what: str) -> dict[str, Any]:
    program = extra("pypandoc", "formats", what).get_pandoc_path()
    command = [program, "--sandbox", "-f", _READERS[kind], "-t", "json", "+RTS", _MEMORY, "-RTS"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=limits.SECONDS, check=False)
        if done.returncode == 0:
            tree: dict[str, Any] = json.loads(done.stdout)
            return tree
        why = done.stderr.decode("utf-8", "replace").strip().split("\n")[0] or f"pandoc ended with {done.returncode}"
    except subprocess.TimeoutExpired:
        why = f"not read after {limits.SECONDS} seconds"
    raise ArticleError(_CANNOT.format(name, what, why))


def _properties(name: str, data: bytes, part: str) -> dict[str, str]:
    """Title and author from the properties of a file, which pandoc leaves aside."""
    archive = limits.unpacked(name, data)
    if part not in archive.namelist():
        return {}
    try:
        found = {one.tag.rpartition("}")[2]: one.text for one in ElementTree.fromstring(archive.read(part)).iter()}
    except ElementTree.ParseError:
        return {}
    known = cleaned({tag: found.get(tag) for tag in ("title", "creator")})
    return {key: value for key, value in known.items() if key != "author" or _is_somebody(value)}


def _is_somebody(author: str) -> bool:
    """Whether an author is no program and no account of a machine, which sign files that no person signed."""
    return "\\" not in author and not read_words("byline-roles").has(author.strip().lower(), "nobody")


def _meta(value: Any) -> str:
    """A value of the metadata as a text; several authors with commas between."""
    kind, inner = value["t"], value.get("c")
    if kind == "MetaList":
        return ", ".join(filter(None, map(_meta, inner)))
    if kind == "MetaMap":
        return _meta(inner["name"]) if "name" in inner else ""
    if kind == "MetaBlocks":
        return " ".join(text for _, text in _blocks(inner, "body"))
    return str(inner) if kind in ("MetaString", "MetaBool") else _words(inner, [])


def _blocks(nodes: list[Any], role: str) -> Iterator[Block]:
    """Walk through blocks; what is nested in a list or a quotation has the role of the outermost."""
    for node in nodes:
        kind, inner = node["t"], node.get("c")
        notes: list[Block] = []
        if kind == "Header":
            yield "heading", _words(inner[2], notes)
        elif kind in ("Para", "Plain"):
            yield role, _words(inner, notes)
        elif kind == "LineBlock":
            yield from ((role, _words(line, notes)) for line in inner)
        elif kind == "CodeBlock":
            yield "code", inner[1]
        elif kind == "BlockQuote":
            yield from _blocks(inner, "quote" if role == "body" else role)
        elif kind in ("BulletList", "OrderedList"):
            for item in inner if kind == "BulletList" else inner[1]:
                yield from _blocks(item, "list" if role == "body" else role)
        elif kind == "DefinitionList":
            for term, meanings in inner:
                yield "list", _words(term, notes)
                for one in meanings:
                    yield from _blocks(one, "list")
        elif kind == "Table":
            yield from _table(inner)
        elif kind == "Figure":
            yield from _blocks(inner[1][1], "caption")
        elif kind == "Div":
            style = dict(inner[0][2]).get("custom-style", "")
            styled = next((named for named, pattern in _STYLES.items() if pattern.search(style)), role)
            yield from _blocks(inner[1], styled if role == "body" else role)
        yield from notes


def _table(inner: list[Any]) -> Iterator[Block]:
    """The caption of a table, then its rows, a line each, with a bar between cells."""
    _, caption, _, head, bodies, foot = inner
    yield from _blocks(caption[1], "caption")
    for row in (*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]):
        yield "table", " | ".join(" ".join(text for _, text in _blocks(cell[4], "body")) for cell in row[1])


def _words(nodes: list[Any], notes: list[Block]) -> str:
    """The words of inline nodes; the text of a note stands apart, after the paragraph that bears its mark."""
    parts: list[str] = []
    for node in nodes:
        kind, inner = node["t"], node.get("c")
        if kind == "Str":
            parts.append(inner)
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            parts.append(" ")
        elif kind == "Note":
            notes += [("note", text) for _, text in _blocks(inner, "body")]
        elif kind in ("Code", "Math"):
            parts.append(inner[1])
        elif kind == "Quoted":
            marks = "‘’" if inner[0]["t"] == "SingleQuote" else "“”"
            parts.append(f"{marks[0]}{_words(inner[1], notes)}{marks[1]}")
        elif kind in ("Link", "Span", "Cite"):
            parts.append(_words(inner[1], notes))
        elif kind not in ("Image", "RawInline"):
            parts.append(_words(inner, notes))
    return "".join(parts)

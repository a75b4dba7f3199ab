"""Codings as a REFI-QDA project (.qdpx), the exchange format of ATLAS.ti, MAXQDA, NVivo, QualCoder and others.

REFI-QDA Project 1.5 (2019), www.qdasoftware.org. Positions count Unicode characters from 0, the end not included. Texts
are written with plain line feeds, for programs disagree on whether a Windows line end is one character or two.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from discourse.base.errors import CardError
from discourse.base.text import normalise
from discourse.io.codebooks import Code, Codebook
from discourse.io.coders import NONE, Coding, Given, guid
from discourse.io.formats.limits import UNPACKING

_SPACE = "urn:QDA-XML:project:1.0"
_Q = f"{{{_SPACE}}}"
_FIXED = (2000, 1, 1, 0, 0, 0)
_AROUND = 40
_LARGEST = 200_000_000
"""Bytes of the texts in a project: what unpacks to more is none."""
_SURE = "confidence: "
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
Element = ElementTree.Element


def write(slug: str, title: str, text: str, codings: Iterable[Coding], books: Iterable[Codebook]) -> bytes:
    """Write a project: coders as users, codebooks with their hierarchy, the text, and its coded stretches with notes.

    A codebook is a code of its own that cannot be given (isCodable false) and holds its codes. Same input, same bytes.
    """
    mine = [one for one in codings if one.placed]
    root = Element(_tag("Project"), name=_clean(title), origin="discourse", creationDateTime="2000-01-01T00:00:00Z")
    users = _add(root, "Users")
    for coder in sorted({one.coder for one in mine}) or ["discourse"]:
        _add(users, "User", guid=guid("user", coder), name=coder)
    codes = _add(_add(root, "CodeBook"), "Codes")
    for book in books:
        _codebook(codes, book, {one.code for one in mine if one.codebook == book.name})
    file = f"{guid('text', slug)}.txt"
    path = f"internal://{file}"
    source = _add(_add(root, "Sources"), "TextSource", guid=guid("text", slug), name=slug, plainTextPath=path)
    notes: list[Element] = []
    at = _without_returns(text)
    for start, end in sorted({(one.start, one.end) for one in mine}):
        here = [one for one in mine if (one.start, one.end) == (start, end)]
        stretch = _add(
            source, "PlainTextSelection", guid=guid("selection", slug, start, end), name=here[0].text[:80],
            startPosition=str(at[start]), endPosition=str(at[end]), creatingUser=guid("user", here[0].coder),
        )  # fmt: skip
        for one in dict.fromkeys(here):
            _coding(stretch, slug, one, notes)
    if notes:
        _add(root, "Notes").extend(notes)
    ElementTree.register_namespace("", _SPACE)
    ElementTree.indent(root)
    project = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    plain = text.replace("\r\n", "\n").encode("utf-8", "replace")
    return _zipped({"project.qde": project, f"sources/{file}": plain})


def _tag(name: str) -> str:
    return _Q + name


def _add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    made = ElementTree.SubElement(parent, _tag(tag), {name: _clean(value) for name, value in attributes.items()})
    made.text = text and _clean(text)
    return made


def _clean(words: str) -> str:
    return _NOT_XML.sub("\ufffd", words)


def _without_returns(text: str) -> list[int]:
    """For each offset of a text the same place in the text without the returns of its Windows line ends."""
    found, at = [0], 0
    for one, following in zip(text, [*text[1:], ""], strict=True):
        at += not (one == "\r" and following == "\n")
        found.append(at)
    return found


def _codebook(codes: Element, book: Codebook, used: set[str]) -> None:
    top = _add(codes, "Code", guid=guid("codebook", book.name), name=book.title, isCodable="false")
    _add(top, "Description", book.citation)
    extra = [Code(NONE, NONE, "Read, and no code applies.", "#999999")] * (NONE in used)
    extra += [Code(name, name, "", "#999999") for name in sorted(used - {NONE, *book.by_name})]
    every = [*book.codes, *extra]
    names = {code.name for code in every}

    def below(parent: str, element: Element) -> None:
        for code in every:
            if (code.parent if code.parent in names else "") == parent:
                mark = guid("code", book.name, code.name)
                made = _add(element, "Code", guid=mark, name=code.name, isCodable="true", color=code.colour)
                if code.definition:
                    _add(made, "Description", f"{code.title}: {code.definition}")
                below(code.name, made)

    below("", top)


def _coding(stretch: Element, slug: str, one: Coding, notes: list[Element]) -> None:
    """Give a stretch a code, and what is told of that a note."""
    key, user = (slug, *one.__dict__.values()), guid("user", one.coder)
    coding = _add(stretch, "Coding", guid=guid("coding", *key), creatingUser=user)
    _add(coding, "CodeRef", targetGUID=guid("code", one.codebook, one.code))
    told = "\n".join(part for part in (f"{_SURE}{one.confidence}" if one.confidence else "", one.note) if part)
    if told:
        _add(coding, "NoteRef", targetGUID=guid("note", *key))
        notes.append(Element(_tag("Note"), guid=guid("note", *key), name="note", creatingUser=user))
        _add(notes[-1], "PlainTextContent", told)


def _zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _FIXED)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(entry, data)
    return made.getvalue()


def read(path: Path) -> list[Given]:
    """Read the coded stretches of the texts of a project: a `.qdpx`, or its `.qde` where the texts stand inside it.

    Programs count positions in three ways: Unicode characters, with a Windows line end as one of them, or UTF-16. The
    way under which most stretches begin and end with a word is taken; the words found so are what is looked for in the
    article, so that a text with other line ends, or one that was edited, is no harm.

    Raises:
        CardError: no project that can be read, or a text that is not in it.
    """
    files: dict[str, bytes] = {}
    try:
        if path.suffix.lower() == ".qde":
            files["project.qde"] = path.read_bytes()
        else:
            with zipfile.ZipFile(path) as archive:
                held = [one for one in archive.infolist() if one.filename.lower().endswith((".qde", ".txt"))]
                if (size := sum(one.file_size for one in held)) > _LARGEST:
                    raise CardError(f"{path.name}: unpacked its texts would have {size:,} bytes; it is not opened.")
                files = {one.filename.rpartition("/")[2].lower(): archive.read(one) for one in held}
        data = next((data for name, data in files.items() if name.endswith(".qde")), b"")
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise CardError(f"{path.name}: its project file defines entities, which no REFI-QDA project needs.")
        root = ElementTree.fromstring(data)
    except (*UNPACKING, ElementTree.ParseError) as fault:
        raise CardError(f"{path.name}: no REFI-QDA project that can be read ({fault}).") from None
    users = {one.get("guid"): one.get("name") or one.get("id") or "" for one in root.iter(_tag("User"))}
    codes = {code.get("guid"): (code.get("name") or "", book) for code, book in _codes(root)}
    notes = {note.get("guid"): _content(path, note, files) for note in root.iter(_tag("Note"))}
    found = []
    for source in root.iter(_tag("TextSource")):
        selections = source.findall(_tag("PlainTextSelection"))
        text = _content(path, source, files) if selections else ""
        for number, (stretch, (begin, stop)) in enumerate(zip(selections, _places(text, selections), strict=True), 1):
            for coding in stretch.findall(_tag("Coding")):
                code, book = codes.get(_target(coding, "CodeRef"), ("", ""))
                refs = coding.findall(_tag("NoteRef")) + stretch.findall(_tag("NoteRef"))
                told = [notes.get(ref.get("targetGUID"), "") for ref in refs]
                told.append(stretch.findtext(_tag("Description")) or "")
                sure, note = _parted("\n".join(part for part in told if part))
                found.append(Given(
                    f"{path.name}, {source.get('name') or 'text'}, stretch {number}", code,
                    users.get(coding.get("creatingUser") or stretch.get("creatingUser"), ""), text[begin:stop], begin, stop,
                    text[max(begin - _AROUND, 0) : begin], text[stop : stop + _AROUND], confidence=sure, note=note,
                    document=source.get("name") or "", codebook=book,
                ))  # fmt: skip
    return found


def _codes(root: Element) -> Iterator[tuple[Element, str]]:
    """Every code, with the name of the codebook where the project was written here."""
    for codes in root.iter(_tag("Codes")):
        for top in codes.findall(_tag("Code")):
            for code in top.iter(_tag("Code")):
                yield code, top.get("name") or ""


def _target(holder: Element, name: str) -> str:
    found = holder.find(_tag(name))
    return (found.get("targetGUID") or "") if found is not None else ""


def _content(path: Path, holder: Element, files: dict[str, bytes]) -> str:
    """The text of a source or note, inside the project or in a file of it."""
    inside = holder.findtext(_tag("PlainTextContent"))
    name = (holder.get("plainTextPath") or "").partition("://")[2].rpartition("/")[2].lower()
    if inside is not None or not name:
        return inside or ""
    if name not in files:
        raise CardError(f"{path.name}: the text '{name}' is not in it; export the project with its sources.")
    return files[name].decode("utf-8-sig", "replace")


def _parted(told: str) -> tuple[str, str]:
    first, _, rest = told.partition("\n")
    return (first.removeprefix(_SURE), rest) if first.startswith(_SURE) else ("", told)


def _places(text: str, selections: list[Element]) -> list[tuple[int, int]]:
    """The stretches in characters of the text, under the way of counting that fits most of them."""
    given = [(int(one.get("startPosition", "0")), int(one.get("endPosition", "0"))) for one in selections]
    returns, wide = _without_returns(text), [0]
    for letter in text:
        wide.append(wide[-1] + 1 + (ord(letter) > 0xFFFF))
    maps = [{}, *({at: place for place, at in reversed(list(enumerate(way)))} for way in (returns, wide))]
    tries = [[tuple(way.get(at, at) for at in pair) for pair in given] for way in maps]
    plain = normalise(text)

    def fits(pairs: list[tuple[int, ...]]) -> int:
        edges = [at for pair in pairs for at in pair if 0 < at < len(text)]
        return -sum(plain[at - 1].isalnum() and plain[at].isalnum() for at in edges)

    best = max(tries, key=fits)
    return [(a, b) for a, b in best]

"""Files of many kinds become the same text: headings, lists, quotations, tables and notes told from prose."""

import io
import re
import subprocess
import time
import zipfile
from pathlib import Path

import pypandoc
import pypdf
import pytest
from tests.helpers.files import CARRIERS, MARKDOWN, PAGE, archive, converted, pdf, word

from discourse.base.errors import ArticleError, SetupError
from discourse.io import formats
from discourse.io.articles import read_article
from discourse.io.formats import Found, limits, rows

PROSE = (
    "This is the first paragraph of a text that goes on for some lines, so that every line of it but the last is full and is "
    "joined to the one before it; it has a com-\u00admon end."
)
LOCKED = archive(word__document_xml=b"<x/>")
LOCKED = re.sub(rb"(PK\x01\x02.{4}|PK\x03\x04.{2})\x00", lambda m: m[1] + b"\x01", LOCKED, flags=re.DOTALL)
"""An archive whose part is marked as encrypted."""


def roles(found: Found) -> dict[str, str]:
    lines = found.text.split("\n")
    return {lines[line - 1]: role for line, role in found.structure.items()}


def test_a_word_file_keeps_its_structure_and_tells_its_title_and_author() -> None:
    found = formats.read("x.docx", word())
    assert roles(found) == {
        "The tram is late": "title", "What now?": "heading", "First, the timetable must be kept.": "list",
        "Figure 1: a tram": "caption", "We shall see, said the mayor.": "quote", "One | 12": "table",
    }  # fmt: skip
    assert found.facts == {"title": "The tram is late", "author": "Jane Doe"} and not found.remarks


@pytest.mark.parametrize("kind", ["odt", "epub", "md"])
def test_other_documents_say_the_same(kind: str) -> None:
    found = formats.read(f"x.{kind}", MARKDOWN.encode() if kind == "md" else converted(kind))
    told = roles(found)
    assert told["What now?"] == "heading" and told["First, the timetable must be kept."] == "list"
    assert told["One | 12"] == "table" and told["A note."] == "note"
    assert told["We shall see, said the mayor."] == "quote"
    assert "The tram was late again on Monday." in found.text.split("\n")
    assert "We must act now, said the council." in found.text.split("\n")
    assert found.facts["title"] == "The tram is late" and found.facts["author"] == "Jane Doe"
    assert found.facts.get("date") == "2024-07-31" or kind == "odt"


def test_authors_dates_and_code_of_a_markdown_file() -> None:
    head = "---\ntitle: On trams\nauthor: [Ann Lee, {name: Bo Ek}, {role: editor}]\ndate: |\n  1 May\n\n  2024\n---\n\n"
    found = formats.read("x.md", (head + "Trams are late.\n\n```\ntram = late\n```\n\nRun `tram` now.\n").encode())
    assert found.facts == {"title": "On trams", "author": "Ann Lee, Bo Ek", "date": "1 May 2024"}
    assert roles(found) == {"On trams": "title", "tram = late": "code"} and "Run tram now." in found.text


def test_a_book_keeps_quotation_marks_verse_terms_and_captions() -> None:
    body = (
        "<p>She said <q>we <q>must</q> act</q>.</p><dl><dt>Tram</dt><dd>A train in a street.</dd></dl>"
        '<div class="line-block">One line<br/>another</div>'
        "<figure><p>here a tram</p><figcaption>A late tram.</figcaption></figure>"
    )
    command = [pypandoc.get_pandoc_path(), "-f", "html", "-t", "epub", "-s", "-M", "title=Trams", "-o", "-"]
    made = subprocess.run(command, input=body.encode(), capture_output=True, check=True).stdout
    found = formats.read("x.epub", made)
    assert {"She said “we ‘must’ act”.", "One line another"} <= set(found.text.split("\n"))
    told = roles(found)
    assert (told["Tram"], told["A train in a street."], told["A late tram."]) == ("list", "list", "caption")


def test_a_document_that_takes_too_long_or_is_nested_too_deeply_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.001)
    with pytest.raises(ArticleError, match=r"cannot be read \(not read after 0\.001 seconds\)"):
        formats.read("x.docx", word())
    monkeypatch.undo()
    with pytest.raises(ArticleError, match=r"x\.md: this is a Markdown file that cannot be read"):
        formats.read("x.md", b">" * 3000 + b" deep\n")


def test_a_word_file_of_damaged_properties_is_read_without_them() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<cp:core" if name == "docProps/core.xml" else old.read(name))
    assert formats.read("x.docx", made.getvalue()).text.startswith("The tram is late\n")


def test_rich_text_gives_its_sentences() -> None:
    lines = formats.read("x.txt", converted("rtf")).text.split("\n")
    assert {"The tram was late again on Monday.", "We must act now, said the council.", "One | 12"} <= set(lines)


def test_a_web_page_loses_menu_and_footer_and_tells_who_wrote_it_where_and_when() -> None:
    found = formats.read("x.html", PAGE.encode())
    assert found.facts == {"title": "The tram is late", "author": "Jane Doe", "date": "2024-07-31", "outlet": "Courier"}
    told = roles(found)
    assert told == {
        "The tram is late": "title", "What now?": "heading", "First, the timetable must be kept.": "list",
        "We shall see, said the mayor, who was not in town.": "quote", "Line | Minutes": "table", "One | 12": "table",
    }  # fmt: skip
    assert not any(word in found.text for word in ("Politics", "newsletter", "rights"))
    pictured = PAGE.replace("<h2>", '<p><img src="tram.png" alt="a tram"></p><figure><img src="b.png"></figure><h2>')
    assert formats.read("x.html", pictured.encode()).text == found.text


def test_the_lines_of_a_pdf_file_are_joined_and_its_running_head_goes() -> None:
    source = '#set page(width: 9cm, height: 6cm, header: [The Courier], numbering: "1")\n#set text(hyphenate: false)\n'
    found = formats.read("x.pdf", pdf(source + "\n\n".join([PROSE] * 6)))
    assert (
        set(found.text.split("\n")) == {PROSE.replace("com-\u00admon", "common"), ""}
        or found.text.count(PROSE[:60]) == 6
    )
    assert "Courier" not in found.text and any("The Courier" in remark for remark in found.remarks)


def test_a_word_broken_at_the_end_of_a_line_of_a_pdf_file_is_whole_again() -> None:
    source = "#set text(hyphenate: false)\nThe tram-\\ way is old, the Tram-\\ Way new, and 20-\\ odd of us know."
    assert formats.read("x.pdf", pdf(source)).text.split("\n")[0] == (
        "The tramway is old, the Tram- Way new, and 20- odd of us know."
    )


def test_a_pdf_file_that_is_locked_or_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    locked, writer = io.BytesIO(), pypdf.PdfWriter(io.BytesIO(pdf("Trams.")))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(locked)
    with pytest.raises(ArticleError, match=r"x\.pdf: this is a PDF file locked by a password; save it without one"):
        formats.read("x.pdf", locked.getvalue())
    monkeypatch.setattr(limits, "PAGES", 2)
    with pytest.raises(ArticleError, match=r"x\.pdf: 3 pages are more than one article has"):
        formats.read("x.pdf", pdf("One #pagebreak() two #pagebreak() three"))


def test_a_scanned_pdf_file_is_refused_with_the_reason() -> None:
    with pytest.raises(ArticleError, match="pictures without a text layer"):
        formats.read("scan.pdf", pdf("#rect(width: 5cm, height: 5cm, fill: gray)"))
    with pytest.raises(
        ArticleError, match=r"broken: this is a PDF file that cannot be read|broken.pdf: this is a PDF file"
    ):
        formats.read("broken.pdf", b"%PDF-1.7\nnothing")


def test_subtitles_become_running_text() -> None:
    srt = "1\r\n00:00:01,000 --> 00:00:03,000\r\n<i>We must</i>\r\nact now.\r\n\r\n2\r\n00:00:03,100 --> 00:00:05,000\r\nact now.\r\n\r\n3\r\n00:00:20,000 --> 00:00:22,000\r\nLater, they did.\r\n"
    assert formats.read("x.srt", srt.encode()).text == "We must act now.\n\nLater, they did.\n"
    vtt = "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Roe>I know &amp; see.\n\n00:03.000 --> 00:04.000\n<v Doe>So do I.\n"
    assert formats.read("x.txt", vtt.encode()).text == "Roe: I know & see.\n\nDoe: So do I.\n"
    with pytest.raises(ArticleError, match="no subtitle"):
        formats.read("x.srt", b"nothing of the kind")


def test_a_table_of_one_text_is_that_text_and_one_of_several_a_sentence() -> None:
    one = formats.read("x.json", b'{"title": "T", "text": "We must act.", "date": "2024-07-31T10:00"}')
    assert one.text == "We must act." and one.facts == {"title": "T", "date": "2024-07-31"}
    with pytest.raises(
        ArticleError, match=r"a table of 2 texts, one a row; take them in with 'discourse add FILE --text Text'"
    ):
        formats.read("x.csv", b"Text;speaker\nWe must act.;A\nSo be it.;B\n")
    with pytest.raises(ArticleError, match=r"x\.json: not JSON"):
        formats.read("x.json", b"{nothing")
    with pytest.raises(ArticleError, match="nested too deeply"):
        formats.read("x.json", b"[" * 100_000)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.csv", b"text,who\n", "holds no row"),
        ("x.csv", b'text,who\n"We must" act,A\n', r"not a table of rows and columns"),
        ("x.json", b"[1, 2]", "JSON must be an object with the text, or a list of such objects"),
    ],
)
def test_a_table_without_texts_is_refused(name: str, data: bytes, said: str) -> None:
    with pytest.raises(ArticleError, match=said):
        formats.read(name, data)


def test_a_table_of_too_many_rows_is_a_corpus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "ROWS", 2)
    with pytest.raises(ArticleError, match=r"x\.csv: 3 rows are a corpus, not articles"):
        formats.read("x.csv", b"text\na\nb\nc\n")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", archive(word__document_xml=b"0" * 5_000_000), "unpacked it would have"),
        ("a.docx", archive(word__document_xml=b'<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>'), "defines entities"),
        ("a.docx", archive(word__document_xml=b"<x/>"), "a Word file that cannot be read"),
        ("a.docx", word()[:4000], "damaged"),
        ("a.docx", LOCKED, "is locked by a password; save it without one"),
        ("a.xlsx", archive(xl__workbook_xml=b"<x/>"), "holds no text"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 99, "an old Word file"),
        ("a.txt", b"a" * (limits.FILE + 1), "more than one article has"),
        ("a.html", b"<!doctype html><html><body></body></html>", "no main text was found"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(name: str, data: bytes, said: str) -> None:
    with pytest.raises(ArticleError, match=said) as fault:
        formats.read(name, data)
    assert str(fault.value).startswith(f"{name}: ") and "\n" not in str(fault.value)


def test_a_missing_package_is_a_sentence_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pypandoc", None)
    with pytest.raises(
        SetupError, match=r"a Word file needs the package 'pypandoc'.*pip install 'discourse-analysis\[formats\]'"
    ):
        formats.read("x.docx", word())


def test_an_article_of_a_word_file_counts_its_prose_alone(tmp_path: Path) -> None:
    (tmp_path / "tram.docx").write_bytes(word())
    article = read_article(str(tmp_path / "tram.docx"))
    assert [p.role for p in article.paragraphs] == [
        "title",
        "byline",
        "body",
        "heading",
        "list",
        "caption",
        "quote",
        "table",
    ]
    assert [p.number for p in article.paragraphs] == [0, 0, 1, 0, 2, 0, 3, 0]
    assert article.facts == {"title": "The tram is late", "author": "Jane Doe"}


def test_a_long_pdf_file_is_read_in_a_time_that_grows_with_its_length() -> None:
    """Twenty thousand lines without an end of a paragraph: joined one by one they took minutes."""
    lines = [f"{'word ' * 12}bro-" if n % 2 else f"ken {'word ' * 12}on" for n in range(20_000)]
    since = time.process_time()
    ((role, text),) = formats.pdf._paragraphs(lines)
    assert role == "body" and text.count("broken") == 9_999 and text.count("-") == 1 and "on word" in text
    assert time.process_time() - since < 2


def test_a_pdf_file_whose_pages_take_seconds_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", -1)
    with pytest.raises(
        ArticleError, match=r"^x\.pdf: this is a PDF file of which 1 pages took 0 seconds; cut the file\.$"
    ):
        formats.read("x.pdf", pdf(PROSE * 9))


@pytest.mark.parametrize("kind", CARRIERS)
def test_what_a_document_says_is_kept_as_it_is(kind: str) -> None:
    """No mark-up of its own is read out of the words of a document."""
    said = "<script>x()</script> [a](javascript:b) {{ 7*7 }}"
    write, spell = CARRIERS[kind]
    found = formats.read(f"x.{kind}", write(PROSE, spell(said)))
    assert said in found.text
    assert (found.facts["title"], found.facts["author"]) == (said, said)


@pytest.mark.parametrize(
    ("source", "warned"),
    [
        ("#set page(columns: 2)\n" + PROSE * 40, True),
        ("#table(columns: 3, " + "[The tram], [was late], [again], " * 30 + ")\n" + PROSE * 4, True),
        ("#set par(justify: true)\n" + PROSE * 40, False),
    ],
)
def test_columns_and_tables_of_a_pdf_file_are_noticed(source: str, warned: bool) -> None:
    remarks = " ".join(formats.read("x.pdf", pdf(source)).remarks)
    assert ("printed in columns or tables, by the look of page" in remarks) is warned

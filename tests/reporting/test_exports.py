"""Exports of a report: what a person decided stands in page, Word file and workbook alike; the package tells what tables hold."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx as python_docx
import openpyxl
import pytest
from tests.helpers.recorded import recorded

from discourse.article import Article, open_article
from discourse.base.errors import SetupError, UsageError
from discourse.io.decisions import Decision
from discourse.reporting import exports, html, manifest, methods_page, pages, paper
from discourse.reporting.datapackage import package
from discourse.reporting.writers import docx, xlsx

NAMES = ["modality", "quotations", "words"]
CHAPTER = [pages.Page("03-framing.html", "Framing", "")]


def decided(article: Article, count: int = 10) -> Article:
    """The article in which a person turned down so many modal verbs, and accepted nothing."""
    held = article.codings("modality").head(count)
    rows = zip(held["code"], held["start"], held["end"], held["text"], strict=True)
    no = tuple(
        Decision("modality", str(c), int(a), int(b), t, "rejected", "Jo", "2024-01-01", "x") for c, a, b, t in rows
    )
    return Article(replace(article.source, decisions=no))


class Told:
    """What the three files say of each finding: the numbers of its table by row, read back from the file."""

    def __init__(self, article: Article, folder: Path) -> None:
        self.records = recorded(article, NAMES, folder)
        methods = methods_page.methods(article.source, self.records)
        word = docx.write(paper.paper(article.source, self.records, CHAPTER, methods), folder)
        self.word = self._word(word)
        book = openpyxl.load_workbook(io.BytesIO(xlsx.write(article.source, self.records)))
        self.book = {name: [[cell.value for cell in row] for row in book[sheet].iter_rows()] for name, sheet in
                     zip(NAMES, book.sheetnames[1:], strict=False)}  # fmt: skip
        self.page = {name: self._page(article, name) for name in NAMES}

    @staticmethod
    def _word(data: bytes) -> dict[str, list[list[str]]]:
        tables = python_docx.Document(io.BytesIO(data)).tables
        return {
            name: [[cell.text for cell in row.cells] for row in table.rows]
            for name, table in zip(NAMES, tables, strict=False)
        }

    @staticmethod
    def _page(article: Article, name: str) -> list[list[str]]:
        page = html.finding(article.finding(name).finding())
        body = page.partition("<tbody>")[2].partition("</tbody>")[0]
        body = re.sub(r"<div popover.*?</div>", "", body, flags=re.DOTALL)
        rows = re.findall(r"<tr.*?</tr>", body, re.DOTALL)
        return [
            [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[dh]\b.*?</t[dh]>", row, re.DOTALL)]
            for row in rows
        ]


@pytest.fixture(scope="module")
def plain(article: Article, tmp_path_factory: pytest.TempPathFactory) -> Told:
    return Told(Article(replace(article.source, decisions=())), tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def corrected(article: Article, tmp_path_factory: pytest.TempPathFactory) -> Told:
    return Told(decided(Article(replace(article.source, decisions=()))), tmp_path_factory.mktemp("corrected"))


def test_ten_decisions_change_the_same_findings_everywhere(plain: Told, corrected: Told) -> None:
    for kind in ("page", "word", "book"):
        before, after = getattr(plain, kind), getattr(corrected, kind)
        assert [name for name in NAMES if before[name] != after[name]] == ["modality"], kind


def number(cell: str) -> int:
    """The number of a cell, which may name the machine's behind it: 5 (machine: 10)."""
    return int(cell.partition(" ")[0])


def test_the_decided_numbers_are_the_same_everywhere(corrected: Told) -> None:
    senses = {row["title"]: row["count"] for row in corrected.records[0]["rows"] if row["count"]}
    assert sum(row["count"] for row in corrected.records[0]["rows"] if not row["group"]) > 0
    head, *rows = corrected.word["modality"]
    word = {row[0]: number(row[head.index("places")]) for row in rows}
    head, *rows = corrected.book["modality"]
    book = {row[head.index("title")]: row[head.index("count")] for row in rows if row[head.index("count")]}
    page = {row[0]: number(row[2]) for row in corrected.page["modality"]}
    assert word == book == page == senses


def test_the_file_says_who_decided(corrected: Told) -> None:
    assert any("read by hand (Jo): 10 rejected" in note for note in corrected.records[0]["notes"])


def test_a_workbook_has_a_sheet_for_each_finding_and_no_formula(plain: Told, article: Article) -> None:
    data = xlsx.write(article.source, plain.records)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == [
        "contents",
        "3.1 modality",
        "3.2 quotations",
        "3.3 words",
        "evidence",
        "columns",
        "about",
    ]
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    evidence = list(book["evidence"].iter_rows(values_only=True))
    assert len(evidence) - 1 == sum(len(row["evidence"]) for one in plain.records for row in one["rows"])
    assert xlsx.write(article.source, plain.records) == data


def test_a_hostile_article_stays_text_in_every_export(hostile: Path, tmp_path: Path) -> None:
    article, folder = open_article(hostile), tmp_path / "report"
    (folder / "data").mkdir(parents=True)
    records = recorded(article, ["words", "provenance"], folder / "data", chapter=1)
    chapters = [pages.Page("01-article.html", "<b>Article</b> $x$", "")]
    methods = methods_page.methods(article.source, records)
    exports.write(folder, article.source, records, chapters, methods, ["docx", "pdf", "xlsx"])
    title = python_docx.Document(str(folder / "hostile.docx")).core_properties.title
    assert title == "<script>alert(3)</script> $x_1$ \ufffd"
    book = openpyxl.load_workbook(folder / "hostile.xlsx")
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    with zipfile.ZipFile(folder / "hostile.docx") as archive:
        assert not [name for name in archive.namelist() if b"TargetMode" in archive.read(name) and b"http" in archive.read(name)
                    and name.startswith("word/_rels")]  # fmt: skip
    assert "\\<script\\>" in (folder / "methods.md").read_text(encoding="utf-8")


def test_a_data_package_tells_type_and_meaning_of_every_column(plain: Told, article: Article, tmp_path: Path) -> None:
    (folder := tmp_path / "data").mkdir()
    records = recorded(Article(replace(article.source, decisions=())), NAMES, folder)
    manifest.write_text(tmp_path, article.text, article.tokens, article.words)
    made = package(article.source, records, folder)
    assert [resource["name"] for resource in made["resources"]] == [*(one["stem"] for one in records), "tokens"]
    assert (
        made["licenses"][0]["title"].startswith("Supplied by the user") and made["sources"][0]["title"] == "Zhang Xiao"
    )
    readers: dict[str, Any] = {
        "integer": int,
        "number": float,
        "string": str,
        "boolean": {"true": True, "false": False}.__getitem__,
    }
    for resource in made["resources"]:
        head, *rows = (folder / resource["path"]).read_text(encoding="utf-8").rstrip("\n").split("\n")
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == head.split("\t") and all(field["description"] for field in fields)
        for row in rows:
            for field, cell in zip(fields, row.split("\t"), strict=True):
                assert cell == "" or readers[field["type"]](cell) is not None


def test_formats_are_named_together_or_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    assert exports.chosen(["docx,pdf", "PDF", "xlsx"]) == ["docx", "pdf", "xlsx"]
    with pytest.raises(UsageError, match="--to dox: no such format; did you mean 'docx'"):
        exports.chosen(["dox"])
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(SetupError, match=r"a PDF needs the package 'typst'.*discourse-analysis\[export\]"):
        exports.chosen(["pdf"])

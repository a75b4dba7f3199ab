"""Sheets come back as rows of texts, whichever program saved them."""

import zipfile
from pathlib import Path

import pytest

from discourse.base.errors import UsageError
from discourse.io.workbooks import read_sheet

# As LibreOffice 7.4 writes it: numbers as values, empty cells repeated, a line in two paragraphs.
ODS = """<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="sheet"><table:table-column/>
<table:table-row><table:table-cell office:value-type="string"><text:p>start</text:p></table:table-cell><table:table-cell><text:p>text</text:p></table:table-cell>
<table:table-cell><text:p>other</text:p></table:table-cell><table:table-cell><text:p>note</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16380"/></table:table-row>
<table:table-row><table:table-cell office:value-type="float" office:value="0.5"><text:p>0,50</text:p></table:table-cell><table:table-cell><text:p>We <text:span>must</text:span></text:p><text:p>go.</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="2"/></table:table-row>
<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
</table:table><table:table table:name="codes"/></office:spreadsheet></office:body></office:document-content>"""


def test_a_sheet_of_open_document_comes_back(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as file:
        file.writestr("content.xml", ODS)
    assert read_sheet(tmp_path / "a.ods", asking=("start", "text")) == [
        {"start": "0.5", "text": "We must\ngo.", "other": "", "note": ""}
    ]
    with pytest.raises(UsageError, match=r"lacks codebook; make one with 'discourse sheet'"):
        read_sheet(tmp_path / "a.ods", asking=("start", "codebook"))


@pytest.mark.parametrize("name", ["a.ods", "a.xlsx", "missing.tsv"])
def test_what_is_no_sheet_is_told_in_one_sentence(tmp_path: Path, name: str) -> None:
    if not name.startswith("missing"):
        (tmp_path / name).write_bytes(b"no workbook")
    with pytest.raises(UsageError, match="no sheet that can be read"):
        read_sheet(tmp_path / name)

"""Sheets come back as rows of texts, whichever program saved them."""

import io
import time
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from discourse.base.errors import UsageError
from discourse.base.tables import to_xlsx
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


def packed(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(f"{name}.xml", data)
    return made.getvalue()


SHEET = to_xlsx({"a": pd.DataFrame({"code": ["a"] * 99, "text": [f"word {n}" for n in range(99)]})})
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize("ending", [".xlsx", ".ods", ".XLSX"])
@pytest.mark.parametrize(
    ("data", "why"),
    [(packed(content=b" " * 9_000_000), "unpacked it would have"), (packed(content=BOMB), "defines entities"), (packed(content=b"<!--" + b"-" * 9000 + b"-->" + BOMB), "defines entities"),
     (packed(content=BOMB.decode().encode("utf-16")), "defines entities"), (packed(other=b"x"), "no sheet"),
     (SHEET[:600] + b"\xff\xff\xff" + SHEET[603:], "damaged"), (SHEET[:-300], "damaged"), (packed(content=b"<a>" * 90_000), "no sheet")],
)  # fmt: skip
def test_a_workbook_that_grows_or_is_damaged_is_refused(tmp_path: Path, ending: str, data: bytes, why: str) -> None:
    (tmp_path / f"a{ending}").write_bytes(data)
    with pytest.raises(UsageError, match=f"^a{ending}: no sheet that can be read.*{why if why != 'no sheet' else ''}"):
        read_sheet(tmp_path / f"a{ending}")


def test_a_cell_at_the_end_of_the_sheet_makes_no_million_of_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["code", "number"])
    book.active.append(["a", 3.0])
    book.active["XFD1048576"] = "far away"
    book.save(tmp_path / "a.xlsx")
    since = time.process_time()
    assert read_sheet(tmp_path / "a.xlsx")[0] == {"code": "a", "number": "3"}
    assert time.process_time() - since < 20

"""A lesson: the worksheet gives nothing away, the key holds what the report says, and filled-in sheets come back."""

import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from discourse.article import Article
from discourse.cli import main
from discourse.reporting.lesson import questions
from discourse.reporting.recipes import read


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lesson") / "made"
    assert main(["lesson", "zhang-xiao-2024", "--sentences", "12", "--out", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def undecided(article: Article) -> Article:
    return Article(replace(article.source, decisions=()))


def test_the_worksheet_gives_nothing_away_and_the_key_everything(
    lesson: Path, article: Article, undecided: Article
) -> None:
    worksheet, key = ((lesson / f"{name}.html").read_text(encoding="utf-8") for name in ("worksheet", "key"))
    assert worksheet.count("My guess:") == len(questions()) == key.count('class="caption"')
    for one in questions():
        assert one["ask"].partition("'")[0] in worksheet and read(one["finding"]).title in worksheet
    # Counted on the text: 'the' comes 73 times.
    said = article.finding("words").finding().summary
    assert (
        "73 times" in said and said in key and "73" not in re.sub(r"<style>.*?</style>", "", worksheet, flags=re.DOTALL)
    )
    assert "the machine gave" in key and "machine gave" not in worksheet
    cells = re.findall(r'<th scope="row">(\d+)</th>.*?</td><td>(.*?)</td>', worksheet, flags=re.DOTALL)
    assert len(cells) == 12 and {cell for _, cell in cells} == {"________________"}
    given = dict(re.findall(r'<th scope="row">(\d+)</th>.*?</td><td>(.*?)</td>', key, flags=re.DOTALL))
    assert list(given) == [number for number, _ in cells] and "none" in given.values()
    # The machine as it is before anybody decides: without the decisions that are stored beside the article.
    plain = {str(n): set(part["code"]) for n, part in undecided.codings("entman").groupby("sentence", observed=True)}
    titles = {code.name: code.title for code in undecided.codebook("entman").codes}
    assert {n: {titles[one] for one in plain.get(n, ())} or {"none"} for n in given} == {
        n: set(codes.split(", ")) for n, codes in given.items()
    }


def test_a_sheet_that_was_filled_in_comes_back(
    lesson: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = []
    for pupil, code in (("Ada", "Treatment recommendation"), ("Bo", "treatment-recommendation"), ("Cy", "")):
        book = openpyxl.load_workbook(lesson / "sheet.xlsx")
        page = book["sheet"]
        column = {cell.value: cell.column for cell in page[1]}
        for row in range(2, page.max_row + 1):
            if code:
                page.cell(row, column["codes"]).value = code if row < 6 else "none"
        names.append(str(tmp_path / f"{pupil}.xlsx"))
        book.save(names[-1])
    assert main(["agreement", "zhang-xiao-2024", *names, "--format", "tsv"]) == 0
    out, told = capsys.readouterr()
    rows = {tuple(line.split("\t")[:2]): line.split("\t") for line in out.splitlines()}
    alike = rows["Ada – Bo", "treatment-recommendation"]
    assert alike[rows["coders", "code"].index("alpha")] == "1.0" and "Cy.xlsx: holds no coding; left out." in told


def test_a_short_text_is_asked_less(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "note.txt").write_text("We must act now. They will not help us today.", encoding="utf-8")
    assert main(["lesson", str(tmp_path / "note.txt"), "--out", str(tmp_path / "out")]) == 0
    page = (tmp_path / "out" / "worksheet.html").read_text(encoding="utf-8")
    assert 0 < page.count("My guess:") < len(questions()) and "Code 2 sentences" in page
    assert main(["lesson", str(tmp_path / "note.txt"), "--sentences", "0"]) == 2
    assert "--sentences 0" in capsys.readouterr().err

"""The page of the coders, and the way of a class: blind sheets out, filled in, and one page back."""

import re
from pathlib import Path

import pandas as pd
import pytest
from tests.helpers.classes import filled

from discourse.article import open_article
from discourse.base.tables import to_xlsx
from discourse.cli import main
from discourse.io.beside import beside
from discourse.io.coders import MACHINE, Coding, write_codings
from discourse.reporting import coders
from discourse.reporting.sheets import Sample, sheet

ARTICLE = Path(__file__).resolve().parents[2] / "data/articles/zhang-xiao-2024.txt"
BOOK = "entman"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """The bundled article without its decisions."""
    path = tmp_path / "text.txt"
    path.write_bytes(ARTICLE.read_bytes())
    return path


@pytest.fixture
def class_of_25(text: Path) -> list[Path]:
    article = open_article(text)
    blind = sheet(article, BOOK, Sample("all", 20, 1), blind=True)
    names = [code.name for code in article.codebook(BOOK).codes]
    paths = []
    for number, one in enumerate(filled(blind, names, (names[0], names[2])), 1):
        paths.append(text.with_name(f"student-{number:02d}.xlsx"))
        paths[-1].write_bytes(to_xlsx({"sheet": one}))
    return paths


def test_the_sheets_of_a_class_become_a_page_that_names_what_to_discuss(
    text: Path, class_of_25: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    out = text.with_name("class.html")
    assert main(["agreement", str(text), *map(str, class_of_25), "--out", str(out)]) == 0
    said = capsys.readouterr().out
    first = re.search(r"discuss '(.+?)' first .* taken for '(.+?)'", said)
    assert first is not None and set(first.groups()) == {"Problem definition", "Moral evaluation"}
    page = out.read_text(encoding="utf-8")
    assert "25 other coders" in page and "Judges causal agents" in page and "student-25 – the others" in page
    assert "<script" not in page and 'href="text.html' not in page
    table = pd.read_csv(out.with_suffix(".tsv"), sep="\t").set_index(["coders", "code"])
    people = table.loc["people"]
    assert set(people["alpha"].nsmallest(2).index) == {"problem-definition", "moral-evaluation"}
    assert not beside(text, "codings").exists(), "what is compared is not stored"
    assert main(["agreement", str(text), *map(str, class_of_25)]) == 0
    said = capsys.readouterr().out
    assert "26 coders: --pairs prints each pair of them." in " ".join(said.split()) and "student-25" not in said


def test_a_quotation_that_was_altered_is_told_before_coders_are_compared(
    text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = open_article(text).sentences["text"].iloc[3]
    altered = first.replace(" ", " really ", 1)
    for name, words in (("anna", first), ("ben", altered)):
        rows = pd.DataFrame({"quotation": [words], "code": ["problem-definition"]})
        rows.to_csv(text.with_name(f"{name}.tsv"), sep="\t", index=False)
    files = [str(text.with_name(f"{name}.tsv")) for name in ("anna", "ben")]
    assert main(["agreement", str(text), *files, "--codebook", BOOK]) == 0
    told = capsys.readouterr().err
    assert "ben.tsv: 1 coding: 1 altered. See 'discourse codings" in told and "anna.tsv" not in told


def test_coders_that_were_taken_in_stand_beside_the_machine(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = text.with_name("machine.tsv")
    assert main(["code", str(text), BOOK, "--out", str(project)]) == 0
    # A coder who has it all from the machine agrees with it throughout.
    copied = project.read_text(encoding="utf-8").replace(f"\t{MACHINE}\t", "\tParrot\t")
    text.with_name("parrot.tsv").write_text(copied, encoding="utf-8")
    text.with_name("ben.tsv").write_text(
        "text\tcode\tnote\nmust faithfully implement\ttreatment-recommendation\tduty\nChina <b>&\tcausal-interpretation\t\n",
        encoding="utf-8",
    )
    assert main(["codings", str(text), str(text.with_name("parrot.tsv"))]) == 0
    assert main(["codings", str(text), str(text.with_name("ben.tsv")), "--codebook", BOOK, "--coder", "Ben <i>"]) == 0
    said = capsys.readouterr().out
    assert "1 found and 1 not found" in said
    article = open_article(text)
    found = coders.compare(article, article.source.codings)
    whole = found[0].table.set_index(["coders", "code"])
    assert whole.loc[("machine – Parrot", "all codes"), "alpha"] == 1
    assert found[0].panel.coders == (MACHINE, "Ben <i>", "Parrot")
    page = coders.body(found, article.source.codings)
    alone = coders.compare(article, [c for c in article.source.codings if c.coder == "Parrot"])[0].verdicts()
    assert "people" not in alone and "against" in alone, "one person has nobody to agree with but the machine"
    assert (
        'href="text.html#s' in page
        and "Ben &lt;i&gt;" in page
        and "<i>" not in page
        and "1 of them without a place" in page
    )
    assert main(["agreement", str(text), "--unit", "span", "--format", "tsv"]) == 0
    assert main(["codings", str(text)]) == 0
    out = capsys.readouterr().out
    assert "machine – Parrot" in out and "ben.tsv" in out


def test_a_hostile_text_and_hostile_coders_give_a_harmless_page(hostile: Path) -> None:
    evil = "<script>alert(1)</script>\u202e {{ x }}\x00"
    text = open_article(hostile).text
    start = text.index("perhaps")
    made = [
        Coding(
            "metadiscourse",
            code,
            start,
            start + 7,
            "perhaps",
            f"{who}{evil}",
            "person",
            evil,
            evil,
            "found",
            evil,
            evil,
        )
        for who, code in (("A", "hedges"), ("B", evil), ("C", "boosters"), ("C", "none"))
    ]
    write_codings(beside(hostile, "codings"), made)
    article = open_article(hostile)
    assert len(article.source.codings) == 4
    page = coders.body(coders.compare(article, article.source.codings), article.source.codings)
    assert (
        "<script" not in page
        and not set(page) & set("\x00\u202e\u202b")
        and "Codes that the codebook does not know" in page
    )
    asked = {int(n) for n in re.findall(r'href="text.html#s(\d+)"', page)}
    assert asked and asked <= set(article.sentences["sentence"])


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "nobody else has coded this text yet"),
        (["none.xlsx"], "not a file that can be read"),
        (["--codebook", "entman"], "--codebook entman: nobody else has coded with it"),
        (["--out", "page.pdf"], "nobody else has coded|must end in .html"),
    ],
)
def test_wrong_questions_end_in_one_sentence(
    text: Path, arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["agreement", str(text), *arguments]) == 2
    assert re.search(sentence, capsys.readouterr().err)


def test_the_methods_section_names_the_agreement_of_people(tmp_path: Path) -> None:
    """Of four sentences both marked one, Anna another: Krippendorff's alpha is 1 - (1/4) / (2 * 3 * 5 / (8 * 7)) = .53."""
    path = tmp_path / "text.txt"
    path.write_text("We wait. We sing. We dance. We sleep.", encoding="utf-8")
    article = open_article(path)
    marked = [("Anna", 0, 8), ("Anna", 9, 17), ("Ben", 0, 8)]
    codings = tuple(coders.Coding("moods", "calm", a, b, article.text[a:b], who, read="all") for who, a, b in marked)
    found = coders.Comparison(article, codings, coders.scheme("moods", ["calm"]))
    assert coders.told([found]).startswith("moods: Krippendorff's alpha 0.53")
    assert coders.told([found]).endswith("over 4 decisions (sentence by code; Anna and Ben)")
    alone = coders.Comparison(article, codings[:2], coders.scheme("moods", ["calm"]))
    assert coders.told([alone]) == ""

"""Codings of others are placed: what was found, altered, ambiguous and missing, counted by hand; nothing is lost."""

import json
import re
from pathlib import Path

import pandas as pd
import pytest

from discourse.base.errors import CardError, DiscourseError, UsageError
from discourse.evaluation.imported import Origin, merged, place, scheme
from discourse.io.articles import make_article
from discourse.io.beside import beside
from discourse.io.coders import Coding, read_codings, write_codings
from discourse.io.coding_files import read_given

TEXT = "Prices rose again. The banks are to blame. We must act. The state should cap rents. We must act."
SENTENCES = pd.DataFrame(
    [(n, one.start(), one.end()) for n, one in enumerate(re.finditer(r"\w[^.]*\.", TEXT), 1)],
    columns=["sentence", "start", "end"],
)
ARTICLE = make_article("made", TEXT)


def taken(path: Path, **origin: object) -> tuple[list[tuple[str, str, str, str]], list[tuple[str, str]]]:
    found = place(read_given(path), ARTICLE, SENTENCES, Origin(**{"codebook": "entman", **origin}))  # type: ignore[arg-type]
    rows = [
        (TEXT[one.start : one.end] if one.placed else one.text, one.code, one.coder, one.found) for one in found.codings
    ]
    return rows, list(zip(found.remarks["found"], found.remarks["remark"], strict=True))


def test_a_table_with_every_kind_of_slip_is_told_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "anna.csv"
    path.write_text(
        "quotation;label;annotator;comment\n"
        "The banks are to blame;Causal interpretation;Anna;whose fault\n"
        "The state should cap the rents;treatment-recommendation;Anna;\n"
        "We must act;treatment-recommendation;Anna;\n"
        "no such words here;problem-definition;Anna;\n"
        "Prices rose;problem-defnition;Anna;\n",
        encoding="utf-8",
    )
    rows, remarks = taken(path)
    assert rows == [
        ("The banks are to blame", "causal-interpretation", "Anna", "found"),
        ("The state should cap rents", "treatment-recommendation", "Anna", "altered"),
        ("We must act", "treatment-recommendation", "Anna", "in several places"),
        ("no such words here", "problem-definition", "Anna", "not found"),
        ("Prices rose", "problem-defnition", "Anna", "found"),
    ]
    assert [one[0] for one in remarks] == ["altered", "in several places", "not found", "found"]
    assert remarks[0][1] == "put in: the" and remarks[1][1] == "sentences 3 and 5"
    assert "did you mean 'problem-definition'?" in remarks[3][1]
    found = place(read_given(path), ARTICLE, SENTENCES, Origin(codebook="entman"))
    assert found.told() == "5 codings: 2 found, 1 altered, 1 in several places and 1 not found."


def test_a_models_answers_and_sentence_numbers_and_places(tmp_path: Path) -> None:
    lines = [
        {"sentence": 5, "text": "We must act", "codes": ["treatment-recommendation", "none"], "confidence": 0.9},
        {"sentence": 2, "code": "solution"},
        {"start": 0, "end": 6, "code": "problem-definition", "coder": "second run"},
        {"start": 90, "end": 999, "code": "problem-definition"},
    ]
    path = tmp_path / "model.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    rows, remarks = taken(path, kind="model", renamed={"solution": "causal-interpretation"}, coder="")
    last = TEXT.rindex("We must act")
    assert rows == [
        ("We must act", "treatment-recommendation", "coder", "found"),
        ("We must act", "none", "coder", "found"),
        ("The banks are to blame.", "causal-interpretation", "coder", "found"),
        ("Prices", "problem-definition", "second run", "found"),
        ("", "problem-definition", "coder", "not found"),
    ]
    found = place(read_given(path), ARTICLE, SENTENCES, Origin(codebook="entman", kind="model"))
    assert found.codings[0].start == last and found.codings[0].confidence == "0.9" and found.codings[0].kind == "model"
    assert remarks == [("not found", "")]


def test_rows_of_other_texts_are_left_out_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "all.tsv"
    path.write_text(
        "document\ttext\tcode\nmade.txt\tPrices rose\tproblem-definition\nother.txt\tPrices rose\tproblem-definition\n"
    )
    found = place(read_given(path), ARTICLE, SENTENCES, Origin(codebook="entman"))
    assert (
        len(found.codings) == 1
        and found.told() == "1 coding: 1 found; 1 coding of other texts or of the machine left out."
    )


def test_codings_are_stored_beside_the_text_and_come_back(tmp_path: Path) -> None:
    path = beside(tmp_path / "made.txt", "codings")
    assert path.name == "made.codings.tsv"
    kept = [
        Coding(
            "entman",
            "problem-definition",
            0,
            11,
            "Prices rose",
            "Anna",
            "person",
            "3",
            "-tricky\tnote",
            "found",
            "a.csv 12",
            "",
        ),
        Coding(
            "entman", "problem-definition", -1, -1, "nowhere", "Anna", "person", "", "", "not found", "a.csv 12", ""
        ),
        Coding(
            "entman",
            "none",
            19,
            42,
            "The banks are to blame.",
            "llama",
            "model",
            ".5",
            "",
            "found",
            "b 34",
            "Llama, prompt 2",
        ),
    ]
    write_codings(path, [*kept, kept[0]])
    read = read_codings(path, TEXT)
    assert sorted(read, key=repr) == sorted(
        [Coding(**{**one.__dict__, "note": one.note.replace("\t", " ")}) for one in kept], key=repr
    )
    assert path.read_bytes() == write_codings(path, reversed(read)).read_bytes()
    with pytest.raises(CardError, match="the text has other words from 0 to 11"):
        read_codings(path, TEXT.replace("Prices", "Wages!"))


def test_a_second_import_takes_the_place_of_the_first() -> None:
    one, other = Coding("entman", "x", 0, 1, "P", "Anna"), Coding("entman", "y", 0, 1, "P", "Ben")
    assert merged([one, other], [Coding("entman", "z", 0, 1, "P", "Anna")]) == [
        other, Coding("entman", "z", 0, 1, "P", "Anna")]  # fmt: skip


def test_a_scheme_of_ones_own_needs_no_cues_and_a_slip_is_guessed() -> None:
    assert [code.name for code in scheme("grounded", ["b", "a", "none"]).codes] == ["a", "b"]
    assert scheme("Entman's four functions of a frame").name == "entman"
    with pytest.raises(UsageError, match="did you mean 'entman'"):
        scheme("entmann")
    with pytest.raises(UsageError, match="name the codebook"):
        scheme("")


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("a.tsv", "quote\tcoder\nx\ty\n", "needs a column 'code'"),
        ("a.tsv", "code\tcoder\nx\ty\n", "needs a column 'code' and one of 'text'"),
        ("a.csv", "code,start,end\nx,one,2\n", "line 2: 'start' must be a whole number"),
        ("a.tsv", "code\ttext\n", "holds no coding"),
        ("a.xlsx", "no workbook", "no sheet that can be read"),
    ],
)
def test_a_slip_is_named_with_its_place(tmp_path: Path, name: str, text: str, sentence: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(DiscourseError, match=sentence):
        read_given(tmp_path / name)
    with pytest.raises(UsageError, match="codings are read from"):
        read_given(Path(__file__))

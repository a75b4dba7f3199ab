"""Slips in codebooks and cards that a spreadsheet or a hasty hand makes."""

from pathlib import Path

import pytest

from discourse.base.errors import CardError
from discourse.io import coders, lines, structure
from discourse.io.articles import read_article
from discourse.io.beside import columns
from discourse.io.codebooks import read_codebook

CARD = 'title = "T"\ncitation = "C (2000)"\n{more}\n[[code]]\nname = "a"\ndefinition = "d"\ncolour = "#112233"\n'
TABLE = "code\tcue\texample\tsource\tweight\tpolarity\na\t{cue}\tWe may go.\town\t{weight}\t{polarity}\n"


def book(
    folder: Path, more: str = "", cue: str = "may", weight: str = "", polarity: str = "", encoding: str = "utf-8"
) -> str:
    (folder / "own.toml").write_text(CARD.format(more=more), encoding="utf-8")
    table = TABLE.format(cue=cue, weight=weight, polarity=polarity)
    (folder / "own.tsv").write_text(table, encoding=encoding)
    return str(folder / "own.tsv")


def test_a_table_saved_by_a_spreadsheet_is_read(tmp_path: Path) -> None:
    read = read_codebook(book(tmp_path, cue='"[lemma=""may"" & tag=""MD""]"', encoding="utf-8-sig"))
    assert read.cues[0].cue == '[lemma="may" & tag="MD"]'


def test_quotes_of_the_text_itself_stay(tmp_path: Path) -> None:
    assert read_codebook(book(tmp_path, cue='"may"')).cues[0].cue == '"may"'


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        ({"more": 'unit = "chapter"'}, "unit 'chapter' is unknown"),
        ({"more": "threshold = -1"}, "a threshold must be a number above 0"),
        ({"weight": "nan"}, "line 2: the weight must be a number, not nan"),
        ({"polarity": "bad"}, "line 2: polarity 'bad' is unknown; write positive, negative or nothing"),
    ],
)
def test_slips_are_named(slip: dict[str, str], told: str, tmp_path: Path) -> None:
    with pytest.raises(CardError, match=told):
        read_codebook(book(tmp_path, **slip))


@pytest.mark.parametrize(
    ("actors", "told"),
    [
        ('[[actor]]\nname = "A"\naliases = [""]\n', "actor 1: a name or alias is empty"),
        ('[[actor]]\nname = "A"\n[[actor]]\nname = "B"\naliases = ["a"]\n', "actor 2: 'a' stands for A already"),
    ],
)
def test_an_alias_belongs_to_one_actor(actors: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("We must go to the town, and A will go with us.", encoding="utf-8")
    (tmp_path / "x.toml").write_text(actors, encoding="utf-8")
    with pytest.raises(CardError, match=told):
        read_article(str(tmp_path / "x.txt"))


CODING = dict.fromkeys(coders.COLUMNS, "–") | {
    "codebook": "entman", "code": "problem-definition", "start": "0", "end": "2", "text": "We", "coder": "Anna",
    "kind": "person", "read": "all",
}  # fmt: skip
LINE = dict.fromkeys(columns(lines.Line), "–") | {"query": "go", "start": "7", "end": "9", "text": "go", "use": "yes"}


def table(path: Path, row: dict[str, str]) -> Path:
    path.write_text("\t".join(row) + "\n" + "\t".join(row.values()) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        ({"kind": "persn"}, "line 2: the kind 'persn' is unknown; did you mean 'person'"),
        ({"read": "al"}, "line 2: read 'al' is unknown; did you mean 'all'"),
        ({"start": "first"}, "line 2: start and end must be whole numbers, or – where the place is unknown"),
        ({"text": "They"}, "line 2: the text has other words from 0 to 2"),
    ],
)
def test_a_slip_in_stored_codings_is_named(slip: dict[str, str], told: str, tmp_path: Path) -> None:
    assert [one.coder for one in coders.read_codings(table(tmp_path / "a.tsv", CODING), "We may go.")] == ["Anna"]
    with pytest.raises(CardError, match=told):
        coders.read_codings(table(tmp_path / "a.tsv", CODING | slip), "We may go.")


def test_a_line_that_the_text_no_longer_has_is_left_out_and_a_slip_named(tmp_path: Path) -> None:
    path = table(tmp_path / "a.tsv", LINE)
    assert [one.text for one in lines.read_lines(path, "We may go.")] == ["go"]
    assert lines.read_lines(path, "We may stay.") == ()
    with pytest.raises(CardError, match="line 2: 'use' is 'perhaps'; write yes or no"):
        lines.read_lines(table(path, LINE | {"use": "perhaps"}), "We may go.")


def test_a_slip_in_the_roles_of_lines_is_named(tmp_path: Path) -> None:
    path = table(tmp_path / "a.structure.tsv", {"line": "1", "role": "titel", "begins": "We may go."})
    with pytest.raises(CardError, match="line 2: the role 'titel' is unknown; did you mean 'title'"):
        structure.read_structure(path, "We may go.")


def test_a_codebook_without_its_card_is_named(tmp_path: Path) -> None:
    path = book(tmp_path)
    (tmp_path / "own.toml").unlink()
    with pytest.raises(CardError, match=r"own\.tsv: its card own\.toml is missing; write one"):
        read_codebook(path)


@pytest.mark.parametrize(
    ("card", "told"),
    [
        ("declared = 3\n", r"'declared' must be a table \[declared\]"),
        ("expected = [1]\n", "'expected' must be a list of texts"),
    ],
)
def test_a_key_of_another_kind_is_named(card: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("We may go.", encoding="utf-8")
    (tmp_path / "a.toml").write_text(card, encoding="utf-8")
    with pytest.raises(CardError, match=told):
        read_article(str(tmp_path / "a.txt"))

"""Slips in codebooks and cards that a spreadsheet or a hasty hand makes."""

from pathlib import Path

import pytest

from discourse.base.errors import CardError
from discourse.io.articles import read_article
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

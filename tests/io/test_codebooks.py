"""Codebooks: strict reading, slips told with file and line."""

from pathlib import Path

import pytest

from discourse.base.errors import CardError, UsageError
from discourse.io.codebooks import read_codebook

CARD = 'title = "T"\ncitation = "C"\n[[code]]\nname = "a"\ndefinition = "d"\ncolour = "#112233"\n'
HEAD = "code\tcue\texample\tsource\n"


def write(folder: Path, table: str, card: str = CARD) -> str:
    (folder / "book.tsv").write_text(table, encoding="utf-8")
    (folder / "book.toml").write_text(card, encoding="utf-8")
    return str(folder / "book.tsv")


def test_a_small_codebook_is_read(tmp_path: Path) -> None:
    book = read_codebook(write(tmp_path, f"{HEAD}a\tin my view\tIn my view it is.\tme\n\n# a remark\n"))
    assert (book.name, book.codes[0].title, book.cues[0].cue, book.cues[0].line) == ("book", "a", "in my view", 2)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (f"{HEAD}b\tx\ty\tz\n", "line 2: code 'b' is not in the card"),
        (f"{HEAD}a\t\ty\tz\n", "line 2: the cell 'cue' is empty"),
        (f"{HEAD}a\tx\ty\tz\tw\n", "line 2: 5 cells under 4 columns"),
        (f"{HEAD}a\tx\ty\tz\na\tx\ty\tz\n", "line 3: the cue 'x' stands on line 2 already"),
        ("code\tcue\texampel\tsource\n", "line 1: unknown column 'exampel'; did you mean 'example'"),
        ("code\tcue\texample\n", "line 1: the column 'source' is missing"),
        ("code\tcue\texample\tsource\tweight\na\tx\ty\tz\theavy\n", "line 2: the weight must be a number"),
    ],
)
def test_a_slip_in_the_table_is_told_with_its_line(tmp_path: Path, table: str, message: str) -> None:
    with pytest.raises(CardError, match=message):
        read_codebook(write(tmp_path, table))


@pytest.mark.parametrize(
    ("card", "message"),
    [
        (CARD.replace("#112233", "red"), "colour 'red' must look like"),
        (CARD.replace('"a"', '"A b"'), "must be lower-case words with hyphens"),
        (CARD + CARD[CARD.index("[[code]]") :], "two codes have the same name"),
        ('overlap = "none"\n' + CARD, "overlap 'none' is unknown"),
        (CARD.replace('citation = "C"\n', ""), "the key 'citation' is missing"),
    ],
)
def test_a_slip_in_the_card_is_told(tmp_path: Path, card: str, message: str) -> None:
    with pytest.raises(CardError, match=message):
        read_codebook(write(tmp_path, HEAD, card))


def test_a_missing_codebook_gets_a_remedy() -> None:
    with pytest.raises(UsageError, match="did you mean 'policy-frames'"):
        read_codebook("policy-frame")

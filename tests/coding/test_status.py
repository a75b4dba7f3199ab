"""Whether a code may be counted: by what was measured of it on others' sentences."""

from pathlib import Path

import pytest

from discourse.coding.status import CANDIDATE, FINDING, UNTESTED, best, judged, status
from discourse.io.codebooks import Codebook, read_codebook

CARD = 'title = "Toy"\ncitation = "nobody"\n[[code]]\nname = "doubt"\ndefinition = "d"\ncolour = "#112233"\n'
HEAD = "set\tkind\tpart\tcoder\tcode\ttp\tfp\tfn\n"


@pytest.fixture
def book(tmp_path: Path) -> Codebook:
    (tmp_path / "toy.toml").write_text(CARD, encoding="utf-8")
    (tmp_path / "toy.tsv").write_text("code\tcue\texample\tsource\ndoubt\tperhaps\tPerhaps.\tx\n", encoding="utf-8")
    return read_codebook(str(tmp_path / "toy.tsv"))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("", UNTESTED),  # A codebook of one's own.
        ("a\town sentences\twhole\trule\tdoubt\t99\t1\t0\n", UNTESTED),
        ("a\tread once\twhole\trule\tdoubt\t99\t1\t0\n", UNTESTED),
        ("a\tpublic\tdev\trule\tdoubt\t99\t1\t0\n", UNTESTED),  # Rules were improved on this part.
        ("a\tpublic\taside\trule\tdoubt\t80\t20\t0\n", FINDING),
        ("a\tpublic\taside\trule\tdoubt\t8\t2\t0\n", CANDIDATE),  # 8 of 10 may be .49: Wilson (1927).
        ("a\tpublic\taside\trule\tdoubt+hope\t80\t20\t0\nb\tread twice\twhole\trule\tdoubt\t0\t50\t0\n", CANDIDATE),
    ],
)
def test_what_others_coded_decides(book: Codebook, rows: str, expected: str) -> None:
    book.table.with_name("toy.accuracy.tsv").write_text(HEAD + rows, encoding="utf-8")
    assert status(book, "doubt") == expected
    assert best(book) == expected


def test_the_marks_are_seventy_and_sixty_of_a_hundred() -> None:
    # Wilson's lower bound of 70 of 100 is .604, of 69 of 100 it would be .594, of 21 of 30 it is .52.
    assert judged(70, 100) == FINDING and judged(69, 100) == CANDIDATE and judged(21, 30) == CANDIDATE


def test_what_the_reader_knows_was_measured() -> None:
    assert (best(read_codebook("entman")), best(read_codebook("issue-frames"))) == (FINDING, UNTESTED)

"""Whether a code may be counted: by what was measured of it on others' sentences."""

from pathlib import Path

import pytest

from discourse.coding import combined
from discourse.coding.status import CANDIDATE, FINDING, UNTESTED, accuracy_table, best, findings, judged, status
from discourse.coding.status import tested as sums
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


@pytest.mark.parametrize(
    "row",
    [
        "a\tpublic\taside\treader\tdoubt\t99\t1\t0\n",  # Not of the rules.
        "a\tpublic\taside\trule\tdoubt\t\t\t\n",  # Not counted.
        "a\tpublic\taside\trule\thope\t99\t1\t0\n",  # Of another code.
        "a\tpublic\taside\trule\tdoubt\t0\t0\t9\n",  # Never found.
    ],
)
def test_what_says_nothing_of_the_rules(book: Codebook, row: str) -> None:
    book.table.with_name("toy.accuracy.tsv").write_text(HEAD + row, encoding="utf-8")
    assert status(book, "doubt") == UNTESTED


def test_sets_are_counted_together(book: Codebook) -> None:
    rows = "a\tpublic\taside\trule\tdoubt+hope\t8\t2\t1\nb\tread twice\twhole\trule\tdoubt\t5\t1\t3\n"
    book.table.with_name("toy.accuracy.tsv").write_text(HEAD + rows, encoding="utf-8")
    assert accuracy_table(book) == book.table.with_name("toy.accuracy.tsv")
    assert sums(book).to_dict("index") == {
        "doubt": {"right": 13, "found": 16, "coded": 17}, "hope": {"right": 8, "found": 10, "coded": 9},
    }  # fmt: skip


def test_cues_of_candidates_are_left_out_but_where_a_person_decided(book: Codebook) -> None:
    assert findings(book).cues == book.cues, "what is untested stays"
    table = book.table.with_name("toy.accuracy.tsv")
    table.write_text(HEAD + "a\tpublic\taside\trule\tdoubt\t1\t9\t0\n", encoding="utf-8")
    assert findings(book).cues == () and findings(book, decided=["doubt"]).cues == book.cues
    table.write_text(HEAD + "a\tpublic\taside\trule\tdoubt\t80\t20\t0\n", encoding="utf-8")
    assert findings(book).cues == book.cues


def test_of_a_codebook_that_the_reader_knows_its_limits_say_it(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {
        "both": {("toy", "a"): combined.Limit(0.5, 0.5, FINDING)},
        "rule": {("toy", "a"): combined.Limit(2.0, 0.0, CANDIDATE)},
    }
    monkeypatch.setattr(combined, "limits", known.__getitem__)
    toy = Codebook("toy", "Toy", "", (), ())
    assert (status(toy, "a"), status(toy, "a", with_reader=False), status(toy, "b")) == (FINDING, CANDIDATE, CANDIDATE)


def test_nothing_right_of_nothing_is_no_finding() -> None:
    assert judged(0, 0) == CANDIDATE and best("no-such-measure") == UNTESTED


def test_the_lower_bound_alone_makes_no_finding_and_no_table_no_count() -> None:
    """Of 650 right in 1,000 the bound is .65 - 1.96 × .0151 = .62, which is enough; .65 is not.

    All codes of *entman* are findings with the reader and candidates by its rules alone, see its thresholds.
    """
    assert judged(650, 1000) == "candidate" and judged(700, 1000) == "finding"
    assert list(sums("no-such-scheme").columns) == ["right", "found", "coded"]
    book = read_codebook("entman")
    assert findings(book).cues == book.cues and findings(book, with_reader=False).cues == ()

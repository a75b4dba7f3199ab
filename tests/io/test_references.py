import os
import shutil
from pathlib import Path

import pytest

from discourse.base import paths
from discourse.base.errors import CardError, UsageError
from discourse.io.references import for_genre, listed, read_reference


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one reference of the user's own."""
    monkeypatch.setenv("DISCOURSE_HOME", str(tmp_path))
    folder = tmp_path / "data" / "references"
    folder.mkdir(parents=True)
    (folder / "own.tsv").write_text(
        "word\tpress\tfiction\nThe\t60\t40\nthe\t5\t0\ncat\t0\t7\ndog\t2\t\n", encoding="utf-8"
    )
    (folder / "own.toml").write_text('title = "My corpus"\nyears = "2015-2020"\ndocuments = 12\n', encoding="utf-8")
    return folder


def test_the_users_own_counts_need_words_and_counts_only(home: Path) -> None:
    reference = read_reference("own")
    assert {"own", "brown"} <= set(listed())
    assert reference.counts.groupby("word")["count"].sum().to_dict() == {"the": 105, "cat": 7, "dog": 2}
    assert reference.size == 114
    assert reference.parts.sum().to_dict() == {"press": 67, "fiction": 47}
    assert reference.describe() == "My corpus (114 words, 12 documents, 2015-2020)"


def test_a_part_leaves_out_the_words_of_the_others(home: Path) -> None:
    reference = read_reference("own:press")
    assert reference.size == 67
    assert "cat" not in set(reference.counts["word"])
    assert len(reference.parts) == len(reference.counts)


def test_the_card_may_state_a_size_above_the_counts_but_not_below(home: Path) -> None:
    card = home / "own.toml"
    card.write_text('title = "My corpus"\nwords = 5000\n', encoding="utf-8")
    assert read_reference("own").size == 5000
    assert read_reference("own:press").size == 67
    card.write_text('title = "My corpus"\nwords = 50\n', encoding="utf-8")
    with pytest.raises(CardError, match="add up to 114 words, but the card says 50"):
        read_reference("own")


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("word\tcount\nthe\tmany\n", "line 2: 'many'"),
        ("word\tcount\nthe\t3\ncat\t-1\n", "line 3: '-1'"),
        ("word\tcount\nthe\t1.5\n", "line 2: '1.5'"),
        ("form\tcount\nthe\t1\n", "needs a column 'word'"),
        ("word\nthe\n", "at least one column of counts"),
        ("", "not a table"),
        ("word\tnews\tnews\nthe\t1\t2\n", "line 1: a column has no name, or two have the same"),
        ("word\tnews\t\nthe\t1\t\n", "line 1: a column has no name, or two have the same"),
    ],
)
def test_a_slip_is_named_with_its_place(home: Path, rows: str, message: str) -> None:
    (home / "own.tsv").write_text(rows, encoding="utf-8")
    with pytest.raises(CardError, match=message):
        read_reference("own")


def test_a_byte_order_mark_is_no_part_of_the_first_column(home: Path) -> None:
    (home / "own.tsv").write_text("\ufeffword\tcount\nthe\t3\n", encoding="utf-8")
    assert read_reference("own").size == 3


def test_a_changed_file_is_read_again(home: Path) -> None:
    assert read_reference("own").size == 114
    file = home / "own.tsv"
    file.write_text("word\tcount\nthe\t3\n", encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert read_reference("own").size == 3


def test_unknown_names_and_parts_are_refused(home: Path) -> None:
    for name in ("owm", "../own", "own:presse", "Own"):
        with pytest.raises(UsageError):
            read_reference(name)


def test_the_bundled_references_add_up_to_their_cards() -> None:
    # The sizes stand in the cards, which the script that counted them wrote.
    sizes = {"brown": 1_018_003, "state-of-the-union": 431_210, "inaugurals": 137_896, "un-general-debate": 400_171}
    for name, size in sizes.items():
        reference = read_reference(name)
        assert reference.size == reference.counts["count"].sum() == size
        assert (reference.parts.sum(axis=1) == reference.counts["count"]).all()
    assert read_reference("brown:news").documents == 44
    assert read_reference("state-of-the-union:2020s").describe().startswith("State of the Union addresses: 2020s (")


def test_the_genre_chooses_the_reference(home: Path) -> None:
    assert for_genre("Diplomatic op-ed") == "un-general-debate" and for_genre("op-ed") == "brown:press"
    assert for_genre("interview") == "state-of-the-union:since-2000"
    assert for_genre("") == for_genre("limerick") == "brown"
    (home / "own.toml").write_text('title = "Mine"\ngenres = ["limerick"]\n', encoding="utf-8")
    assert for_genre("limerick") == "own"


def test_reading_leaves_the_shared_table_as_it_is() -> None:
    first = read_reference("brown:news").counts
    first["count"] = 0
    assert read_reference("brown:news").size == 88_830


def test_a_copy_in_another_folder_is_not_mistaken_for_the_first(home: Path) -> None:
    assert read_reference("own").size == 114
    shutil.copy(home / "own.tsv", home / "two.tsv")
    (home / "two.toml").write_text('title = "Two"\n', encoding="utf-8")
    assert paths.own("references") == home
    assert read_reference("two").title == "Two"

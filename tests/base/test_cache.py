"""The cache gives back what was kept, and makes again what is missing or damaged."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from discourse.base import cache

TABLE = pd.DataFrame({"word": ["a", "b"], "count": [1, 2]})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DISCOURSE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def refuse() -> pd.DataFrame:
    raise AssertionError("made although it was kept")


def test_a_table_is_made_once(folder: Path) -> None:
    cache.kept("kind", "name", TABLE.copy)
    pd.testing.assert_frame_equal(cache.kept("kind", "name", refuse), TABLE)
    assert [path.name for path in folder.rglob("*.*")] == ["name.table"]


@pytest.mark.parametrize(
    "damage", [lambda data: b"", lambda data: b"half a fi", lambda data: data[:-1], lambda data: data + b" "]
)
def test_a_damaged_table_is_made_again(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    cache.kept("kind", "name", TABLE.copy)
    file = folder / "kind" / "name.table"
    file.write_bytes(damage(file.read_bytes()))
    pd.testing.assert_frame_equal(cache.kept("kind", "name", TABLE.copy), TABLE)
    pd.testing.assert_frame_equal(cache.kept("kind", "name", refuse), TABLE)


def test_no_flipped_bit_goes_unnoticed(folder: Path) -> None:
    cache.kept("kind", "name", TABLE.copy)
    file = folder / "kind" / "name.table"
    sound = file.read_bytes()
    for at in range(0, len(sound) * 8, 11):
        file.write_bytes(sound[: at // 8] + bytes([sound[at // 8] ^ 1 << at % 8]) + sound[at // 8 + 1 :])
        made = cache.kept("kind", "name", lambda: TABLE.assign(count=[8, 9]))
        assert made["count"].tolist() == [8, 9], f"bit {at} was not noticed"


def test_a_table_under_another_name_is_not_taken(folder: Path) -> None:
    cache.kept("kind", "name", TABLE.copy)
    (folder / "kind" / "name.table").rename(folder / "kind" / "other.table")
    assert len(cache.kept("kind", "other", lambda: TABLE.head(1))) == 1


def test_where_a_folder_stands_the_table_is_made_and_no_part_is_left(folder: Path) -> None:
    (folder / "kind" / "name.table").mkdir(parents=True)
    pd.testing.assert_frame_equal(cache.kept("kind", "name", TABLE.copy), TABLE)
    assert [path.name for path in folder.rglob("*.*")] == ["name.table"]


def test_without_a_folder_the_table_is_made_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setenv("DISCOURSE_CACHE", str(tmp_path / "cache"))
    pd.testing.assert_frame_equal(cache.kept("kind", "name", TABLE.copy), TABLE)


def test_keys_tell_parts_apart(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("same", encoding="utf-8")
    two.write_text("same", encoding="utf-8")
    assert cache.key(one) == cache.key(two) == cache.key("same") != cache.key("other")
    assert cache.key("ab", "c") != cache.key("a", "bc")


MANY = """
import multiprocessing, sys
import pandas as pd
from discourse.base import cache
fork = multiprocessing.get_context("fork")
together = fork.Barrier(40)
def ask(number, answers):
    together.wait()
    for name in ("one", "two", "three"):
        made = cache.kept("kind", name, lambda: pd.DataFrame({"word": [name] * 5000}))
        answers.put(made["word"].tolist() == [name] * 5000)
answers = fork.SimpleQueue()
asked = [fork.Process(target=ask, args=(number, answers)) for number in range(40)]
for one in asked: one.start()
print(sum(answers.get() for _ in range(120)))
for one in asked: one.join()
"""


def test_many_processes_at_once_leave_every_file_whole(folder: Path) -> None:
    done = subprocess.run([sys.executable, "-c", MANY], capture_output=True, text=True, check=True)
    assert int(done.stdout) == 120
    assert sorted(file.name for file in folder.rglob("*.*")) == ["one.table", "three.table", "two.table"]
    for name in ("one", "two", "three"):
        assert set(cache.kept("kind", name, refuse)["word"]) == {name}

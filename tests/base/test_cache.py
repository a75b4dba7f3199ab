"""The cache gives back what was kept, and makes again what is missing or damaged."""

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
    assert [path.name for path in folder.rglob("*.*")] == ["name.parquet"]


def test_a_damaged_table_is_made_again(folder: Path) -> None:
    (folder / "kind").mkdir(parents=True)
    (folder / "kind" / "name.parquet").write_bytes(b"half a fi")
    pd.testing.assert_frame_equal(cache.kept("kind", "name", TABLE.copy), TABLE)
    pd.testing.assert_frame_equal(cache.kept("kind", "name", refuse), TABLE)


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

"""Stages: the old folder or the new one stands in its place, never half of either, and nothing is left behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.helpers.full_disk import room_for

from discourse.base import stage as stages
from discourse.base.errors import SetupError
from discourse.base.stage import put, stage


def nobody(_: Path) -> set[Path]:
    return set()


def seen(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(params=["exchange", "two renames"])
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """An old folder, in a system that can let two folders change places and in one that cannot."""
    if request.param == "two renames":
        monkeypatch.setattr(stages, "_exchanged", lambda one, two: False)
    old = tmp_path / "reports" / "a"
    old.mkdir(parents=True)
    (old / "index.html").write_text("old")
    return old


def test_the_new_takes_the_place_of_the_old(place: Path) -> None:
    with stage(place) as made:
        (made / "index.html").write_text("new")
        assert seen(place) == {"index.html": "old"}
        put(made, place, lambda old: {Path("index.html")})
    assert seen(place.parent) == {"a/index.html": "new"} and os.listdir(place.parent) == ["a"]


def test_what_the_user_put_there_stays(place: Path) -> None:
    (place / "notes").mkdir()
    (place / "notes" / "mine.txt").write_text("mine")
    (place / "link").symlink_to("/nowhere")
    with stage(place) as made:
        (made / "other.html").write_text("new")
        put(made, place, lambda old: {Path("index.html")})
    assert seen(place) == {"other.html": "new", "notes/mine.txt": "mine"} and (place / "link").is_symlink()


def test_a_failure_leaves_the_old(place: Path) -> None:
    with pytest.raises(ZeroDivisionError), stage(place) as made:
        (made / "index.html").write_text("new")
        raise ZeroDivisionError
    with room_for(10), pytest.raises(SetupError, match="cannot be written"), stage(place) as made:
        (made / "index.html").write_text("new" * 10)
    assert seen(place.parent) == {"a/index.html": "old"} and os.listdir(place.parent) == ["a"]


def test_a_link_leads_to_the_place(place: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(place)
    target = (tmp_path / "link").resolve()
    with stage(target) as made:
        put(made, target, nobody)
    assert (tmp_path / "link").is_symlink() and seen(tmp_path / "link") == {"index.html": "old"}


KILLED = """
import os, signal, sys
from pathlib import Path
from discourse.base import stage as stages
place, when = Path(sys.argv[1]), sys.argv[2]
if when != "exchanged":
    stages._exchanged = lambda one, two: False
rename = Path.rename
def killing(self, to):
    rename(self, to)
    if when == "between": os.kill(os.getpid(), signal.SIGKILL)
Path.rename = killing
with stages.stage(place) as made:
    (made / "index.html").write_text("new")
    if when == "before": os.kill(os.getpid(), signal.SIGKILL)
    stages.put(made, place, lambda old: {Path("index.html")})
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("when", ["before", "between", "after", "exchanged"])
def test_after_a_kill_one_of_both_stands_and_the_next_run_clears_up(tmp_path: Path, when: str) -> None:
    place = tmp_path / "a"
    place.mkdir()
    (place / "index.html").write_text("old")
    killed = subprocess.run([sys.executable, "-c", KILLED, str(place), when], check=False)
    assert killed.returncode == -signal.SIGKILL and len(os.listdir(tmp_path)) == (1 if when == "between" else 2)
    with stage(place):
        assert seen(place) == {"index.html": "old" if when in ("before", "between") else "new"}
    assert os.listdir(tmp_path) == ["a"]


@pytest.mark.parametrize("name", ["a", "a[1]", 'o\'d "q" \n*?'])
def test_what_a_kill_left_of_a_longer_name_is_not_taken_for_this_one(tmp_path: Path, name: str) -> None:
    """The old folder of `a.b`, on its way out when the process was killed, goes back to `a.b`, never to `a`."""
    left = tmp_path / f".{name}.b.abcdefgh" / "old"
    left.mkdir(parents=True)
    with stage(tmp_path / name):
        assert not (tmp_path / name).exists() and left.is_dir()
    with stage(tmp_path / f"{name}.b"):
        assert os.listdir(tmp_path / f"{name}.b") == [] and not left.exists()


def test_a_stage_in_use_is_not_cleared_away(place: Path) -> None:
    with stage(place) as first, stage(place) as second:
        (first / "index.html").write_text("first")
        (second / "index.html").write_text("second")
        put(first, place, lambda old: {Path("index.html")})
        put(second, place, lambda old: {Path("index.html")})
        assert seen(place) == {"index.html": "second"}
    assert os.listdir(place.parent) == ["a"]

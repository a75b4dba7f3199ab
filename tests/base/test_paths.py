"""Where things live: the user's project before what travels with the package, results always with the user."""

from pathlib import Path

import pytest

from discourse.base import paths
from discourse.base.errors import SetupError


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with an article and a word list of its own, entered from within."""
    monkeypatch.delenv("DISCOURSE_HOME", raising=False)
    for file in ("data/articles/mine.txt", "data/words/stance-words.tsv"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("mine", encoding="utf-8")
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    return tmp_path.resolve()


def test_the_project_is_the_nearest_folder_with_articles(project: Path) -> None:
    assert paths.home() == project
    assert paths.figures("mine") == project / "figures" / "mine" and paths.report("mine").parent == project / "reports"


def test_a_folder_without_articles_is_a_project_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISCOURSE_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "01-of-another-kind.ipynb").touch()
    assert paths.home() == tmp_path.resolve()
    assert paths.notebooks() and all(paths.packaged() in path.parents for path in paths.notebooks())


def test_the_users_own_goes_before_what_travels_with_the_package(project: Path) -> None:
    assert paths.find("words", "stance-words.tsv") == project / "data/words/stance-words.tsv"
    assert paths.find("words", "stance-words.toml") == paths.packaged() / "data/words/stance-words.toml"
    assert paths.find("words", "nowhere.tsv") is None
    names = [path.name for path in paths.every("articles", "*.txt")]
    assert names == sorted(names) and {"mine.txt", "zhang-xiao-2024.txt"} <= set(names)


def test_notebooks_of_the_project_take_the_place_of_ours(project: Path) -> None:
    assert paths.notebooks()[0].parent == paths.packaged() / "notebooks"
    (project / "notebooks" / "01-mine.ipynb").touch()
    assert paths.notebooks() == [project / "notebooks" / "01-mine.ipynb"]


def test_a_home_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCOURSE_HOME", str(tmp_path / "away"))
    with pytest.raises(SetupError, match="is not a folder"):
        paths.home()


def test_what_the_package_cannot_do_without_is_named_where_it_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert paths.needed("styles", "report.typ").is_file()
    monkeypatch.setattr(paths, "packaged", lambda: tmp_path)
    monkeypatch.setenv("DISCOURSE_HOME", str(tmp_path))
    with pytest.raises(SetupError, match=r"report\.typ: missing in data/styles; install the package again"):
        paths.needed("styles", "report.typ")
    with pytest.raises(SetupError, match=r"lesson\.toml: missing in data; install"):
        paths.needed("", "lesson.toml")

"""The files of a model are looked at before they are loaded, and nothing that runs code is ever read."""

import re
import sys
from pathlib import Path

import pytest

from discourse.base.errors import SetupError
from discourse.text import model_files

SOURCE = Path(__file__).resolve().parents[2] / "src"


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that looks like a model, of a version that is known."""
    (tmp_path / "en_made" / "data").mkdir(parents=True)
    (tmp_path / "en_made" / "__init__.py").write_text("")
    (tmp_path / "en_made" / "data" / "weights").write_bytes(b"abc")
    (tmp_path / "en_made-3.8.0.dist-info").mkdir()
    (tmp_path / "en_made-3.8.0.dist-info" / "METADATA").write_text("Name: en_made\nVersion: 3.8.0\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    row = {"name": "en_made", "version": "3.8.0", "sha256": model_files.digest("en_made")}
    monkeypatch.setattr(model_files, "read_model", lambda name, columns: [row])
    return tmp_path


def test_a_whole_model_may_be_loaded(model: Path) -> None:
    assert model_files.checked("en_made") == "en_made"


@pytest.mark.parametrize("change", ["a byte", "one file more", "another name"])
def test_a_changed_file_is_noticed(model: Path, change: str) -> None:
    weights = model / "en_made" / "data" / "weights"
    if change == "a byte":
        weights.write_bytes(b"abd")
    elif change == "one file more":
        (model / "en_made" / "more.py").write_text("")
    else:
        weights.rename(weights.with_name("others"))
    with pytest.raises(SetupError, match=r"en_made 3\.8\.0: damaged or changed"):
        model_files.checked("en_made")


def test_a_package_that_took_the_name_of_a_model_is_refused(model: Path) -> None:
    (model / "en_made-3.8.0.dist-info").rename(model / "en_made-999.9.9.dist-info")
    (model / "en_made-999.9.9.dist-info" / "METADATA").write_text("Name: en_made\nVersion: 999.9.9\n")
    sys.path_importer_cache.pop(str(model), None)
    with pytest.raises(
        SetupError, match=r"en_made 999\.9\.9: no language model, but a package that has taken its name"
    ):
        model_files.checked("en_made")


def test_nothing_that_could_run_code_is_read() -> None:
    runs = re.compile(
        r"\b(pickle|cPickle|dill|joblib|marshal|shelve)\b|allow_pickle=True|yaml\.(unsafe_)?load\(|\beval\(|\bexec\("
    )
    found = [f"{file.name}: {line.strip()}" for file in sorted(SOURCE.rglob("*.py"))
             for line in file.read_text(encoding="utf-8").splitlines() if runs.search(line)]  # fmt: skip
    assert found == []

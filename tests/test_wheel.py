"""The wheel: what is installed elsewhere works in an empty folder, and writes nowhere else."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("src", "data", "notebooks", "pyproject.toml", "setup.py", "README.md", "LICENSE")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy: what a build leaves behind must not lie in the clone."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            away = shutil.ignore_patterns("__pycache__", "*.egg-info", ".*")
            shutil.copytree(ROOT / name, folder / "source" / name, ignore=away)
        else:
            shutil.copy(ROOT / name, folder / "source" / name)
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(folder)]
    subprocess.run([*command, str(folder / "source")], check=True, capture_output=True, timeout=300)
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def site(wheel: Path) -> Path:
    """The wheel unpacked, as an installer would."""
    folder = wheel.with_name("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def discourse(site: Path, place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as somebody does who has the wheel and no clone."""
    settings = {key: value for key, value in os.environ.items() if not key.startswith("DISCOURSE_")}
    settings |= {"PYTHONPATH": str(site), "DISCOURSE_CACHE": str(site.with_name("cache"))}
    command = [sys.executable, "-m", "discourse", *arguments]
    return subprocess.run(command, cwd=place, env=settings, capture_output=True, text=True, timeout=600)


def test_the_wheel_holds_package_and_data_and_nothing_else(site: Path) -> None:
    assert {path.name for path in site.iterdir() if not path.name.endswith(".dist-info")} == {"discourse"}
    bundled = site / "discourse" / "bundled"
    for folder in ("data", "notebooks"):
        ours = {path.relative_to(ROOT / folder) for path in (ROOT / folder).rglob("*.*") if path.is_file()}
        ours = {path for path in ours if not any(part.startswith((".", "__")) for part in path.parts)}
        assert {p.relative_to(bundled / folder) for p in (bundled / folder).rglob("*.*") if p.is_file()} == ours
    assert not list(bundled.rglob("*.py")) and (site / "discourse" / "py.typed").is_file()


def test_a_report_in_an_empty_folder(site: Path, tmp_path: Path) -> None:
    """With one notebook of the five: what the others need beside, tests of the report know."""
    whole, site = site, tmp_path.with_name(f"{tmp_path.name}-site")
    shutil.copytree(whole, site, copy_function=os.link, ignore=shutil.ignore_patterns("0[2-9]-*.ipynb"))
    (tmp_path / "my.txt").write_text("We must act now. Perhaps the ministers will not agree.\n", encoding="utf-8")
    before = sorted(site.rglob("*.[!p]*"))
    done = discourse(site, tmp_path, "report", "my.txt")
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["figures", "my.txt", "reports"]
    assert (tmp_path / "reports" / "my" / "index.html").is_file() and list((tmp_path / "figures" / "my").glob("*.svg"))
    assert sorted(site.rglob("*.[!p]*")) == before, "the installed package was written to"


def test_a_project_of_ones_own(site: Path, tmp_path: Path) -> None:
    done = discourse(site, tmp_path, "init", "project")
    assert done.returncode == 0, done.stderr
    project = tmp_path / "project"
    (tmp_path / "speech.txt").write_text("We must act now.\n", encoding="utf-8")
    assert discourse(site, project / "notebooks", "add", str(tmp_path / "speech.txt")).returncode == 0
    assert (project / "data" / "articles" / "speech.txt").is_file()
    listed = discourse(site, project, "list").stdout
    assert "speech" in listed and "my-codes" in listed and "metadiscourse" in listed
    assert discourse(site, project, "check", "my-codes").returncode == 0
    again = discourse(site, tmp_path, "init", "project")
    assert again.returncode == 2 and "name a new folder" in again.stderr

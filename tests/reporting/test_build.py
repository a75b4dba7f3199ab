"""Building reports: nothing is lost to a notebook, a namesake or a signal, and nothing is made twice."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from discourse.base import paths
from discourse.base.errors import EmptyTextError, NotebookError, UsageError
from discourse.base.tables import to_json
from discourse.reporting import build, execute, manifest

TEXT = "We must act now, said the minister, for the people cannot wait.\n"
FINDINGS = [{"number": "1.1", "title": "One"}, {"number": "2.1", "title": "Two"}, {"number": "2.2", "title": "Three"}]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one text and a report of it, as far as its manifest goes."""
    monkeypatch.setenv("DISCOURSE_HOME", str(tmp_path))
    for folder in ("data/articles", "reports/a/data", "figures/a", "notebooks"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "data" / "articles" / "a.txt").write_text(TEXT, encoding="utf-8")
    notebook([]).rename(tmp_path / "notebooks" / "01-a.ipynb")
    report = tmp_path / "reports" / "a"
    (report / "findings.json").write_text(to_json({"article": "a", "findings": FINDINGS}), encoding="utf-8")
    for folder in (report / "data", tmp_path / "figures" / "a"):
        (folder / "01-one.json").write_text("{}", encoding="utf-8")
    manifest.write(report, ["a"], "a", FINDINGS, manifest.made_with("a"))
    return tmp_path


def notebook(sources: list[str]) -> Path:
    """A notebook of these cells in the folder of the project."""
    tagged = {"cell_type": "code", "id": "p", "metadata": {"tags": ["parameters"]}, "source": 'article = "a"'}
    cells = [
        tagged,
        *({"cell_type": "code", "id": f"c{n}", "metadata": {}, "source": s} for n, s in enumerate(sources)),
    ]
    path = paths.home() / "made.ipynb"
    path.write_text(json.dumps({"cells": cells, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}), encoding="utf-8")
    return path


def is_unchanged(home: Path, made: str) -> bool:
    return manifest.unchanged(home / "reports" / "a", home / "figures" / "a", "a", made)


@pytest.mark.parametrize(
    "file",
    ["data/articles/a.txt", "notebooks/01-a.ipynb", "reports/a/findings.json", "reports/a/manifest.json", "reports/a/data/01-one.json",
     "figures/a/01-one.json"],
)  # fmt: skip
def test_a_report_is_left_as_it_is_until_something_changes(home: Path, file: str) -> None:
    made = manifest.read(home / "reports" / "a")["made_with"]
    assert is_unchanged(home, made)
    before = (home / file).read_bytes()
    (home / file).write_bytes(before.replace(b"a", b"b", 1) if b"a" in before else b"[]")
    assert not is_unchanged(home, made)
    (home / file).unlink()
    if "articles" not in file:
        assert not is_unchanged(home, made)


def test_an_unchanged_report_is_not_made_again(home: Path) -> None:
    said: list[str] = []
    assert list(build.build(["a", "a"], said.append)) == [home / "reports" / "a" / "index.html"]
    assert said == ["a: nothing has changed; --again makes it all the same"]


@pytest.mark.parametrize("beside", ["a.toml", "a.decisions.tsv"])
def test_what_is_laid_beside_a_text_is_a_change(home: Path, beside: str) -> None:
    (home / "data" / "articles" / beside).write_text("", encoding="utf-8")
    assert not is_unchanged(home, manifest.made_with("a"))


def test_a_notebook_that_publishes_nothing_any_more_is_named(home: Path) -> None:
    said: list[str] = []
    with pytest.raises(NotebookError, match=r"^02: no finding is published any more \(before: Two\)"):
        build._none_lost(FINDINGS[:1], "a", "a", said.append)
    with pytest.raises(NotebookError, match="no notebook published a finding"):
        build._none_lost([], "a", "a", said.append)
    build._none_lost(FINDINGS[:2], "a", "a", said.append)
    assert said == ["no longer published: Three"]
    (home / "data" / "articles" / "a.txt").write_text(TEXT * 2, encoding="utf-8")
    build._none_lost(FINDINGS[:1], "a", "a", said.append)


def test_what_a_user_put_beside_figures_is_his(home: Path) -> None:
    for name in ("01-one.svg", "mine.svg", "notes.txt"):
        (home / "figures" / "a" / name).write_text("", encoding="utf-8")
    (home / "reports" / "a" / "notes.txt").write_text("", encoding="utf-8")
    assert build._of_findings(home / "figures" / "a") == {Path("01-one.json"), Path("01-one.svg")}
    (home / "figures" / "a" / "01-one.json").unlink()
    assert build._of_findings(home / "figures" / "a") == {Path("01-one.svg")}
    ours = manifest.files(home / "reports" / "a")
    assert ours == {Path("data/01-one.json"), Path("findings.json"), Path("manifest.json")}


def test_two_texts_of_one_slug_are_refused(home: Path) -> None:
    for folder in ("x", "y"):
        (home / folder).mkdir()
        (home / folder / "speech.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(UsageError, match="would take the place of that of"):
        list(build.build([str(home / "x" / "speech.txt"), str(home / "y" / "speech.txt")], print))


def test_a_later_run_puts_no_other_text_over_a_report(home: Path) -> None:
    files = [home / folder / "speech.txt" for folder in ("x", "y")]
    for file in files:
        file.parent.mkdir()
        file.write_text(TEXT, encoding="utf-8")
    mine, other = (build.sources([str(file)]) for file in files)
    build.of_others("speech", mine)
    with build.staged("speech") as stage:
        (stage.report / "index.html").write_text("mine", encoding="utf-8")
        build.finish(stage, "speech", mine)
    build.of_others("speech", mine)
    with pytest.raises(UsageError, match=r"speech: its report is of .*x/speech\.txt; rename one of the texts"):
        build.of_others("speech", other)
    assert b"x/speech" not in b"".join(file.read_bytes() for file in (home / "reports" / "speech").iterdir())
    files[0].unlink()  # It was moved: no report of it can be made again.
    build.of_others("speech", other)


@pytest.mark.parametrize("content", [b"[]", b"\xff\xfe", b"[" * 100_000, b'{"cells": {}}', b'{"cells": [[]]}'])
def test_no_notebook_at_all_is_told(home: Path, content: bytes) -> None:
    file = home / "notebooks" / "01-a.ipynb"
    file.write_bytes(content)
    with pytest.raises(NotebookError, match=r"01-a\.ipynb"):
        execute.read_notebook(file, "a")
    file.unlink()
    file.mkdir()
    with pytest.raises(NotebookError, match=r"01-a\.ipynb"):
        execute.read_notebook(file, "a")


def alive(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().split()[2]
    except OSError:
        return False


@pytest.mark.parametrize(("ended", "code"), [(signal.SIGTERM, 130), (signal.SIGKILL, -9)])
def test_a_signal_leaves_the_old_report_and_no_process(home: Path, ended: signal.Signals, code: int) -> None:
    shutil.rmtree(home / "notebooks")
    (home / "notebooks").mkdir()
    source = "import os, time\nopen('running', 'w').write(str(os.getpid()))\ntime.sleep(600)"
    notebook([source]).rename(home / "notebooks" / "01-a.ipynb")
    before = sorted((home / "reports" / "a").rglob("*"))
    command = [sys.executable, "-m", "discourse", "report", "a"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        started = home / "notebooks" / "running"
        while not (started.exists() and started.read_text()):
            assert process.poll() is None
            time.sleep(0.1)
        os.kill(process.pid, ended)
        said = process.communicate(timeout=60)[1]
    assert process.returncode == code
    assert "stopped by hand" in said or code < 0
    child, end = int(started.read_text()), time.monotonic() + 30
    while alive(child):
        assert time.monotonic() < end, "the cell runs on"
        time.sleep(0.1)
    assert sorted((home / "reports" / "a").rglob("*")) == before
    left = [path for place in ("reports", "figures") for path in (home / place).glob(".*")]
    assert len(left) == (2 if code < 0 else 0), "a killed run cannot clear up; the next one does (see test_stage)"


def test_one_that_fails_does_not_keep_the_others_and_a_page_lists_all(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        folder = home / "reports" / name
        (folder).mkdir(parents=True)
        rows = [{"fact": "title", "value": f"Text {name} <b>", "recorded": True}]
        found = [
            {"name": "provenance", "base": "9 words", "rows": rows},
            {"name": "claims", "base": "9 words", "rows": [{}] * (name == "two"), "summary": f"It does {name}."},
        ]
        (folder / "findings.json").write_text(json.dumps({"findings": found}), encoding="utf-8")
        (folder / "manifest.json").write_text("{}", encoding="utf-8")
    (home / "reports" / "broken").mkdir()
    (home / "reports" / "broken" / "manifest.json").write_text("{}", encoding="utf-8")
    (home / "reports" / "three").mkdir()
    line = ["Text three", "", "", "", "9 words", "It does three."]
    (home / "reports" / "three" / "manifest.json").write_text(to_json({"files": {}, "listed": line}), encoding="utf-8")
    (home / "empty.txt").write_text(" ", encoding="utf-8")
    made, said = [], []
    monkeypatch.setattr(
        build, "_build_one", lambda name, article, *rest: home / "reports" / article.slug / "index.html"
    )
    (home / "good.txt").write_text("We must act now.", encoding="utf-8")
    with pytest.raises(EmptyTextError, match=r"^1 of 2 reports not made: .*empty.txt; see above\.$"):
        for front in build.build([str(home / "empty.txt"), str(home / "good.txt")], said.append):
            made.append(front.parent.name)
    assert made == ["good"] and any("not made" in line for line in said)
    page = (home / "reports" / "index.html").read_text(encoding="utf-8")
    assert 'href="one/index.html">Text one &lt;b&gt;</a>' in page and "It does two." in page
    assert "It does three." in page, "its manifest says enough: ten thousand reports are listed in seconds"
    assert "It does one." not in page and "broken" not in page


def test_a_file_that_bears_the_name_of_an_article_is_not_taken_for_it(home: Path) -> None:
    (home / "a.txt").write_text("Other words.\n", encoding="utf-8")
    with pytest.raises(UsageError, match="there is another article called a; rename the file, or take it in with"):
        build.whole(str(home / "a.txt"))
    assert build.whole(str(home / "data" / "articles" / "a.txt")) == str(
        (home / "data" / "articles" / "a.txt").resolve()
    )

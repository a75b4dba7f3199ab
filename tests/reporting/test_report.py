"""The report: built whole, self-contained, the same every time, and without a network."""

import html.parser
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from tests.helpers.hostile import HOSTILE, HOSTILE_CARD

from discourse.base import paths
from discourse.reporting import verify

ROOT = Path(__file__).resolve().parents[2]
NO_NETWORK = """
import socket, sys
def refuse(*a, **k): raise OSError("the network is blocked")
real = socket.socket.connect
def connect(self, address):
    if self.family == getattr(socket, "AF_UNIX", None) or address[0] in ("127.0.0.1", "::1"): return real(self, address)
    refuse()
socket.socket.connect = connect
socket.getaddrinfo = refuse
socket.create_connection = refuse
"""
OTHER_CLOCK = """
import time
AHEAD, real, exact, local, world = 73 * 31557600, time.time, time.time_ns, time.localtime, time.gmtime
written = time.strftime
time.time, time.time_ns = lambda: real() + AHEAD, lambda: exact() + AHEAD * 10**9
time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: world(time.time() if seconds is None else seconds)
time.strftime = lambda form, moment=None: written(form, moment or time.localtime())
"""
"""A clock that is 73 years ahead. It cannot reach `datetime.now()`, which tells another second in each report anyway."""


def home(folder: Path, *notebooks: str) -> Path:
    """A project of its own with these notebooks, all unless some are named; nothing is built yet."""
    (folder / "data" / "articles").mkdir(parents=True)  # what makes a folder a project
    (folder / "notebooks").mkdir()
    for path in paths.notebooks():
        if path.stem in (notebooks or (path.stem,)):
            shutil.copy(path, folder / "notebooks")
    return folder


def report(place: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    settings = {**os.environ, "DISCOURSE_HOME": str(place), **env}
    command = [sys.executable, "-m", "discourse", "report", *arguments]
    return subprocess.run(command, env=settings, capture_output=True, text=True, timeout=600)


def tree(folder: Path, files: str = "*") -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob(files)) if p.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the first article, built with every way to the network blocked."""
    place = home(tmp_path_factory.mktemp("built") / "project")
    (place / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    done = report(place, PYTHONPATH=os.pathsep.join((str(place), os.environ.get("PYTHONPATH", ""))))
    assert done.returncode == 0, done.stderr
    assert "reports/zhang-xiao-2024/index.html" in done.stdout and "05-summary" in done.stderr
    return place


class Links(html.parser.HTMLParser):
    """Collects what a page asks for, and what it should not hold."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.ids: set[str] = set()
        self.images: list[dict[str, str | None]] = []
        self.tags: set[str] = set()
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.add(tag)
        self.handlers += [name for name in named if name.startswith("on")]
        self.asked += [named[key] or "" for key in ("src", "href", "action", "data") if key in named]
        if named.get("id"):
            self.ids.add(named["id"] or "")
        if tag == "img":
            self.images.append(named)


def parsed(path: Path) -> Links:
    page = Links()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def check_pages(folder: Path) -> None:
    pages = {path.name: parsed(path) for path in sorted(folder.glob("*.html"))}
    for name, page in pages.items():
        assert not page.tags & {"script", "iframe", "object", "embed", "link", "form", "base"}, name
        assert page.handlers == [], name
        assert "Content-Security-Policy" in (folder / name).read_text(encoding="utf-8")
        for address in page.asked:
            file, _, mark = address.partition("#")
            if address.startswith("data:image/svg+xml;base64,"):
                continue
            assert "://" not in address and (not file or (folder / file).is_file()), f"{name} asks for {address}"
            assert not mark or mark in pages[file or name].ids, f"{name}: {address} leads nowhere"
        assert all(len(image.get("alt") or "") > 20 for image in page.images), (
            f"{name}: a figure without alternative text"
        )


def test_pages_are_self_contained_and_their_links_lead_somewhere(built: Path) -> None:
    folder = built / "reports" / "zhang-xiao-2024"
    names = {"index.html", "text.html", "methods.html", "glossary.html"} | {
        f"{path.stem}.html" for path in paths.notebooks()
    }
    assert {path.name for path in folder.glob("*.html")} == names
    check_pages(folder)


OPENED = re.compile(r'class="opens([^"]*)" popovertarget="([^"]+)" aria-label="([^"]*)">([^<]*)</button>'
                    r'<div popover class="drawer" id="\2"[^>]*>(.*?)</div>', re.DOTALL)  # fmt: skip


def test_every_number_opens_as_many_entries_as_it_says(built: Path) -> None:
    opened = [(path.stem, *found) for path in sorted((built / "reports/zhang-xiao-2024").glob("*.html"))
              for found in OPENED.findall(path.read_text(encoding="utf-8"))]  # fmt: skip
    counts = [(page, row, value, inner.count("<li")) for page, at, _, row, value, inner in opened if not at]
    assert [one for one in counts if one[2].replace(",", "") != str(one[3])] == [] and len(counts) > 350
    # Cells that name a place in the text open it too; they are no numbers of anything.
    assert {page for page, at, *_ in opened if at} and all("<mark>" in inner for *_, inner in opened)
    assert len({mark for _, _, mark, *_ in opened}) == len(opened)
    widest = max(opened, key=lambda one: one[-1].count("<li"))
    assert widest[-1].count("<li") > 40 and widest[-1].count('class="where" href="text.html#s') == widest[-1].count(
        "<li"
    )


def test_every_number_is_counted_again(built: Path) -> None:
    found = verify.verify(verify.read(built / "reports/zhang-xiao-2024"))
    assert found.faults == [] and found.tally.numbers > 4000 and found.tally.places > 4000


def test_tables_are_named_and_their_rows_have_heads(built: Path) -> None:
    for path in sorted((built / "reports/zhang-xiao-2024").glob("0*.html")):
        text = path.read_text(encoding="utf-8")
        assert text.count("<table>") == text.count("<table><caption>") == text.count('<div class="table" tabindex="0"')
        pressed = re.findall(r"<(summary|button)\b[^>]*>(.*?)</\1>", text, re.DOTALL)
        assert not [inner for _, inner in pressed if "<a " in inner], f"{path.name}: a link inside what opens something"
        for body in re.findall(r"<tbody>(.*?)</tbody>", text, re.DOTALL):
            assert body.count("<tr") == body.count('scope="row"'), path.name


def test_the_text_opens_with_its_story_marked(built: Path) -> None:
    text = (built / "reports/zhang-xiao-2024/text.html").read_text(encoding="utf-8")
    assert len(re.findall(r'<input type="checkbox" id="q\d+" checked>', text)) == 4
    assert re.findall(r'class="note c0-0 section">([^<]*)<', text) == [
        "1 of 3: sentences 8-14", "2 of 3: sentences 15-24", "3 of 3: sentences 25-34"]  # fmt: skip
    # Every mark has letters of its own, says its code in words, and no query of a cue.
    letters = dict(re.findall(r'<sub class="m (c[\d-]+)" aria-hidden="true">([^<]*)<', text))
    assert len(letters) > 60 and len(set(letters.values())) == len(letters)
    titles = re.findall(r'<span class="m [^>]*title="([^"]*)"', text)
    assert any("Obligation: must" in title for title in titles) and not any("lemma=" in title for title in titles)
    for number in range(1, 37):
        assert f'id="s{number}"' in text and f'popovertarget="used-{number}"' in text and f'id="used-{number}"' in text
    opened = text.partition('id="used-22"')[2].partition('id="used-23"')[0]
    assert (
        "Conflict: However" in opened and 'href="03-framing.html#finding-3-' in opened and "09-appendix" not in opened
    )


def test_findings_json_opens_every_row_to_its_words(built: Path) -> None:
    data = json.loads((built / "reports/zhang-xiao-2024/findings.json").read_text(encoding="utf-8"))
    text = (ROOT / "data/articles/zhang-xiao-2024.txt").read_text(encoding="utf-8")
    assert len(data["findings"]) >= 15
    for finding in data["findings"]:
        assert {"number", "title", "notes", "columns", "rows"} <= set(finding)
        for row in finding["rows"]:
            assert set(finding["columns"]) == set(row) - {"evidence"}
    places = pd.DataFrame(data["evidence"])
    assert [text[a:b] for a, b in zip(places["start"], places["end"], strict=True)] == places["text"].tolist()
    assert places["sentence"].between(1, 36).all() and not places.duplicated().any()
    words = next(f for f in data["findings"] if f["name"] == "words")
    must = next(row for row in words["rows"] if row["word"] == "must")
    assert must["count"] == 6 == len(must["evidence"])
    assert set(places["text"].iloc[must["evidence"]]) == {"must"}
    assert any("Counting rules" in note for note in words["notes"])


def test_every_figure_is_exported_in_all_formats(built: Path) -> None:
    folder = built / "figures" / "zhang-xiao-2024"
    drawn = sorted(path.stem for path in folder.glob("*.svg"))
    assert len(drawn) >= 12
    for stem in drawn:
        assert all(
            (folder / f"{stem}.{kind}").stat().st_size > 100 for kind in ("svg", "png", "pdf", "tsv", "xlsx", "json")
        ), stem
        assert "<svg" in (folder / f"{stem}.svg").read_text(encoding="utf-8")


def test_committed_figures_are_those_of_the_bundled_article(built: Path) -> None:
    made, kept = built / "figures/zhang-xiao-2024", ROOT / "figures/zhang-xiao-2024"
    names = {path.name for path in kept.iterdir() if path.suffix in (".svg", ".tsv")}
    assert names == {path.name for path in made.iterdir() if path.suffix in (".svg", ".tsv")}, (
        "run 'make report' and commit figures/"
    )
    for name in sorted(names):
        if name.endswith(".tsv"):
            assert (kept / name).read_bytes() == (made / name).read_bytes(), (
                f"{name} differs: run 'make report' and commit"
            )


SHORT = "01-article"


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the first article with one notebook, in all formats: where the second run is compared with the first."""
    place = home(tmp_path_factory.mktemp("short") / "project", SHORT)
    done = report(place, "--to", "docx,pdf", "--to", "xlsx", "zhang-xiao-2024")
    assert done.returncode == 0, done.stderr
    assert "pdf:     reports/zhang-xiao-2024/zhang-xiao-2024.pdf" in done.stdout.replace(f"{place}/", "")
    return place


def configured(place: Path) -> Path:
    """The home of a user who has set much, some of it so that it fails."""
    lines = "c = get_config()\nc.InteractiveShellApp.exec_lines = ['print(1)', '1 / 0']\n"
    lines += "c.InteractiveShell.ast_node_interactivity = 'all'\nc.DisplayFormatter.active_types = ['text/plain']\n"
    files = {
        ".ipython/profile_default/ipython_config.py": lines, ".ipython/profile_default/ipython_kernel_config.py": lines,
        ".ipython/profile_default/startup/00-own.py": "print('started')\nraise SystemExit\n",
        ".jupyter/jupyter_config.py": "raise RuntimeError\n",
        ".config/matplotlib/matplotlibrc": "font.family: no such font\nsvg.fonttype: path\naxes.facecolor: red\n",
    }  # fmt: skip
    for name, text in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    return place


def test_fresh_processes_give_the_same_bytes(short: Path, tmp_path: Path) -> None:
    """They serve where a system cannot fork, and start without what an earlier notebook left in memory.

    Neither the seed of hashes, nor the cache, nor a clock that is 73 years ahead, nor locale, an odd folder, what the user
    set for Jupyter, IPython and matplotlib, nor a Python that drops asserts and docstrings and takes warnings for errors
    leave a trace.
    """
    again = home(tmp_path / 'it\'s "a" döt. \n' / "again", SHORT)
    for file in again.rglob("*.ipynb"):
        os.utime(file, (4e9, 4e9))
    own = {"DISCOURSE_CACHE": str(tmp_path / "cold"), "PYTHONHASHSEED": "4242", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    own |= {"HOME": str(configured(tmp_path / "home")), "PYTHONOPTIMIZE": "2", "PYTHONWARNINGS": "error"}
    own["PYTHONPATH"] = os.pathsep.join(filter(None, (str(tmp_path), os.environ.get("PYTHONPATH"))))
    (tmp_path / "sitecustomize.py").write_text(OTHER_CLOCK, encoding="utf-8")
    asked = [sys.executable, "-c", "import datetime; print(datetime.date.today().year)"]
    assert int(subprocess.check_output(asked, env=os.environ | own, text=True)) > date.today().year + 70
    done = report(again, "--to", "docx,pdf,xlsx", "zhang-xiao-2024", DISCOURSE_START="spawn", **own)
    assert done.returncode == 0, done.stderr
    for part in ("reports", "figures"):
        assert tree(again / part) == tree(short / part)


def test_nbconvert_gives_the_same_figures(built: Path, tmp_path: Path) -> None:
    place = home(tmp_path / "plain", SHORT)
    command = [sys.executable, "-m", "nbconvert", "--to", "html", "--execute", "--output-dir", str(tmp_path / "html")]
    done = subprocess.run(
        [*command, str(place / "notebooks" / f"{SHORT}.ipynb")], env={**os.environ, "DISCOURSE_HOME": str(place)},
        cwd=tmp_path, capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert tree(place / "figures") == tree(built / "figures", f"{SHORT[:2]}-*") != {}


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports of an article that is hostile and of one that is hardly any, in one run."""
    place = home(tmp_path_factory.mktemp("odd") / "project")
    (place / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    (place / "hostile.toml").write_text(HOSTILE_CARD, encoding="utf-8")
    (place / "number.txt").write_text("12 34 56", encoding="utf-8")
    done = report(place, *(str(place / f"{name}.txt") for name in ("hostile", "number")))
    assert done.returncode == 0, done.stderr
    return place


def test_a_hostile_article_gives_a_harmless_report(odd: Path) -> None:
    folder = odd / "reports" / "hostile"
    check_pages(folder)
    for page in folder.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not set(text) & set("\x00\u202e\u202b"), f"{page.name} shows a character that hides or reorders"
        assert "<script" not in text
    source = (odd / "hostile.txt").read_text(encoding="utf-8")
    seen = json.loads((folder / "findings.json").read_text(encoding="utf-8"))["evidence"]
    assert [source[a:b] for a, b in zip(seen["start"], seen["end"], strict=True)] == seen["text"]


def test_an_article_without_a_word_that_says_anything_gets_a_report_too(odd: Path) -> None:
    check_pages(odd / "reports" / "number")


@pytest.mark.parametrize("name", ["hostile", "number"])
def test_numbers_of_odd_articles_are_counted_again(odd: Path, name: str) -> None:
    assert verify.verify(verify.read(odd / "reports" / name)).faults == []


def test_a_notebook_that_fails_leaves_the_old_report_whole(short: Path, tmp_path: Path) -> None:
    place = tmp_path / "failing"
    shutil.copytree(short, place)
    before = tree(place / "reports") | tree(place / "figures")
    path = place / "notebooks" / f"{SHORT}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    broken = next(cell for cell in notebook["cells"] if cell["id"] == "imports")
    broken["source"] = ["import discourse\n", "1 / 0"]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    done = report(place)
    assert done.returncode == 1
    assert f"discourse: {SHORT}.ipynb: cell 'imports' failed: ZeroDivisionError: division by zero" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(place / "reports") | tree(place / "figures") == before
